import { existsSync, readFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { FakeCommands } from "../../support/fake-commands.ts";
import { isRecord } from "../../support/find-component-faults.ts";
import { openDiscordPlace, watch, type DiscordPlace } from "../../support/loopback-discord/discord-place.ts";
import type { Json } from "../../support/loopback-discord/world.ts";

/** Real payloads (MIT) are not kept in this repository: with them in this place they are sent to the app as they are. */
const PLACE = "../shared/bench/data/platforms/recordings/discord";
const folder = new URL(`../../../${PLACE}/`, import.meta.url);
const files = ["discord.json", "channel__discord.json"].filter((name) => existsSync(new URL(name, folder)));

const recorded: readonly (readonly [name: string, payload: Json])[] = files.flatMap((file) => {
  const content: unknown = JSON.parse(readFileSync(new URL(file, folder), "utf8"));
  if (!isRecord(content)) throw new Error(`${file} is no object.`);
  return Object.entries(content).flatMap(([name, payload]) => (isRecord(payload) ? [[name, payload] as const] : []));
});
const interactions = recorded.filter(([, { type, token }]) => type === 3 && typeof token === "string");
const events = recorded.filter(([, { type }]) => typeof type === "string" && type.startsWith("GATEWAY_"));

describe.skipIf(files.length === 0)(`the app takes the recordings in ${PLACE}`, () => {
  let core: FakeCommands;
  let place: DiscordPlace;
  beforeEach(async () => {
    core = new FakeCommands();
    place = await openDiscordPlace(core);
  });
  afterEach(() => place.close());

  test("there are some", () => {
    expect(interactions.length).toBeGreaterThan(5);
    expect(events.length).toBeGreaterThan(5);
  });

  test.each(interactions)("%s, a press on another's button, is answered", async (_, payload) => {
    const exchange = place.discord.people.replay(structuredClone(payload), place.news);
    const [message] = await watch(exchange).seen();
    expect(message?.words).toContain("not one of Lede's buttons");
    expect(message?.onlyAsker).toBe(true);
  });

  test.each(interactions)("%s, with a button of ours in it, reaches the core", async (_, payload) => {
    const data = isRecord(payload["data"]) ? payload["data"] : {};
    const ours = { ...structuredClone(payload), data: { ...data, custom_id: "lede:summary:a1" } };
    const [message] = await watch(place.discord.people.replay(ours, place.news)).seen();
    expect(message?.words).toContain("It is done.");
    const who = [payload["user"], isRecord(payload["member"]) ? payload["member"]["user"] : null].find(isRecord);
    expect(core.lastAsker?.user).toBe(who?.["id"]);
  });

  test("events that it did not ask for change nothing", async () => {
    for (const [, { type, data }] of events) {
      if (isRecord(data)) place.discord.gateway.dispatch(String(type).replace("GATEWAY_", ""), data, place.guild);
    }
    await place.type({ command: "digest" }).seen();
    expect(core.reached.filter(({ kind }) => kind !== "joined")).toHaveLength(1);
  });
});
