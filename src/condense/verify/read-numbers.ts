import type { Bound, Span } from "../../article/figure.ts";
import { readBound } from "./bound-words.ts";
import { multipliers, ordinals, smallNumbers, suffixes, tens, vagueAmounts } from "./number-words.ts";
import { isEssential, LONGEST_UNIT, unitsNamed } from "./unit-words.ts";
import { areJoined, type Word } from "./words.ts";

/** One number of a sentence as the verifier compares it: every one, names and scores too. Offsets into the sentence. */
export interface ReadNumber extends Span {
  readonly text: string;
  /** What it may mean, multipliers applied: `2 to 3 million` gives its first number two values. */
  readonly values: readonly number[];
  readonly ordinal: boolean;
  /** What its unit may be (`pound`: money or mass); empty where it has none of the table. */
  readonly units: readonly string[];
  readonly bound: Bound;
  /** The stem of the word behind number and unit, such as the noun it counts; null at the end of a clause. */
  readonly counted: string | null;
  /** That word has the form of a plural. */
  readonly plural: boolean;
  /** Index of its first and after its last word. */
  readonly from: number;
  readonly until: number;
}

interface Value {
  readonly values: readonly number[];
  readonly ordinal: boolean;
  readonly until: number;
  /** A unit written against the digits: `20km`. */
  readonly suffix: string | null;
}

/** Every number of a sentence, in order; vague amounts (`dozens`, `half`) apart, see `readVagueAmounts`. */
export function readNumbers(text: string, words: readonly Word[]): readonly ReadNumber[] {
  const numbers: ReadNumber[] = [];
  for (let i = 0; i < words.length;) {
    const value = readValue(text, words, i);
    if (value === null) {
      i++;
      continue;
    }
    numbers.push(readMeasure(text, words, { ...value, from: i }));
    i = value.until;
  }
  return shareBackwards(text, words, numbers);
}

/** Amounts without a number: `dozens`, `half`, `twice`. */
export function readVagueAmounts(words: readonly Word[]): readonly string[] {
  return words.flatMap((word) => vagueAmounts.get(word.key) ?? []);
}

function readValue(text: string, words: readonly Word[], at: number): Value | null {
  const word = words[at];
  if (word === undefined) return null;
  if (word.kind === "number") return readDigits(text, words, at);
  if (word.kind === "sign") return null;
  const ordinal = ordinals.get(word.key);
  // `second` and `third` may be a time and a fraction; as an ordinal they still have to be in the evidence.
  if (ordinal !== undefined) return { values: [ordinal], ordinal: true, until: at + 1, suffix: null };
  return readNumberWords(text, words, at);
}

function readDigits(text: string, words: readonly Word[], at: number): Value {
  const word = words[at];
  const [, digits = "", suffix = ""] = /^([\d.,]+)(.*)$/u.exec(word?.key ?? "") ?? [];
  const plain = parseDigits(digits);
  if (/^(?:st|nd|rd|th)$/.test(suffix)) return { values: [plain], ordinal: true, until: at + 1, suffix: null };
  const scale = suffixes.get(suffix);
  if (scale !== undefined) {
    return { values: scaled([plain], scale).concat(plain), ordinal: false, until: at + 1, suffix };
  }
  if (suffix !== "") return { values: [plain], ordinal: false, until: at + 1, suffix };
  return multiply(text, words, { values: joinedDigits(text, words, at), until: at + 1 });
}

/** `235, 000`: a thousands comma that a paper's system has torn off; read both ways. */
function joinedDigits(text: string, words: readonly Word[], at: number): readonly number[] {
  const plain = parseDigits(words[at]?.text ?? "");
  const next = words[at + 1];
  const word = words[at];
  if (word === undefined || next?.kind !== "number") return [plain];
  const torn = text.slice(word.end, next.start) === ", " && /^\d{1,3}$/.test(word.text) && /^\d{3}$/.test(next.text);
  return torn ? [plain, plain * 1000 + Number(next.text)] : [plain];
}

