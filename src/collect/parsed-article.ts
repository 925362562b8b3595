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

/** ISO 8601, with or without a time, and the date of e-mail and feeds. Source: RFC 3339, RFC 5322. */
const ISO_DATE = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/i;
const MAIL_DATE = /^(?:[a-z]{3}, )?\d{1,2} [a-z]{3} \d{4} \d{2}:\d{2}(?::\d{2})? (?:GMT|UTC?|Z|[+-]\d{4})$/i;

/**
 * An ISO 8601 or RFC 5322 date; UTC where it names no zone, midnight where it has no time. Null for anything else: a
 * wrong date is worse than none.
 */
export function parseDate(text: string | null | undefined): Date | null {
  const trimmed = text?.trim() ?? "";
  const iso = ISO_DATE.exec(trimmed);
  if (iso === null && !MAIL_DATE.test(trimmed)) return null;
  const hasTime = trimmed.length > "2026-11-02".length;
  const date = new Date(iso !== null && hasTime && iso[1] === undefined ? `${trimmed}Z` : trimmed);
  return Number.isNaN(date.getTime()) ? null : date;
}

/** The primary subtag of a BCP 47 tag: `en-GB` → `en`. */
export function parseLanguage(text: string | null | undefined): string | null {
  const subtag = text?.trim().split(/[-_]/)[0]?.toLowerCase() ?? "";
  return /^[a-z]{2,3}$/.test(subtag) ? subtag : null;
}
