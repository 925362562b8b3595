import type { ChannelAddress, CommunityId, Subscription } from "../../article/subscription.ts";
import type { SourceList } from "../../collect/source-list.ts";
import type { SourceStore } from "../../collect/source-store.ts";
import type { WebSource } from "../../collect/source.ts";
import type { Archive, ArchivedArticle } from "../../digest/archive.ts";
import type { Digest } from "../../digest/digest.ts";
import type { MuteStore } from "../../digest/mute-store.ts";
import type { FigureReport, ReportStore } from "../../digest/report-store.ts";
import type { SubscriptionStore } from "../../digest/subscription-store.ts";
import type { CommunityStore } from "../../dispatch/community-store.ts";
import type { Clock } from "../../shared/clock.ts";

/** What the commands need of the rest of Lede. */
export interface CommandParts {
  readonly archive: Archive;
  readonly mutes: MuteStore;
  readonly reports: ReportStore;
  readonly communities: CommunityStore;
  readonly subscriptions: SubscriptionStore;
  readonly sources: SourceList;
  readonly follows: Pick<SourceStore, "follow" | "unfollow">;
  readonly digests: DigestDesk;
  readonly reader: LinkReader;
  /** Tells the owner, once, of something that only they can mend. */
  readonly tellOwner: (notice: OwnerNotice) => Promise<void>;
  readonly clock: Clock;
  /** IANA name: of a channel that has none of its own. */
  readonly timeZone: string;
}

/** Digests for a channel that asks. */
export interface DigestDesk {
  /**
   * The digest of what is new to the subscription, without taking it from the scheduled one; null where nothing is new.
   */
  preview(subscription: Subscription): Promise<Digest | null>;
  /** The last one that was composed for it; null where none was. */
  latest(subscription: Subscription): Promise<Digest | null>;
}

/** Reads what a person gives the address of; the network is behind it, and all its guards. */
export interface LinkReader {
  /** The id of the archive's article with this address, however it is written; null where there is none. */
  articleAt(url: string): Promise<string | null>;
  /** One article, kept in the archive for this channel alone. */
  readArticle(url: string, asked: AskedFor): Promise<ReadArticle>;
  /** What could be followed at the address, for one who manages the channel: the feed of a site, or the page itself. */
  findSource(url: string): Promise<FoundSource>;
}

export interface AskedFor {
  readonly channel: ChannelAddress;
  /** Whether who asks may reach the hosts of the home network that the owner allows: those who manage the channel. */
  mayReachHome(): Promise<boolean>;
}

/** `reason` is half a sentence: `answers 403`; `next` a whole one. */
export interface NotRead {
  readonly kind: "failed";
  readonly reason: string;
  readonly next: string;
}

export type ReadArticle = { readonly kind: "article"; readonly archived: ArchivedArticle } | NotRead;

/** `articles`: how many it offers at present. */
export type FoundSource = { readonly kind: "found"; readonly source: WebSource; readonly articles: number } | NotRead;

export type OwnerNotice =
  | { readonly kind: "report"; readonly report: FigureReport }
  | { readonly kind: "channel-lost"; readonly channel: ChannelAddress; readonly reason: string }
  | { readonly kind: "community-left"; readonly community: CommunityId };
