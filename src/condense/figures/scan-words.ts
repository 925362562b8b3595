import { FRACTION_WORDS, MULTIPLYING_VERBS, SCALES, SMALL_NUMBERS, VAGUE_SCALES } from "./number-words.ts";
import { finish } from "./number-mention.ts";
import type { NumberCore, NumberMention } from "./number-mention.ts";
import type { Token } from "./read-tokens.ts";

/** The number that a word begins: `dozens`, `one in five`, `two-thirds`, `forty-five`; null where it begins none. */
export function scanWords(tokens: readonly Token[], at: number): NumberMention | null {
  const lower = tokens[at]?.lower ?? "";
  if (!STARTERS.has(lower) && !lower.endsWith("fold")) return null;
  if (ARTICLES.has(lower) && !BEHIND_ARTICLE.has(tokens[at + 1]?.lower ?? "")) return null;
  const times = foldOf(lower) ?? verbFactor(tokens, at);
  if (times !== null)
    return finish(tokens, { from: at, to: at + 1, value: times, plain: false, shape: "number", form: "factor" });
  return vagueAt(tokens, at, lower) ?? oddsAt(tokens, at) ?? fractionAt(tokens, at) ?? cardinalAt(tokens, at);
}

const ARTICLES = new Set(["a", "an"]);
const FRACTIONS = [...FRACTION_WORDS.keys()];
/** Every word that a number may begin with: one look tells most words from numbers. */
const STARTERS: ReadonlySet<string> = new Set([
  ...ARTICLES,
  ...SMALL_NUMBERS.keys(),
  ...VAGUE_SCALES.keys(),
  ...MULTIPLYING_VERBS.keys(),
  "half",
  "quarter",
  "several",
]);
const BEHIND_ARTICLE: ReadonlySet<string> = new Set([...SCALES.keys(), ...FRACTIONS, "dozen", "few"]);

/** `sixfold`. */
function foldOf(lower: string): number | null {
  return lower.endsWith("fold") ? (SMALL_NUMBERS.get(lower.slice(0, -4)) ?? null) : null;
}

/** `sales doubled` is a value of its own; `doubled to 40`, `doubled its staff to 12` and `doubled as` are not. */
function verbFactor(tokens: readonly Token[], at: number): number | null {
  const factor = MULTIPLYING_VERBS.get(tokens[at]?.lower ?? "");
  if (factor === undefined || NOT_FACTOR_BEHIND.has(tokens[at + 1]?.lower ?? "")) return null;
  for (let i = at + 1; i < at + 8; i += 1) {
    const token = tokens[i];
    if (token === undefined || /^[.;,]$/.test(token.text)) return factor;
    const opensValue = token.lower === "to" || token.lower === "from";
    if (opensValue && /^[\d$€£]/.test(tokens[i + 1]?.text ?? "")) return null;
  }
  return factor;
}

const NOT_FACTOR_BEHIND = new Set(["as", "up", "down", "over", "back"]);

/** `dozens`, `tens of thousands`: from one to ten of them. */
function vagueAt(tokens: readonly Token[], at: number, lower: string): NumberMention | null {
  const few = fewAt(tokens, at);
  if (few !== null) return few;
  const low = VAGUE_SCALES.get(lower);
  if (low === undefined) return null;
  let to = at + 1;
  let value = low;
  while (tokens[to]?.lower === "of" && VAGUE_SCALES.has(tokens[to + 1]?.lower ?? "")) {
    value *= VAGUE_SCALES.get(tokens[to + 1]?.lower ?? "") ?? 1;
    to += 2;
  }
  if ((lower === "tens" || lower === "scores") && to === at + 1 && tokens[to]?.lower !== "of") return null;
  const mention = finish(tokens, { from: at, to, value, plain: false, shape: "number", form: "vague" });
  return { ...mention, high: value * 10 };
}

