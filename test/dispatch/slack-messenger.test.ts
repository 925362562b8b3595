import { afterEach, beforeEach, describe, expect, it } from "vitest";

import type { Posted } from "../../src/dispatch/messenger.ts";
import { SlackMessenger } from "../../src/dispatch/slack-messenger.ts";
import { LIMITED_SECONDS, messengerContract, type Fault } from "../contracts/messenger-contract.ts";
import { LoopbackSlack } from "../support/loopback-slack/loopback-slack.ts";
import { makeSlackMessage } from "../support/loopback-slack/make-message.ts";
import type { SlackFault } from "../support/loopback-slack/slack-faults.ts";
import { ROOMS } from "../support/loopback-slack/slack-world.ts";

const MINUTE = 60_000;

/** What the contract's faults are on Slack, by the method that they befall. */
const FAULTS: Readonly<Record<Exclude<Fault, "unreadable" | "removed">, readonly [method: string, fault: SlackFault]>> =
  {
    "lost-response": ["chat.postMessage", { kind: "lost" }],
    "server-error": ["chat.postMessage", { kind: "status", status: 503 }],
    hang: ["chat.postMessage", { kind: "hang", ms: MINUTE }],
    limited: ["chat.postMessage", { kind: "limited", seconds: LIMITED_SECONDS }],
    "channel-gone": ["chat.postMessage", { kind: "error", error: "is_archived" }],
    forbidden: ["chat.postMessage", { kind: "error", error: "restricted_action" }],
    login: ["chat.postMessage", { kind: "error", error: "token_revoked" }],
    "history-down": ["conversations.history", { kind: "status", status: 500 }],
  };

function makeMessenger(slack: LoopbackSlack): SlackMessenger {
  return new SlackMessenger({ botToken: slack.world.tokens.bot, apiUrl: slack.apiUrl }, () => new Date());
}

messengerContract("Slack", {
  faults: [
    "lost-response",
    "server-error",
    "hang",
    "limited",
    "channel-gone",
    "removed",
    "forbidden",
    "login",
    "unreadable",
    "history-down",
  ],
  threads: true,
  open: async () => {
    const slack = await LoopbackSlack.start();
    return {
      messenger: makeMessenger(slack),
      to: `slack:${ROOMS.news}`,
      elsewhere: `slack:${ROOMS.desk}`,
      message: makeSlackMessage,
      oversize: (key) => makeSlackMessage(key, "x".repeat(3_001)),
      shown: async (channel) =>
        slack.posted(channel.slice("slack:".length)).map(({ text, threadTs }) => ({ words: text, under: threadTs })),
      fail: (fault) => {
        if (fault === "unreadable") return void slack.world.scopes.delete("channels:history");
        if (fault === "removed") {
          slack.faults.script("chat.postMessage", { kind: "error", error: "not_in_channel" });
          slack.faults.script("conversations.join", { kind: "error", error: "method_not_supported_for_channel_type" });
          return;
        }
        slack.faults.script(...FAULTS[fault]);
      },
      recover: () => void slack.world.scopes.add("channels:history"),
      close: () => slack.close(),
    };
  },
});

