import { Routes, type REST } from "discord.js";
import { z } from "zod";

import { channelIdOf, type ChannelAddress } from "../article/subscription.ts";
import type { Clock } from "../shared/clock.ts";
import { makeDiscordClient, type DiscordAccess } from "./discord-client.ts";
import { DISCORD_CODE, parseDiscordFailure, type DiscordFailure } from "./discord-failure.ts";
import { carriesKey, renderNonce } from "./discord-key.ts";
import { readChannel } from "./discord-permissions.ts";
import type { EditOptions, FindOptions, Found, Messenger, Posted, PostOptions, RenderedMessage } from "./messenger.ts";

/** Messages of one page of history. Source: "Get Channel Messages", `limit`. */
const PAGE = 100;
/** Pages that one look-up reads at most: more was written since than a person reads. */
const PAGES = 50;
/** Discord's clock, which ids are made of, and ours may differ by this. Milliseconds. */
const CLOCKS_APART_MS = 60_000;
/** Ids count milliseconds from the first of 2015, shifted by 22 bits. Source: API reference, "Snowflakes". */
const SNOWFLAKE_EPOCH_MS = 1_420_070_400_000;

/** What the thread under a digest's first message is called. */
const THREAD_NAME = "The rest of the digest";
/** Minutes without a message after which Discord folds a thread away: three days. Source: "Start Thread from Message". */
const THREAD_ARCHIVES_AFTER = 4_320;
/** Seconds until a message is tried again whose thread could not be started just now. */
const THREAD_AGAIN = 30;

/**
 * Posts on Discord. Each message carries its key in the id of a button or a menu, by which history has it; for the
 * first minutes the nonce made of the key keeps Discord itself from posting it twice.
 */
export class DiscordMessenger implements Messenger {
  readonly platform = "discord";
  readonly #rest: REST;
  readonly #access: DiscordAccess;
  readonly #clock: Clock;
  #botId: string | null = null;

  constructor(access: DiscordAccess, clock: Clock) {
    this.#rest = makeDiscordClient(access);
    this.#access = access;
    this.#clock = clock;
  }

  async post(to: ChannelAddress, message: RenderedMessage, { signal, under }: PostOptions): Promise<Posted> {
    const posted = await this.#create(under ?? channelIdOf(to), message, signal);
    const isUnstarted = posted.kind === "refused" && posted.code === DISCORD_CODE.unknownChannel;
    if (under === null || !isUnstarted) return this.#report(posted);
    // A thread has the id of the message it starts from, so it is simply tried; only the first part has to start it.
    const started = await this.#startThread(channelIdOf(to), under, signal);
    switch (started.kind) {
      case "done":
        return this.#report(await this.#create(under, message, signal));
      case "refused":
        if (started.code !== DISCORD_CODE.threadExists) return this.#report(started);
        return this.#report(await this.#create(under, message, signal));
      case "limited":
        return this.#report(started);
      case "unknown":
        return this.#report({ kind: "limited", seconds: THREAD_AGAIN, reason: started.reason });
    }
  }

  async edit(to: ChannelAddress, message: RenderedMessage, options: EditOptions): Promise<Posted> {
    const { signal, messageId, under } = options;
    const { nonce: _, enforce_nonce: __, ...body } = bodyOf(message);
    const route = Routes.channelMessage(under ?? channelIdOf(to), messageId);
    return this.#report(await this.#attempt(() => this.#rest.patch(route, { body, signal })));
  }

