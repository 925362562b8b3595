import type { ChannelAddress } from "../article/subscription.ts";
import type { Source, WebSource } from "./source.ts";

/** Who follows a source: a channel, or "", the owner, for everyone. */
export type Follower = ChannelAddress | "";

/** A source that somebody follows. */
export interface FollowedSource {
  readonly source: Source;
  readonly followers: readonly Follower[];
}

/** What is known of a web source from the times it was read. */
export interface FetchState {
  /** As the site sent them, byte for byte (a character a byte). */
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** When it was last read whole or found unchanged; null before its first time. */
  readonly readAt: Date | null;
  /** When it wants to be read again; null: never, the site said that it is gone for good. */
  readonly nextAt: Date | null;
  /** Not to be asked before, whoever is impatient: the site said so. */
  readonly notBefore: Date | null;
  /** Failures in a row. */
  readonly failures: number;
  /** Why it could not be read last time, half a sentence: `answers 403`; null where it could. */
  readonly failure: string | null;
  /** Whether that was for want of time: the next try gets more. */
  readonly timedOut: boolean;
  /** Where the site says that it has moved for good. */
  readonly movedTo: string | null;
  /** What the source calls itself. */
  readonly title: string | null;
}

/** What is known of a source that was never read. */
export const NEVER_READ: FetchState = {
  etag: null,
  lastModified: null,
  readAt: null,
  nextAt: null,
  notBefore: null,
  failures: 0,
  failure: null,
  timedOut: false,
  movedTo: null,
  title: null,
};

/** Where it is kept which sources are followed, and how reading them goes. The settings file's own are not in it. */
export interface SourceStore {
  /** Also where the channel follows it already: its settings become these. @throws LedeError `store-unavailable` */
  follow(source: Source, follower: Follower): Promise<void>;
  /** @returns whether the follower followed it. */
  unfollow(sourceKey: string, follower: Follower): Promise<boolean>;
  /** Everything that anybody follows, in the order in which it was first followed. */
  followed(): Promise<readonly FollowedSource[]>;
  /** What the owner follows and what this follower does, in the same order; of the followers these two alone. */
  followedBy(follower: Follower): Promise<readonly FollowedSource[]>;
  /** By `sourceKey`; a source that was never read is not in it. */
  fetchStates(sourceKeys: readonly string[]): Promise<ReadonlyMap<string, FetchState>>;
  saveFetch(source: WebSource, state: FetchState): Promise<void>;
}
