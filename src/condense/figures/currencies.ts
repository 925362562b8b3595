import type { Token } from "./read-tokens.ts";

/** A piece of text that names a currency: tokens `from` to `to` (exclusive). */
export interface CurrencyMention {
  readonly code: string;
  readonly from: number;
  readonly to: number;
  /** The multiplier in `MUSD`; absent elsewhere. */
  readonly scale?: number;
}

/** Signs that a person writes for a currency. Source: CLDR narrow symbols and common news usage. */
const SYMBOLS: ReadonlyMap<string, string> = new Map([
  ["$", "USD"],
  ["＄", "USD"],
  ["£", "GBP"],
  ["€", "EUR"],
  ["¥", "JPY"],
  ["￥", "JPY"],
  ["円", "JPY"],
  ["元", "CNY"],
  ["₹", "INR"],
  ["₩", "KRW"],
  ["원", "KRW"],
  ["₪", "ILS"],
  ["₽", "RUB"],
  ["₺", "TRY"],
  ["₦", "NGN"],
  ["₱", "PHP"],
  ["₫", "VND"],
  ["₴", "UAH"],
  ["₸", "KZT"],
  ["₵", "GHS"],
  ["₡", "CRC"],
  ["₲", "PYG"],
  ["₾", "GEL"],
  ["₼", "AZN"],
  ["₭", "LAK"],
  ["₮", "MNT"],
  ["฿", "THB"],
  ["৳", "BDT"],
  ["₿", "BTC"],
  ["¢", "cent"],
]);

/** Letters before `$` that say whose dollar it is, in lower case without dots. Source: AP and Reuters style. */
const DOLLAR_PREFIXES: ReadonlyMap<string, string> = new Map([
  ["us", "USD"],
  ["u", "USD"],
  ["a", "AUD"],
  ["au", "AUD"],
  ["c", "CAD"],
  ["ca", "CAD"],
  ["can", "CAD"],
  ["cdn", "CAD"],
  ["nz", "NZD"],
  ["hk", "HKD"],
  ["s", "SGD"],
  ["sg", "SGD"],
  ["nt", "TWD"],
  ["tw", "TWD"],
  ["r", "BRL"],
  ["mex", "MXN"],
  ["mx", "MXN"],
  ["j", "JMD"],
  ["ja", "JMD"],
  ["tt", "TTD"],
  ["z", "ZWL"],
  ["n", "NAD"],
  ["fj", "FJD"],
  ["bds", "BBD"],
  ["ec", "XCD"],
]);

/** In small letters and apart from the sign these are words or the end of one. */
const WORDY_PREFIXES = new Set(["s", "r", "z", "n", "j", "u", "can", "ja", "tt"]);

/** Letters that stand for a currency right before the digits. */
const LETTER_SIGNS: ReadonlyMap<string, string> = new Map([
  ["RM", "MYR"],
  ["Rs", "INR"],
  ["Rs.", "INR"],
  ["Re", "INR"],
  ["Rp", "IDR"],
  ["RMB", "CNY"],
  ["NIS", "ILS"],
  ["Ksh", "KES"],
  ["KSh", "KES"],
  ["Sh", "KES"],
  ["Tk", "BDT"],
  ["Dh", "AED"],
  ["Dhs", "AED"],
  ["Php", "PHP"],
  ["R", "ZAR"],
  ["N", "NGN"],
  ["Fr", "CHF"],
  ["SFr", "CHF"],
]);

/**
 * Letters that stand for a currency right behind the digits, where they are no unit: Nordic `kr`, Polish `zł`,
 * Croatian `kn`.
 */
const LETTER_TAILS: ReadonlyMap<string, string> = new Map([
  ["kr", "SEK"],
  ["kn", "HRK"],
  ["zł", "PLN"],
  ["zl", "PLN"],
  ["Kč", "CZK"],
  ["Ft", "HUF"],
  ["RMB", "CNY"],
  ["rmb", "CNY"],
  ["NIS", "ILS"],
  ["Rs", "INR"],
]);

/**
 * Names that stand alone for one currency, in the singular. Where several countries share a word the one that world
 * news means is listed; `Canadian dollar` and the like come from `Intl` below.
 */
