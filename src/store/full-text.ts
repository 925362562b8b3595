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
   * A query for the newest `limit` matches among the articles that `visible` holds for, a condition on `articles.id`. Only those are
   * weighed: a common word matches most of a large archive.
   */
  newestMatches(
    query: FullTextQuery,
    rest: { readonly visible: RawBuilder<boolean>; readonly limit: number },
  ): RawBuilder<FullTextMatch>;
}

/** Words of one query that are looked for (the rest would only make it slower). */
const WORDS_USED = 12;

/** What a person typed, as words: runs of letters and digits, at most `WORDS_USED`. */
export function searchWords(typed: string): readonly string[] {
  const words = typed.normalize("NFC").match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return words.slice(0, WORDS_USED);
}