  async find(to: ChannelAddress, key: string, { signal, since, under }: FindOptions): Promise<Found> {
    const unread = await this.#checkReadable(channelIdOf(to), signal);
    if (unread !== null) return unread;
    const route = Routes.channelMessages(under ?? channelIdOf(to));
    let after = snowflakeAt(since.getTime() - CLOCKS_APART_MS);
    for (let page = 0; page < PAGES; page++) {
      const query = new URLSearchParams({ limit: String(PAGE), after });
      const read = await this.#attempt(() => this.#rest.get(route, { query, signal }));
      if (read.kind !== "done") return this.#reportUnfound(read, under);
      const messages = historySchema.parse(read.result);
      const found = messages.find(({ author, components }) => author.id === this.#botId && carriesKey(components, key));
      if (found !== undefined) return { kind: "found", messageId: found.id };
      // Newest first, so the next page goes on behind the first of this one.
      if (messages.length < PAGE || messages[0] === undefined) return { kind: "absent" };
      after = messages[0].id;
    }
    return { kind: "unreadable", reason: "More was written in the channel since than Lede looks through." };
  }

  /** Without the permission history is an empty list and no error, which would pass for an absence. */
  async #checkReadable(channelId: string, signal: AbortSignal): Promise<Found | null> {
    const read = await this.#attempt(async () => {
      const botId = await this.#readBotId(signal);
      return await readChannel(this.#rest, channelId, { botId, signal });
    });
    if (read.kind !== "done") return this.#reportUnfound(read, null);
    if (read.result.permissions.has("ReadMessageHistory")) return null;
    const reason = "Lede may not read the channel's history. Give it Read Message History there.";
    return { kind: "unreadable", reason };
  }

  async #readBotId(signal: AbortSignal): Promise<string> {
    this.#botId ??= idSchema.parse(await this.#rest.get(Routes.user(), { signal })).id;
    return this.#botId;
  }

  async #create(channelId: string, message: RenderedMessage, signal: AbortSignal): Promise<Attempted> {
    return this.#attempt(() => this.#rest.post(Routes.channelMessages(channelId), { body: bodyOf(message), signal }));
  }

  async #startThread(channelId: string, messageId: string, signal: AbortSignal): Promise<Attempted> {
    const body = { name: THREAD_NAME, auto_archive_duration: THREAD_ARCHIVES_AFTER };
    return this.#attempt(() => this.#rest.post(Routes.threads(channelId, messageId), { body, signal }));
  }

  async #attempt<Result>(call: () => Promise<Result>): Promise<Attempted<Result>> {
    // The client forgets its token after one 401; the outbox decides whether to go on.
    this.#rest.setToken(this.#access.token);
    try {
      return { kind: "done", result: await call() };
    } catch (error) {
      return parseDiscordFailure(error);
    }
  }

  #report(attempted: Attempted): Posted {
    switch (attempted.kind) {
      case "done": {
        const answer = idSchema.safeParse(attempted.result);
        if (answer.success) return { kind: "sent", messageId: answer.data.id };
        return { kind: "unknown", reason: "Discord's answer names no message." };
      }
      case "limited":
        return { kind: "limited", retryAt: this.#after(attempted.seconds) };
      case "refused":
        return { kind: "refused", why: attempted.why, reason: attempted.reason };
      case "unknown":
        return attempted;
    }
  }

  #reportUnfound(failure: DiscordFailure, under: string | null): Found {
    switch (failure.kind) {
      case "limited":
        return { kind: "unanswered", reason: failure.reason, retryAt: this.#after(failure.seconds) };
      case "unknown":
        return { kind: "unanswered", reason: failure.reason, retryAt: null };
      case "refused":
        // The thread was never started, or is gone with all that hung in it.
        if (under !== null && failure.code === DISCORD_CODE.unknownChannel) return { kind: "absent" };
        return { kind: "unreadable", reason: failure.reason };
    }
  }

  #after(seconds: number): Date {
    return new Date(this.#clock().getTime() + seconds * 1_000);
  }
}

type Attempted<Result = unknown> = { readonly kind: "done"; readonly result: Result } | DiscordFailure;

/** Mentions are refused and the nonce is set here, too: no renderer can forget it. */
function bodyOf({ key, body }: RenderedMessage): Record<string, unknown> {
  return { ...body, allowed_mentions: { parse: [] }, nonce: renderNonce(key), enforce_nonce: true };
}

function snowflakeAt(timeMs: number): string {
  return String(BigInt(Math.max(0, Math.floor(timeMs) - SNOWFLAKE_EPOCH_MS)) << 22n);
}

const idSchema = z.object({ id: z.string() });

/** What a look-up reads of a page of history; others' components are of any shape. */
const historySchema = z.array(
  z.object({ id: z.string(), author: z.object({ id: z.string() }), components: z.array(z.unknown()).default([]) }),
);
