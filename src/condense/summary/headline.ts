import { datelineLength } from "./dateline.ts";
import { opensDangling } from "./dangling.ts";
import { clauseOpeners, danglingEnds, phraseOpeners, subordinators, verbs } from "./headline-words.ts";
import { oneLine } from "../../shared/one-line.ts";
import type { Sentence } from "../sentences/sentence.ts";

/** A headline's longest line, in characters. */
const MAX_HEADLINE = 90;

/** A headline shorter than this says too little to stop at, in characters. */
const MIN_HEADLINE = 30;

/** So many characters of a sentence are read. */
const MAX_READ = 2000;

/** How far into the article a sentence that stands alone is looked for. */
const LEDE_SENTENCES = 4;

/** A longer speaker leaves no room for what was said, in characters. */
const MAX_SPEAKER = 30;

/** A better border may stand so many characters earlier for each rank it is better. */
const RANK_WORTH = 14;

/**
 * A headline from the words of the lede, for an article without one: at most 90 characters, no dateline, cut at the
 * border of a clause or a phrase, never inside a word or a number. "" where there are no sentences, or only words longer
 * than a headline.
 */
export function composeHeadline(sentences: readonly Sentence[], language: string): string {
  const first = sentences.slice(0, LEDE_SENTENCES);
  const isEnglish = language === "en" || language === "und";
  const lede = first.find((sentence) => standsAlone(sentence.text));
  for (const sentence of lede === undefined ? first : [lede, ...first]) {
    const headline = headlineOf(sentence.text.slice(0, MAX_READ), isEnglish);
    if (headline !== "") return headline;
  }
  return "";
}

