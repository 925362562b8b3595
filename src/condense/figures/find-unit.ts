import { currencyAfter, currencyBefore } from "./currencies.ts";
import type { CurrencyMention } from "./currencies.ts";
import { foreignShare } from "./foreign-shares.ts";
import type { NumberMention } from "./number-mention.ts";
import type { UnitKind } from "./quantity.ts";
import type { Token } from "./read-tokens.ts";
import { UNITS } from "./unit-table.ts";
import { singularOf } from "./word-shapes.ts";

/** A unit beside a number; `from` to `to` are the tokens that number and unit take together. */
export interface UnitMention {
  readonly unit: string;
  readonly kind: UnitKind;
  readonly from: number;
  readonly to: number;
  /** A unit of money written on both sides (`$5 dollars`) or behind; the multiplier that stood behind it. */
  readonly scale: number;
}

interface Known {
  readonly unit: string;
  readonly kind: UnitKind;
  readonly glued: boolean;
}

const WORDS = new Map<string, Known>();
const SYMBOLS = new Map<string, Known>();
for (const { name, kind, words, symbols } of UNITS) {
  const spelled = kind === "share" || name.startsWith("degree ");
  for (const word of words) {
    const key = word.replaceAll("-", " ");
    if (!WORDS.has(key)) WORDS.set(key, { unit: spelled ? name : word, kind, glued: false });
  }
  for (const symbol of symbols) {
    const glued = symbol.startsWith("!");
    const key = (glued ? symbol.slice(1) : symbol).replaceAll(" ", "");
    if (!SYMBOLS.has(key)) SYMBOLS.set(key, { unit: name, kind, glued });
  }
}
const DEGREE_NAMES: ReadonlyMap<string, string> = new Map([
  ["degree celsius", "degree Celsius"],
  ["degree fahrenheit", "degree Fahrenheit"],
]);
/** The longest spelled-out unit (words). */
const LONGEST_UNIT = 5;
/** The longest symbol with marks in it, `°C` and `km/h` (tokens). */
const LONGEST_SYMBOL = 4;

/** What a caller knows of the sentence beyond the number. */
export interface UnitOptions {
  /** Spelled-out units are English. */
  readonly words: boolean;
}

