import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";

import { Client, GatewayIntentBits, GatewayCloseCodes, Options, Routes, type REST } from "discord.js";

import { DISCORD_CALL_MS, makeDiscordClient, type DiscordAccess } from "../dispatch/discord-client.ts";
import type { Clock } from "../shared/clock.ts";
import type { Leases } from "../shared/leases.ts";
import type { Log } from "../shared/log.ts";
import type { Commands } from "./commands.ts";
import { renderDiscordCommands, renderEssence } from "./discord/discord-commands.ts";
import { listenToEvents } from "./discord/discord-events.ts";
import { listenToPeople } from "./discord/discord-listeners.ts";
import { describeDiscordError, logClient } from "./discord/discord-log.ts";
import { askDiscord, logIn, readGateway, type DiscordLogin } from "./discord/discord-login.ts";
import { trimPacket } from "./discord/discord-packet.ts";
import { keepShard } from "./discord/discord-shards.ts";

export interface DiscordAppParts {
  readonly commands: Commands;
  readonly log: Log;
  readonly clock: Clock;
  /** By them each shard has one owner, however many processes share a store. */
  readonly leases: Leases;
}

export interface DiscordApp {
  readonly login: DiscordLogin;
  /** Takes nothing more, and ends when what was asked is answered. */
  stop(): Promise<void>;
}

/** Milliseconds that answers in the making get when Lede stops. */
const FINISH_MS = 8_000;
/** Refused requests after which a warning is logged, again and again. */
const INVALID_REQUESTS = 500;
/** The door only answers people, which Discord does not count; what is posted has a client of its own. Requests a second. */
const ANSWERS_A_SECOND = 1_000;
/** Each answer has an address of its own; what is known of its rate limit is forgotten after this. Milliseconds. */
const FORGET_MS = 60_000;

/**
 * Lede on Discord: takes commands, suggestions, buttons and menus of every server it is in, until stopped.
 * @throws LedeError `chat-login` where Discord does not take the token, `chat-unreachable` where it does not answer.
 */
export async function startDiscordApp(access: DiscordAccess, parts: DiscordAppParts): Promise<DiscordApp> {
  const { log } = parts;
  const rest = makeDiscordClient(access);
  const login = await logIn(rest);
  const { shards } = await readGateway(rest);
  await announceOldCommands(rest, login, log);

  const stopping = new AbortController();
  const answering = new Set<Promise<void>>();
  const track = (work: Promise<void>): void => {
    const kept = work
      .catch((error: unknown) =>
        log.error("A person or an event on Discord was not served.", describeDiscordError(error)),
      )
      .finally(() => answering.delete(kept));
    answering.add(kept);
  };
  const owner = randomUUID();
  const keeping = Array.from({ length: shards }, (_, shard) =>
    keepShard(
      shard,
      {
        signal: stopping.signal,
        run: (signal) => runShard({ shard, shards, signal }, { access, rest, track, ...parts }),
      },
      { ...parts, owner },
    ),
  );
  return {
    login,
    stop: async () => {
      stopping.abort();
      const finished = Promise.all(keeping).then(() => Promise.all(answering));
      await Promise.race([finished, sleep(FINISH_MS, undefined, { ref: false })]);
    },
  };
}

interface ShardOptions {
  readonly shard: number;
  readonly shards: number;
  readonly signal: AbortSignal;
}

interface RunParts extends DiscordAppParts {
  readonly access: DiscordAccess;
  readonly rest: REST;
  readonly track: (work: Promise<void>) => void;
}

/** One connection, until it is told to end. @throws what ended it before. */
async function runShard({ shard, shards, signal }: ShardOptions, parts: RunParts): Promise<void> {
  const { access, commands, log, track, rest } = parts;
  const { waitMs } = await readGateway(rest);
  if (waitMs > 0) {
    log.warn("Lede connected to Discord too often today, so it waits.", { shard, waitMs });
    await waitFor(signal, waitMs);
    if (signal.aborted) return;
  }
  const client = makeClient(access, { shard, shards });
  logClient(client, log);
  listenToPeople(client, { commands, log, track });
  listenToEvents(client, { commands, log, track, shard, shards });
  client.on("raw", trimPacket);
  const closed = untilClosed(client);
  try {
    // Not given up half-way: discord.js cannot take back a connection that is being made.
    await Promise.race([client.login(access.token), closed]);
    await Promise.race([untilTold(signal), closed]);
  } finally {
    // Answers in the making go on: they need no connection, and the next owner shall not wait for them.
    await client.destroy();
  }
}

/** Rejected when Discord closes the connection for good. */
async function untilClosed(client: Client): Promise<never> {
  const { promise, reject } = Promise.withResolvers<never>();
  client.once("shardDisconnect", ({ code }) =>
    reject(new Error(`Discord closed the connection: ${GatewayCloseCodes[code] ?? String(code)}.`)),
  );
  client.once("invalidated", () => reject(new Error("Discord made the session invalid.")));
  return promise;
}

async function untilTold(signal: AbortSignal): Promise<void> {
  if (!signal.aborted) await once(signal, "abort");
}

function makeClient({ apiUrl }: DiscordAccess, { shard, shards }: Pick<ShardOptions, "shard" | "shards">): Client {
  return new Client({
    intents: [GatewayIntentBits.Guilds],
    shards: [shard],
    shardCount: shards,
    allowedMentions: { parse: [] },
    // Nothing is read from memory that every interaction does not bring along.
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: 0,
      ReactionManager: 0,
      PresenceManager: 0,
      GuildEmojiManager: 0,
      GuildStickerManager: 0,
      VoiceStateManager: 0,
      ThreadMemberManager: 0,
      UserManager: { maxSize: 100, keepOverLimit: (user) => user.id === user.client.user.id },
      GuildMemberManager: { maxSize: 10, keepOverLimit: (member) => member.id === member.client.user.id },
    }),
    rest: {
      api: apiUrl,
      version: "10",
      // What may be done twice is tried again by who knows it.
      retries: 0,
      timeout: DISCORD_CALL_MS,
      globalRequestsPerSecond: ANSWERS_A_SECOND,
      invalidRequestWarningInterval: INVALID_REQUESTS,
      handlerSweepInterval: FORGET_MS,
    },
  });
}

/** After an upgrade people see the old commands until they are registered again. */
async function announceOldCommands(rest: REST, { applicationId }: DiscordLogin, log: Log): Promise<void> {
  const signal = AbortSignal.timeout(DISCORD_CALL_MS);
  const registered = await askDiscord(() => rest.get(Routes.applicationCommands(applicationId), { signal }));
  if (renderEssence(registered) === renderEssence(renderDiscordCommands())) return;
  log.warn("The commands that Discord shows are not this version's. Register them with `lede setup discord`.");
}

async function waitFor(signal: AbortSignal, ms: number): Promise<void> {
  await Promise.race([untilTold(signal), sleep(ms, undefined, { ref: false })]);
}
