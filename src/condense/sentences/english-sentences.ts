import type { Span } from "../../article/figure.ts";
import {
  numberAbbreviations,
  otherAbbreviations,
  sentenceOpeners,
  timeContinuations,
  titleAbbreviations,
} from "./abbreviations.ts";
import {
  isBullet,
  isCapital,
  isCloser,
  isDigit,
  isFullWidthTerminator,
  isLowerCase,
  isOpener,
  isSpace,
  isTerminator,
} from "./characters.ts";
import { findListItems } from "./list-items.ts";

/** Longest word looked at on either side of a full stop, in characters. */
const MAX_WORD = 24;

/** A quotation that closes within so many characters stays in one sentence; a longer one is read sentence by sentence. */
const MAX_QUOTATION = 400;

/** `At 5 a.m. Mr. Smith …`: with so few characters before it, the time only opens the sentence. */
const MAX_OPENING_TIME = 24;

const DOT = 0x2e;
const STRAIGHT_QUOTE = 0x22;
const OPENING_QUOTE = 0x201c;
const CLOSING_QUOTE = 0x201d;

/** An end mark with what belongs to it: `.`, `?!`, `. . .`, `."`. */
interface Mark {
  readonly at: number;
  /** Behind the closing quotation marks and parentheses. */
  readonly end: number;
  /** How many dots, where it is made of dots only; else 0. */
  readonly dots: number;
  /** Dots with spaces between them. */
  readonly isSpaced: boolean;
  readonly hasCloser: boolean;
}

/** The sentences of one paragraph of English. One pass: every look back or ahead is bounded. */
export function splitEnglish(text: string, paragraph: Span): readonly Span[] {
  const spans: Span[] = [];
  let start = paragraph.start;
  const cut = (at: number): void => {
    const span = trimSpan(text, { start, end: at });
    if (span.end > span.start) spans.push(span);
    start = skipSpace(text, at, paragraph.end);
  };
  const items = findListItems(text, paragraph);
  let item = 0;
  // The last closing mark of a quotation that is to stay whole.
  let quotedUntil = -1;
  for (let i = paragraph.start; i < paragraph.end;) {
    if (i === items[item]) {
      cut(i);
      item++;
    }
    const code = text.charCodeAt(i);
    let next = i + 1;
    if (isTerminator(code)) {
      const mark = readMark(text, i, paragraph.end);
      const boundary = findBoundary(text, { mark, start, end: paragraph.end });
      if (boundary > quotedUntil) cut(boundary);
      next = Math.max(mark.end, next);
      if (item < items.length) next = Math.min(next, Math.max(items[item] ?? next, i + 1));
    } else if ((code === STRAIGHT_QUOTE || code === OPENING_QUOTE) && i > quotedUntil) {
      if (opensQuotation(text, i, start)) quotedUntil = findClosingQuote(text, i, paragraph.end);
    } else if (i === quotedUntil && endsBrokenOff(text, { start: i, end: paragraph.end })) cut(i + 1);
    i = next;
  }
  cut(paragraph.end);
  return spans;
}

function readMark(text: string, at: number, limit: number): Mark {
  let end = at + 1;
  let dots = text.charCodeAt(at) === DOT ? 1 : 0;
  let isSpaced = false;
  while (end < limit) {
    const code = text.charCodeAt(end);
    if (isTerminator(code)) {
      dots = code === DOT && dots > 0 ? dots + 1 : 0;
      end++;
    } else if (dots > 0 && code === 0x20 && text.charCodeAt(end + 1) === DOT && !isDigit(text.charCodeAt(end + 2))) {
      dots++;
      isSpaced = true;
      end += 2;
    } else break;
  }
  if (text.charCodeAt(at) === 0x2026 && end === at + 1) dots = 3;
  const stop = end;
  while (end < limit && isCloser(text.charCodeAt(end))) end++;
  return { at, end, dots, isSpaced, hasCloser: end > stop };
}