/** The currency, share, measure or age beside a number, before or behind it; null where there is none in the tables. */
export function findUnit(
  text: string,
  tokens: readonly Token[],
  { number, words }: UnitOptions & { number: NumberMention },
): UnitMention | null {
  if (number.form === "factor") return { unit: "time", kind: "measure", from: number.from, to: number.to, scale: 1 };
  if (words && isMagnitude(tokens, number))
    return { unit: "magnitude", kind: "measure", from: number.from, to: number.to, scale: 1 };
  const before = currencyBefore(tokens, number.from);
  const next = unitStart(tokens, number);
  if (before !== null) return moneyBefore(tokens, number, before);
  // "3 millones de euros", "2 millions d'euros".
  const of =
    !words && number.scale > 1 && /^(?:de|d)$/.test(tokens[next]?.lower ?? "")
      ? /^['’]$/.test(tokens[next + 1]?.text ?? "")
        ? 2
        : 1
      : 0;
  const money = currencyAfter(tokens, next + of);
  if (money !== null && (words || isEverywhere(tokens[next + of]))) return moneyAfter(tokens, number, money);
  const pounds = poundsAt(text, tokens, { at: next, number });
  if (pounds !== null) return pounds;
  if (words && next > number.to && tokens[next]?.lower === "fold")
    return { unit: "time", kind: "measure", from: number.from, to: next + 1, scale: 1 };
  return (
    (words ? wordsAt(tokens, number, next) : shareAbroad(tokens, number, next)) ??
    symbolAt(text, tokens, { at: next, number })
  );
}

/** `magnitude 7.1`, `magnitude-7.1`. */
function isMagnitude(tokens: readonly Token[], { from, value, scale }: NumberMention): boolean {
  const at = isHyphen(tokens[from - 1]) ? from - 2 : from - 1;
  return scale === 1 && value < 11 && /^magnitude$/.test(tokens[at]?.lower ?? "");
}

/** Signs, codes and the euro read alike in every language. */
function isEverywhere(token: Token | undefined): boolean {
  return token !== undefined && (!/^\p{L}{4,}$/u.test(token.text) || /^euros?$/.test(token.lower));
}

/** Over the hyphen of `3-inch`, the plus of `20+ km` and the article of `half a mile`. */
function unitStart(tokens: readonly Token[], number: NumberMention): number {
  const token = tokens[number.to];
  const behind = number.to + 1;
  if (token === undefined) return number.to;
  if (isHyphen(token) && !token.spaced && tokens[behind]?.spaced === false) return behind;
  if (token.text === "+" && !token.spaced) return behind;
  if (number.high !== null) return token.lower === "of" ? behind : number.to;
  if (number.form !== "fraction") return number.to;
  const article = token.lower === "of" ? behind : number.to;
  return /^an?$/.test(tokens[article]?.lower ?? "") ? article + 1 : number.to;
}

function isHyphen(token: Token | undefined): boolean {
  return token !== undefined && (token.text === "-" || token.text === "‑" || token.text === "‐" || token.text === "–");
}

const DOLLAR_TAILS: ReadonlyMap<string, string> = new Map([
  ["US", "USD"],
  ["U.S.", "USD"],
  ["USD", "USD"],
  ["CAD", "CAD"],
  ["Cdn", "CAD"],
  ["AUD", "AUD"],
  ["NZD", "NZD"],
  ["HKD", "HKD"],
  ["SGD", "SGD"],
]);

/** `$31.20 US` and `$10 dollars` say it twice. */
function moneyBefore(tokens: readonly Token[], number: NumberMention, before: CurrencyMention): UnitMention {
  const mention = {
    unit: before.code,
    kind: "currency",
    from: before.from,
    to: number.to,
    scale: before.scale ?? 1,
  } as const;
  const next = tokens[number.to];
  if (next?.kind !== "word") return mention;
  const tail = before.code === "USD" ? DOLLAR_TAILS.get(next.text) : undefined;
  if (tail !== undefined && (tail !== "USD" || endsPhrase(tokens, number.to + 1)))
    return { ...mention, unit: tail, to: number.to + 1 };
  const again = currencyAfter(tokens, number.to);
  const same = again !== null && (again.code === before.code || next.lower.startsWith("dollar"));
  return same ? { ...mention, to: again.to } : mention;
}

/** `$31.20 US a barrel` and not `$31 US firms`. */
function endsPhrase(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at];
  return (
    next === undefined ||
    next.kind === "mark" ||
    ["a", "an", "per", "in", "and", "or", "to", "from", "for", "on", "at", "by"].includes(next.lower)
  );
}

const SCALES_BEHIND: ReadonlyMap<string, number> = new Map([
  ["million", 1e6],
  ["billion", 1e9],
  ["trillion", 1e12],
]);

function moneyAfter(tokens: readonly Token[], number: NumberMention, money: CurrencyMention): UnitMention {
  const scale = number.scale === 1 ? (SCALES_BEHIND.get(tokens[money.to]?.lower ?? "") ?? 1) : 1;
  return {
    unit: money.code,
    kind: "currency",
    from: number.from,
    to: scale > 1 ? money.to + 1 : money.to,
    scale: scale * (money.scale ?? 1),
  };
}

/** Words that speak of weight near `pounds`. */
const WEIGHTY =
  /\b(?:weigh\w*|weight|heav\w+|los(?:e|t|ing)|gain(?:ed|ing)?|shed(?:ding)?|thrust|cocaine|meat|fish|beef|coffee|baby|lift\w*|catch|payload)\b/i;
const MONEYED =
  /\b(?:pay\w*|paid|cost\w*|price\w*|worth|fine[ds]?|spen[dt]\w*|budget|debt|profit|revenue|sales|loan|sterling|dollars?|euros?|UK|Britain|British|London|earn\w*|fund\w*|invest\w*|wage|salary|bank\w*|tax\w*|income|billion|fee|bill)\b/i;

