import type { Figure } from "./figure.ts";
import { pluralOf } from "./plural.ts";
import { numberFormat } from "../shared/formats.ts";

/**
 * A figure's value as a person writes it: `up to 2 million tons a year`, `about 15%`, `from 4% to 5%`, `up 75 basis
 * points`. `locale` (BCP 47) sets separators, symbols and scale words; nothing is rounded away from the source's digits.
 */
export function renderValue(figure: Figure, locale: string): string {
  return [changeWord(figure), boundWord(figure), renderAmounts(figure, locale)].filter((part) => part !== "").join(" ");
}

/** `rose 5%` is `up 5%`; where the change led to the value (`rose to 5%`) the value alone says it. */
function changeWord({ change, changeIs, kind, text }: Figure): string {
  return change !== null && !SAYS_ITSELF.test(text) && changeIs === "by" && kind !== "move" ? change : "";
}

/** `doubled`, `sixfold`: the word is value and change at once. */
const SAYS_ITSELF = /(?:bled|pled|lved|fold)$/i;

/** Signs that stand for words. */
const SPELLED: Readonly<Record<string, string>> = {
  "~": "about",
  "≈": "about",
  "∼": "about",
  "<": "less than",
  "≤": "at most",
  ">": "more than",
  "≥": "at least",
  "+": "at least",
  "sub-": "under",
  "smaller than": "less than",
  "lower than": "less than",
  "shorter than": "less than",
  "larger than": "more than",
  "bigger than": "more than",
  "higher than": "more than",
  "greater than": "more than",
  "longer than": "more than",
  exceeds: "more than",
  exceed: "more than",
  exceeded: "more than",
  exceeding: "more than",
  topped: "more than",
  topping: "more than",
  surpassed: "more than",
  surpassing: "more than",
  beyond: "more than",
  "capped at": "at most",
  "limited to": "at most",
  "not exceeding": "at most",
  "no more than": "at most",
  "not more than": "at most",
  "no less than": "at least",
  "no fewer than": "at least",
  "not less than": "at least",
  "not fewer than": "at least",
  "a maximum of": "at most",
  "a minimum of": "at least",
};

function boundWord({ boundWords }: Figure): string {
  if (boundWords === null) return "";
  const words = boundWords.replace(/\s+/g, " ").trim().toLowerCase();
  return SPELLED[words] ?? words;
}

function renderAmounts(figure: Figure, locale: string): string {
  const words = inOwnWords(figure);
  if (words !== null) return words;
  const format = makeFormat(figure, locale);
  if (figure.kind === "amount") return withUnit(figure, format, figure.value);
  const [first, second] = figure.value;
  const start = join(formatNumber(format, first));
  const end = withUnit(figure, format, second);
  if (figure.kind === "move") return `from ${start} to ${end}`;
  return joinEnds(format, [first, second], { start, end });
}

/** More decimals than a person writes: `two-thirds` has no exact digits (digits). */
const MOST_DECIMALS = 6;

/** `tens of thousands of students` and `two-thirds` stand as the source has them: digits would claim more than it says. */
function inOwnWords({ text, value, kind, unit }: Figure): string | null {
  const written = text.replace(/\s+/g, " ");
  if (kind === "amount") {
    if (SAYS_ITSELF.test(text)) return written.toLowerCase();
    if (/\b(?:in|out of)\b/i.test(text) && Math.abs(value) < 1) return written.toLowerCase();
    const isFraction = decimalsOf(value) > MOST_DECIMALS || (unit === null && !/\d/.test(text) && Math.abs(value) < 1);
    return isFraction ? written.charAt(0).toLowerCase() + written.slice(1) : null;
  }
  const isVague =
    kind === "range" && value[1] === value[0] * 10 && !/\d/.test(text) && !/\b(?:to|and|or)\b/i.test(text);
  return isVague ? written.charAt(0).toLowerCase() + written.slice(1) : null;
}

function decimalsOf(value: number): number {
  const [digits = "", exponent = "0"] = String(value).split("e");
  return Math.max(0, (digits.split(".")[1]?.length ?? 0) - Number(exponent));
}

interface Format {
  readonly number: Intl.NumberFormat;
  /** Where the source wrote a scale word or letter, `2 million` stays in words. */
  readonly compact: Intl.NumberFormat | null;
  readonly locale: string;
  /** The source counts in lakh or crore, and so does the figure. */
  readonly own: OwnScale | null;
}

/** A multiplier that no locale of the reader need know: its factor and words. */
interface OwnScale {
  readonly factor: number;
  readonly words: string;
}

