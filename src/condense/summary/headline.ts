import { datelineLength } from "./dateline.ts";
import { opensDangling } from "./dangling.ts";
import { clauseOpeners, danglingEnds, phraseOpeners } from "./headline-words.ts";
import type { Sentence } from "../sentences/sentence.ts";

/** A headline's longest line, in characters. */
const MAX_HEADLINE = 90;

/** A headline shorter than this says too little to stop at, in characters. */
const MIN_HEADLINE = 30;

/** So many characters of a sentence are read. */
const MAX_READ = 2000;

/** How far into the article a sentence that stands alone is looked for. */
const LEDE_SENTENCES = 4;

/**
 * A headline from the words of the lede, for an article without one: at most 90 characters, no dateline, cut at the
 * border of a clause or a phrase, never inside a word or a number. "" where there are no sentences, or only words longer
 * than a headline.
 */
export function composeHeadline(sentences: readonly Sentence[]): string {
  const first = sentences.slice(0, LEDE_SENTENCES);
  const lede = first.find((sentence) => standsAlone(sentence.text));
  for (const sentence of lede === undefined ? first : [lede, ...first]) {
    const headline = headlineOf(sentence.text.slice(0, MAX_READ));
    if (headline !== "") return headline;
  }
  return "";
}

function headlineOf(text: string): string {
  const line = tidy(text);
  if (line.length <= MAX_HEADLINE) return line;
  const shorter = withoutAside(line);
  return shorter.length <= MAX_HEADLINE ? shorter : cut(shorter);
}

function standsAlone(text: string): boolean {
  return !opensDangling(text) && /\p{L}/u.test(text) && text.length >= MIN_HEADLINE && !/[?]["'”’)]*$/.test(text);
}

/** One line without dateline and final full stop. */
function tidy(text: string): string {
  const line = text.slice(datelineLength(text)).replaceAll(/\s+/g, " ").trim();
  const bare = line.replace(/^\(([^()]*)\)$/, "$1");
  const stopped = /(?:\b\p{Lu}\.)+$/u.test(bare) ? bare : bare.replace(/[.。]+$/, "");
  return stopped.replace(/[\s,;:–—-]+$/, "");
}

/** Without what stands in parentheses or in a relative clause between commas; figures and names stay where the clause has them. */
function withoutAside(line: string): string {
  return line
    .replaceAll(/ \([^()\d]{1,80}\)/g, "")
    .replace(/^([^,"“]{3,60}), (?:who|which|whose|where) [^,"“\d]{3,80}, /, "$1 ");
}

interface Border {
  readonly at: number;
  readonly rank: number;
}

/** The longest beginning that fits and ends at the best border. */
function cut(line: string): string {
  let best: Border | null = null;
  for (const border of findBorders(line)) {
    if (border.at > MAX_HEADLINE) break;
    if (border.at < MIN_HEADLINE) continue;
    // A better border may be so much earlier, a little at a time: half a line lost says less than a weaker border.
    if (best === null || border.at + 14 * border.rank >= best.at + 14 * best.rank) best = border;
  }
  const end = best === null ? lastWordEnd(line) : best.at;
  return balanced(line.slice(0, end).replace(/[\s,;:–—-]+$/, ""));
}

function findBorders(line: string): readonly Border[] {
  const borders: Border[] = [];
  for (const found of line.matchAll(/[,;:]?\s+(?:(?:--?|[–—])\s+)?/g)) {
    if (found.index > MAX_HEADLINE) break;
    const next =
      /^["“'‘(]*([\p{L}\p{N}$£€]+)/u.exec(
        line.slice(found.index + found[0].length, found.index + found[0].length + 24),
      )?.[1] ?? "";
    if (endsDangling(line.slice(0, found.index))) continue;
    const rank = rankBorder(found[0], next);
    if (rank > 0) borders.push({ at: found.index, rank });
  }
  return borders;
}

function rankBorder(gap: string, next: string): number {
  const word = next.toLowerCase();
  if (/[;:–—]|--| - /.test(gap)) return 4;
  if (clauseOpeners.has(word)) return 4;
  // `Smith, Jones and Brown`: what follows a comma in capitals or figures is a list, a place or a title.
  if (gap.startsWith(",")) return /^[\p{Lu}\p{N}]/u.test(next) ? 0 : 3;
  return phraseOpeners.has(word) ? 2 : 0;
}

function endsDangling(head: string): boolean {
  const last = /([\p{L}\p{N}'’.%$£€-]+)["”’')]*$/u.exec(head.slice(-40))?.[1] ?? "";
  return danglingEnds.has(last.toLowerCase().replace(/\.$/, "")) || /^[$£€]?\d[\d.,]*$/.test(last);
}

/** Where no border serves: behind the last word that fits and does not hang; 0 where there is none. */
function lastWordEnd(line: string): number {
  let end = line.lastIndexOf(" ", MAX_HEADLINE);
  while (end > 0 && endsDangling(line.slice(0, end))) end = line.lastIndexOf(" ", end - 1);
  return Math.max(end, 0);
}

/** A quotation or a parenthesis that the cut left open is closed or dropped. */
function balanced(head: string): string {
  if (head.split("“").length > head.split("”").length) return `${head}”`;
  if (head.split('"').length % 2 === 0) return `${head}"`;
  const open = head.lastIndexOf("(");
  return open > 0 && !head.includes(")", open) ? head.slice(0, open).trimEnd() : head;
}