const COMMON_NAMES: ReadonlyMap<string, string> = new Map([
  ["dollar", "USD"],
  ["us dollar", "USD"],
  ["u.s. dollar", "USD"],
  ["american dollar", "USD"],
  ["buck", "USD"],
  ["euro", "EUR"],
  ["pound sterling", "GBP"],
  ["sterling", "GBP"],
  ["quid", "GBP"],
  ["yen", "JPY"],
  ["yuan", "CNY"],
  ["renminbi", "CNY"],
  ["rupee", "INR"],
  ["ruble", "RUB"],
  ["rouble", "RUB"],
  ["franc", "CHF"],
  ["peso", "MXN"],
  ["rand", "ZAR"],
  ["ringgit", "MYR"],
  ["baht", "THB"],
  ["rupiah", "IDR"],
  ["shekel", "ILS"],
  ["lira", "TRY"],
  ["zloty", "PLN"],
  ["forint", "HUF"],
  ["naira", "NGN"],
  ["riyal", "SAR"],
  ["dirham", "AED"],
  ["hryvnia", "UAH"],
  ["kuna", "HRK"],
  ["taka", "BDT"],
  ["dong", "VND"],
  ["krona", "SEK"],
  ["krone", "NOK"],
  ["kronor", "SEK"],
  ["kroner", "NOK"],
  ["danish crown", "DKK"],
  ["swedish crown", "SEK"],
  ["norwegian crown", "NOK"],
  ["czech crown", "CZK"],
  ["singaporean dollar", "SGD"],
  ["taiwan dollar", "TWD"],
  ["bitcoin", "BTC"],
  ["cent", "cent"],
  ["penny", "penny"],
  ["pence", "penny"],
  ["sen", "sen"],
  ["finnish markka", "FIM"],
  ["dutch guilder", "NLG"],
  ["peseta", "ESP"],
  ["deutsche mark", "DEM"],
  ["deutschemark", "DEM"],
]);

/** Currencies that `Intl` no longer lists and news archives still name. */
const RETIRED_CODES = ["BTC"];

const CODES: ReadonlySet<string> = new Set([...Intl.supportedValuesOf("currency"), ...RETIRED_CODES]);
/** Codes that are words or other abbreviations as well: they need digits right beside them on the expected side. */
const NAMES: ReadonlyMap<string, string> = new Map([...intlNames(), ...COMMON_NAMES]);
/** The longest currency name (words). */
const LONGEST_NAME = 4;

/** `hong kong dollar` → HKD, from the English display names; the last word of each is what a source may write alone. */
function intlNames(): Iterable<[string, string]> {
  const names = new Intl.DisplayNames("en", { type: "currency" });
  return [...CODES].flatMap((code): [string, string][] => {
    const name = names.of(code);
    return name === undefined || name === code ? [] : [[name.toLowerCase(), code]];
  });
}

/** Whether a word is an ISO 4217 code, in capitals. */
export function isCurrencyCode(word: string): boolean {
  return CODES.has(word);
}

/** Whether what stands right before the token at `at` (a number's first) names a currency; a sign may come between. */
export function isMoneyMark(tokens: readonly Token[], at: number): boolean {
  return currencyBefore(tokens, at) !== null;
}

/** The currency written before a number: `$`, `US $`, `C$`, `EUR`, `Rs.`; a minus may stand between. */
export function currencyBefore(tokens: readonly Token[], at: number): CurrencyMention | null {
  let last = at - 1;
  if (isMinus(tokens[last]) && !tokens[at]?.spaced) last -= 1;
  // "Y=28,030", as one wire service writes yen.
  if (tokens[last]?.text === "=" && tokens[last - 1]?.text === "Y" && !tokens[last]?.spaced)
    return { code: "JPY", from: last - 1, to: at };
  if (tokens[last]?.text === "." && !tokens[last]?.spaced && tokens[last - 1]?.lower === "rs") last -= 1;
  const token = tokens[last];
  if (token === undefined) return null;
  const symbol = SYMBOLS.get(token.text);
  if (symbol !== undefined && symbol !== "cent") return withPrefix(tokens, { code: symbol, from: last, to: at });
  if (token.kind !== "word") return null;
  if (CODES.has(token.text) && !isGluedLeft(tokens, last)) return { code: token.text, from: last, to: at };
  if (LOWER_CODES.has(token.lower) && token.spaced) return { code: token.text.toUpperCase(), from: last, to: at };
  const mega = megaCode(token.text);
  if (mega !== null) return { code: mega, from: last, to: at, scale: 1e6 };
  const sign = LETTER_SIGNS.get(token.text);
  const near = !tokens[at]?.spaced || token.text.length > 1;
  return sign !== undefined && near && !isGluedLeft(tokens, last) ? { code: sign, from: last, to: at } : null;
}

