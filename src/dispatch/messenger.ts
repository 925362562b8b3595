import type { ChannelAddress, Platform } from "../article/subscription.ts";

/** One message as its platform takes it, but for the channel. Made by the platform's renderer, kept as JSON. */
export interface RenderedMessage {
  /** Names the message wherever it is posted, and finds it again: the same message rendered twice has the same key. */
  readonly key: string;
  /** The request body; only the renderer and the messenger of one platform know its shape. */
  readonly body: Readonly<Record<string, unknown>>;
}

export interface PostOptions {
  /** Aborts the request; what became of it is unknown then. */
  readonly signal: AbortSignal;
  /** The platform's id of the message in whose thread this one goes; null for the channel itself. */
  readonly under: string | null;
}

/** What became of a post or an edit. */
export type Posted =
  /** The message is there. `messageId` is the platform's own: Slack's `ts`, Discord's snowflake, a file's path. */
  | { readonly kind: "sent"; readonly messageId: string }
  /** Certainly not posted; the same may succeed from `retryAt` on (429: the channel's gate moves). */
  | { readonly kind: "limited"; readonly retryAt: Date }
  /** Certainly not posted, and it would be refused again. */
  | { readonly kind: "refused"; readonly why: Refusal; readonly reason: string }
  /** Time-out, dropped connection, 5xx: it may have been posted. Look it up before posting again. */
  | { readonly kind: "unknown"; readonly reason: string };

/**
 * Why a platform refuses for good. `message`: something is wrong with this message alone; the others pause the
 * subscription. `login`: the token is no longer taken, which is the owner's matter.
 */
export type Refusal = "message" | "channel-gone" | "removed" | "forbidden" | "login";

/** What a look-up gave. An absence counts only where the channel's history could be read. */
export type Found =
  | { readonly kind: "found"; readonly messageId: string }
  | { readonly kind: "absent" }
  /** Lede may not read the channel's history, and asking again changes nothing: a person has to look. */
  | { readonly kind: "unreadable"; readonly reason: string }
  /** 429, 5xx, time-out, dropped connection: ask again, from `retryAt` on where the platform names a time. */
  | { readonly kind: "unanswered"; readonly reason: string; readonly retryAt: Date | null };

export interface FindOptions {
  /** Not posted before this time. */
  readonly since: Date;
  readonly signal: AbortSignal;
  readonly under: string | null;
}

/**
 * Somewhere a message can be posted. Every expected failure is a value; only a mistake of ours throws. It never
 * repeats a post by itself: that is the outbox's to decide.
 */
export interface Messenger {
  readonly platform: Platform;
  post(to: ChannelAddress, message: RenderedMessage, options: PostOptions): Promise<Posted>;
  /** Puts the message in the place of the one with this id. */
  edit(to: ChannelAddress, message: RenderedMessage, options: EditOptions): Promise<Posted>;
  /** Looks for the message with this key in the channel. */
  find(to: ChannelAddress, key: string, options: FindOptions): Promise<Found>;
}

export interface EditOptions extends PostOptions {
  readonly messageId: string;
}
