import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { LoopbackSlack } from "./loopback-slack.ts";
import { asRecord, parseJson } from "./slack-call.ts";
import { PEOPLE, ROOMS } from "./slack-world.ts";

// The twin is no better than what it refuses: what is shown here is what Slack's documentation says.

const NOW = new Date("2026-11-02T08:00:00Z");

const section = (text: string) => ({ type: "section", text: { type: "mrkdwn", text } });
const metadata = (eventType: string) => ({ event_type: eventType, event_payload: { key: "k" } });

describe("the loopback Slack", () => {
  let slack: LoopbackSlack;
  let now = NOW;
  beforeEach(async () => {
    now = NOW;
    slack = await LoopbackSlack.start({ clock: () => now });
  });
  afterEach(() => slack.close());

  const call = async (method: string, args: Readonly<Record<string, unknown>> = {}, token = slack.world.tokens.bot) => {
    const response = await fetch(`${slack.apiUrl}${method}`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
      body: JSON.stringify(args),
    });
    return { status: response.status, headers: response.headers, ...asRecord(parseJson(await response.text())) };
  };
  const post = (args: Readonly<Record<string, unknown>> = {}) =>
    call("chat.postMessage", { channel: ROOMS.news, text: "Words", ...args });

  it("answers with the scopes of the token", async () => {
    const answer = await call("auth.test");
    expect(answer).toMatchObject({ ok: true, user_id: slack.world.botUser, team_id: slack.world.team.id });
    expect(answer.headers.get("x-oauth-scopes")?.split(",")).toContain("chat:write");
  });

  it.each([
    ["no token", "", "not_authed"],
    ["another's", "xoxb-other", "invalid_auth"],
    ["an app's", "xapp-1-loopback-app", "not_allowed_token_type"],
  ])("refuses %s", async (_, token, error) => {
    expect(await call("auth.test", {}, token)).toMatchObject({ ok: false, error });
  });

  it("names the scope that is missing", async () => {
    slack.world.scopes.delete("chat:write");
    expect(await post()).toMatchObject({ ok: false, error: "missing_scope", needed: "chat:write" });
  });

  it.each([
    ["a channel that is not there", { channel: "C0NONE" }, "channel_not_found"],
    ["a channel that the bot is not in", { channel: ROOMS.lobby }, "not_in_channel"],
    ["nothing to say", { text: "" }, "no_text"],
    ["a text that is too long", { text: "x".repeat(40_001) }, "msg_too_long"],
    ["a thread that is not there", { thread_ts: "1.1" }, "thread_not_found"],
    ["51 blocks", { blocks: Array.from({ length: 51 }, () => ({ type: "divider" })) }, "invalid_blocks"],
    ["a section that is too long", { blocks: [section("x".repeat(3_001))] }, "invalid_blocks"],
    ["a block_id twice", { blocks: [1, 2].map(() => ({ type: "divider", block_id: "a" })) }, "invalid_blocks"],
    ["a mention", { blocks: [section("Hello <!channel>")] }, "invalid_blocks"],
    ["an unescaped &", { blocks: [section("R&D")] }, "invalid_blocks"],
    [
      "too much together",
      { blocks: Array.from({ length: 5 }, () => section("x".repeat(2_900))) },
      "msg_blocks_too_long",
    ],
    [
      "a button without words",
      { blocks: [{ type: "actions", elements: [{ type: "button", action_id: "a" }] }] },
      "invalid_blocks",
    ],
  ])("refuses %s", async (_, args, error) => {
    expect(await post(args)).toMatchObject({ status: 200, ok: false, error });
    expect(slack.posted()).toEqual([]);
  });

  it("refuses an archived channel, and a private one that the bot was put out of", async () => {
    const [news, desk] = [ROOMS.news, ROOMS.desk].map((id) => slack.world.channels.get(id));
    if (news === undefined || desk === undefined) throw new Error("no rooms");
    news.archived = true;
    desk.members.delete(slack.world.botUser);
    expect(await post()).toMatchObject({ error: "is_archived" });
    expect(await post({ channel: ROOMS.desk })).toMatchObject({ error: "channel_not_found" });
    expect(await call("conversations.history", { channel: ROOMS.desk })).toMatchObject({ error: "channel_not_found" });
  });

  it("posts without metadata, and warns, when the event type has another character", async () => {
    expect(await post({ metadata: metadata("lede digest") })).toMatchObject({
      ok: true,
      response_metadata: { warnings: ["invalid_metadata_schema"] },
    });
    await post({ metadata: metadata("lede_digest") });
    expect(slack.posted().map(({ metadata: kept }) => kept)).toEqual([null, metadata("lede_digest")]);
  });

  it("shows history by pages, the newest first, with metadata only when asked", async () => {
    const key = metadata("lede");
    for (const text of ["one", "two", "three"]) await post({ text, metadata: key });
    const first = await call("conversations.history", { channel: ROOMS.news, limit: 2 });
    expect(first).toMatchObject({ messages: [{ text: "three" }, { text: "two" }], has_more: true });
    expect(JSON.stringify(first)).not.toContain("event_payload");
    const { next_cursor: cursor } = asRecord(asRecord(first)?.["response_metadata"]) ?? {};
    const asked = { channel: ROOMS.news, limit: 2, cursor, include_all_metadata: true };
    expect(await call("conversations.history", asked)).toMatchObject({
      messages: [{ text: "one", metadata: key }],
      has_more: false,
    });
  });

  it("keeps replies out of the channel's history, and in their thread", async () => {
    const { ts } = asRecord(await post({ text: "parent" })) ?? {};
    await post({ text: "reply", thread_ts: ts });
    expect(await call("conversations.history", { channel: ROOMS.news })).toMatchObject({
      messages: [{ text: "parent" }],
    });
    expect(await call("conversations.replies", { channel: ROOMS.news, ts })).toMatchObject({
      messages: [
        { text: "parent", reply_count: 1 },
        { text: "reply", thread_ts: ts },
      ],
    });
  });

  it("takes the blocks away from a message that is changed with a text alone", async () => {
    const { ts } = asRecord(await post({ blocks: [section("Words")] })) ?? {};
    expect(await call("chat.update", { channel: ROOMS.news, ts, text: "Other words" })).toMatchObject({ ok: true });
    expect(slack.posted()).toMatchObject([{ text: "Other words", blocks: [], edits: 1 }]);
    expect(await call("chat.update", { channel: ROOMS.news, ts, text: "x".repeat(4_001) })).toMatchObject({
      error: "msg_too_long",
    });
  });

  it("changes no message of a person", async () => {
    const { ts } = slack.say("Mine");
    expect(await call("chat.update", { channel: ROOMS.news, ts, text: "Yours" })).toMatchObject({
      error: "cant_update_message",
    });
  });

  it("keeps a pace a second and channel, where it is told to", async () => {
    slack.world.pace = { perSecond: 1, burst: 2 };
    await post();
    await post();
    const limited = await post();
    expect(limited.status).toBe(429);
    expect(limited.headers.get("retry-after")).toBe("1");
    now = new Date(NOW.getTime() + 2_500);
    expect(await post()).toMatchObject({ ok: true });
  });

  it("takes five answers at an address, for half an hour", async () => {
    const path = slack.responseUrls.issue({ channel: ROOMS.news, user: PEOPLE.admin, source: null }, () => undefined);
    const url = new URL(path, slack.apiUrl);
    const answer = async () =>
      (await fetch(url, { method: "POST", headers: { "content-type": "application/json" }, body: '{"text":"Hi"}' }))
        .status;
    for (let use = 0; use < 4; use += 1) expect(await answer()).toBe(200);
    now = new Date(NOW.getTime() + 31 * 60_000);
    expect(await answer()).toBe(404);
    now = NOW;
    expect(await answer()).toBe(200);
    expect(await answer()).toBe(404);
  });

  it("lets a socket in once with each ticket", async () => {
    const { url } = asRecord(await call("apps.connections.open", {}, slack.world.tokens.app)) ?? {};
    const open = () =>
      new Promise<string>((resolve) => {
        const socket = new WebSocket(String(url));
        socket.addEventListener("message", ({ data }) => {
          socket.close();
          resolve(String(asRecord(parseJson(String(data)))?.["type"]));
        });
        socket.addEventListener("error", () => resolve("refused"));
      });
    expect(await open()).toBe("hello");
    expect(await open()).toBe("refused");
  });

  it("says that a command was not acknowledged in time", { timeout: 10_000 }, async () => {
    const { url } = asRecord(await call("apps.connections.open", {}, slack.world.tokens.app)) ?? {};
    const socket = new WebSocket(String(url));
    await new Promise((resolve) => {
      socket.addEventListener("message", resolve, { once: true });
    });
    await expect(slack.type({ command: "/digest" }).answers()).rejects.toThrow("operation_timeout");
    socket.close();
  });
});
