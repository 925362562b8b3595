import type { Span } from "../../article/figure.ts";
import {
  FRACTION_WORDS,
  LETTER_SCALES,
  SCALES,
  SHORT_SCALES,
  SMALL_NUMBERS,
  VAGUE_SCALES,
  VULGAR_FRACTIONS,
} from "./number-words.ts";
import type { Token } from "./read-tokens.ts";
import { scanDigits } from "./scan-digits.ts";
import type { Separators } from "./scan-digits.ts";
import { isMoneyMark } from "./currencies.ts";
import { opensCountedThing } from "./word-shapes.ts";

/** A number as it stands in a sentence, sign and unit left out. `from` to `to` are its tokens, `to` exclusive. */
export interface NumberMention extends Span {
  readonly from: number;
  readonly to: number;
  readonly value: number;
  /** `tens of thousands`: anything from `value` to this. */
  readonly high: number | null;
  readonly form: "digits" | "words" | "fraction" | "vague";
  /** Digits alone: it may be a year, an ID or part of a name. */
  readonly plain: boolean;
  /** The product of its scale words: 1e6 in `2 million`, else 1. */
  readonly scale: number;
  readonly shape: "number" | "dotted" | "ambiguous";
}

export interface NumberOptions {
  readonly separators: Separators;
  /** Number words are read in English only. */
  readonly words: boolean;
  /** Elsewhere, the multipliers behind digits; null where they are not known. */
  readonly scales: ReadonlyMap<string, number> | null;
}

/** Every number of a sentence in order, masked ones too. Linear: no token is read more than a handful of times. */
export function findNumbers(text: string, tokens: readonly Token[], options: NumberOptions): readonly NumberMention[] {
  const found: NumberMention[] = [];
  let i = 0;
  while (i < tokens.length) {
    const number = numberAt(text, { tokens, at: i, options });
    if (number === null) i += 1;
    else {
      found.push(number);
      i = Math.max(number.to, i + 1);
    }
  }
  return found;
}

interface Place {
  readonly tokens: readonly Token[];
  readonly at: number;
  readonly options: NumberOptions;
}

function numberAt(text: string, place: Place): NumberMention | null {
  const token = place.tokens[place.at];
  if (token === undefined) return null;
  if (token.kind === "digits" || isLeadingPoint(text, place)) return digitsAt(text, place);
  if (token.kind === "mark") return vulgarAt(place);
  return place.options.words ? wordsAt(place) : null;
}

