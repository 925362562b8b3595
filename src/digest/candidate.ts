import type { Article } from "../article/article.ts";
import type { Condensed } from "../article/condensed.ts";

/** An article that a digest may carry. Its text stays in the store: a digest of thousands must fit a small machine. */
export interface Candidate {
  readonly article: Omit<Article, "text">;
  readonly condensed: Condensed;
}
