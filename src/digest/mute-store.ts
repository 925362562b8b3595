import type { ChannelAddress } from "../article/subscription.ts";

/** What a channel does not want to read, though it is among its sources. */
export interface MuteStore {
  /** Mutes the sources that offer the article, for this channel alone. Their keys; none where the article is gone. */
  muteSourcesOf(articleId: string, channel: ChannelAddress, now: Date): Promise<readonly string[]>;
  mute(channel: ChannelAddress, source: string, now: Date): Promise<void>;
  unmute(channel: ChannelAddress, source: string): Promise<void>;
  /** The keys of the sources that the channel muted. */
  mutedIn(channel: ChannelAddress): Promise<readonly string[]>;
}
