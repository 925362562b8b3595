import type { Article } from "../article/article.ts";
import type { CondensedArticle } from "../article/condensed.ts";

export interface UncondensedPage {
  readonly limit: number;
  /** Articles that could not be condensed, to be passed over in this run. */
  readonly except?: readonly string[];
}

/** Where the results of `condense` are kept, beside their articles. */
export interface CondensedStore {
  /**
   * At most `limit` articles that have no result made by this `version` of the code (1 or more), without those whose
   * ids are in `except`: first those without any result, in the order in which they came; then those with another
   * version's, the newest first, because the next digest is made of those. Empty when all is done.
   *
   * @throws LedeError `store-unavailable`
   */
  uncondensed(version: number, page: UncondensedPage): Promise<readonly Article[]>;

  /**
   * Keeps all of them or, where it fails, none. A result whose article has changed or gone since it was read is
   * dropped: its offsets would point into another text. A changed article comes up again as uncondensed.
   *
   * @throws LedeError `store-unavailable`
   */
  saveCondensed(results: readonly CondensedArticle[], version: number): Promise<void>;
}