/** `pounds`: money where the number or the sentence speaks of money, else a weight. `p` behind digits is pence. */
function poundsAt(
  text: string,
  tokens: readonly Token[],
  { at, number }: { at: number; number: NumberMention },
): UnitMention | null {
  const word = tokens[at]?.lower;
  const mention = { from: number.from, to: at + 1, scale: 1 };
  if (tokens[at]?.text === "p" && at === number.to && number.form === "digits")
    return { ...mention, unit: "penny", kind: "currency" };
  if (word !== "pound" && word !== "pounds") return null;
  if (["per", "of", "foot", "feet"].includes(tokens[at + 1]?.lower ?? ""))
    return { ...mention, unit: "lb", kind: "measure" };
  const money = !WEIGHTY.test(text) && (number.scale >= 1e6 || MONEYED.test(text));
  return money ? { ...mention, unit: "GBP", kind: "currency" } : { ...mention, unit: "lb", kind: "measure" };
}

/** `12,5 Prozent`, `5 pour cent`, `2 %-Punkte`. */
function shareAbroad(tokens: readonly Token[], number: NumberMention, at: number): UnitMention | null {
  const mention = { kind: "share", from: number.from, scale: 1 } as const;
  const [sign, hyphen, points] = tokens.slice(at, at + 3);
  if (sign?.text === "%" && isHyphen(hyphen) && hyphen?.spaced === false && points?.lower.startsWith("pun") === true)
    return { ...mention, unit: "percentage point", to: at + 3 };
  const share = foreignShare(tokens.slice(at, at + 3).map(({ lower }) => lower));
  return share === null ? null : { ...mention, unit: share.unit, to: at + share.count };
}

function wordsAt(tokens: readonly Token[], number: NumberMention, at: number): UnitMention | null {
  let key = "";
  let found: UnitMention | null = null;
  let i = at;
  for (let count = 0; count < LONGEST_UNIT; count += 1) {
    const token = tokens[i];
    if (token?.kind !== "word" || (i > at && !token.spaced && !isHyphen(tokens[i - 1]))) break;
    key = key === "" ? singularOf(token.lower) : `${key} ${singularOf(token.lower)}`;
    const known = WORDS.get(key);
    if (known !== undefined && !isNameOrDate(tokens, i)) {
      found = {
        unit: DEGREE_NAMES.get(known.unit) ?? known.unit,
        kind: known.kind,
        from: number.from,
        to: i + 1,
        scale: 1,
      };
    }
    i = isHyphen(tokens[i + 1]) && !tokens[i + 1]?.spaced && !tokens[i + 2]?.spaced ? i + 2 : i + 1;
  }
  return found === null ? null : withAge(tokens, found);
}

/** `May` is no unit, and neither is `Foot` in a name: a capital behind a number is a unit only in degrees. */
function isNameOrDate(tokens: readonly Token[], at: number): boolean {
  const text = tokens[at]?.text ?? "";
  if (
    /^(?:Years|Months|Weeks|Days|Hours|Minutes|Seconds|Miles|Percent|Per|Cent|Tons|Tonnes|Pounds|Gallons|Barrels)$/.test(
      text,
    )
  )
    return false;
  return (
    /^\p{Lu}\p{Ll}/u.test(text) &&
    !/^(?:Celsius|Fahrenheit|Centigrade|Kelvin|Kilomet|Met(?:re|er)|British|Thermal)/.test(text)
  );
}

const AGE_UNITS = new Set(["year", "month", "week", "day"]);

/** `50-year-old`, `three years old`, `18 years of age`. */
function withAge(tokens: readonly Token[], found: UnitMention): UnitMention {
  if (!AGE_UNITS.has(found.unit)) return found;
  const hyphen = isHyphen(tokens[found.to]) ? 1 : 0;
  const next = tokens[found.to + hyphen]?.lower ?? "";
  const age = { ...found, unit: `${found.unit} of age`, kind: "age" } as const;
  if (next === "old" || next === "olds") return { ...age, to: found.to + hyphen + 1 };
  return next === "of" && tokens[found.to + 1]?.lower === "age" ? { ...age, to: found.to + 2 } : found;
}

