import { apiError } from "./api-error.ts";
import { makeSnowflakes } from "./snowflakes.ts";

export type Json = Readonly<Record<string, unknown>>;

export interface User {
  readonly id: string;
  readonly username: string;
  /** What others see. */
  readonly name: string | null;
  readonly bot: boolean;
}

export interface Role {
  readonly id: string;
  readonly name: string;
  readonly managed: boolean;
  permissions: bigint;
}

/** What one role or member may more (`allow`) or less (`deny`) in a channel. */
export interface Overwrite {
  readonly id: string;
  readonly kind: "role" | "member";
  allow: bigint;
  deny: bigint;
}

export interface Channel {
  readonly id: string;
  /** Null: a direct message. */
  readonly guild: Guild | null;
  readonly name: string;
  /** Of a thread, the channel that it hangs in. */
  readonly parent: Channel | null;
  readonly overwrites: Overwrite[];
  /** In the order in which they were written. */
  readonly messages: Message[];
  archived: boolean;
}

export interface Guild {
  readonly id: string;
  readonly name: string;
  readonly roles: Role[];
  /** The role that came with the bot. */
  readonly botRole: Role;
  readonly channels: Channel[];
  /** Whether the bot is a member still. */
  joined: boolean;
}

export interface Message {
  readonly id: string;
  readonly channel: Channel;
  readonly author: User;
  readonly at: Date;
  readonly nonce: string | number | null;
  editedAt: Date | null;
  content: string;
  flags: number;
  components: readonly Json[];
  /** Deleted since. */
  gone: boolean;
  /** Of an answer to a command or a click. */
  readonly answerTo: { readonly id: string; readonly type: number; readonly user: User } | null;
}

/** An application command as it was registered. */
export interface Command extends Json {
  readonly id: string;
  readonly name: string;
}

/** All that the loopback Discord knows, but for who is connected. */
export interface World {
  readonly now: () => Date;
  readonly makeId: () => string;
  readonly bot: User;
  /** Null once it was taken back: every request with it answers 401. */
  token: string | null;
  readonly guilds: Map<string, Guild>;
  readonly channels: Map<string, Channel>;
  commands: readonly Command[];
  /** Whether the application may be installed by a person for all channels, as its settings say. */
  readonly applicationName: string;
}

export function makeWorld(now: () => Date, token: string): World {
  const makeId = makeSnowflakes(() => now().getTime());
  return {
    now,
    makeId,
    bot: { id: makeId(), username: "Lede", name: null, bot: true },
    token,
    guilds: new Map(),
    channels: new Map(),
    commands: [],
    applicationName: "Lede",
  };
}

/** @throws ApiError 10003 where there is none (any more), 50001 where the bot is no member. */
export function findChannel(world: World, id: string): Channel {
  const channel = world.channels.get(id);
  if (channel === undefined) throw apiError("unknown channel");
  if (channel.guild?.joined === false) throw apiError("missing access");
  return channel;
}

/** @throws ApiError 10004 where the bot is no member. */
export function findGuild(world: World, id: string): Guild {
  const guild = world.guilds.get(id);
  if (guild === undefined || !guild.joined) throw apiError("unknown guild");
  return guild;
}

/** @throws ApiError 10008 */
export function findMessage(channel: Channel, id: string): Message {
  const message = channel.messages.find((each) => each.id === id);
  if (message === undefined) throw apiError("unknown message");
  return message;
}
