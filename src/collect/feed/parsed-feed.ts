import type { ReadFailure } from "../read-failure.ts";

/** A feed that was read, whatever its format: what it says of itself, and its entries in its own order. */
export interface ParsedFeed {
  readonly kind: "feed";
  readonly format: FeedFormat;
  readonly title: FeedText | null;
  readonly description: FeedText | null;
  /** The site that the feed belongs to. */
  readonly link: string | null;
  /** Where the feed itself says it stands (`rel="self"`). */
  readonly self: string | null;
  /** As the feed or HTTP says it (`en-GB`, `English`), `_` written as `-`. */
  readonly language: string | null;
  readonly authors: readonly FeedPerson[];
  readonly published: Date | null;
  readonly updated: Date | null;
  readonly pace: FeedPace;
  /** At most 1,000. */
  readonly entries: readonly FeedEntry[];
}

export type FeedFormat = "rss" | "rdf" | "atom" | "json" | "cdf";

export interface FeedEntry {
  /** `guid`, `id` or `rdf:about`, trimmed; null where the feed gives none. Two entries of one feed may share it. */
  readonly id: string | null;
  /** Null where it names no sentence either. */
  readonly title: FeedText | null;
  /** Whether the title is the first sentence of the text, because the feed gives none. */
  readonly isTitleExcerpt: boolean;
  /** Absolute where the feed's own address is known; otherwise as the feed has it. */
  readonly link: string | null;
  /** Its own, else its source's, else, in Atom and JSON, the feed's. */
  readonly authors: readonly FeedPerson[];
  readonly published: Date | null;
  readonly updated: Date | null;
  /** What the feed calls a description or summary; often all there is, and often the whole article. */
  readonly summary: FeedText | null;
  /** The article itself, where the feed carries it beside or in place of a summary. */
  readonly content: FeedText | null;
  /** Its own where it says so; null means the feed's. */
  readonly language: string | null;
}

export interface FeedText {
  /** As the feed has it, XML undone: HTML, or plain text where the feed says so. Links in it are absolute. */
  readonly markup: string;
  /** What a reader sees: paragraphs with a blank line between. Scripts and styles are not in it. */
  readonly text: string;
}

export interface FeedPerson {
  readonly name: string | null;
  readonly email: string | null;
  /** Both, as the feed has them, or `name (email)` where it keeps them apart. */
  readonly line: string;
}

/** How often the feed wants to be asked. */
export interface FeedPace {
  /** `ttl`, or what `sy:updatePeriod` and `sy:updateFrequency` make, in minutes. */
  readonly minutes: number | null;
  /** `skipHours`: 0 to 23, UTC. */
  readonly skipHours: readonly number[];
  /** `skipDays`: 0 (Sunday) to 6, UTC. */
  readonly skipDays: readonly number[];
}

/** Where a feed was read, and with what HTTP headers (names in lower case). */
export interface FeedOrigin {
  /** The address after all redirects; null for a file. */
  readonly url: string | null;
  readonly headers: Readonly<Record<string, string>>;
}

export type FeedFailure = ReadFailure;