/** A symbol may be several tokens without spaces: `km/h`, `m2`, `°C`, `sq m`. */
function symbolAt(
  text: string,
  tokens: readonly Token[],
  { at, number }: { at: number; number: NumberMention },
): UnitMention | null {
  const first = tokens[at];
  if (first === undefined) return null;
  let found: UnitMention | null = null;
  let key = "";
  for (let i = at; i < at + LONGEST_SYMBOL; i += 1) {
    const token = tokens[i];
    if (token === undefined || (i > at && token.spaced && !SPACED_PARTS.has(tokens[i - 1]?.lower ?? ""))) break;
    key += token.text;
    const known = SYMBOLS.get(key);
    if (known === undefined || !standsAlone(text, tokens, i)) continue;
    if (known.glued && (first.spaced || at !== number.to)) continue;
    if (known.kind !== "share" && first.spaced && NEEDS_DIGITS.has(key) && number.form !== "digits") continue;
    found = {
      unit: DEGREE_NAMES.get(known.unit) ?? known.unit,
      kind: known.kind,
      from: number.from,
      to: i + 1,
      scale: 1,
    };
  }
  return found ?? primes(tokens, number, at) ?? inches(text, tokens, { at, number });
}

const SPACED_PARTS = new Set(["sq", ".", "cu", "fl", "lb", "°", "%"]);
const NEEDS_DIGITS = new Set([
  "t",
  "L",
  "m",
  "A",
  "V",
  "W",
  "N",
  "J",
  "K",
  "pt",
  "mi",
  "ac",
  "gal",
  "cal",
  "rad",
  "lm",
  "AU",
  "kt",
  "mb",
  "mt",
  "ms",
]);

/** No letter or digit goes on behind the symbol, and a percent sign is whole anyway. */
function standsAlone(text: string, tokens: readonly Token[], last: number): boolean {
  const token = tokens[last];
  const next = tokens[last + 1];
  if (token === undefined || next === undefined || next.spaced || token.text === "%" || token.text === "°") return true;
  return (
    (next.kind === "mark" && !/[/\\&+@_²³]/.test(next.text)) ||
    (next.text === "/" && !/[\d]/.test(text[next.end] ?? ""))
  );
}

/** `2 1/2 in thick`, `5 ft 2 in`: `in` is inches only where a preposition cannot stand. */
function inches(
  text: string,
  tokens: readonly Token[],
  { at, number }: { at: number; number: NumberMention },
): UnitMention | null {
  const next = tokens[at + 1];
  if (tokens[at]?.text !== "in" || number.form !== "digits") return null;
  const ends = next === undefined || /^[.,;)x×]$/.test(next.text);
  const measured =
    ends &&
    (/\b(?:long|length|width|wide|height|tall|thick|size|diameter|screen)\b/.test(text) ||
      /^(?:ft|foot|feet)$/.test(tokens[number.from - 1]?.lower ?? ""));
  const shaped = next !== undefined && /^(?:thick|long|wide|tall|high|deep|across|x|×)$/.test(next.lower);
  return measured || shaped || /^(?:ft|foot|feet)$/.test(tokens[number.from - 1]?.lower ?? "")
    ? { unit: "inch", kind: "measure", from: number.from, to: at + 1, scale: 1 }
    : null;
}

/** `30'` is feet and `12"` inches where they stand right behind digits and no quotation is open. */
function primes(tokens: readonly Token[], number: NumberMention, at: number): UnitMention | null {
  const token = tokens[at];
  if (token === undefined || token.spaced || number.form !== "digits" || at !== number.to) return null;
  const unit = token.text === "′" || token.text === "'" ? "foot" : isInchMark(tokens, at) ? "inch" : null;
  const next = tokens[at + 1];
  if (unit === null || (next?.kind === "word" && !next.spaced)) return null;
  return { unit, kind: "measure", from: number.from, to: at + 1, scale: 1 };
}

/** `65"`: a double quote closes what was opened before; where nothing was, it is inches. */
function isInchMark(tokens: readonly Token[], at: number): boolean {
  const mark = tokens[at]?.text ?? "";
  if (mark === "″") return true;
  if (mark !== '"' && mark !== "”") return false;
  let open = 0;
  for (let i = 0; i < at; i += 1) {
    const isQuote = /^["“”]$/.test(tokens[i]?.text ?? "");
    const isMark = open % 2 === 0 && tokens[i - 1]?.kind === "digits" && !tokens[i]?.spaced;
    if (isQuote && !isMark) open += 1;
  }
  return open % 2 === 0;
}