interface Context {
  readonly mark: Mark;
  /** Where the sentence began that the mark may end. */
  readonly start: number;
  /** Where the paragraph ends. */
  readonly end: number;
}

/** Where the sentence ends if the mark ends one, else -1. */
function findBoundary(text: string, context: Context): number {
  const { mark, end } = context;
  if (mark.end >= end) return -1;
  const code = text.charCodeAt(mark.end);
  if (!isSpace(code)) return isFused(text, context) ? mark.end : -1;
  const next = skipSpace(text, mark.end, end);
  if (!opensSentence(text, next)) return -1;
  if (mark.dots > 2) return endOfEllipsis(text, mark, context.start);
  if (mark.dots === 1 && belongsToWord(text, next, context)) return -1;
  return mark.end;
}

/** `word. . . . Next` ends behind the word; `word .... Next` behind the dots; three dots with space around them do not end it. */
function endOfEllipsis(text: string, mark: Mark, start: number): number {
  const before = mark.at > start ? text.charCodeAt(mark.at - 1) : 0x20;
  const isGlued = !isSpace(before) && before !== 0x5b && before !== 0x28;
  if (mark.isSpaced) return mark.dots < 4 ? -1 : isGlued ? mark.at + 1 : mark.end;
  return isGlued ? mark.end : -1;
}

