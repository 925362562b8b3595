import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

import { FakeCommands } from "../../support/fake-commands.ts";
import { Exchange } from "../../support/loopback-slack/exchange.ts";
import { asRecord, asRecords } from "../../support/loopback-slack/slack-call.ts";
import {
  makeActionPayload,
  makeCommandPayload,
  makeEventPayload,
} from "../../support/loopback-slack/slack-payloads.ts";
import { openSlackPlace, type SlackPlace } from "../../support/loopback-slack/slack-place.ts";
import type { Envelope } from "../../support/loopback-slack/slack-sockets.ts";
import { makeSlackWorld, PEOPLE, ROOMS } from "../../support/loopback-slack/slack-world.ts";

/** Real payloads that another project recorded, where the benches find their data; they are no part of this one. */
const FOLDER = fileURLToPath(new URL("../../../../shared/bench/data/platforms/recordings/slack", import.meta.url));
const THERE = existsSync(FOLDER);

type Json = Readonly<Record<string, unknown>>;

interface Recording {
  readonly name: string;
  readonly type: Envelope["type"];
  readonly payload: Json;
}

const recordings: readonly Recording[] = (THERE ? readdirSync(FOLDER) : [])
  .filter((file) => file.endsWith(".json"))
  .flatMap((file) => {
    const all = asRecord(JSON.parse(readFileSync(`${FOLDER}/${file}`, "utf8"))) ?? {};
    return Object.entries(all).flatMap(([name, value]) => {
      const payload = asRecord(value);
      const type = payload === null ? null : typeOf(payload);
      return payload === null || type === null ? [] : [{ name: `${file} ${name}`, type, payload }];
    });
  });

function typeOf(payload: Json): Envelope["type"] | null {
  if (payload["type"] === "event_callback") return "events_api";
  if ("command" in payload) return "slash_commands";
  return "trigger_id" in payload ? "interactive" : null;
}

const presses = recordings.filter(({ payload }) => payload["type"] === "block_actions");
const commands = recordings.filter(({ type }) => type === "slash_commands");

describe.runIf(THERE)("recorded payloads", () => {
  let core: FakeCommands;
  let place: SlackPlace;
  beforeEach(async () => {
    core = new FakeCommands();
    place = await openSlackPlace(core);
  });
  afterEach(() => place.close());

  test("are there", () => {
    expect(recordings.length).toBeGreaterThan(20);
    expect(presses.length).toBeGreaterThan(5);
    expect(commands.length).toBeGreaterThan(0);
  });

  test.each(recordings.filter(({ type }) => type === "events_api"))("$name is acknowledged", async ({ payload }) => {
    await place.slack.send({ type: "events_api", payload });
    expect(place.log.lines.filter((line) => line.startsWith("error"))).toEqual([]);
  });

  test.each(commands)("$name, were it ours", async ({ payload }) => {
    await place.slack.send({ type: "slash_commands", payload: { ...payload, command: "/summary" } });
    await vi.waitFor(() => expect(core.reached.at(-1)?.kind).toBe("run"));
    const text = String(payload["text"]);
    expect(core.reached.at(-1)).toMatchObject({
      command: "summary",
      options: text === "" ? {} : { about: text },
      asker: {
        channel: `slack:${String(payload["channel_id"])}`,
        community: `slack:${String(payload["team_id"])}`,
        user: payload["user_id"],
      },
    });
  });

  test.each(presses)("$name, were its button ours", async ({ payload }) => {
    const [action] = asRecords(payload["actions"]);
    const value = { selected_option: { value: "lede:figures:a1" } };
    const ours = {
      ...action,
      action_id: action?.["selected_option"] === undefined ? "lede:figures:a1" : "lede:menu",
      ...(action?.["selected_option"] === undefined ? {} : value),
    };
    const exchange = new Exchange();
    const user = String(asRecord(payload["user"])?.["id"]);
    const channel = String(asRecord(payload["channel"])?.["id"]);
    const responseUrl = place.slack.issueResponseUrl({ channel, user, source: null }, exchange);
    await place.slack.send({
      type: "interactive",
      payload: { ...payload, actions: [ours], response_url: responseUrl },
    });
    exchange.acked();
    const [answer] = await exchange.answers();
    expect(core.reached.at(-1)).toMatchObject({
      action: { action: "figures", subject: "a1" },
      asker: { channel: `slack:${channel}`, community: `slack:${String(asRecord(payload["team"])?.["id"])}`, user },
    });
    expect(answer?.threadTs).toBe(asRecord(payload["container"])?.["thread_ts"] ?? null);
  });

  describe("and those of the loopback", () => {
    const world = makeSlackWorld(() => new Date());

    test("commands have the same fields", () => {
      const made = makeCommandPayload(
        { command: "/summary", text: "", user: PEOPLE.admin, channel: ROOMS.news, responseUrl: "http://127.0.0.1/" },
        world,
      );
      for (const { payload } of commands) expect(Object.keys(made).toSorted()).toEqual(Object.keys(payload).toSorted());
    });

    test("events have the fields that a recorded one has, and more only of those", () => {
      const made = makeEventPayload({ event: { type: "message" } }, world);
      const fields = new Set(
        recordings.filter(({ type }) => type === "events_api").flatMap(({ payload }) => Object.keys(payload)),
      );
      expect(Object.keys(made).filter((field) => !fields.has(field))).toEqual([]);
    });

    test("presses have the fields that a recorded one has", () => {
      const blocks = [{ type: "actions", block_id: "b1", elements: [] }];
      const message = {
        channel: ROOMS.news,
        ts: "1.1",
        to: null,
        threadTs: "1.0",
        text: "Words",
        blocks,
        metadata: null,
        edits: 0,
        gone: false,
        by: "chat.postMessage",
      } as const;
      const action = {
        type: "button",
        action_id: "lede:summary:a1",
        block_id: "b1",
        text: { type: "plain_text", text: "Summary" },
      };
      const made = makeActionPayload({ message, user: PEOPLE.admin, action, responseUrl: "http://127.0.0.1/" }, world);
      const recorded = presses.map(({ payload }) => payload);
      const fieldsOf = (part: string): ReadonlySet<string> =>
        new Set(recorded.flatMap((payload) => Object.keys(asRecord(payload[part]) ?? {})));
      for (const part of ["container", "user", "channel", "message"]) {
        const own = Object.keys(asRecord(made[part]) ?? {});
        expect(
          own.filter((field) => !fieldsOf(part).has(field)),
          part,
        ).toEqual([]);
      }
      expect(recorded.map((payload) => Object.keys(payload).toSorted())).toContainEqual(Object.keys(made).toSorted());
    });
  });
});
