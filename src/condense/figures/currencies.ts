import {
  CURRENCY_CODES,
  CURRENCY_NAMES,
  CURRENCY_PLURALS,
  CURRENCY_SYMBOLS,
  DOLLAR_PREFIXES,
  LETTER_SIGNS,
  LETTER_TAILS,
  LONGEST_CURRENCY_NAME,
  WORDY_PREFIXES,
} from "./currency-table.ts";
import type { Token } from "./read-tokens.ts";

/** A piece of text that names a currency: tokens `from` to `to` (exclusive). */
export interface CurrencyMention {
  readonly code: string;
  readonly from: number;
  readonly to: number;
  /** The multiplier in `MUSD`; absent elsewhere. */
  readonly scale?: number;
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
  const symbol = CURRENCY_SYMBOLS.get(token.text);
  if (symbol !== undefined && symbol !== "cent") return withPrefix(tokens, { code: symbol, from: last, to: at });
  if (token.kind !== "word") return null;
  if (CURRENCY_CODES.has(token.text) && !isGluedLeft(tokens, last)) return { code: token.text, from: last, to: at };
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
  return code !== undefined && CURRENCY_CODES.has(code) ? code : null;
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
  if (isSymbolOfDollar && CURRENCY_CODES.has(spelled)) return { ...mention, code: spelled, from: mention.from - 1 };
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
  const symbol = CURRENCY_SYMBOLS.get(token.text);
  if (symbol !== undefined) return opensAmount(tokens, at) ? null : { code: symbol, from: at, to: at + 1 };
  if (token.kind !== "word") return null;
  const named = nameAt(tokens, at) ?? wonAt(tokens, at);
  if (named !== null) return named;
  const isCode = CURRENCY_CODES.has(token.text) || (token.spaced && LOWER_CODES.has(token.lower));
  if (isCode && !(token.spaced && opensAmount(tokens, at))) {
    return { code: token.text.toUpperCase(), from: at, to: at + 1 };
  }
  const mega = megaCode(token.text);
  if (mega !== null) return { code: mega, from: at, to: at + 1, scale: 1e6 };
  const tail = LETTER_TAILS.get(token.text);
  return tail === undefined ? null : { code: tail, from: at, to: at + 1 };
}

/** Codes that people write in small letters too. */
const LOWER_CODES = new Set(["usd", "eur", "gbp", "inr", "cny", "jpy", "aud", "cad"]);

/** `10 $30`, `10 USD30`: the sign belongs to what follows. */
function opensAmount(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  return next?.kind === "digits" && !next.spaced;
}

/** `won` is a verb first: behind thousands and scale words it is money. */
function wonAt(tokens: readonly Token[], at: number): CurrencyMention | null {
  if (tokens[at]?.lower !== "won") return null;
  const before = tokens[at - 1];
  const large =
    before?.kind === "word"
      ? /^(?:thousand|million|billion|trillion|bn|tn|m)$/.test(before.lower)
      : tokens[at - 2]?.text === ",";
  return large ? { code: "KRW", from: at, to: at + 1 } : null;
}

/** How the names of currencies begin: most words begin none. */
const NAME_OPENERS: ReadonlySet<string> = new Set(
  [...CURRENCY_NAMES.keys(), ...CURRENCY_PLURALS.keys()].flatMap((name) => {
    const first = name.split(" ")[0] ?? "";
    return [first, `${first}s`];
  }),
);

function nameAt(tokens: readonly Token[], at: number): CurrencyMention | null {
  if (!NAME_OPENERS.has(tokens[at]?.lower ?? "")) return null;
  let words = "";
  let found: CurrencyMention | null = null;
  for (let i = at; i < at + LONGEST_CURRENCY_NAME && tokens[i]?.kind === "word"; i += 1) {
    const lower = tokens[i]?.lower ?? "";
    const singular = CURRENCY_NAMES.has(words + lower) || !lower.endsWith("s") ? lower : lower.slice(0, -1);
    const code =
      CURRENCY_NAMES.get(words + singular) ?? CURRENCY_NAMES.get(words + (CURRENCY_PLURALS.get(lower) ?? ""));
    if (code !== undefined) found = { code, from: at, to: i + 1 };
    words += `${lower} `;
  }
  return found;
}
