/** Where articles come from. */
export type Source = FolderSource | FeedSource | PageSource;

/** A source that is read over the net. */
export type WebSource = FeedSource | PageSource;

export interface FolderSource {
  readonly kind: "folder";
  /** Absolute. */
  readonly path: string;
  /** As a person typed it, for messages. */
  readonly name: string;
  /**
   * What the archive knows it by. An absolute path, so that two folders of one name stay apart; the samples that came
   * with Lede have a name of their own, the same on every machine.
   */
  readonly key: string;
}

/** RSS, Atom, RDF or JSON Feed. */
export interface FeedSource extends WebSettings {
  readonly kind: "feed";
}

/** A section page of a site without a feed: the articles that it links to are followed. */
export interface PageSource extends WebSettings {
  readonly kind: "page";
}

export const FULL_TEXT = ["auto", "always", "never"] as const;
/** Whether an article's own page is read for its text: always, never, or (`auto`) where the feed has an excerpt alone. */
export type FullText = (typeof FULL_TEXT)[number];

interface WebSettings {
  /** The address to ask, http or https. */
  readonly url: string;
  /** What the archive knows it by: the address in its normal form (`canonicalUrl`). */
  readonly key: string;
  /** What a person calls it, for messages; the address without its scheme unless somebody named it. */
  readonly name: string;
  /** What its articles are signed with in a digest; null where nobody named it, and each article's host stands there. */
  readonly label: string | null;
  readonly fullText: FullText;
  /** Minutes between two readings; the site's own wishes may make it longer. */
  readonly everyMinutes: number;
  /** Null: Lede's own. */
  readonly userAgent: string | null;
  /** Sent with each request to the source's own origin, and to no other. */
  readonly headers: Readonly<Record<string, string>>;
  /** Primary subtag of what it is written in, where the owner knows better than the source; null to ask the source. */
  readonly language: string | null;
}

/** Unless the owner says otherwise. */
export const DEFAULT_EVERY_MINUTES = 30;

/** What the store knows a source by. */
export function sourceKey({ kind, key }: Source): string {
  return `${kind}:${key}`;
}
