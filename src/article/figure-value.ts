import type { Figure } from "./figure.ts";

/** Below this a number is written out with its thousands separated; from it on in words where that loses no digit. */
const WORDS_FROM = 1_000_000;
/** More decimals than this before `million` read worse than the digits themselves. */
const DECIMALS_IN_WORDS = 2;

/**
 * The value of a figure as a person writes it: the bound's words, the number in the locale's style, the unit.
 * `up to $15 billion`, `about 15%`, `2 to 3 tons`. Nothing is rounded away from the source.
 */
export function renderValue(figure: Figure, locale: string): string {
  const number = typeof figure.value === "number" ? [figure.value] : figure.value;
  const written = number
    .map((value) => renderNumber(value, figure.unit, locale))
    .join(figure.kind === "move" ? " to " : "–");
  const unit = renderUnit(figure.unit, number.at(-1) ?? 0);
  return [figure.boundWords, written + unit].filter((part) => part !== null && part !== "").join(" ");
}

function renderNumber(value: number, unit: string | null, locale: string): string {
  const inWords = Math.abs(value) >= WORDS_FROM && hasFewDecimals(value);
  const words: Intl.NumberFormatOptions = inWords ? { notation: "compact", compactDisplay: "long" } : {};
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 20, ...words }).format(value);
  return unit !== null && /^[A-Z]{3}$/u.test(unit) ? renderSymbol(unit, locale) + number : number;
}

/** `$`, `€`, or the code and a space where the currency has no sign: Intl's own compact money says `$15B`. */
function renderSymbol(currency: string, locale: string): string {
  const parts = new Intl.NumberFormat(locale, { style: "currency", currency }).formatToParts(0);
  const symbol = parts.find((part) => part.type === "currency")?.value ?? currency;
  return /^\p{L}+$/u.test(symbol) ? `${symbol} ` : symbol;
}

function hasFewDecimals(value: number): boolean {
  const thousands = Math.floor(Math.log10(Math.abs(value)) / 3);
  const scaled = Number((Math.abs(value) / 1000 ** thousands).toPrecision(15));
  return Number(scaled.toFixed(DECIMALS_IN_WORDS)) === scaled;
}

function renderUnit(unit: string | null, value: number): string {
  if (unit === null || /^[A-Z]{3}$/u.test(unit)) return "";
  if (unit === "%") return "%";
  if (value === 1) return ` ${unit}`;
  const [counted = "", ...rest] = unit.split(/ per /u);
  return [` ${counted}s`, ...rest].join(" a ");
}