const OWN_SCALES: readonly (OwnScale & { readonly form: RegExp })[] = [
  { form: /\blakh crores?$/i, factor: 1e12, words: "lakh crore" },
  { form: /\bcrores?$/i, factor: 1e7, words: "crore" },
  { form: /\blakhs?$/i, factor: 1e5, words: "lakh" },
];

/** The scale words behind the last digits, where their value is the figure's. */
function ownScaleOf(text: string): OwnScale | null {
  const number = /[\d.,]\s*((?:lakh|crore)s?(?:\s+crores?)?)\b/i.exec(text)?.[1]?.replace(/\s+/g, " ") ?? "";
  return OWN_SCALES.find(({ form }) => form.test(number)) ?? null;
}

/** Where scale words begin: a person writes 25,000 in digits. */
const SMALLEST_COMPACT = 1e6;
/** A multiplier in words or letters: `million`, `2bn`, `$5M`. */
const SCALED = /(?:million|billion|trillion|lakh|crore|thousand)|\d\s?(?:m|mn|mln|mil|mio|b|bn|bln|bil|t|tn|trn)\b/i;

function makeFormat({ unit, text, value }: Figure, locale: string): Format {
  const values = [value].flat();
  const written = decimalsWritten(text, values);
  // 3 dollars and 50 cents are $3.50, as far as the currency has cents.
  const cents =
    currencyOf(unit) !== null && written === 0 && !SCALED.test(text) && values.some((amount) => amount % 1 !== 0);
  const options = { ...styleOf(unit), minimumFractionDigits: cents ? 2 : written, maximumFractionDigits: 20 };
  const isScaled = SCALED.test(text) || !/\d/.test(text) || values.every((amount) => isShortened(text, amount));
  const compact = { maximumFractionDigits: 20, notation: "compact", compactDisplay: "long" } as const;
  return {
    number: numberFormat(locale, options),
    compact: isScaled ? numberFormat(locale, compact) : null,
    locale,
    own: ownScaleOf(text),
  };
}

/** `3,5 Mrd.`: fewer digits than the value has. */
function isShortened(text: string, value: number): boolean {
  return text.replace(/\D/g, "").length < String(Math.trunc(Math.abs(value))).length;
}

