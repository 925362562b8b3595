import type { ChannelAddress, CommunityId } from "../article/subscription.ts";

/** Days that the settings of a community are kept after it removed Lede: people do so by mistake. */
export const KEPT_AFTER_LEAVING_DAYS = 30;

/** Which communities Lede is in, and which of its channels are whose. */
export interface CommunityStore {
  /** Notes whose channel it is, as soon as anything is kept of it. */
  noteChannel(channel: ChannelAddress, community: CommunityId): Promise<void>;
  channelsOf(community: CommunityId): Promise<readonly ChannelAddress[]>;
  communityLeft(community: CommunityId, now: Date): Promise<void>;
  communityJoined(community: CommunityId): Promise<void>;
  /** Those that Lede is in, as far as it was told. */
  communitiesJoined(): Promise<readonly CommunityId[]>;
  /** Those that left before this time and have not come back. */
  communitiesLeftBefore(time: Date): Promise<readonly CommunityId[]>;
  /**
   * Deletes whatever is kept of the community and its channels, in one transaction: subscriptions, digests,
   * deliveries, follows, mutes, reports. Articles stay: they are the publishers'.
   */
  forgetCommunity(community: CommunityId): Promise<void>;
}
