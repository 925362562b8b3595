import type { Bound, Span } from "../../article/figure.ts";
import { BOUNDS_BEFORE, BOUNDS_BEHIND } from "./bound-words.ts";
import type { UnitKind } from "./quantity.ts";
import { readTokens } from "./read-tokens.ts";
import type { Token } from "./read-tokens.ts";

/** What bounds a value; `span` covers the bound words, `from` is their first token (or the value's own). */
export interface FoundBound {
  readonly bound: Bound;
  readonly words: string | null;
  readonly span: Span | null;
  readonly from: number;
}

export interface BoundPlace {
  /** The first token of the value, currency sign included, and the one behind number and unit. */
  readonly from: number;
  readonly to: number;
  readonly kind: UnitKind | null;
  /** `50+`, `50-plus`: the token behind the number alone. */
  readonly numberTo: number;
  /** The number is a small word: `three councils`. */
  readonly isSmallWord: boolean;
}

type Entry = readonly [words: readonly string[], bound: Bound];
type Index = ReadonlyMap<string, readonly Entry[]>;

/** By last word for those before a value, by first word for those behind it; longest first. */
const BEFORE = indexBy(BOUNDS_BEFORE, (words) => words.at(-1) ?? "");
const BEHIND = indexBy(BOUNDS_BEHIND, (words) => words[0] ?? "");

function indexBy(entries: readonly Entry[], key: (words: readonly string[]) => string): Index {
  const index = new Map<string, Entry[]>();
  for (const entry of entries.toSorted((a, b) => b[0].length - a[0].length)) {
    const word = key(entry[0]);
    index.set(word, [...(index.get(word) ?? []), entry]);
  }
  return index;
}

/** May stand between bound words and the value: `about a 15%`, `more than another five`. */
const BETWEEN = new Set(["a", "an", "the", "another", "its", "their", "his", "her", "only", "just"]);

/** The bound words beside a value. `over five years` after a preposition-like verb is a duration, not a bound. */
export function findBound(text: string, tokens: readonly Token[], place: BoundPlace): FoundBound {
  const before =
    boundBefore(tokens, place.from) ??
    (BETWEEN.has(tokens[place.from - 1]?.lower ?? "") ? boundOver(tokens, place.from - 1) : null);
  if (before !== null && !isDuration(tokens, before, place) && !isOther(tokens, before, place)) {
    const span = { start: tokens[before.from]?.start ?? 0, end: tokens[before.to - 1]?.end ?? 0 };
    return { bound: before.bound, words: text.slice(span.start, span.end), span, from: before.from };
  }
  const behind =
    boundBehind(tokens, place.to) ?? (place.numberTo < place.to ? boundBehind(tokens, place.numberTo) : null);
  if (behind !== null) {
    const span = { start: tokens[behind.from]?.start ?? 0, end: tokens[behind.to - 1]?.end ?? 0 };
    return { bound: behind.bound, words: WORDS_FOR[behind.bound], span, from: place.from };
  }
  return { bound: "=", words: null, span: null, from: place.from };
}

/** So much of a text's end may be bound words (characters). */
const LONGEST_BOUND = 40;

/** The bound words that a text breaks off with: `would cut up to`. */
export function findBoundAtEnd(text: string): (Pick<FoundBound, "bound"> & { readonly words: string }) | null {
  const tail = text.slice(-LONGEST_BOUND);
  const tokens = readTokens(tail);
  const match = boundBefore(tokens, tokens.length);
  return match === null ? null : { bound: match.bound, words: tail.slice(tokens[match.from]?.start ?? 0) };
}

/** What a person would write before the value for words that stand behind it. */
const WORDS_FOR: Readonly<Record<Bound, string | null>> = { "=": null, "~": "about", "<": "at most", ">": "at least" };

interface Match {
  readonly bound: Bound;
  readonly from: number;
  readonly to: number;
}

function boundBefore(tokens: readonly Token[], end: number): Match | null {
  for (const [words, bound] of BEFORE.get(tokens[end - 1]?.lower ?? "") ?? []) {
    const from = end - words.length;
    if (words.every((word, i) => tokens[from + i]?.lower === word)) return { bound, from, to: end };
  }
  return hyphenBefore(tokens, end);
}

/** `about a 15%`; `less than the 50 of last year` compares and bounds nothing. */
function boundOver(tokens: readonly Token[], end: number): Match | null {
  const compares = tokens[end - 1]?.lower === "than" && !/^(?:an?|another)$/.test(tokens[end]?.lower ?? "");
  return compares ? null : boundBefore(tokens, end);
}

/** `sub-300`, `over-60s`. */
function hyphenBefore(tokens: readonly Token[], end: number): Match | null {
  const isHyphen = tokens[end - 1]?.text === "-" && !tokens[end - 1]?.spaced;
  const word = tokens[end - 2]?.lower;
  return isHyphen && word === "sub" ? { bound: "<", from: end - 2, to: end } : null;
}

function boundBehind(tokens: readonly Token[], at: number): Match | null {
  const hyphen = tokens[at]?.text === "-" && !tokens[at]?.spaced ? `-${tokens[at + 1]?.lower ?? ""}` : null;
  if (hyphen !== null) {
    const found = BOUNDS_BEHIND.find(([words]) => words[0] === hyphen);
    return found === undefined ? null : { bound: found[1], from: at, to: at + 2 };
  }
  // The plus of `+/-`.
  if (tokens[at]?.text === "+" && tokens[at + 1]?.text === "/") return null;
  for (const [words, bound] of BEHIND.get(tokens[at]?.lower ?? "") ?? []) {
    if (words.every((word, i) => tokens[at + i]?.lower === word)) return { bound, from: at, to: at + words.length };
  }
  return null;
}

/** `under three councils`: of few things told in words these say where. */
const PLACES = new Set(["under", "over", "above", "below", "near", "beyond"]);
const SPAN_WORDS = new Set(["over", "within", "under"]);
/** Before `over two years` these make it a bound: `for over two years`. */
const BOUND_OPENERS = new Set([
  "for",
  "of",
  "after",
  "lasted",
  "took",
  "takes",
  "been",
  "is",
  "was",
  "with",
  "than",
  "last",
  "spent",
  "spanning",
  "by",
  "in",
  "to",
]);

const AGO = new Set(["ago", "later", "earlier", "old"]);

function isDuration(tokens: readonly Token[], match: Match, { kind, from, to, isSmallWord }: BoundPlace): boolean {
  if (isSmallWord && kind === "counted" && match.to - match.from === 1 && PLACES.has(tokens[match.from]?.lower ?? "")) {
    return !BOUND_OPENERS.has(tokens[match.from - 1]?.lower ?? "");
  }
  if (kind !== "time" || match.to - match.from !== 1 || !SPAN_WORDS.has(tokens[match.from]?.lower ?? "")) return false;
  if (AGO.has(tokens[to]?.lower ?? "")) return false;
  return match.to !== from || !BOUND_OPENERS.has(tokens[match.from - 1]?.lower ?? "");
}

/** `some of the 300`, `rose about 3 above 20`: `near` and `above` after a number-word place are read elsewhere. */
function isOther(tokens: readonly Token[], match: Match, { from }: BoundPlace): boolean {
  const word = tokens[match.from]?.lower;
  return word === "some" && match.to !== from;
}
