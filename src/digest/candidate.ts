import type { Article } from "../article/article.ts";
import type { Condensed } from "../article/condensed.ts";

/**
 * An article that a digest may carry. Its text and all but its key figures stay in the store: a digest of thousands must
 * fit a small machine.
 */
export interface Candidate {
  readonly article: Omit<Article, "text">;
  /** Its `figures` are the key ones alone. */
  readonly condensed: Condensed;
}
