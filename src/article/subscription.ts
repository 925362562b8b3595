/** The platforms that digests are posted on; `file` writes them to a folder. */
export const PLATFORMS = ["slack", "discord", "file"] as const;
export type Platform = (typeof PLATFORMS)[number];

/** A place that digests are posted to, and its platform: `slack:C0123`, `discord:1234`, `file:digests`. */
export type ChannelAddress = `${Platform}:${string}`;

/**
 * Who shares a roof: a Slack workspace (`slack:T0123`) or a Discord guild (`discord:5678`). What one follows is not
 * shown to another.
 */
export type CommunityId = `${"slack" | "discord"}:${string}`;

/** A word or phrase that a subscription wants, or does not want, in its digests. */
export interface Topic {
  readonly words: string;
  readonly excluded: boolean;
}

/** A channel's wish for digests. */
export interface Subscription {
  /** The channel's address; behind it `#name` where the owner gave one channel several. See `isLocal` for the others. */
  readonly id: string;
  readonly to: ChannelAddress;
  /** Null where the owner set it in the settings file, and no platform has said yet. */
  readonly community: CommunityId | null;
  /** Heads its digests: `Metals desk`. */
  readonly title: string;
  /** Five fields, read in `timeZone`. */
  readonly cron: string;
  /** IANA name. */
  readonly timeZone: string;
  /** Leading stories of a digest, 1 to 7. */
  readonly stories: number;
  /** None: everything. */
  readonly topics: readonly Topic[];
  /** Whether a day without stories is said in one line or passed over. */
  readonly quiet: "say" | "skip";
  /** Whether a long digest goes on in a thread under its first message instead of in the channel. */
  readonly thread: boolean;
  /** Why no digest is posted at present; null while they are. */
  readonly paused: Pause | null;
  /** The settings file stays the owner's: what is in it cannot be changed from a chat. */
  readonly setIn: "file" | "chat";
}

/** Id of the digest of a command line; behind it `:` and its folder where that is not of the owner's sources. */
export const LOCAL = "local";

/** Whether a subscription is the digest of a command line, which nobody makes but that. No channel's address begins so. */
export function isLocal(id: string): boolean {
  return id === LOCAL || id.startsWith(`${LOCAL}:`);
}

export interface Pause {
  /** A whole sentence for people: `Lede was removed from this channel.` */
  readonly reason: string;
  readonly at: Date;
}

/** `slack:C0123` → `slack`. */
export function platformOf(address: ChannelAddress): Platform {
  const platform = PLATFORMS.find((each) => address.startsWith(`${each}:`));
  if (platform === undefined) throw new TypeError(`${address} is no channel's address.`);
  return platform;
}

/** `slack:C0123` → `C0123`: what the platform itself calls the channel. */
export function channelIdOf(address: ChannelAddress): string {
  return address.slice(address.indexOf(":") + 1);
}

/** The address in a text, or null where it is none. */
export function parseChannelAddress(text: string): ChannelAddress | null {
  return (
    PLATFORMS.map((platform): ChannelAddress => `${platform}:${text.slice(platform.length + 1)}`).find(
      (address) => address === text && text.length > text.indexOf(":") + 1,
    ) ?? null
  );
}
