import { afterEach, beforeEach, describe, expect, test } from "vitest";

import type { ChannelAddress } from "../../src/article/subscription.ts";
import { renderDiscordNotice } from "../../src/dispatch/discord-components.ts";
import { DiscordMessenger } from "../../src/dispatch/discord-messenger.ts";
import type { Posted, RenderedMessage } from "../../src/dispatch/messenger.ts";
import {
  LIMITED_SECONDS,
  messengerContract,
  type Fault,
  type MessengerPlace,
} from "../contracts/messenger-contract.ts";
import { discordTextsOf } from "../support/find-discord-faults.ts";
import { startLoopbackDiscord, type LoopbackDiscord } from "../support/loopback-discord/loopback-discord.ts";
import { DISCORD_LIMITS } from "../support/loopback-discord/rate-limits.ts";
import type { Channel, Guild } from "../support/loopback-discord/world.ts";

const POST = /^POST .*\/messages$/;
const HISTORY = /^GET .*\/messages$/;

const addressOf = (channel: Channel): ChannelAddress => `discord:${channel.id}`;
const makeMessage = (key: string, words: string): RenderedMessage => ({
  key,
  body: { ...renderDiscordNotice([words], { key }) },
});
const openMessenger = (discord: LoopbackDiscord): DiscordMessenger =>
  new DiscordMessenger({ token: discord.token, apiUrl: discord.apiUrl, requestsPerSecond: 1_000 }, () => new Date());
const inTime = () => ({ signal: AbortSignal.timeout(10_000), under: null });

function firstTwo({ channels: [first, second] }: Guild): readonly [Channel, Channel] {
  if (first === undefined || second === undefined) throw new Error("The guild has fewer than two channels.");
  return [first, second];
}

async function openPlace(): Promise<MessengerPlace> {
  const discord = await startLoopbackDiscord();
  const guild = discord.addGuild("Harbour", ["news", "other"]);
  const [channel, other] = firstTwo(guild);
  const fail = (fault: Fault): void => {
    switch (fault) {
      case "lost-response":
        return discord.faults.add({ kind: "lost" }, { on: POST });
      case "server-error":
        return discord.faults.add({ kind: "status", status: 503 }, { on: POST });
      case "hang":
        return discord.faults.add({ kind: "late", ms: 60_000 }, { on: POST });
      case "limited":
        return discord.faults.add({ kind: "limited", retryAfter: LIMITED_SECONDS }, { on: POST });
      case "channel-gone":
        return discord.deleteChannel(channel);
      case "removed":
        return discord.faults.add(
          { kind: "status", status: 404, code: 10_004, message: "Unknown Guild" },
          { on: POST },
        );
      case "forbidden":
        return discord.deny(channel, "SEND_MESSAGES");
      case "login":
        return discord.revokeToken();
      case "unreadable":
        return discord.deny(channel, "READ_MESSAGE_HISTORY");
      case "history-down":
        return discord.faults.add({ kind: "status", status: 500 }, { on: HISTORY });
    }
  };
  return {
    messenger: openMessenger(discord),
    to: addressOf(channel),
    elsewhere: addressOf(other),
    message: makeMessage,
    oversize: (key) => {
      const { body } = makeMessage(key, "x");
      return { key, body: { ...body, components: [{ type: 10, content: "word ".repeat(900) }] } };
    },
    shown: async (address) => {
      const shownIn = addressOf(channel) === address ? channel : other;
      const threads = guild.channels.filter(({ parent }) => parent === shownIn);
      return [shownIn, ...threads].flatMap(({ id, messages }) =>
        messages.map((message) => ({
          words: discordTextsOf(message).join("\n").replaceAll("\\", ""),
          under: id === shownIn.id ? null : id,
        })),
      );
    },
    fail,
    recover: () => void channel.overwrites.splice(0),
    close: () => discord.close(),
  };
}

messengerContract("Discord", {
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
  open: openPlace,
});