describe("SlackMessenger", () => {
  let slack: LoopbackSlack;
  beforeEach(async () => {
    slack = await LoopbackSlack.start();
  });
  afterEach(() => slack.close());

  const post = (channel: string = ROOMS.news, text = "Words"): Promise<Posted> =>
    makeMessenger(slack).post(`slack:${channel}`, makeSlackMessage("k:1", text), {
      signal: AbortSignal.timeout(5_000),
      under: null,
    });
  const find = (key = "k:1", under: string | null = null) =>
    makeMessenger(slack).find(`slack:${ROOMS.news}`, key, {
      since: new Date(Date.now() - MINUTE),
      signal: AbortSignal.timeout(5_000),
      under,
    });
  const methods = (): readonly string[] => slack.calls.map(({ method }) => method);

  it("joins a public channel that it is not in, and posts there", async () => {
    expect(await post(ROOMS.lobby)).toMatchObject({ kind: "sent" });
    expect(methods()).toEqual(["chat.postMessage", "conversations.join", "chat.postMessage"]);
    expect(slack.posted(ROOMS.lobby)).toHaveLength(1);
  });

  it("tries again later where joining a channel failed just now", async () => {
    slack.faults.script("conversations.join", { kind: "status", status: 502 });
    expect(await post(ROOMS.lobby)).toMatchObject({ kind: "limited" });
    expect(slack.posted(ROOMS.lobby)).toEqual([]);
  });

  it("is refused by a private channel that it was put out of, with what to do", async () => {
    slack.world.channels.get(ROOMS.desk)?.members.delete(slack.world.botUser);
    const posted = await post(ROOMS.desk);
    expect(posted).toMatchObject({ kind: "refused", why: "channel-gone" });
    expect(posted.kind === "refused" ? posted.reason : "").toContain("/invite @Lede");
  });

  it("names the scope that is missing", async () => {
    slack.world.scopes.delete("chat:write");
    expect(await post()).toEqual({
      kind: "refused",
      why: "login",
      reason: expect.stringContaining("the scope chat:write"),
    });
  });

  it.each(["internal_error", "fatal_error", "request_timeout", "service_unavailable"])(
    "does not know what became of a post answered by %s",
    async (error) => {
      slack.faults.script("chat.postMessage", { kind: "error", error, done: true });
      expect((await post()).kind).toBe("unknown");
      expect(await find()).toMatchObject({ kind: "found" });
      expect(methods().filter((method) => method === "chat.postMessage")).toHaveLength(1);
    },
  );

  it.each<SlackFault>([
    { kind: "garbled" },
    { kind: "lost" },
    { kind: "cut" },
    { kind: "status", status: 500, done: true },
  ])("does not know what became of a post whose answer is $kind", async (fault) => {
    slack.faults.script("chat.postMessage", fault);
    expect(await post()).toEqual({ kind: "unknown", reason: expect.stringMatching(/^[A-Z].*\.$/) });
    expect(slack.posted()).toHaveLength(1);
  });

  it("knows that nothing was posted where no connection came about", async () => {
    await slack.close();
    expect((await post()).kind).toBe("limited");
    slack = await LoopbackSlack.start();
  });

  it("waits half a minute where a limit names no time", async () => {
    slack.faults.script("chat.postMessage", { kind: "status", status: 429 });
    const posted = await post();
    const wait = posted.kind === "limited" ? posted.retryAt.getTime() - Date.now() : 0;
    expect(Math.round(wait / 1_000)).toBe(30);
  });

  it("finds nothing while the history lags, and the message as soon as it stands there", async () => {
    await post();
    slack.world.historyLag = MINUTE;
    expect(await find()).toEqual({ kind: "absent" });
    slack.world.historyLag = 0;
    expect(await find()).toMatchObject({ kind: "found" });
  });

  it("turns the pages of a history that is longer than one", async () => {
    await post();
    for (let index = 0; index < 1_200; index += 1) slack.say("What people write");
    expect(await find()).toMatchObject({ kind: "found" });
    expect(await find("k:2")).toEqual({ kind: "absent" });
    expect(methods().filter((method) => method === "conversations.history")).toHaveLength(4);
  });

  it("finds nothing under a message that is gone", async () => {
    expect(await find("k:1", "1700000000.000100")).toEqual({ kind: "absent" });
  });

  it("says what keeps it from reading, and from when on it may ask again", async () => {
    slack.faults.script("conversations.history", { kind: "limited", seconds: 20 });
    expect(await find()).toMatchObject({ kind: "unanswered", retryAt: expect.any(Date) });
    slack.world.channels.get(ROOMS.news)?.members.delete(slack.world.botUser);
    expect(await find()).toMatchObject({ kind: "unreadable", reason: expect.stringContaining("not in the channel") });
  });

  it("tells a message of its own from one whose metadata is another app's", async () => {
    await post();
    const [message] = slack.world.messages;
    if (message?.metadata === undefined || message.metadata === null) throw new Error("nothing was posted");
    message.metadata = { ...message.metadata, event_type: "other_app" };
    expect(await find()).toEqual({ kind: "absent" });
  });

  it("leaves the key with a message that it edits", async () => {
    const posted = await post();
    const messageId = posted.kind === "sent" ? posted.messageId : "";
    const edited = await makeMessenger(slack).edit(`slack:${ROOMS.news}`, makeSlackMessage("k:1", "Right words"), {
      signal: AbortSignal.timeout(5_000),
      under: null,
      messageId,
    });
    expect(edited).toEqual({ kind: "sent", messageId });
    expect(slack.posted()).toMatchObject([
      { text: "Right words", edits: 1, metadata: { event_payload: { key: "k:1" } } },
    ]);
  });

  it("is refused an edit of a message that is gone", async () => {
    const edited = await makeMessenger(slack).edit(`slack:${ROOMS.news}`, makeSlackMessage("k:1", "Right words"), {
      signal: AbortSignal.timeout(5_000),
      under: null,
      messageId: "1700000000.000100",
    });
    expect(edited).toEqual({ kind: "refused", why: "message", reason: expect.stringContaining("message_not_found") });
  });
});