/** `said.The report`: no white space, but a lower-case word or a number before and a capitalised word behind. */
function isFused(text: string, { mark, start }: Context): boolean {
  const first = text.charCodeAt(mark.end);
  if (isFullWidthTerminator(text.charCodeAt(mark.at))) return true;
  if (mark.dots > 1 || mark.end - mark.at > 3 || !isCapital(first)) return false;
  const before = text.charCodeAt(mark.at - 1);
  if (!isLowerCase(before) && !isDigit(before) && !isCloser(before)) return false;
  const following = /^\p{Lu}(?:\p{Ll}+(?=[\s.,'’]|$)|(?=\s))/u.exec(text.slice(mark.end, mark.end + MAX_WORD))?.[0];
  if (following === undefined || DOMAINS.has(following.toLowerCase())) return false;
  const word = wordBefore(text, mark.at, start);
  return word.length > 1 && word.length < MAX_WORD && !/[.@/:_]|^www/i.test(word);
}

const DOMAINS: ReadonlySet<string> = new Set(["com", "org", "net", "in", "co", "uk", "js", "tv", "ly", "me"]);

/** Whether a full stop belongs to the word before it: an abbreviation, an initial, a list marker. */
function belongsToWord(text: string, next: number, { mark, start }: Context): boolean {
  const word = wordBefore(text, mark.at, start);
  if (isListMarker(word) && isOnlySign(text, start, mark.at - word.length)) return true;
  if (mark.hasCloser || word === "") return false;
  const key = word.toLowerCase();
  if (titleAbbreviations.has(key)) return true;
  if (key === "a.m" || key === "p.m") return timeGoesOn(text, next, { mark, start });
  if (isDigit(text.charCodeAt(next)) && (numberAbbreviations.has(key) || /^[a-z]$/.test(word))) return true;
  const isInitials =
    /^\p{Lu}$/u.test(word) || /^\p{L}(?:\.\p{L})+$/u.test(word) || /^\p{Lu}\p{Ll}?(?:-\p{Lu})$/u.test(word);
  if (!isInitials && !otherAbbreviations.has(key)) return false;
  return !isQuote(text.charCodeAt(next)) && !sentenceOpeners.has(wordAfter(text, next));
}

function timeGoesOn(
  text: string,
  next: number,
  { mark, start }: { readonly mark: Mark; readonly start: number },
): boolean {
  if (timeContinuations.has(wordAfter(text, next))) return true;
  return (
    mark.at - start < MAX_OPENING_TIME &&
    /^(?:at|by|around|about|until|from|before|after)\b/i.test(text.slice(start, start + 8))
  );
}

function isListMarker(word: string): boolean {
  return /^(?:\d{1,3}|\p{L}|[ivx]{1,4})$/u.test(word);
}

/** Whether nothing but a bullet or a parenthesis stands between the start of the sentence and its first word. */
function isOnlySign(text: string, start: number, end: number): boolean {
  if (end - start > 2) return false;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (!isSpace(code) && !isBullet(code) && !isOpener(code)) return false;
  }
  return true;
}

/** Whether a sentence may begin here: a capital, a figure or a sign, behind quotation marks or a dash. */
function opensSentence(text: string, at: number): boolean {
  let first = at;
  while (first < at + 3 && isOpener(text.charCodeAt(first))) first++;
  let code = text.charCodeAt(first);
  if (isDash(code)) {
    if (!isSpace(text.charCodeAt(first + 1))) return false;
    code = text.charCodeAt(first + 2);
    return isCapital(code) || isOpener(code);
  }
  if (isLowerCase(code)) {
    const second = text.charCodeAt(first + 1);
    return isCapital(second) || /^\((?:[a-z]|[ivx]{1,4})\)/.test(text.slice(at, at + 6));
  }
  // A dot, a comma or a closing mark goes on with the sentence before.
  return !isTerminator(code) && !isCloser(code) && code !== 0x2c && code !== 0x3b && code !== 0x3a;
}

function opensQuotation(text: string, at: number, start: number): boolean {
  if (at + 1 >= text.length || isSpace(text.charCodeAt(at + 1))) return false;
  if (text.charCodeAt(at) === OPENING_QUOTE || at === start) return true;
  const before = text.charCodeAt(at - 1);
  return isSpace(before) || isOpener(before) || isDash(before);
}

/** Where the quotation that opens at `at` closes; -1 where another opens first, or none closes near enough. */
function findClosingQuote(text: string, at: number, limit: number): number {
  const straight = text.charCodeAt(at) === STRAIGHT_QUOTE;
  const end = Math.min(limit, at + MAX_QUOTATION);
  for (let i = at + 1; i < end; i++) {
    const code = text.charCodeAt(i);
    if (code === CLOSING_QUOTE) return i;
    if (code === OPENING_QUOTE) return -1;
    if (code === STRAIGHT_QUOTE && straight) return isSpace(text.charCodeAt(i - 1)) ? -1 : i;
  }
  return -1;
}

/** `we would be--" At this moment …`: a quotation broken off by a dash ends a sentence as well. */
function endsBrokenOff(text: string, { start, end }: Span): boolean {
  if (!isDash(text.charCodeAt(start - 1)) || !isSpace(text.charCodeAt(start + 1))) return false;
  return isCapital(text.charCodeAt(skipSpace(text, start + 1, end)));
}

/** The word that ends before `end`, at most `MAX_WORD` characters of it, without what opens it. */
function wordBefore(text: string, end: number, limit: number): string {
  let start = end;
  while (start > limit && end - start < MAX_WORD) {
    const code = text.charCodeAt(start - 1);
    if (isSpace(code) || isOpener(code) || isDash(code) || isBullet(code)) break;
    start--;
  }
  return text.slice(start, end);
}

/** The word that begins at `start`, lower case, behind what opens it. */
function wordAfter(text: string, start: number): string {
  return /^["'“‘([]*([\p{L}]+)/u.exec(text.slice(start, start + MAX_WORD))?.[1]?.toLowerCase() ?? "";
}

function isQuote(code: number): boolean {
  return code === STRAIGHT_QUOTE || code === OPENING_QUOTE;
}

function isDash(code: number): boolean {
  return code === 0x2d || (code >= 0x2010 && code <= 0x2015);
}

function skipSpace(text: string, from: number, limit: number): number {
  let at = from;
  while (at < limit && isSpace(text.charCodeAt(at))) at++;
  return at;
}

function trimSpan(text: string, { start, end }: Span): Span {
  let to = end;
  while (to > start && isSpace(text.charCodeAt(to - 1))) to--;
  return { start, end: to };
}
