import type { Article } from "./article.ts";
import type { Figure, Span } from "./figure.ts";

/** One sentence of a summary; `start` and `end` reach over its evidence in the article's text. */
export interface SummarySentence extends Span {
  /** May be trimmed against the evidence, never reworded in an extract. */
  readonly text: string;
  readonly by: "extract" | "model";
  /** The article's sentences that it was made of and is checked against. */
  readonly evidence: readonly SourceSentence[];
}

/** A sentence as the article has it, and where. */
export interface SourceSentence extends Span {
  readonly text: string;
}

/** What `condense` makes of one article. */
export interface Condensed {
  readonly headline: string;
  /** `source`: the article's own words; `lede`: made from its first sentence. */
  readonly headlineBy: "source" | "lede";
  /** BCP 47 primary subtag as declared or detected; `und` where neither could say. */
  readonly language: string;
  /** Two or three sentences, fewer in a shorter article. */
  readonly summary: readonly SummarySentence[];
  /** Every figure, in text order. */
  readonly figures: readonly Figure[];
  /** Numbers left out because their separators could be read in two ways (`1.500` in a German article). */
  readonly ambiguousNumbers: number;
}

export interface CondensedArticle {
  readonly article: Article;
  readonly condensed: Condensed;
}