function standsAlone(text: string): boolean {
  return !opensDangling(text) && /\p{L}/u.test(text) && text.length >= MIN_HEADLINE && !/[?]["'”’)]*$/.test(text);
}

function headlineOf(text: string, isEnglish: boolean): string {
  const line = tidy(text);
  if (line.length <= MAX_HEADLINE) return line;
  if (!isEnglish) return cutAtMark(line);
  const shorter = withoutOpeningClause(withoutAside(line));
  if (shorter.length <= MAX_HEADLINE) return shorter;
  const claim = readClaim(shorter);
  if (claim === null) return cut(shorter, MAX_HEADLINE);
  const prefix = `${claim.speaker}: `;
  return prefix + cut(claim.text, MAX_HEADLINE - prefix.length);
}

/** `… took bribes, prosecutors said` cut short would make a fact of a claim: the speaker goes first instead. */
function readClaim(line: string): { readonly speaker: string; readonly text: string } | null {
  if (!/ (?:said|says)\b/.test(line)) return null;
  const found =
    /^(.{20,}), ((?:[\p{L}\p{N}'’.-]+ ){0,3}[\p{L}\p{N}'’.-]{3,}) (?:said|says)(?: (?:on )?\p{Lu}?\p{L}+){0,2}$/u.exec(
      line,
    );
  const [, text, speaker] = found ?? [];
  if (text === undefined || speaker === undefined || speaker.length > MAX_SPEAKER) return null;
  // `the company` speaks of itself: what it says it will do, it does.
  if (/^the\s/i.test(speaker) || opensDangling(speaker) || hasVerb(`- ${speaker}`) || /["“”]/.test(line)) return null;
  return { speaker: speaker.charAt(0).toUpperCase() + speaker.slice(1), text };
}

/** One line without dateline, final full stop and a quotation mark that has no partner. */
function tidy(text: string): string {
  const line = oneLine(text.slice(datelineLength(text))).trim();
  const bare = line.replace(/^\(([^()]*)\)$/, "$1");
  const stopped = /(?:\b\p{Lu}\.)+$/u.test(bare) ? bare : bare.replace(/[.。]+(["”]?)$/, "$1");
  const closed = stopped.split('"').length % 2 === 0 ? stopped.replace(/^"|"$/, "") : stopped;
  return closed.replace(/[\s,;:–—-]+$/, "").trimStart();
}

/** Without what stands in parentheses, or in a relative clause between commas, as long as it has no figure. */
function withoutAside(line: string): string {
  return line
    .replaceAll(/ \([^()\d]{1,80}\)/g, "")
    .replace(/^([^,"“]{3,60}), (?:who|which|whose|where) [^,"“\d]{3,80}, /, "$1 ");
}

/** `After a night of talks, the council …` begins with the council, where that can stand alone. */
function withoutOpeningClause(line: string): string {
  const comma = line.search(/[,"“]/);
  if (comma < 0 || !line.startsWith(", ", comma)) return line;
  const found = /^(\p{L}+)[^,"“]{3,100}, (?=["“]?[\p{L}$£€\d])/u.exec(line);
  const opener = found?.[1]?.toLowerCase() ?? "";
  if (found === null || !(subordinators.has(opener) || /(?:ed|ing)$/.test(opener))) return line;
  const rest = line.slice(found[0].length);
  if (!standsAlone(rest) || !hasVerb(rest.slice(0, MAX_HEADLINE)) || /^(?:and|or|but|who|which)\b/i.test(rest))
    return line;
  return rest.charAt(0).toUpperCase() + rest.slice(1);
}

/** Another language: its small words are not known here, so only its punctuation tells where to cut. */
function cutAtMark(line: string): string {
  let end = 0;
  for (const mark of line.matchAll(/[,;:]\s|\s[–—-]\s|[、，；。]/g)) {
    if (mark.index <= MAX_HEADLINE && mark.index >= MIN_HEADLINE / 2) end = mark.index;
  }
  if (end > 0) return balanced(line.slice(0, end), MAX_HEADLINE);
  const word = line.lastIndexOf(" ", MAX_HEADLINE - 2);
  return word <= 0 ? "" : `${line.slice(0, word).replace(/[\s,;:–—-]+$/, "")} …`;
}

interface Border {
  readonly at: number;
  readonly rank: number;
}

/** The longest beginning that fits and ends at the best border; one that says what happened if there is any. */
function cut(line: string, limit: number): string {
  let best: Border | null = null;
  for (const border of findBorders(line)) {
    if (border.at > limit) break;
    if (border.at < MIN_HEADLINE || !hasVerb(line.slice(0, border.at))) continue;
    if (best === null || border.at + RANK_WORTH * border.rank >= best.at + RANK_WORTH * best.rank) best = border;
  }
  const end = best === null ? lastWordEnd(line, limit) : best.at;
  return balanced(line.slice(0, end).replace(/[\s,;:–—-]+$/, ""), limit);
}

function findBorders(line: string): readonly Border[] {
  const borders: Border[] = [];
  for (const found of line.matchAll(/[,;:]?\s+(?:(?:--?|[–—])\s+)?/g)) {
    if (found.index > MAX_HEADLINE) break;
    const after = found.index + found[0].length;
    const next = /^["“'‘(]*([\p{L}\p{N}$£€]+)/u.exec(line.slice(after, after + 24))?.[1] ?? "";
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

function hasVerb(head: string): boolean {
  const [, ...rest] = head.split(" ");
  return rest.some((word) => verbs.has(word.toLowerCase()) || /^\p{Ll}{2,}(?:[^e]ed|eed)$/u.test(word));
}

function endsDangling(head: string): boolean {
  const last = /([\p{L}\p{N}'’.%$£€-]+)["”’')]*$/u.exec(head.slice(-40))?.[1] ?? "";
  // `accused of fatally`: an adverb waits for its verb.
  if (/^\p{Ll}{3,}(?:al|ful|ive|ous|ent|ant|ed|ar|ing)ly$/u.test(last)) return true;
  return danglingEnds.has(last.toLowerCase().replace(/\.$/, "")) || /^[$£€]?\d[\d.,]*$/.test(last);
}

/** Where no border serves: behind the last word that fits and does not hang; 0 where there is none. */
function lastWordEnd(line: string, limit: number): number {
  let end = line.lastIndexOf(" ", limit);
  while (end > 0 && (endsDangling(line.slice(0, end)) || splitsName(line, end))) end = line.lastIndexOf(" ", end - 1);
  return Math.max(end, 0);
}

/** `Otto | Brandt`: two capitals with nothing but a space between them. */
function splitsName(line: string, at: number): boolean {
  return /\p{Lu}[\p{L}.'’-]*$/u.test(line.slice(Math.max(0, at - 30), at)) && /^ \p{Lu}/u.test(line.slice(at, at + 2));
}

/** A quotation or a parenthesis that the cut left open is closed or dropped. */
function balanced(head: string, limit: number): string {
  const open = head.lastIndexOf("(");
  if (open > 0 && !head.includes(")", open)) return head.slice(0, open).trimEnd();
  const mark = head.split("“").length > head.split("”").length ? "”" : head.split('"').length % 2 === 0 ? '"' : "";
  return head.length + mark.length <= limit
    ? head + mark
    : head.slice(0, head.lastIndexOf(mark === "”" ? "“" : '"')).trimEnd();
}