describe("what Discord alone has", () => {
  let discord: LoopbackDiscord;
  let channel: Channel;
  let messenger: DiscordMessenger;
  const post = (key: string, under: string | null = null): Promise<Posted> =>
    messenger.post(addressOf(channel), makeMessage(key, key), { ...inTime(), under });
  const find = (key: string) =>
    messenger.find(addressOf(channel), key, { ...inTime(), since: new Date(Date.now() - 5_000) });

  beforeEach(async () => {
    discord = await startLoopbackDiscord();
    [channel] = firstTwo(discord.addGuild("Harbour", ["news", "other"]));
    messenger = openMessenger(discord);
  });
  afterEach(() => discord.close());

  test("the same key posted again within minutes is the message that is there", async () => {
    discord.faults.add({ kind: "lost" }, { on: POST });
    expect(await post("a:1")).toMatchObject({ kind: "unknown" });
    expect(await post("a:1")).toEqual({ kind: "sent", messageId: channel.messages[0]?.id });
    expect(channel.messages).toHaveLength(1);
  });

  test("5xx is not repeated by the client", async () => {
    discord.faults.add({ kind: "status", status: 502 }, { times: 5, on: POST });
    expect(await post("a:1")).toEqual({ kind: "unknown", reason: "Discord answered 502." });
    expect(discord.seen).toHaveLength(1);
  });

  test("the fifth post of five seconds is sent, the sixth limited and not even tried", async () => {
    await discord.close();
    discord = await startLoopbackDiscord({ limits: DISCORD_LIMITS });
    [channel] = firstTwo(discord.addGuild("Harbour", ["news", "other"]));
    messenger = openMessenger(discord);
    for (let i = 0; i < 5; i++) expect(await post(`a:${String(i)}`)).toMatchObject({ kind: "sent" });
    const sixth = await post("a:6");
    if (sixth.kind !== "limited") throw new Error(`the post was ${sixth.kind}`);
    expect(sixth.retryAt.getTime() - Date.now()).toBeGreaterThan(1_000);
    expect(sixth.retryAt.getTime() - Date.now()).toBeLessThan(6_000);
    expect(discord.seen.filter(({ status }) => status === 429)).toEqual([]);
  });

  test("a global limit is a limit for this channel, too", async () => {
    discord.faults.add({ kind: "limited", retryAfter: 3, global: true }, { on: POST });
    expect(await post("a:1")).toMatchObject({ kind: "limited" });
  });

  test("a page of a proxy is no refusal: it waits", async () => {
    discord.faults.add({ kind: "page", status: 403 }, { on: POST });
    expect(await post("a:1")).toMatchObject({ kind: "limited" });
    expect(await post("a:1")).toMatchObject({ kind: "sent" });
  });

  test("nobody there: certainly not posted, so it waits", async () => {
    await discord.close();
    expect(await post("a:1")).toMatchObject({ kind: "limited" });
  });

  test("after a 401 the next post is tried with the token again", async () => {
    discord.faults.add({ kind: "status", status: 401, message: "401: Unauthorized" }, { on: POST });
    expect(await post("a:1")).toMatchObject({ kind: "refused", why: "login" });
    expect(await post("a:1")).toMatchObject({ kind: "sent" });
  });

  test("an old message that was edited too often waits", async () => {
    const posted = await post("a:1");
    if (posted.kind !== "sent") throw new Error(`the post was ${posted.kind}`);
    discord.faults.add({ kind: "status", status: 400, code: 30_046 }, { on: /^PATCH/ });
    const edited = await messenger.edit(addressOf(channel), makeMessage("a:1", "new"), {
      ...inTime(),
      messageId: posted.messageId,
    });
    expect(edited).toMatchObject({ kind: "limited" });
  });

  test("the thread is started by the first part that goes in it, once", async () => {
    const first = await post("a:1");
    if (first.kind !== "sent") throw new Error(`the post was ${first.kind}`);
    for (const key of ["a:2", "a:3"]) expect(await post(key, first.messageId)).toMatchObject({ kind: "sent" });
    expect(discord.seen.filter(({ path }) => path.endsWith("/threads"))).toHaveLength(1);
    expect(channel.messages).toHaveLength(1);
  });

  test("a thread that cannot be started is said, and nothing is posted in the channel instead", async () => {
    const first = await post("a:1");
    if (first.kind !== "sent") throw new Error(`the post was ${first.kind}`);
    discord.deny(channel, "CREATE_PUBLIC_THREADS");
    expect(await post("a:2", first.messageId)).toMatchObject({ kind: "refused", why: "forbidden" });
    expect(channel.messages).toHaveLength(1);
  });

  test("another bot's message with the same key is not ours", async () => {
    const posted = await post("a:1");
    const [message] = channel.messages;
    if (message === undefined || posted.kind !== "sent") throw new Error("nothing was posted");
    channel.messages[0] = { ...message, author: discord.people.makeUser("Other Bot") };
    expect(await find("a:1")).toEqual({ kind: "absent" });
  });

  test("a key too long for an id is found by its short form", async () => {
    const key = `correction:${"9f86d081".repeat(12)}:1`;
    const posted = await post(key);
    expect(await find(key)).toEqual({ kind: "found", messageId: posted.kind === "sent" ? posted.messageId : "" });
  });

  test("finds a message among hundreds that others wrote since", async () => {
    for (let i = 0; i < 250; i++) discord.write(channel, `chatter ${String(i)}`);
    const posted = await post("a:1");
    for (let i = 0; i < 250; i++) discord.write(channel, `more ${String(i)}`);
    expect(await find("a:1")).toEqual({ kind: "found", messageId: posted.kind === "sent" ? posted.messageId : "" });
    expect(await find("a:2")).toEqual({ kind: "absent" });
  });
});
