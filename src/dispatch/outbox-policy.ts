import type { Platform } from "../article/subscription.ts";

/** How patient the outbox is. All times are in milliseconds. */
export interface OutboxPolicy {
  /** Between two looks into the outbox, while nobody says that there is something. */
  readonly look: number;
  /** How long a delivery is one worker's alone. Who dies over it is believed to have posted up to its end. */
  readonly lease: number;
  /** A request is given up after this; it is begun only where it would end within the lease. */
  readonly request: number;
  /** After an outcome became unknown, the first look-up comes after this. */
  readonly firstLookUp: number;
  /** An absence is believed when this has passed since the post: histories lag behind. */
  readonly absence: number;
  /** … and when so many look-ups found nothing. */
  readonly absences: number;
  /** Posts of one delivery, before it is given up. */
  readonly attempts: number;
  /** Between two posts: the first wait, which doubles each time, and the longest. */
  readonly backOff: readonly [first: number, longest: number];
  /** A token that a platform refuses is the owner's matter: it is tried again after this. */
  readonly login: number;
  /** Between two messages to one channel. */
  readonly pace: Readonly<Record<Platform, number>>;
}

/**
 * What Lede does. Platforms answer within a second; five is a slow day of theirs, and short enough that a request under
 * way when Lede is stopped ends in time. The lease is three times that, so that a worker that was slow to begin still
 * finishes within it. A minute and two look-ups before an absence is believed, and Slack's one message a second and
 * channel, are measured and documented in the platforms' own terms (chat.postMessage, "Rate limits").
 * Twelve attempts reach over more than an hour.
 */
export const OUTBOX_POLICY: OutboxPolicy = {
  look: 1_000,
  lease: 15_000,
  request: 5_000,
  firstLookUp: 5_000,
  absence: 60_000,
  absences: 2,
  attempts: 12,
  backOff: [5_000, 15 * 60_000],
  login: 15 * 60_000,
  pace: { slack: 1_000, discord: 1_000, file: 0 },
};
