import type { ParsedArticle } from "../parsed-article.ts";

/**
 * What stands on a page: the article; no more of it than its opening, because the rest is for those who pay; or a notice
 * before it that wants consent, or a proof that one is no program. Neither of these is ever condensed as if it were news.
 */
export type PageAccess = "full" | "excerpt" | "consent";

/** A page that was read. `url` is its canonical link, `source` the site's name. */
export interface ParsedPage extends ParsedArticle {
  /** Who wrote it, as a reader would say it: `Ada Brook`, `Ada Brook, Tom Lind`. */
  readonly author: string | null;
  /** The calendar day (`2026-11-02`) that the page names, in its own time zone; the instant is `publishedAt`. */
  readonly publishedOn: string | null;
  readonly access: PageAccess;
}

/** Where a page was read, and with what HTTP headers (names in lower case). */
export interface PageOrigin {
  /** Null for a file. */
  readonly url: string | null;
  readonly headers?: Readonly<Record<string, string | undefined>>;
}