/** `.001` after a space or a bracket. */
function isLeadingPoint(text: string, { tokens, at }: Place): boolean {
  const token = tokens[at];
  const next = tokens[at + 1];
  if (token?.text !== "." || next?.kind !== "digits" || next.spaced) return false;
  return token.spaced || /[(\[$£€]/.test(text[token.start - 1] ?? "");
}

function digitsAt(text: string, { tokens, at, options }: Place): NumberMention | null {
  const first = tokens[at];
  if (first === undefined) return null;
  const leading = first.text === ".";
  const from = leading ? at + 1 : at;
  const scanned = scanDigits(text, tokens[from]?.start ?? 0, options.separators);
  const to = tokenAfter(tokens, from, scanned.end);
  const value = leading ? Number(`0.${text.slice(first.end, scanned.end)}`) : scanned.value;
  const digits = { from: at, to, value, plain: scanned.plain && !leading, shape: scanned.shape };
  if (!Number.isFinite(value)) return finish(tokens, { ...digits, shape: "dotted" }, "digits");
  const fraction = fractionBehind(text, tokens, digits);
  if (fraction !== null) return scaled(tokens, { ...fraction, plain: false, shape: "number" }, options);
  return scaled(tokens, digits, options);
}

interface Core {
  readonly from: number;
  readonly to: number;
  readonly value: number;
  readonly plain: boolean;
  readonly shape: NumberMention["shape"];
}

function finish(tokens: readonly Token[], core: Core, form: NumberMention["form"], scale = 1): NumberMention {
  const { from, to, plain, shape } = core;
  const value = scale === 1 ? core.value : withoutNoise(core.value);
  return {
    from,
    to,
    value,
    high: null,
    form,
    plain,
    scale,
    shape,
    start: tokens[from]?.start ?? 0,
    end: tokens[to - 1]?.end ?? 0,
  };
}

/** 16.4 × 1e6 is 16399999.999999998 in binary: fifteen digits are all that a double holds. */
function withoutNoise(value: number): number {
  return Number.isInteger(value) ? value : Number(value.toPrecision(15));
}

function tokenAfter(tokens: readonly Token[], from: number, end: number): number {
  let to = from + 1;
  while ((tokens[to]?.start ?? Number.POSITIVE_INFINITY) < end) to += 1;
  return to;
}

/** `10 1/2`, `1/4`, `2½`; a fraction's parts stand close together and the whole is below one. */
function fractionBehind(
  text: string,
  tokens: readonly Token[],
  core: Core,
): { from: number; to: number; value: number } | null {
  const vulgar = VULGAR_FRACTIONS.get(tokens[core.to]?.text ?? "");
  if (vulgar !== undefined) return { from: core.from, to: core.to + 1, value: core.value + vulgar };
  if (!core.plain) return null;
  const alone = simpleFraction(text, tokens, core.from);
  if (alone !== null) return { from: core.from, to: core.from + 3, value: alone };
  const next = tokens[core.to]?.kind === "digits" ? core.to : isHyphen(tokens[core.to]) ? core.to + 1 : -1;
  const behind = next < 0 ? null : simpleFraction(text, tokens, next);
  return behind === null ? null : { from: core.from, to: next + 3, value: core.value + behind };
}

function simpleFraction(text: string, tokens: readonly Token[], at: number): number | null {
  const [above, bar, below] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  if (above?.kind !== "digits" || below?.kind !== "digits" || below.spaced || bar?.spaced !== false) return null;
  if (bar.text !== "/" && bar.text !== "⁄") return null;
  if (text[below.end] === "/" || text[above.start - 1] === "/") return null;
  const [top, bottom] = [Number(above.text), Number(below.text)];
  return top > 0 && top < bottom && bottom <= 128 ? top / bottom : null;
}

function isHyphen(token: Token | undefined): boolean {
  return token !== undefined && (token.text === "-" || token.text === "‑" || token.text === "‐");
}

/** Scale words behind digits: `2.7 million`, `1.8 billion-mile`, `$13.6M`, `25k`. */
function scaled(tokens: readonly Token[], core: Core, { words, scales }: NumberOptions): NumberMention {
  if (!words) return scaledAbroad(tokens, core, scales);
  let { to } = core;
  let scale = 1;
  for (;;) {
    const hyphen = isHyphen(tokens[to]) && tokens[to]?.spaced === false && words ? 1 : 0;
    const factor = scaleAt(tokens, core, { at: to + hyphen, words });
    if (factor === null || (scale > 1 && factor < 1e3)) break;
    scale *= factor;
    to += hyphen + 1;
  }
  if (scale === 1 && words && tokens[to]?.lower === "dozen")
    return finish(tokens, { ...core, to: to + 1, value: core.value * 12, plain: false }, "digits", 12);
  return finish(tokens, { ...core, to, value: core.value * scale, plain: core.plain && scale === 1 }, "digits", scale);
}

/** `3,5 Mio. €`, `2 mil millones`: a dot belongs to the short form. */
function scaledAbroad(tokens: readonly Token[], core: Core, scales: ReadonlyMap<string, number> | null): NumberMention {
  let { to } = core;
  let scale = 1;
  for (;;) {
    const factor = scales?.get(tokens[to]?.lower ?? "");
    if (factor === undefined) break;
    scale *= factor;
    to += 1;
    const dot = tokens[to];
    if (dot?.text === "." && !dot.spaced && tokens[to + 1] !== undefined) to += 1;
  }
  return finish(tokens, { ...core, to, value: core.value * scale, plain: core.plain && scale === 1 }, "digits", scale);
}

function scaleAt(tokens: readonly Token[], core: Core, { at, words }: { at: number; words: boolean }): number | null {
  const token = tokens[at];
  if (token?.kind !== "word") return null;
  const long = SCALES.get(token.lower) ?? SHORT_SCALES.get(token.lower);
  if (words && long !== undefined) return long;
  if (words && SCALES.has(token.lower.replace(/s$/, "")) && token.lower !== "hundreds")
    return SCALES.get(token.lower.slice(0, -1)) ?? null;
  if (long !== undefined && !token.spaced) return long;
  return letterScale(tokens, core, at);
}

/** A letter is a scale right behind the digits beside money, or where something counted follows. */
function letterScale(tokens: readonly Token[], core: Core, at: number): number | null {
  const token = tokens[at];
  if (token === undefined || (tokens[at + 1]?.kind === "digits" && tokens[at + 1]?.spaced === false)) return null;
  const scale = LETTER_SCALES.get(token.lower);
  if (scale === undefined || at !== core.to) return null;
  const money = isMoneyMark(tokens, core.from);
  if (token.spaced) return money && token.text !== token.lower ? scale : null;
  if (money) return scale;
  if (token.lower === "k") return token.text === "K" && core.value < 10 ? null : scale;
  if (token.text === "M" || token.text === "B") return scale;
  return token.lower !== "t" && opensCountedThing(tokens, at + 1) ? scale : null;
}

function vulgarAt({ tokens, at }: Place): NumberMention | null {
  const value = VULGAR_FRACTIONS.get(tokens[at]?.text ?? "");
  return value === undefined
    ? null
    : finish(tokens, { from: at, to: at + 1, value, plain: false, shape: "number" }, "fraction");
}

function wordsAt({ tokens, at }: Place): NumberMention | null {
  const lower = tokens[at]?.lower ?? "";
  const fold = /^(\p{L}+)fold$/u.exec(lower)?.[1];
  const times = fold === undefined ? undefined : SMALL_NUMBERS.get(fold);
  if (times !== undefined)
    return finish(tokens, { from: at, to: at + 1, value: times, plain: false, shape: "number" }, "words");
  return vagueAt(tokens, at, lower) ?? oddsAt(tokens, at) ?? fractionAt(tokens, at) ?? cardinalAt(tokens, at);
}

/** `dozens`, `tens of thousands`: from one to ten of them. */
function vagueAt(tokens: readonly Token[], at: number, lower: string): NumberMention | null {
  const low = VAGUE_SCALES.get(lower);
  if (low === undefined) return null;
  let to = at + 1;
  let value = low;
  while (tokens[to]?.lower === "of" && VAGUE_SCALES.has(tokens[to + 1]?.lower ?? "")) {
    value *= VAGUE_SCALES.get(tokens[to + 1]?.lower ?? "") ?? 1;
    to += 2;
  }
  if (lower === "tens" && to === at + 1 && tokens[to]?.lower !== "of") return null;
  const mention = finish(tokens, { from: at, to, value, plain: false, shape: "number" }, "vague");
  return { ...mention, high: value * 10 };
}

/** `one in five`, `nine out of 10`: a part of all. */
function oddsAt(tokens: readonly Token[], at: number): NumberMention | null {
  const top = simpleNumber(tokens[at]);
  if (top === null) return null;
  const of =
    tokens[at + 1]?.lower === "in" ? 2 : tokens[at + 1]?.lower === "out" && tokens[at + 2]?.lower === "of" ? 3 : 0;
  const bottom = of === 0 ? null : simpleNumber(tokens[at + of]);
  if (bottom === null || top >= bottom || (of === 2 && top > 10) || !ODDS_BASES.has(bottom)) return null;
  if (of === 2 && top !== 1 && bottom !== 10) return null;
  return finish(tokens, { from: at, to: at + of + 1, value: top / bottom, plain: false, shape: "number" }, "fraction");
}

const ODDS_BASES = new Set([3, 4, 5, 6, 7, 8, 9, 10, 20, 100]);

function simpleNumber(token: Token | undefined): number | null {
  if (token === undefined) return null;
  if (token.kind === "digits") return token.text.length < 4 ? Number(token.text) : null;
  return SMALL_NUMBERS.get(token.lower) ?? null;
}

/** `half`, `two-thirds`, `a quarter of`, `half a million`. */
function fractionAt(tokens: readonly Token[], at: number): NumberMention | null {
  const article = ARTICLES.has(tokens[at]?.lower ?? "") ? 1 : 0;
  const top = article === 1 ? 1 : smallAt(tokens, at);
  const named = top === null ? at : hyphenSkipped(tokens, at + 1);
  const word = tokens[named]?.lower ?? "";
  const plural = word.endsWith("s") ? word.slice(0, -1) : word;
  const bottom = FRACTION_WORDS.get(plural);
  if (bottom === undefined || (top === null && word !== "half" && word !== "quarter")) return null;
  if ((top ?? 1) > 1 !== (word !== plural) && bottom !== 2) return null;
  const core = { from: at, to: named + 1, value: (top ?? 1) / bottom, plain: false, shape: "number" } as const;
  const scaledTo = fractionOfScale(tokens, core.to);
  if (scaledTo !== null)
    return finish(tokens, { ...core, to: scaledTo.to, value: core.value * scaledTo.scale }, "words", scaledTo.scale);
  return isRealFraction(tokens, core, { named, bare: top === null || article === 1 })
    ? finish(tokens, core, "fraction")
    : null;
}

const ARTICLES = new Set(["a", "an"]);

function hyphenSkipped(tokens: readonly Token[], at: number): number {
  return isHyphen(tokens[at]) && tokens[at]?.spaced === false ? at + 1 : at;
}

function smallAt(tokens: readonly Token[], at: number): number | null {
  const value = SMALL_NUMBERS.get(tokens[at]?.lower ?? "");
  return value !== undefined && value > 0 && value < 20 ? value : null;
}

/** `half a million`, `a quarter of a million`, `half million`, `half a dozen`. */
function fractionOfScale(tokens: readonly Token[], at: number): { to: number; scale: number } | null {
  let next = hyphenSkipped(tokens, at);
  if (tokens[next]?.lower === "of") next += 1;
  if (ARTICLES.has(tokens[next]?.lower ?? "")) next += 1;
  const word = tokens[next]?.lower ?? "";
  const scale = word === "dozen" ? 12 : SCALES.get(word);
  return scale === undefined ? null : { to: next + 1, scale };
}

/** `the second half`, `a quarter` of a year and `a third man` are no parts of something. */
function isRealFraction(
  tokens: readonly Token[],
  core: Core,
  { named, bare }: { named: number; bare: boolean },
): boolean {
  const word = tokens[named]?.lower ?? "";
  const next = tokens[core.to];
  const before = tokens[core.from - 1]?.lower ?? "";
  if (isHyphen(next) && next?.spaced === false) return !bare;
  if (word === "half" || word === "halves") {
    if (!bare) return true;
    if (NOT_HALF_BEFORE.has(before)) return false;
    return (
      next !== undefined && (HALF_OF.has(next.lower) || /^h?our|^mile|^day|^year|^point|^inch|^per/.test(next.lower))
    );
  }
  if (!bare) return next?.lower !== "of" || tokens[core.to + 1]?.kind !== "digits";
  return next?.lower === "of" && !NOT_HALF_BEFORE.has(before) && !(word === "quarter" && before === "in");
}

const NOT_HALF_BEFORE = new Set([
  "first",
  "second",
  "other",
  "latter",
  "later",
  "top",
  "bottom",
  "better",
  "opening",
  "third",
  "fourth",
  "last",
  "1st",
  "2nd",
]);
const HALF_OF = new Set([
  "of",
  "a",
  "an",
  "the",
  "its",
  "their",
  "his",
  "her",
  "that",
  "those",
  "these",
  "all",
  "as",
  "our",
]);

/** `two million`, `a hundred and two`, `one and a half million`, `forty-five`. */
function cardinalAt(tokens: readonly Token[], at: number): NumberMention | null {
  const read = readCardinal(tokens, at);
  if (read === null) return null;
  const { to, value, scale } = read;
  return finish(tokens, { from: at, to, value, plain: false, shape: "number" }, "words", scale);
}

interface Cardinal {
  readonly to: number;
  readonly value: number;
  readonly scale: number;
}

function readCardinal(tokens: readonly Token[], at: number): Cardinal | null {
  let total = 0;
  let group: number | null = null;
  let scale = 1;
  let next = at;
  for (;;) {
    const here = next === at ? at : continuation(tokens, next, { group, total, scale });
    if (here === null) break;
    const word = tokens[here]?.lower ?? "";
    const small = SMALL_NUMBERS.get(word);
    if (small !== undefined && fitsBehind(group, small)) group = (group ?? 0) + small;
    else if (ARTICLES.has(word) && next === at && isScale(tokens[here + 1]?.lower)) group = 1;
    else {
      const factor = scaleFactor(word);
      if (factor === null || (group === null && total === 0)) break;
      if (factor <= 100) group = (group ?? 1) * factor;
      else {
        total = total > 0 && group === null ? total * factor : total + (group ?? 1) * factor;
        group = null;
      }
      scale = Math.max(scale, factor);
    }
    next = here + 1;
  }
  if (next === at) return null;
  return withHalf(tokens, { to: next, value: total + (group ?? 0), scale });
}

function isScale(word: string | undefined): boolean {
  return word !== undefined && (SCALES.has(word) || word === "dozen");
}

function scaleFactor(word: string): number | null {
  return word === "dozen" ? 12 : (SCALES.get(word) ?? null);
}

/** `twenty` takes `one` to `nine`, `hundred` anything below a hundred. */
function fitsBehind(group: number | null, small: number): boolean {
  if (group === null || small === 0) return group === null;
  if (group % 100 === 0) return true;
  return group % 10 === 0 && group % 100 >= 20 && small < 10;
}

/** Where the number goes on behind `next`: over a hyphen, or over `and` below a scale. */
function continuation(
  tokens: readonly Token[],
  next: number,
  { group, total, scale }: { group: number | null; total: number; scale: number },
): number | null {
  const token = tokens[next];
  if (token === undefined) return null;
  if (isHyphen(token) && token.spaced === false) {
    const behind = tokens[next + 1];
    return behind?.kind === "word" && !behind.spaced && (SMALL_NUMBERS.has(behind.lower) || isScale(behind.lower))
      ? next + 1
      : null;
  }
  if (token.kind !== "word") return null;
  if (token.lower !== "and") return token.spaced ? next : null;
  const open = group === null ? total > 0 : group >= 100 && group % 100 === 0;
  const small = SMALL_NUMBERS.get(tokens[next + 1]?.lower ?? "");
  return open && scale < 1e6 && small !== undefined && small > 0 ? next + 1 : null;
}

/** `one and a half`, `two-and-a-half`, `a million and a half`. */
function withHalf(tokens: readonly Token[], read: Cardinal): Cardinal {
  const words: number[] = [];
  for (let i = read.to; words.length < 3 && i < tokens.length; i += 1) if (!isHyphen(tokens[i])) words.push(i);
  const [and, a, half] = words;
  if (and === undefined || a === undefined || half === undefined) return read;
  if (tokens[and]?.lower !== "and" || tokens[a]?.lower !== "a") return read;
  const part = tokens[half]?.lower === "half" ? 0.5 : tokens[half]?.lower === "quarter" ? 0.25 : null;
  if (part === null) return read;
  if (read.scale > 1) return { to: half + 1, value: read.value + part * read.scale, scale: read.scale };
  const behind = tokens[half + 1]?.lower ?? "";
  const factor = scaleFactor(behind);
  return factor === null
    ? { to: half + 1, value: read.value + part, scale: 1 }
    : { to: half + 2, value: (read.value + part) * factor, scale: factor };
}
