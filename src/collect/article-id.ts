import { createHash } from "node:crypto";
import type { ParsedArticle } from "./parsed-article.ts";

/** Characters of a SHA-256 in hex that make an id: 80 bits, no clash in any archive a team will keep. */
const ID_LENGTH = 20;

type Identifying = Pick<ParsedArticle, "url" | "title" | "publishedAt" | "text">;

/**
 * What makes an article the same one: its address; else its headline and day; else its words. Of files without an
 * address or a date, two are only the same where they say the same: to lose one would be worse than to show it twice.
 */
export function articleId({ url, title, publishedAt, text }: Identifying): string {
  const identity = url ?? (title !== null && publishedAt !== null ? [title, dayOf(publishedAt)] : [title, text]);
  return createHash("sha256").update(JSON.stringify(identity)).digest("hex").slice(0, ID_LENGTH);
}

function dayOf(date: Date): string {
  return date.toISOString().slice(0, "2026-11-02".length);
}
