import type { ChannelAddress } from "../article/subscription.ts";
import type { RenderedMessage } from "./messenger.ts";

export type DeliveryKind = "digest" | "correction" | "alert" | "update" | "notice";

/** One message, or one edit of a message, to one channel, before it is in the outbox. */
export interface NewDelivery {
  /** Names it for good: `<digest id>:<part>` for a part of a digest, else `<kind>:<subject>:<part>`. */
  readonly key: string;
  readonly kind: DeliveryKind;
  /** What it is about, such as the digest's id: deliveries of one subject reach the channel in their order. */
  readonly subject: string;
  /** Whose it is; null for what no subscription asked for, such as a notice to the owner. */
  readonly subscription: string | null;
  readonly to: ChannelAddress;
  readonly message: RenderedMessage;
  /** The key of the delivery in whose thread it goes; null for the channel itself. */
  readonly under: string | null;
  /** The key of the delivery whose message it replaces; null for a message of its own. */
  readonly edits: string | null;
}

/**
 * `pending`: to be posted. `sending`: somebody is posting it. `unknown`: it may have been posted, and is looked up.
 * `held`: it may have been posted and cannot be looked up, so a person decides. `sent` and `dead` are the end.
 */
export const DELIVERY_STATES = ["pending", "sending", "unknown", "held", "sent", "dead"] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

export interface Delivery extends NewDelivery {
  readonly state: DeliveryState;
  /** How often it was claimed. A claim counts only while there was none after it: after its lease another may have come. */
  readonly claims: number;
  /** Posts begun. */
  readonly attempts: number;
  /** Look-ups, since its outcome became unknown, that found nothing in a channel that could be read. */
  readonly absences: number;
  /** The latest moment at which the post whose outcome is unknown can have been made; null while none is. */
  readonly unknownSince: Date | null;
  /** When it was first tried: no message of its key can be older. */
  readonly triedAt: Date | null;
  /** Nothing is done about it before. */
  readonly notBefore: Date;
  /** The platform's own id, once sent. */
  readonly messageId: string | null;
  /** Why it is where it is: a sentence for people; null where all went well. */
  readonly reason: string | null;
  readonly createdAt: Date;
  readonly sentAt: Date | null;
}
