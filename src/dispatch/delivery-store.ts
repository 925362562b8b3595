import type { Platform, Subscription } from "../article/subscription.ts";
import type { DigestMaterial } from "../digest/digest-store.ts";
import type { Digest } from "../digest/digest.ts";
import type { DueSlots } from "../digest/slots.ts";
import type { Condensed } from "../article/condensed.ts";
import type { Article } from "../article/article.ts";
import type { Delivery, DeliveryState, NewDelivery } from "./delivery.ts";

/** A digest that is due, and what it is made of. */
export interface DueDigest {
  readonly subscription: Subscription;
  /** As `DueSubscription.since` said: where it has moved, somebody else has served it. */
  readonly since: Date;
  readonly slots: DueSlots;
  /** The keys of the sources that the channel reads. */
  readonly sources: readonly string[];
  /** The version of the code whose results are taken. */
  readonly condensedVersion: number;
  /** Articles that were first seen before are too old for it. */
  readonly seenSince: Date;
  /** Whether the subscription's topics want an article; null where it wants everything. */
  readonly wants: ((article: Article) => boolean) | null;
}

export interface ComposedDigest {
  readonly digest: Digest;
  /** None: whoever composes it hands it over, and until then it is undelivered. */
  readonly deliveries: readonly NewDelivery[];
}

/** Makes the digest of what there is, perhaps nothing, or decides that the slot passes without one. Pure. */
export type ComposeDue = (material: DigestMaterial) => ComposedDigest | null;

/** A delivery that one worker may act on until the lease ends, its channel's gate closed for all others. */
export interface Claim {
  readonly delivery: Delivery;
  /**
   * `post`: nothing can have been posted, or it is an edit, which may be made twice. `look-up`: it may have been.
   * `give-up`: what it hangs under, or was to replace, was never posted.
   */
  readonly task: "post" | "look-up" | "give-up";
  readonly leaseUntil: Date;
  /** The message in whose thread it goes, by the platform's id. */
  readonly underId: string | null;
  /** The message that it replaces, by the platform's id. */
  readonly editedId: string | null;
}

export interface ClaimOptions {
  readonly now: Date;
  /** Milliseconds. */
  readonly lease: number;
  /** The platforms that this worker posts on. */
  readonly platforms: readonly Platform[];
}

/** What becomes of a delivery behind a claim. */
export interface Settlement {
  readonly state: Exclude<DeliveryState, "sending">;
  readonly absences: number;
  readonly unknownSince: Date | null;
  readonly notBefore: Date;
  readonly messageId: string | null;
  readonly reason: string | null;
  /** Null leaves the count; a post that certainly was not made is not counted. */
  readonly attempts: number;
  /** When the next delivery may go to the channel. */
  readonly gateOpensAt: Date;
  /** Pauses the subscription and gives up whatever else waits for the channel, for this reason. */
  readonly pause: string | null;
  /** What the owner is told in a message of its own, unless he was told already. */
  readonly notice: NewDelivery | null;
}

export interface Settled {
  /** False: the lease had ended and somebody else has claimed it; nothing was written. */
  readonly kept: boolean;
  /** Whether what happened is news: the subscription was not paused before. */
  readonly news: boolean;
}

/** A digest that was given to the outbox, of whose articles some have other figures now. */
export interface ChangedDigest {
  readonly digest: Digest;
  /** Its parts, in their order. */
  readonly deliveries: readonly Delivery[];
  /** What the articles of its stories say now, by id. */
  readonly current: ReadonlyMap<string, Condensed>;
}

/** The outbox: what is to be posted, and what became of it. */
export interface DeliveryStore {
  /**
   * Serves a subscription's due slots: keeps the digest and its deliveries and moves the subscription on, in one
   * transaction. Null, and nothing kept, where somebody else served it or it has been paused; where the slot had its
   * digest already, or `compose` decides against one, the subscription moves on without.
   *
   * @throws LedeError `store-unavailable`
   */
  composeDue(due: DueDigest, compose: ComposeDue): Promise<Digest | null>;

  /** The digests since then of whose articles a figure may have changed after they were composed, or was retracted. */
  changedDigests(since: Date): Promise<readonly ChangedDigest[]>;

  /** Puts deliveries into the outbox; one whose key is there already stays as it is. @returns how many are new. */
  add(deliveries: readonly NewDelivery[], now: Date): Promise<number>;

  /** Claims something to do together with its channel's gate; null where there is nothing at present. */
  claim(options: ClaimOptions): Promise<Claim | null>;

  settle(claim: Claim, settlement: Settlement, now: Date): Promise<Settled>;

  /** The latest ones first. */
  list(query: { readonly states: readonly DeliveryState[]; readonly limit: number }): Promise<readonly Delivery[]>;

  get(key: string): Promise<Delivery | null>;

  /** A person decided that it was not posted: it is posted (again). False unless it is held or dead. */
  retry(key: string, now: Date): Promise<boolean>;

  /** A person decided to leave it. False where it is sent, being sent, or dead already. */
  drop(key: string, reason: string): Promise<boolean>;
}
