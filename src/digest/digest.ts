import type { ArticleLink, Extent } from "../article/article.ts";
import type { Figure } from "../article/figure.ts";
import type { Verified } from "../condense/verify.ts";

/**
 * What a channel gets for one slot, before any platform draws it. It is plain JSON: `lede digest --json` prints it and
 * the store keeps it. Fields may be added, never renamed.
 */
export interface Digest {
  /** Made from the slot and the articles it carries: the same digest made twice has the same id. */
  readonly id: string;
  readonly title: string;
  /** The local time it is for, `2026-11-02T08:00`, read in `timeZone`. */
  readonly slot: string;
  /** IANA name, such as `Europe/Berlin`. */
  readonly timeZone: string;
  /** When it was composed: ISO 8601, UTC. */
  readonly createdAt: string;
  /** The reader's first one: it says what Lede is and how to ask. */
  readonly first: boolean;
  /** The leading stories, the most important first. */
  readonly stories: readonly DigestStory[];
  /** The next ones, a line each. */
  readonly also: readonly AlsoStory[];
  /** How many more there were than `also` names. */
  readonly alsoLeftOut: number;
  readonly read: ReadSoFar;
  /** What could not be read, and why. */
  readonly skipped: readonly Skipped[];
  /** Earlier slots that it stands for too, because Lede was not running then; the oldest first. */
  readonly missed: readonly string[];
}

export interface DigestStory {
  readonly headline: string;
  /** Only what was checked against the article can stand here. */
  readonly summary: readonly Verified[];
  /** The key figures, in text order. */
  readonly figures: readonly DigestFigure[];
  /** Who reports it, the one that the summary is of first. */
  readonly articles: readonly [ArticleReference, ...ArticleReference[]];
}

export type DigestFigure = Figure & {
  /** What its source did to it after it was posted; absent where nothing. */
  readonly correction?: FigureCorrection | undefined;
};

/** `was`: the value before, as people read it. */
export type FigureCorrection = { readonly kind: "changed"; readonly was: string } | { readonly kind: "withdrawn" };

export interface AlsoStory {
  readonly headline: string;
  readonly article: ArticleReference;
}

export interface ArticleReference {
  readonly id: string;
  readonly source: string;
  readonly link: ArticleLink;
  /** ISO 8601, UTC; null where the source gives no time. */
  readonly publishedAt: string | null;
  /** How much of the article was there to read; less than all is said beside it. */
  readonly extent: Extent;
}

export interface ReadSoFar {
  readonly articles: number;
  /** The sources they came from, by name, in alphabetical order. */
  readonly sources: readonly string[];
  /** Numbers left out because their separators could be read in two ways (`1.500` outside English). */
  readonly ambiguousNumbers: number;
}

export interface Skipped {
  /** What a person would look for: a file's name, a feed's address. */
  readonly what: string;
  /** Half a sentence: `is empty`, `answers 403, next try 09:15`. */
  readonly reason: string;
}