/** `a few hundred`, `several thousand`: from one to ten of them. */
function fewAt(tokens: readonly Token[], at: number): NumberMention | null {
  const few = ARTICLES.has(tokens[at]?.lower ?? "") ? at + 1 : at;
  const word = tokens[few]?.lower;
  if (word !== "several" && !(word === "few" && few > at)) return null;
  const scale = isScale(tokens[few + 1]?.lower) ? scaleFactor(tokens[few + 1]?.lower ?? "") : null;
  if (scale === null) return null;
  const core = { from: at, to: few + 2, value: scale, plain: false, shape: "number", form: "vague" } as const;
  return { ...finish(tokens, core), high: scale * 10 };
}

/** `one in five`, `9 out of 10`: a part of all; null elsewhere. */
export function oddsAt(tokens: readonly Token[], at: number): NumberMention | null {
  const top = simpleNumber(tokens[at]);
  if (top === null) return null;
  const of =
    tokens[at + 1]?.lower === "in" ? 2 : tokens[at + 1]?.lower === "out" && tokens[at + 2]?.lower === "of" ? 3 : 0;
  const bottom = of === 0 ? null : simpleNumber(tokens[at + of]);
  if (bottom === null || top >= bottom || (of === 2 && top > 10) || !ODDS_BASES.has(bottom)) return null;
  if (of === 2 && top !== 1 && bottom !== 10) return null;
  return finish(tokens, {
    from: at,
    to: at + of + 1,
    value: top / bottom,
    plain: false,
    shape: "number",
    form: "fraction",
  });
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
  const core: NumberCore = {
    form: "words",
    from: at,
    to: named + 1,
    value: (top ?? 1) / bottom,
    plain: false,
    shape: "number",
  };
  const scaledTo = fractionOfScale(tokens, core.to);
  if (scaledTo !== null)
    return finish(tokens, {
      ...core,
      to: scaledTo.to,
      value: core.value * scaledTo.scale,
      form: "words",
      scale: scaledTo.scale,
    });
  return isRealFraction(tokens, core, { named, bare: top === null || article === 1 })
    ? finish(tokens, { ...core, form: "fraction" })
    : null;
}

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
  core: NumberCore,
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
  return finish(tokens, { from: at, to, value, plain: false, shape: "number", form: "words", scale: scale });
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
  return word === "dozen" || word === "dozens" ? 12 : (SCALES.get(word) ?? null);
}

/** `twenty` takes `one` to `nine`, `hundred` anything below a hundred. */
function fitsBehind(group: number | null, small: number): boolean {
  if (group === null || small === 0) return group === null;
  if (group % 100 === 0) return true;
  return group % 10 === 0 && group % 100 >= 20 && small < 10;
}

/** Where the number goes on behind `next`: over a hyphen, `and` or `&` below a scale, or a comma before hundreds. */
function continuation(
  tokens: readonly Token[],
  next: number,
  { group, total, scale }: { group: number | null; total: number; scale: number },
): number | null {
  const token = tokens[next];
  if (token === undefined) return null;
  if (isHyphen(token) && !token.spaced) {
    const behind = tokens[next + 1];
    return behind?.kind === "word" && !behind.spaced && (SMALL_NUMBERS.has(behind.lower) || isScale(behind.lower))
      ? next + 1
      : null;
  }
  if (token.text === ",") return group === null && total > 0 && isHundreds(tokens, next + 1) ? next + 1 : null;
  const joins = token.lower === "and" || token.text === "&";
  if (!joins) return token.kind === "word" && token.spaced ? next : null;
  // "two million and three" may be two numbers; "two million, one hundred and three" is one.
  const open = group === null ? total > 0 && scale < 1e6 : group >= 100 && group % 100 === 0;
  const small = SMALL_NUMBERS.get(tokens[next + 1]?.lower ?? "");
  return open && small !== undefined && small > 0 ? next + 1 : null;
}

/** Behind the comma of `three million, two hundred`. */
function isHundreds(tokens: readonly Token[], at: number): boolean {
  return (SMALL_NUMBERS.get(tokens[at]?.lower ?? "") ?? 0) > 0 && tokens[at + 1]?.lower === "hundred";
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

export function isHyphen(token: Token | undefined): boolean {
  return token !== undefined && (token.text === "-" || token.text === "‑" || token.text === "‐");
}
