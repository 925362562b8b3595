import type { Kysely, RawBuilder } from "kysely";

/** What a full-text query asks for, in words without any operator. */
export interface FullTextQuery {
  /** Letters and digits alone, so that nothing in them is an operator. Never empty. */
  readonly words: readonly string[];
  readonly match: "all" | "any";
}

/** A matching article's `number` and how well it matches: the higher the better, comparable within one query. */
export interface FullTextMatch {
  readonly number: number;
  readonly relevance: number;
}

/** Full text as one kind of database has it. The rest of a search is the same on all. */
export interface FullText {
  /** Indexes titles and texts of all articles, and keeps the index up with them from then on. */
  create(db: Kysely<unknown>): Promise<void>;
  /**
   * A query for the newest `limit` matches among the articles that `visible` holds for. Only those are weighed: a common
   * word matches most of a large archive.
   */
  newestMatches(
    query: FullTextQuery,
    rest: { readonly visible: IsVisible; readonly limit: number },
  ): RawBuilder<FullTextMatch>;
}

/** The condition that the article of this number may be seen, to be written into a query. */
export type IsVisible = (number: RawBuilder<number>) => RawBuilder<boolean>;

/** Words of one query that are looked for (the rest would only make it slower). */
const WORDS_USED = 12;

/**
 * English words that stand in nearly every article: they tell none from another, and cost the most to look for.
 * PostgreSQL passes over them by itself.
 */
const EVERYWHERE = new Set(
  "a an and are as at be by for from in is of on or that the this to was were what with".split(" "),
);

/** What a person typed, as words: runs of letters and digits, at most `WORDS_USED`. */
export function searchWords(typed: string): readonly string[] {
  const words = typed.normalize("NFC").match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  // The last one may be only begun: `the` of `theatre`.
  return words
    .filter((word, index) => index === words.length - 1 || !EVERYWHERE.has(word.toLowerCase()))
    .slice(0, WORDS_USED);
}
