/** Signs that a person writes for a currency. Source: CLDR narrow symbols and common news usage. */
export const CURRENCY_SYMBOLS: ReadonlyMap<string, string> = new Map([
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
export const DOLLAR_PREFIXES: ReadonlyMap<string, string> = new Map([
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
export const WORDY_PREFIXES = new Set(["s", "r", "z", "n", "j", "u", "can", "ja", "tt"]);

/** Letters that stand for a currency right before the digits. */
export const LETTER_SIGNS: ReadonlyMap<string, string> = new Map([
  ["RM", "MYR"],
  ["Rs", "INR"],
  ["Rs.", "INR"],
  ["Re", "INR"],
  ["Rp", "IDR"],
  ["RMB", "CNY"],
  ["rmb", "CNY"],
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
export const LETTER_TAILS: ReadonlyMap<string, string> = new Map([
  ["kr", "kr"],
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

export const CURRENCY_CODES: ReadonlySet<string> = new Set([...Intl.supportedValuesOf("currency"), ...RETIRED_CODES]);
/** English words first, or units: as currencies they need their country (`Brazilian real`). */
const NO_CURRENCY_NOUNS = new Set([
  "real",
  "sol",
  "mark",
  "rights",
  "gold",
  "dram",
  "kip",
  "won",
  "pound",
  "sucre",
  "som",
  "guilder",
  "florin",
]);
/** Every currency name in lower case and in the singular. */
export const CURRENCY_NAMES: ReadonlyMap<string, string> = makeNames();
/** The longest currency name (words). */
export const LONGEST_CURRENCY_NAME = 4;

function makeNames(): ReadonlyMap<string, string> {
  // Asking for them takes ten milliseconds.
  const names = intlNames();
  return new Map([...uniqueNouns(names), ...names, ...COMMON_NAMES]);
}

/** `hong kong dollar` → HKD, from the English display names; the last word of each is what a source may write alone. */
function intlNames(): readonly [name: string, code: string][] {
  const names = new Intl.DisplayNames("en", { type: "currency" });
  return [...CURRENCY_CODES].flatMap((code): [name: string, code: string][] => {
    const name = names.of(code);
    return name === undefined || name === code ? [] : [[name.toLowerCase(), code]];
  });
}

/** `hryvnia`, `tenge`: the noun of a currency that no other country's shares. */
function uniqueNouns(
  names: readonly (readonly [name: string, code: string])[],
): readonly [noun: string, code: string][] {
  const codes = new Map<string, string[]>();
  for (const [name, code] of names) {
    const noun = name.split(" ").at(-1) ?? "";
    codes.set(noun, [...(codes.get(noun) ?? []), code]);
  }
  const unique = [...codes].filter(([noun, all]) => all.length === 1 && !NO_CURRENCY_NOUNS.has(noun));
  return unique.map(([noun, all]): [noun: string, code: string] => [noun, all[0] ?? ""]);
}

/** Plurals of currency names that do not just add an `s`. */
export const CURRENCY_PLURALS: ReadonlyMap<string, string> = new Map([
  ["pennies", "penny"],
  ["zlotys", "zloty"],
  ["lire", "lira"],
  ["crowns", "crown"],
  ["reais", "brazilian real"],
  ["lei", "leu"],
  ["leva", "lev"],
  ["colones", "colón"],
  ["soles", "peruvian sol"],
]);
