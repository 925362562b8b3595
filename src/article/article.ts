/** One piece of news, as `collect` hands it on. */
export interface Article {
  /** Stable over runs and machines: the same article collected twice has the same id. */
  readonly id: string;
  /** The source's own headline; `null` where it has none and `condense` is to make one. */
  readonly title: string | null;
  /**
   * The article without headline and boilerplate, otherwise as the source has it: every offset of a figure or a
   * summary sentence is a UTF-16 index into this string.
   */
  readonly text: string;
  /** As the source declares it (BCP 47, primary subtag such as `en`); `null` where it says nothing. */
  readonly language: string | null;
  /** Where a person can read it: an http(s) address, or the file it came from (absolute path). */
  readonly link: ArticleLink;
  /** What a reader would call the source: `example.org`, `seeds`. */
  readonly source: string;
  readonly publishedAt: Date | null;
  readonly extent: Extent;
}

export const EXTENTS = ["full", "excerpt", "title"] as const;
/**
 * How much of the article the text is. `excerpt`: what the source lets be read without paying or logging in, or all
 * that its feed gives; `title`: nothing beyond its headline, and `text` is "".
 */
export type Extent = (typeof EXTENTS)[number];

/** `none`: it came through standard input. */
export type ArticleLink =
  | { readonly kind: "web"; readonly url: string }
  | { readonly kind: "file"; readonly path: string }
  | { readonly kind: "none" };
