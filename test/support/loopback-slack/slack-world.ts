import type { Clock } from "../../../src/shared/clock.ts";

export interface SlackUser {
  readonly id: string;
  readonly name: string;
  readonly admin: boolean;
  readonly owner: boolean;
  /** IANA name. */
  readonly timeZone: string;
  /** The workspace they are of, where it is another one that shares a channel. */
  readonly team?: string;
}

export interface SlackChannel {
  readonly id: string;
  readonly name: string;
  readonly private: boolean;
  archived: boolean;
  readonly members: Set<string>;
}

export interface SlackMetadata {
  readonly event_type: string;
  readonly event_payload: unknown;
}

/** A message as it is kept: what a channel shows, or one person of it. */
export interface KeptMessage {
  readonly channel: string;
  readonly ts: string;
  /** Who alone sees it; null for everyone. */
  readonly to: string | null;
  readonly threadTs: string | null;
  text: string;
  blocks: readonly Readonly<Record<string, unknown>>[];
  metadata: SlackMetadata | null;
  /** How often it was changed. */
  edits: number;
  /** Deleted, as an ephemeral one is by `delete_original`. */
  gone: boolean;
  readonly by: "chat.postMessage" | "chat.postEphemeral" | "response_url" | "ack" | "person";
}

/** One Slack workspace with one app in it, and all that the app may do. Tests change it as people and admins would. */
export interface SlackWorld {
  readonly clock: Clock;
  readonly team: { readonly id: string; readonly domain: string };
  readonly appId: string;
  readonly botId: string;
  readonly botUser: string;
  readonly tokens: { readonly bot: string; readonly app: string; readonly signingSecret: string };
  /** Why the bot token is no longer taken: `token_revoked`, `token_expired`, `account_inactive` …; null while it is. */
  tokenError: string | null;
  readonly scopes: Set<string>;
  readonly users: Map<string, SlackUser>;
  readonly channels: Map<string, SlackChannel>;
  readonly messages: KeptMessage[];
  /** Milliseconds after which a message stands in the history: Slack's lags. */
  historyLag: number;
  /** Messages a second and channel, with a burst, above which `chat.postMessage` answers 429; null: unlimited. */
  pace: { readonly perSecond: number; readonly burst: number } | null;
}

/** The scopes that Lede's manifest asks for. A test holds them to the manifest. */
export const ALL_SCOPES = [
  "chat:write",
  "commands",
  "channels:history",
  "groups:history",
  "channels:read",
  "groups:read",
  "channels:join",
  "users:read",
] as const;

export const PEOPLE = { admin: "U0ADMIN", member: "U0MEMBER" } as const;
/** A public channel with the bot in it, one without, and a private one with it. */
export const ROOMS = { news: "C0NEWS", lobby: "C0LOBBY", desk: "G0DESK" } as const;

export function makeSlackWorld(clock: Clock): SlackWorld {
  const botUser = "U0LEDE";
  const people = [
    { id: PEOPLE.admin, name: "ada", admin: true, owner: false, timeZone: "Europe/Berlin" },
    { id: PEOPLE.member, name: "mel", admin: false, owner: false, timeZone: "America/New_York" },
    { id: botUser, name: "lede", admin: false, owner: false, timeZone: "Etc/UTC" },
  ];
  const everyone = people.map(({ id }) => id);
  const withoutBot = everyone.filter((id) => id !== botUser);
  const rooms = [
    { id: ROOMS.news, name: "news", private: false, archived: false, members: new Set(everyone) },
    { id: ROOMS.lobby, name: "lobby", private: false, archived: false, members: new Set(withoutBot) },
    { id: ROOMS.desk, name: "desk", private: true, archived: false, members: new Set(everyone) },
  ];
  return {
    clock,
    team: { id: "T0HARBOUR", domain: "harbour" },
    appId: "A0LEDE",
    botId: "B0LEDE",
    botUser,
    tokens: { bot: "xoxb-loopback-bot", app: "xapp-1-loopback-app", signingSecret: "loopback-signing-secret" },
    tokenError: null,
    scopes: new Set(ALL_SCOPES),
    users: new Map(people.map((user) => [user.id, user])),
    channels: new Map(rooms.map((room) => [room.id, room])),
    messages: [],
    historyLag: 0,
    pace: null,
  };
}

/** The next message's `ts`: seconds with six digits, later than every earlier one. */
export function nextTs(world: SlackWorld): string {
  const last = world.messages.at(-1);
  const earliest = last === undefined ? 0 : microsOf(last.ts) + 1;
  const micros = Math.max(world.clock().getTime() * 1_000, earliest);
  return `${String(Math.floor(micros / 1e6))}.${String(micros % 1e6).padStart(6, "0")}`;
}

/** `1767326126.896109` as microseconds, which a double holds exactly. */
export function microsOf(ts: string): number {
  const [seconds = "0", fraction = ""] = ts.split(".");
  return Number(seconds) * 1e6 + Number(fraction.padEnd(6, "0").slice(0, 6));
}

/** What everyone in the channel sees, the oldest first. */
export function messagesIn(world: SlackWorld, channel: string): readonly KeptMessage[] {
  return world.messages.filter((message) => message.channel === channel && message.to === null && !message.gone);
}
