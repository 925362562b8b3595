import { createHash } from "node:crypto";
import type { ArticleStore } from "./article-store.ts";

/** A line on so many pages of a host is none of the article's own. */
const RECURS = 3;
/** Longer ones are paragraphs: of two reports of one event, both may carry an agency's. */
const LONGEST_LINE = 300;

export interface PageText {
  /** A paragraph a line, or several lines. */
  readonly text: string;
  /** Read for the first time: its lines count. */
  readonly isNew: boolean;
}

/**
 * The texts of pages of one host without the lines that recur on its pages: `Sign up to our newsletter`, the author's
 * life, the company's address. Each page teaches what recurs, so the first of a host keep what nobody can know yet.
 */
export async function withoutRecurringLines(
  pages: readonly PageText[],
  host: string,
  { store, now }: { readonly store: ArticleStore; readonly now: Date },
): Promise<readonly string[]> {
  const lines = pages.map(({ text, isNew }) => ({ isNew, lines: linesOf(text).map(lineKey) }));
  const counts = await store.countLines(host, lines, now);
  const isRecurring = (line: string): boolean => (counts.get(lineKey(line)) ?? 0) >= RECURS;
  return pages.map(({ text }) => {
    const recurring = new Set(linesOf(text).filter(isRecurring));
    if (recurring.size === 0) return text;
    const kept = text.split("\n").filter((line) => !recurring.has(line));
    return kept
      .join("\n")
      .replaceAll(/\n{3,}/g, "\n\n")
      .trim();
  });
}

/** A line of any page by which it is known on another. */
export function lineKey(line: string): string {
  const folded = line
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
  return createHash("sha256").update(folded).digest("hex").slice(0, 16);
}

function linesOf(text: string): readonly string[] {
  return text.split("\n").filter((line) => line.trim() !== "" && line.length <= LONGEST_LINE);
}