function parseDigits(digits: string): number {
  const bare = digits.replace(/[.,]+$/, "");
  if (/^\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?$/.test(bare)) return Number(bare.replaceAll(",", ""));
  if (/^\d+,\d+$/.test(bare)) return Number(bare.replace(",", "."));
  if (/^\d{1,3}(?:\.\d{3}){2,}$/.test(bare)) return Number(bare.replaceAll(".", ""));
  return Number(/^\d+(?:\.\d+)?/.exec(bare)?.[0] ?? bare);
}

function readNumberWords(text: string, words: readonly Word[], at: number): Value | null {
  const word = words[at];
  if (word === undefined) return null;
  const ten = tens.get(word.key);
  const small = smallNumbers.get(word.key);
  const next = words[at + 1];
  const joined = next !== undefined && areJoined(text, word, next);
  if (ten !== undefined) {
    const unit = joined ? smallNumbers.get(next.key) : undefined;
    const isDigit = unit !== undefined && unit > 0 && unit < 10;
    return multiply(text, words, { values: [isDigit ? ten + unit : ten], until: at + (isDigit ? 2 : 1) });
  }
  if (small !== undefined) {
    const value = multiply(text, words, { values: [small], until: at + 1 });
    // `one` alone is an article or a pronoun more often than a number.
    return small === 1 && value.until === at + 1 && !isUnit(text, words, at + 1) ? null : value;
  }
  if ((word.key === "a" || word.key === "an") && joined && multipliers.has(next.key)) {
    return multiply(text, words, { values: [1], until: at + 1 });
  }
  return multipliers.has(word.key) ? multiply(text, words, { values: [1], until: at }) : null;
}

function isUnit(text: string, words: readonly Word[], at: number): boolean {
  const left = words[at - 1];
  const word = words[at];
  return left !== undefined && word !== undefined && areJoined(text, left, word) && unitsNamed(word.key) !== null;
}

/** `two hundred and fifty thousand`: the multipliers behind a value, and what is added to them. */
function multiply(text: string, words: readonly Word[], start: Pick<Value, "values" | "until">): Value {
  let { values, until } = start;
  for (;;) {
    const left = words[until - 1];
    const word = words[until];
    if (word === undefined) break;
    const touches = left === undefined || until === 0 || areJoined(text, left, word) || start.until === until;
    const scale = word.kind === "word" && touches ? multipliers.get(word.key) : undefined;
    if (scale === undefined) break;
    values = scaled(values, scale);
    until++;
    const more = scale === 100 ? addition(words, until) : null;
    if (more !== null) {
      values = values.map((value) => value + more.value);
      until = more.until;
    }
  }
  return { values, ordinal: false, until, suffix: null };
}

function addition(words: readonly Word[], at: number): { readonly value: number; readonly until: number } | null {
  const from = words[at]?.key === "and" ? at + 1 : at;
  const word = words[from];
  if (word === undefined || word.kind !== "word") return null;
  const ten = tens.get(word.key);
  const small = smallNumbers.get(word.key);
  if (ten === undefined) return small === undefined ? null : { value: small, until: from + 1 };
  const unit = smallNumbers.get(words[from + 1]?.key ?? "") ?? 0;
  return unit > 0 && unit < 10 ? { value: ten + unit, until: from + 2 } : { value: ten, until: from + 1 };
}

/** Decimal arithmetic that keeps `2.3 million` at 2300000. */
function scaled(values: readonly number[], scale: number): readonly number[] {
  return values.map((value) => Number((value * scale).toPrecision(15)));
}

