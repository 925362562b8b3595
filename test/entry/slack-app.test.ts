import { createServer } from "node:net";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import type { Answer } from "../../src/dispatch/answer.ts";
import type { Commands } from "../../src/entry/commands.ts";
import type { SlackAppSettings } from "../../src/entry/slack-app.ts";
import { chatContract } from "../contracts/chat-contract.ts";
import { FakeCommands } from "../support/fake-commands.ts";
import type { Exchange } from "../support/loopback-slack/exchange.ts";
import { sendSigned } from "../support/loopback-slack/send-signed.ts";
import { openSlackPlace, type SlackPlace } from "../support/loopback-slack/slack-place.ts";
import { PEOPLE, ROOMS, type KeptMessage } from "../support/loopback-slack/slack-world.ts";
import { makeDigest, makeReference, makeStory } from "../support/make-digest.ts";

chatContract("Slack, over sockets", openSlackPlace);
chatContract("Slack, over signed HTTP", openByHttp);

/** A port that was free a moment ago. */
async function findFreePort(): Promise<number> {
  const server = createServer();
  const port = await new Promise<number>((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : 0);
    });
  });
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function openByHttp(core: Commands): Promise<SlackPlace> {
  const port = await findFreePort();
  const place = await openSlackPlace(core, {
    transport: { kind: "http", signingSecret: "loopback-signing-secret", host: "127.0.0.1", port },
  });
  const url = `http://127.0.0.1:${String(port)}/slack/events`;
  place.slack.useRequestUrl(url);
  return { ...place, requestUrls: [url] };
}

const ARTICLE = "9f86d081884c7d659a2f";
const story: Answer = { kind: "story", story: makeStory({ articles: [makeReference({ id: ARTICLE })] }) };

async function first(exchange: Exchange): Promise<KeptMessage> {
  const [message] = await exchange.answers();
  if (message === undefined) throw new Error("Nothing is shown.");
  return message;
}

