import type { NumberMention } from "./number-mention.ts";
import type { Token } from "./read-tokens.ts";
import { SCALES, SMALL_NUMBERS } from "./number-words.ts";
import { isFunctionWord, looksPlural, singularOf } from "./word-shapes.ts";

/** The noun that a number counts: `unit` in the singular with its modifiers; `to` is the token behind it. */
export interface CountedNoun {
  readonly unit: string;
  readonly to: number;
}

/** Words between a number and its plural noun, at most (`1,100 public housing properties`). */
const REACH = 6;
const SKIPPED = new Set([
  "more",
  "other",
  "additional",
  "further",
  "extra",
  "such",
  "so",
  "fewer",
  "less",
  "combined",
  "total",
]);

/**
 * The plural noun phrase right behind a number, without a tagger: words up to the first plural, none of them a
 * preposition, an auxiliary or the like. Null where something else follows.
 */
export function findCountedNoun(tokens: readonly Token[], number: NumberMention): CountedNoun | null {
  if (Math.abs(number.value) === 1 && number.high === null) return null;
  if (number.form === "fraction") return null;
  const hyphened = hyphenedNoun(tokens, number.to);
  if (hyphened !== null) return hyphened;
  const sized = behindSize(tokens, number.to);
  if (sized !== null) {
    const noun = findCountedNoun(tokens, { ...number, to: sized });
    return noun === null ? null : { unit: noun.unit, to: number.to };
  }
  const at = opening(tokens, number);
  if (at === null) return null;
  if (isPluralName(tokens, at)) return { unit: `${tokens[at]?.text ?? ""} ${tokens[at + 1]?.text ?? ""}`, to: at + 3 };
  let last = -1;
  for (let i = at; i < at + REACH; i += 1) {
    const token = tokens[i];
    if (token === undefined || !continues(tokens, { i, at })) break;
    if (token.kind !== "word" || !standsFree(tokens, i)) continue;
    if (last >= 0 && !isPluralNoun(tokens, i)) break;
    if (isPluralNoun(tokens, i)) last = i;
  }
  return last < 0 ? null : { unit: nounPhrase(tokens, at, last), to: last + 1 };
}

/** `eight million 250ml bottles`, `12 20-foot containers`: the token behind the size that stands between. */
function behindSize(tokens: readonly Token[], at: number): number | null {
  const digits = tokens[at];
  if (digits?.kind !== "digits" || !digits.spaced) return null;
  const unit = /^[-‐‑]$/.test(tokens[at + 1]?.text ?? "") ? at + 2 : at + 1;
  const isGlued = tokens[unit]?.kind === "word" && !tokens[unit]?.spaced && tokens[at + 1]?.spaced === false;
  return isGlued && tokens[unit + 1]?.spaced === true ? unit + 1 : null;
}

/** `six-speed`, `three-match`: the noun behind the hyphen is what is counted. */
function hyphenedNoun(tokens: readonly Token[], at: number): CountedNoun | null {
  const [hyphen, noun, behind] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  if (hyphen === undefined || noun?.kind !== "word" || !/^[-‐‑]$/.test(hyphen.text) || hyphen.spaced || noun.spaced)
    return null;
  if (!/^\p{Ll}{3,}$/u.test(noun.text) || isFunctionWord(noun.lower) || NOT_COUNTED.has(noun.lower)) return null;
  const isLonger = behind !== undefined && !behind.spaced && /^[-‐‑]$/.test(behind.text);
  return isLonger || SMALL_NUMBERS.has(noun.lower) ? null : { unit: singularOf(noun.text), to: at + 2 };
}

/** Behind a hyphen these count nothing: `one-off`, `two-thirds`, `50-plus`. */
const NOT_COUNTED = new Set([
  "plus",
  "odd",
  "something",
  "way",
  "fold",
  "time",
  "strong",
  "long",
  "wide",
  "high",
  "deep",
  "and",
  "sided",
  "faced",
  "handed",
  "pronged",
  "off",
  "half",
  "third",
  "thirds",
  "quarter",
  "quarters",
  "fifths",
  "hundred",
  "thousand",
  "million",
  "billion",
  "trillion",
  "dozen",
  "ish",
  "ever",
]);

