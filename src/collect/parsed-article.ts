/** What a file or page gives before it is known where it came from; `text` still has its boilerplate. */
export interface ParsedArticle {
  readonly kind: "parsed";
  readonly title: string | null;
  readonly text: string;
  /** An http(s) address, checked. */
  readonly url: string | null;
  /** The name the document gives its publisher. */
  readonly source: string | null;
  readonly language: string | null;
  readonly publishedAt: Date | null;
}

/** An http(s) address in its normal form, or null for anything else. */
export function parseWebUrl(text: string | null | undefined): string | null {
  const url = text ? URL.parse(text.trim()) : null;
  return url !== null && (url.protocol === "https:" || url.protocol === "http:") ? url.href : null;
}

/**
 * An ISO 8601 or RFC 2822 date, midnight UTC where it has no time; null for anything else: a wrong date is worse than
 * none.
 */
export function parseDate(text: string | null | undefined): Date | null {
  if (!text || !/\d{4}/.test(text)) return null;
  const date = new Date(text.trim());
  return Number.isNaN(date.getTime()) ? null : date;
}

/** The primary subtag of a BCP 47 tag: `en-GB` → `en`. */
export function parseLanguage(text: string | null | undefined): string | null {
  const subtag = text?.trim().split(/[-_]/)[0]?.toLowerCase() ?? "";
  return /^[a-z]{2,3}$/.test(subtag) ? subtag : null;
}
