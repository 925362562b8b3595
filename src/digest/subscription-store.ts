import type { ChannelAddress, Pause, Subscription } from "../article/subscription.ts";

/** A subscription that wants its digest. */
export interface DueSubscription {
  readonly subscription: Subscription;
  /** Since when: its first slot that nobody served. It also guards the claim: of two who serve it, one finds it moved. */
  readonly since: Date;
}

export interface DuePage {
  readonly limit: number;
  /** Ids to pass over: those that could not be served just now. */
  readonly except: readonly string[];
}

/** Where the wishes of the channels are kept, each with the slot that it waits for. */
export interface SubscriptionStore {
  /** All of them, in the order of their ids. @throws LedeError `store-unavailable` */
  all(): Promise<readonly Subscription[]>;

  /** Those that are posted to a channel: one from a chat, several where the owner set them. In the order of their ids. */
  ofChannel(address: ChannelAddress): Promise<readonly Subscription[]>;

  get(id: string): Promise<Subscription | null>;

  /**
   * Keeps a subscription under its id. A new one, and one whose schedule or time zone changed, waits for its next slot
   * after now; any other change leaves its slot, and what it missed, alone.
   */
  save(subscription: Subscription, now: Date): Promise<void>;

  /** Makes the subscriptions that were set in the file exactly these: what was taken out of the file goes. */
  syncWithFile(inFile: readonly Subscription[], now: Date): Promise<void>;

  /** False where there was none. What is in the outbox already is posted all the same. */
  remove(id: string): Promise<boolean>;

  /** Stops its digests, and keeps why. False where it is paused already, or not there. */
  pause(id: string, pause: Pause): Promise<boolean>;

  /** Its digests come again from the next slot after now on: what was paused is not caught up. */
  resume(id: string, now: Date): Promise<boolean>;

  /** Those with a slot up to now that nobody served, and that are not paused; the longest waiting first. */
  due(now: Date, page: DuePage): Promise<readonly DueSubscription[]>;

  /** The same of one subscription; null where it is not due. */
  dueOf(id: string, now: Date): Promise<DueSubscription | null>;
}