/** `MUSD`, `MEUR`: millions of it, as annual reports write. */
function megaCode(word: string): string | null {
  const code = /^M([A-Z]{3})$/.exec(word)?.[1];
  return code !== undefined && CODES.has(code) ? code : null;
}

function isGluedLeft(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  return tokens[at]?.spaced === false && before !== undefined && (before.kind !== "mark" || isMinus(before));
}

function isMinus(token: Token | undefined): boolean {
  return token !== undefined && (token.text === "-" || token.text === "−" || token.text === "–");
}

function withPrefix(tokens: readonly Token[], mention: CurrencyMention): CurrencyMention {
  const before = tokens[mention.from - 1];
  if (before?.kind !== "word") return mention;
  const letters = before.lower.replaceAll(".", "");
  const isSymbolOfDollar = mention.code === "USD";
  const glued = tokens[mention.from]?.spaced === false;
  const spelled = before.text.toUpperCase();
  if (isSymbolOfDollar && CODES.has(spelled)) return { ...mention, code: spelled, from: mention.from - 1 };
  const code = DOLLAR_PREFIXES.get(letters);
  if (!isSymbolOfDollar || code === undefined) return mention;
  // "a $5 bill" and "us $5": only capitals count across a space, and a lone "A" or "I" opens a sentence.
  const capital = before.text === before.text.toUpperCase();
  const isWord = letters === "a" ? !capital || before.start === 0 : !capital && WORDY_PREFIXES.has(letters);
  if (!glued && isWord) return mention;
  return { ...mention, code, from: mention.from - 1 };
}

/** The currency written behind a number: `€`, `euros`, `Australian dollars`, `USD`; `per share` may follow. */
export function currencyAfter(tokens: readonly Token[], at: number): CurrencyMention | null {
  const token = tokens[at];
  if (token === undefined) return null;
  const symbol = SYMBOLS.get(token.text);
  if (symbol !== undefined) return opensAmount(tokens, at) ? null : { code: symbol, from: at, to: at + 1 };
  if (token.kind !== "word") return null;
  const named = nameAt(tokens, at);
  if (named !== null) return named;
  if (CODES.has(token.text) || (token.spaced && CODES.has(token.text.toUpperCase()) && LOWER_CODES.has(token.lower))) {
    return { code: token.text.toUpperCase(), from: at, to: at + 1 };
  }
  const mega = megaCode(token.text);
  if (mega !== null) return { code: mega, from: at, to: at + 1, scale: 1e6 };
  const tail = LETTER_TAILS.get(token.text);
  return tail === undefined ? null : { code: tail, from: at, to: at + 1 };
}

/** Codes that people write in small letters too. */
const LOWER_CODES = new Set(["usd", "eur", "gbp", "inr", "cny", "jpy", "aud", "cad"]);

/** `10 $30`: the sign belongs to what follows. */
function opensAmount(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  return next?.kind === "digits" && !next.spaced;
}

function nameAt(tokens: readonly Token[], at: number): CurrencyMention | null {
  let words = "";
  let found: CurrencyMention | null = null;
  for (let i = at; i < at + LONGEST_NAME && tokens[i]?.kind === "word"; i += 1) {
    const lower = tokens[i]?.lower ?? "";
    const singular = NAMES.has(words + lower) || !lower.endsWith("s") ? lower : lower.slice(0, -1);
    const code = NAMES.get(words + singular) ?? NAMES.get(words + (PLURALS.get(lower) ?? ""));
    if (code !== undefined) found = { code, from: at, to: i + 1 };
    words += `${lower} `;
  }
  return found;
}

const PLURALS: ReadonlyMap<string, string> = new Map([
  ["pennies", "penny"],
  ["zlotys", "zloty"],
  ["lire", "lira"],
  ["crowns", "crown"],
]);