function readMeasure(text: string, words: readonly Word[], value: Value & { readonly from: number }): ReadNumber {
  const first = words[value.from];
  const before = words[value.from - 1];
  const sign =
    before?.kind === "sign" && before.key !== "%" && before.end === first?.start ? unitsNamed(before.key) : null;
  const behind = value.ordinal ? null : unitBehind(text, words, value.until);
  const until = behind?.until ?? value.until;
  const start = sign === null ? (first?.start ?? 0) : (before?.start ?? 0);
  const end = words[until - 1]?.end ?? start;
  const suffix = value.suffix === null ? null : unitsNamed(value.suffix);
  const left = words[until - 1];
  const next = words[until];
  const counted = next?.kind === "word" && left !== undefined && areJoined(text, left, next) ? next.stem : null;
  return {
    text: text.slice(start, end),
    start,
    end,
    values: value.values,
    ordinal: value.ordinal,
    units: sign ?? behind?.units ?? suffix ?? [],
    bound: readBound(text, start, end),
    counted,
    plural: counted !== null && /[^su]s$/.test(next?.key ?? ""),
    from: value.from,
    until,
  };
}

function unitBehind(
  text: string,
  words: readonly Word[],
  at: number,
): { readonly units: readonly string[]; readonly until: number } | null {
  for (let length = LONGEST_UNIT; length > 0; length--) {
    const part = words.slice(at - 1, at + length);
    if (part.length <= length) continue;
    const joined = part.every((word, i) => i === 0 || joins(text, part[i - 1], word));
    // `won` and `real` are words of their own: only a unit that no sentence uses otherwise counts without its number.
    const units = joined
      ? unitsNamed(
          part
            .slice(1)
            .map((word) => word.key)
            .join(" "),
        )
      : null;
    if (units !== null && !(length === 1 && NO_UNIT_ALONE.has(part[1]?.text ?? "")))
      return { units, until: at + length };
  }
  return null;
}

/** Letters and words that are a unit only in a table: `a C grade`, `5 won the race`. */
const NO_UNIT_ALONE: ReadonlySet<string> = new Set([
  "c",
  "f",
  "m",
  "p",
  "g",
  "C",
  "F",
  "M",
  "P",
  "G",
  "won",
  "real",
  "stone",
  "second",
]);

function joins(text: string, left: Word | undefined, right: Word): boolean {
  return left !== undefined && areJoined(text, left, right);
}

/** `2 to 3 million tons`: multiplier and unit stand once, for both. `$2 to 3 million` the other way about. */
function shareBackwards(text: string, words: readonly Word[], numbers: readonly ReadNumber[]): readonly ReadNumber[] {
  return numbers.map((number, i) => {
    const next = numbers[i + 1];
    const previous = numbers[i - 1];
    const withNext = next !== undefined && areRange(text, number, next) ? next : null;
    const withPrevious = previous !== undefined && areRange(text, previous, number) ? previous : null;
    const scale = withNext === null ? 1 : scaleOf(words, withNext);
    const units = number.units.length > 0 ? number.units : (withNext?.units ?? withPrevious?.units ?? []);
    const counted =
      number.counted === null || RANGE_WORDS.has(number.counted)
        ? (withNext?.counted ?? number.counted)
        : number.counted;
    const values = scale === 1 ? number.values : number.values.concat(scaled(number.values, scale));
    return { ...number, values, units, counted };
  });
}

const RANGE_WORDS: ReadonlySet<string> = new Set(["to", "and", "or"]);

function areRange(text: string, left: ReadNumber, right: ReadNumber): boolean {
  // `rose 12 percent to 1.4 million`: two measures, no range.
  if (left.units.some(isEssential) && left.units[0] !== right.units[0] && !isMoney(left)) return false;
  return /^\s*(?:to|and|or|[-–—])\s*(?:up to|about|even|[$€£¥₹])?\s*$/u.test(text.slice(left.end, right.start));
}

function isMoney({ units }: ReadNumber): boolean {
  return units.some((unit) => /^[A-Z]{3}$/.test(unit));
}

function scaleOf(words: readonly Word[], number: ReadNumber): number {
  let scale = 1;
  for (const word of words.slice(number.from, number.until)) {
    scale *=
      word.kind === "word" ? (multipliers.get(word.key) ?? 1) : (suffixes.get(/\D+$/.exec(word.key)?.[0] ?? "") ?? 1);
  }
  return scale;
}