describe("the Slack app", () => {
  let core: FakeCommands;
  let place: SlackPlace;
  const open = async (settings: Partial<SlackAppSettings> = {}): Promise<void> => {
    place = await openSlackPlace(core, settings);
  };
  beforeEach(() => {
    core = new FakeCommands();
  });
  afterEach(() => place.close());

  const mayManage = async (user: string): Promise<boolean | undefined> => {
    await first(place.slack.type({ command: "/lede", text: "pause", user }));
    return core.lastAsker?.mayManage();
  };

  const openBoth = async (): Promise<void> => {
    await open();
    await vi.waitFor(() => expect(place.slack.sockets.open).toBe(2));
  };

  describe("its sockets", () => {
    it("are two, so that one may be closed while commands come", async () => {
      await openBoth();
      expect(place.slack.sockets.open).toBe(2);
    });

    it.each(["one", "all"] as const)(
      "are opened again at once when Slack asks %s of them to come again",
      async (which) => {
        await openBoth();
        place.slack.sockets.refresh(which);
        await vi.waitFor(() => expect(place.slack.sockets.opened).toBe(which === "one" ? 3 : 4), 3_000);
        expect((await first(place.slack.type({ command: "/digest" }))).blocks).toHaveLength(1);
      },
    );

    it("answer while one of them is closed and opened again", async () => {
      await openBoth();
      for (let round = 0; round < 4; round += 1) {
        place.slack.sockets.refresh("one");
        await first(place.slack.type({ command: "/digest" }));
        await vi.waitFor(() => expect(place.slack.sockets.open).toBe(2), 3_000);
      }
    });

    it("come back after the connection was cut, and after Slack was down", { timeout: 20_000 }, async () => {
      await openBoth();
      place.slack.faults.script(
        "apps.connections.open",
        { kind: "status", status: 503 },
        { kind: "dropped" },
        { kind: "limited", seconds: 1 },
      );
      place.slack.sockets.cut();
      await vi.waitFor(() => expect(place.slack.sockets.open).toBe(2), 15_000);
      expect((await first(place.slack.type({ command: "/digest" }))).blocks).toHaveLength(1);
    });
  });

  describe("an answer", () => {
    it("goes another way when Slack's address for answers is spent", async () => {
      await open();
      core.answers(async () => {
        place.slack.responseUrls.spend();
        return story;
      });
      const message = await first(place.slack.type({ command: "/summary", text: "solar" }));
      expect(message.by).toBe("chat.postEphemeral");
      expect(message.to).toBe(PEOPLE.admin);
    });

    it("of a button in a thread stays in the thread, that of its first message in the channel", async () => {
      await open();
      core.answers(story);
      await place.postDigest(makeDigest({ stories: [makeStory()] }));
      const [parent] = place.slack.posted();
      if (parent === undefined) throw new Error("nothing was posted");
      const reply = { ...parent, ts: "1800000000.000100", threadTs: parent.ts };
      place.slack.world.messages.push(reply);
      expect((await first(place.slack.press({ message: reply, label: "Summary" }))).threadTs).toBe(parent.ts);
      const begun = { ...parent, threadTs: parent.ts };
      expect((await first(place.slack.press({ message: begun, label: "Summary" }))).threadTs).toBeNull();
    });

    it("that cannot be shared, since Slack refuses it everywhere, says so to who wanted to", async () => {
      await open();
      core.answers(story);
      const own = await first(place.slack.type({ command: "/summary", text: "solar" }));
      place.slack.faults.script("response_url", { kind: "status", status: 404 });
      place.slack.faults.script("chat.postMessage", { kind: "error", error: "not_in_channel" });
      const refused = await first(place.slack.press({ message: own, label: "Share here" }));
      expect(refused.to).toBe(PEOPLE.admin);
      expect(JSON.stringify(refused.blocks)).toContain("/invite @Lede");
      expect(own.gone).toBe(false);
    });

    it("is not shared a second time where nobody knows whether it is there", async () => {
      await open();
      core.answers(story);
      const own = await first(place.slack.type({ command: "/summary", text: "solar" }));
      place.slack.faults.script("response_url", { kind: "status", status: 502 });
      await first(place.slack.press({ message: own, label: "Share here" }));
      expect(place.slack.calls.map(({ method }) => method)).not.toContain("chat.postMessage");
    });
  });

  describe("over HTTP", () => {
    it("takes nothing that is not signed with its secret", async () => {
      place = await openByHttp(core);
      const [url = ""] = place.requestUrls;
      const payload = { command: "/digest", team_id: "T1", channel_id: "C1", user_id: "U1", text: "" };
      const now = Math.floor(Date.now() / 1_000);
      const send = (signingSecret: string, at: number) =>
        sendSigned({ type: "slash_commands", payload }, { url, signingSecret, now: at });
      await expect(send("another-secret", now)).rejects.toThrow("401");
      await expect(send("loopback-signing-secret", now - 600)).rejects.toThrow("401");
      expect(core.reached.filter(({ kind }) => kind === "run")).toEqual([]);
      await send("loopback-signing-secret", now);
      await vi.waitFor(() => expect(core.reached.at(-1)?.kind).toBe("run"));
    });
  });

  describe("who may manage", () => {
    it("is whom the setting names, beside the admins", async () => {
      await open({ managers: [PEOPLE.member] });
      expect(await mayManage(PEOPLE.member)).toBe(true);
      expect(await mayManage(PEOPLE.admin)).toBe(true);
    });

    it("is everyone where the setting says so", async () => {
      await open({ managers: "everyone" });
      expect(await mayManage(PEOPLE.member)).toBe(true);
    });

    it("is asked again each time, since rights change", async () => {
      await open();
      expect(await mayManage(PEOPLE.member)).toBe(false);
      const member = place.slack.world.users.get(PEOPLE.member);
      if (member !== undefined) place.slack.world.users.set(PEOPLE.member, { ...member, owner: true });
      expect(await mayManage(PEOPLE.member)).toBe(true);
    });

    it("is no admin of another workspace that shares the channel", async () => {
      await open();
      const admin = place.slack.world.users.get(PEOPLE.admin);
      if (admin === undefined) throw new Error("there is no admin");
      place.slack.world.users.set(PEOPLE.admin, { ...admin, team: "T0OTHER" });
      expect(await mayManage(PEOPLE.admin)).toBe(false);
    });

    it("is nobody where the app may not read people, and the log says why", async () => {
      await open();
      place.slack.world.scopes.delete("users:read");
      expect(await mayManage(PEOPLE.admin)).toBe(false);
      expect(place.log.lines.join("\n")).toContain("users:read");
    });

    it("is not decided where Slack does not answer", async () => {
      await open();
      place.slack.faults.script("users.info", { kind: "status", status: 500 });
      const message = await first(place.slack.type({ command: "/lede", text: "pause" }));
      expect(JSON.stringify(message.blocks)).toContain("Something went wrong");
      expect(core.reached.filter(({ kind }) => kind === "run")).toEqual([]);
    });

    it("comes with the person's time zone", async () => {
      await open();
      await first(place.slack.type({ command: "/lede", text: "schedule 08:00" }));
      expect(core.lastAsker?.timeZone).toBe("Europe/Berlin");
    });
  });

  describe("what happens in the workspace", () => {
    it("is taken once, though Slack sends it again", async () => {
      await open();
      const archived = { event: { type: "channel_archive", channel: ROOMS.news, user: PEOPLE.admin }, eventId: "Ev1" };
      await place.slack.happen(archived);
      await vi.waitFor(() => expect(core.reached.at(-1)?.kind).toBe("lost"));
      await place.slack.happen(archived);
      await place.slack.happen({ ...archived, eventId: "Ev2" });
      await vi.waitFor(() => expect(core.reached.filter(({ kind }) => kind === "lost")).toHaveLength(2));
    });

    it.each([
      ["a person leaving", { type: "member_left_channel", user: PEOPLE.member, channel: ROOMS.news }],
      ["a person's token revoked", { type: "tokens_revoked", tokens: { oauth: [PEOPLE.member], bot: [] } }],
    ])("is no loss: %s", async (_, event) => {
      await open();
      const before = core.reached.length;
      await place.slack.happen({ event });
      await place.slack.happen({ event: { type: "channel_deleted", channel: ROOMS.news } });
      await vi.waitFor(() => expect(core.reached.at(-1)?.kind).toBe("lost"));
      expect(core.reached).toHaveLength(before + 1);
    });

    it("is a farewell when the bot's token is revoked", async () => {
      await open();
      await place.slack.happen({ event: { type: "tokens_revoked", tokens: { bot: [place.slack.world.botUser] } } });
      await vi.waitFor(() => expect(core.reached.at(-1)).toEqual({ kind: "left", community: place.community }));
    });

    it("is tried again where it failed, when Slack sends it again", async () => {
      await open();
      const lost = vi.spyOn(core, "channelLost").mockRejectedValueOnce(new Error("the store is busy"));
      const event = { event: { type: "channel_archive", channel: ROOMS.news }, eventId: "Ev1" };
      await place.slack.happen(event);
      await vi.waitFor(() => expect(place.log.lines.join("\n")).toContain("the store is busy"));
      await place.slack.happen(event);
      await vi.waitFor(() => expect(lost).toHaveBeenCalledTimes(2));
    });
  });
});