/** `63,150 Model 3s`: a name that ends in a number, in the plural. */
function isPluralName(tokens: readonly Token[], at: number): boolean {
  const [digits, plural] = [tokens[at + 1], tokens[at + 2]];
  return (
    /^\p{Lu}/u.test(tokens[at]?.text ?? "") && digits?.kind === "digits" && plural?.lower === "s" && !plural.spaced
  );
}

function opening(tokens: readonly Token[], number: NumberMention): number | null {
  let at = number.to;
  if (number.high !== null && tokens[at]?.lower === "of") at += 1;
  if (tokens[at]?.text === "+" && !tokens[at]?.spaced) at += 1;
  if (tokens[at]?.kind !== "word" || !tokens[at]?.spaced) return null;
  if (tokens[at]?.lower === "or" && SKIPPED.has(tokens[at + 1]?.lower ?? "")) at += 2;
  else if (SKIPPED.has(tokens[at]?.lower ?? "")) at += 1;
  const first = tokens[at];
  return first !== undefined && isFunctionWord(first.lower) && !isAcronym(first) ? null : at;
}

function continues(tokens: readonly Token[], { i, at }: { i: number; at: number }): boolean {
  const token = tokens[i];
  if (token === undefined) return false;
  if (SMALL_NUMBERS.has(token.lower) || SCALES.has(token.lower)) return false;
  if (token.kind === "word")
    return !isFunctionWord(token.lower) || isAcronym(token) || !token.spaced || isPair(tokens, i);
  // "single-family homes", "Airbnb's hosts", "737 Max jets".
  if (token.kind === "mark") return !token.spaced && /[-‐‑'’&]/.test(token.text) && i > at;
  if (!token.spaced) return i > at + 1 && tokens[i - 1]?.kind === "mark";
  const next = tokens[i + 1];
  return (
    i > at &&
    (/^\p{Lu}/u.test(next?.text ?? "") || (/^\p{Lu}/u.test(tokens[i - 1]?.text ?? "") && next?.kind === "word"))
  );
}

/** `US siblings`, `IT jobs`: in capitals these are no pronouns. */
function isAcronym({ text }: Token): boolean {
  return text.length > 1 && text === text.toUpperCase();
}

/** `digital and physical sales`: an `and` between two words before the plural. */
function isPair(tokens: readonly Token[], i: number): boolean {
  return (
    tokens[i]?.lower === "and" &&
    ADJECTIVE.test(tokens[i - 1]?.lower ?? "") &&
    ADJECTIVE.test(tokens[i + 1]?.lower ?? "")
  );
}
const ADJECTIVE =
  /(?:al|ive|ous|ful|ic|ary|ent|able|ed|ing)$|^(?:former|old|older|young|younger|small|large|big|low|high|new|male|female|dead|live|black|white|private|public|local|foreign|minor|major|senior|junior|rural|urban)$/;

/** A word of its own or the end of a compound (`T-shirts`). */
function standsFree(tokens: readonly Token[], i: number): boolean {
  return tokens[i]?.spaced === true || tokens[i - 1]?.text === "-";
}

function isPluralNoun(tokens: readonly Token[], i: number): boolean {
  const token = tokens[i];
  if (token?.kind !== "word" || !standsFree(tokens, i) || !looksPlural(token.text)) return false;
  const next = tokens[i + 1];
  // "people's lives": the possessive only belongs to the noun behind it.
  return !(next !== undefined && !next.spaced && /^['’]$/.test(next.text) && tokens[i + 2]?.lower === "s");
}

function nounPhrase(tokens: readonly Token[], from: number, last: number): string {
  let phrase = "";
  for (let i = from; i <= last; i += 1) {
    const token = tokens[i];
    if (token === undefined) continue;
    const word = i === last ? singularOf(token.text) : token.text;
    phrase += i > from && token.spaced ? ` ${word}` : word;
  }
  return phrase;
}