/** `$1.50` keeps its cents and `$6` has none; what a multiplier moves is not counted. */
function decimalsWritten(text: string, values: readonly number[]): number {
  if (SCALED.test(text)) return 0;
  const decimals = [...text.matchAll(/\d(?:[\d.,'’\s]*\d)?/g)].flatMap(([digits]) => decimalsOfWritten(digits, values));
  return Math.min(MOST_DECIMALS, ...(decimals.length === 0 ? [0] : decimals));
}

/** The digits behind the last mark, where the value says that they are decimals: `1.234,56` has two, `1,234` has none. */
function decimalsOfWritten(digits: string, values: readonly number[]): readonly number[] {
  const [, whole = "", decimals = ""] = /^(.*)[.,](\d+)$/s.exec(digits) ?? [];
  const read = Number(`${whole.replace(/\D/g, "")}.${decimals}`);
  return decimals !== "" && values.some((value) => Math.abs(value) === read) ? [decimals.length] : [];
}

function styleOf(unit: string | null): Intl.NumberFormatOptions {
  if (unit === "%") return { style: "unit", unit: "percent" };
  const currency = currencyOf(unit);
  return currency === null ? {} : { style: "currency", currency };
}

/** The ISO 4217 code of a unit of money, alone or in a rate (`USD per share`). */
function currencyOf(unit: string | null): string | null {
  return /^([A-Z]{3})(?: per |$)/.exec(unit ?? "")?.[1] ?? null;
}

/** `Intl` shortens money to `$15B`: the sign's place comes from it, the scale word from the plain number. */
function formatNumber({ number, compact, own }: Format, value: number): Intl.NumberFormatPart[] {
  if (own !== null && Math.abs(value) >= own.factor) {
    const scaled = Number((value / own.factor).toPrecision(15));
    return [...number.formatToParts(scaled), { type: "literal", value: ` ${own.words}` }];
  }
  const parts = number.formatToParts(value);
  if (compact === null || Math.abs(value) < SMALLEST_COMPACT) return parts;
  const at = parts.findIndex((part) => NUMBER_PARTS.has(part.type));
  const last = parts.findLastIndex((part) => NUMBER_PARTS.has(part.type));
  return [...parts.slice(0, at), ...compact.formatToParts(Math.abs(value)), ...parts.slice(last + 1)];
}

/** Symbols that every reader knows, shown where the source writes them: `14.5 km`, `84 km²`. Source: the SI brochure. */
const SYMBOLS: ReadonlyMap<string, string> = new Map([
  ["kilometre", "km"],
  ["square kilometre", "km²"],
  ["kilometre per hour", "km/h"],
  ["centimetre", "cm"],
  ["millimetre", "mm"],
  ["kilogram", "kg"],
  ["degree Celsius", "°C"],
  ["degree Fahrenheit", "°F"],
  ["kilowatt", "kW"],
  ["megawatt", "MW"],
  ["gigawatt", "GW"],
  ["kilowatt hour", "kWh"],
  ["megawatt hour", "MWh"],
  ["gigawatt hour", "GWh"],
  ["terawatt hour", "TWh"],
]);

function symbolIn(text: string, unit: string | null): string | null {
  const symbol = SYMBOLS.get(unit ?? "");
  return symbol !== undefined && text.endsWith(symbol) ? symbol : null;
}

function withUnit(figure: Pick<Figure, "unit" | "text">, format: Format, value: number): string {
  const before = figure.unit === "magnitude" ? "magnitude " : "";
  const symbol = symbolIn(figure.text, figure.unit);
  const unit = symbol === null ? unitBehind(figure.unit, format, value) : ` ${symbol}`;
  return `${before}${join(formatNumber(format, value))}${unit}`;
}

function join(parts: readonly Intl.NumberFormatPart[]): string {
  return parts.map((part) => part.value).join("");
}

/** Periods that news counts by with an article; everything else by `per`. */
const WITH_ARTICLE = new Set([
  "year",
  "month",
  "week",
  "day",
  "hour",
  "minute",
  "second",
  "night",
  "quarter",
  "season",
  "barrel",
  "share",
  "head",
]);

function unitBehind(unit: string | null, { locale }: Format, value: number): string {
  if (unit === null || unit === "%") return "";
  // `per 1,000 patients per year`, a rate of nothing that the source names.
  if (unit.startsWith("per ")) return ` ${unit.replace(/ per (?=\w+$)/, " a ").replace(/ a hour$/, " an hour")}`;
  const [base = "", per] = unit.split(/ per (?=[^ ]+(?: [^ ]+)?$)/);
  const rate = per === undefined || COMPOUND.test(unit) ? "" : rateWords(per);
  if (currencyOf(unit) !== null) return rate;
  const noun = rate === "" ? unit : base;
  if (noun === "magnitude") return "";
  const age = /^(year|month|week|day) of age$/.exec(noun)?.[1];
  if (age !== undefined) return ` ${isOne(age, locale, value) ? age : pluralOf(age)} old`;
  return ` ${isOne(noun, locale, value) ? noun : pluralOf(noun)}${rate}`;
}

/** Units that are one word to a reader: `miles per hour`, `parts per million`. */
const COMPOUND =
  /^(?:mile|kilometre|kilometer|metre|meter|foot) per (?:hour|second|gallon)$|^part per |^pound per square inch$|^revolution per |^frame per |bit per second$|^dot per /;

function rateWords(per: string): string {
  if (!WITH_ARTICLE.has(per)) return ` per ${per}`;
  return per === "hour" ? " an hour" : ` a ${per}`;
}

function isOne(noun: string, locale: string, value: number): boolean {
  if (Math.abs(value) === 1) return true;
  // "half a litre" is 0.5 litre; points are always "0.6 percentage points".
  return Math.abs(value) < 1 && value !== 0 && locale.startsWith("en") && !noun.endsWith(" point");
}

const NUMBER_PARTS = new Set(["integer", "group", "decimal", "fraction"]);

/** `1.2–1.5 million people`: one sign, one scale word and one unit for both ends, where both are of that scale. */
function joinEnds(
  format: Format,
  [low, high]: readonly [number, number],
  { start, end }: { start: string; end: string },
): string {
  const [lowParts, highParts] = [formatNumber(format, low), formatNumber(format, high)];
  const frame = (parts: readonly Intl.NumberFormatPart[]): string =>
    join(parts.filter((part) => !NUMBER_PARTS.has(part.type)));
  if (low < 0 || frame(lowParts) !== frame(highParts)) return `${start} to ${end}`;
  const lowNumber = join(lowParts.filter((part) => NUMBER_PARTS.has(part.type)));
  const at = highParts.findIndex((part) => NUMBER_PARTS.has(part.type));
  const before = join(highParts.slice(0, at));
  return `${before}${lowNumber}–${end.slice(before.length)}`;
}
