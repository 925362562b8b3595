import type { Token } from "./read-tokens.ts";
import { UNITS } from "./unit-table.ts";
import { isFunctionWord, singularOf } from "./word-shapes.ts";

/** `a year`, `per square foot`, `annually` behind a quantity: `per` is the unit below the line; `to` the token behind. */
export interface Rate {
  readonly per: string;
  readonly to: number;
}

const ADVERBS: ReadonlyMap<string, string> = new Map([
  ["annually", "year"],
  ["yearly", "year"],
  ["quarterly", "quarter"],
  ["monthly", "month"],
  ["weekly", "week"],
  ["daily", "day"],
  ["hourly", "hour"],
  ["nightly", "night"],
]);
const LATIN: ReadonlyMap<string, string> = new Map([
  ["annum", "year"],
  ["diem", "day"],
  ["capita", "person"],
]);
/** What news counts by, beside the units of the table: `$70 a share`, `€5 a head`. */
const COUNTED_BY = new Set(
  "share head person household unit vehicle car night room seat ticket bottle game match piece copy capita employee student pupil patient customer visitor passenger vote member family home child cow animal trip ride flight visit dose shot piece item pack packet box can pound ounce player side team shift mile minute".split(
    " ",
  ),
);

const TABLE = new Map<string, string>();
for (const { name, kind, words, symbols } of UNITS) {
  if (kind === "share") continue;
  for (const word of words) TABLE.set(word.replaceAll("-", " "), word);
  if (kind === "time") TABLE.set(name, name);
  for (const symbol of symbols) TABLE.set(symbol.replace("!", ""), name);
}

/** The rate right behind the token at `at - 1`, or null; `per hectare a year` is one. */
export function findRate(tokens: readonly Token[], at: number): Rate | null {
  const first = rateAt(tokens, at);
  if (first === null || isOffset(tokens, at, first.to)) return null;
  const second = PERIODS.has(first.per) ? null : periodAt(tokens, first.to);
  return second === null ? first : { per: `${first.per} per ${second.per}`, to: second.to };
}

/** How many words the stuff of `tons of aluminium a year` may have. */
const STUFF = 4;

/** The period behind the stuff of a quantity: `2 million tons of aluminium a year`, `$5 billion worth of goods a year`. */
export function findPeriodBehindStuff(tokens: readonly Token[], at: number): string | null {
  const of = tokens[at]?.lower === "worth" ? at + 1 : at;
  if (tokens[of]?.lower !== "of") return null;
  for (let i = of + 1; i <= of + 1 + STUFF; i += 1) {
    const token = tokens[i];
    if (token?.kind !== "word" || !token.spaced) return null;
    const period = i > of + 1 ? periodAt(tokens, i) : null;
    if (period !== null) return period.per;
    if (isFunctionWord(token.lower) && token.lower !== "and") return null;
  }
  return null;
}

/** `a year`, `per day`, `every hour`. */
function periodAt(tokens: readonly Token[], at: number): Rate | null {
  if (!/^(?:an?|per|every|each)$/.test(tokens[at]?.lower ?? "")) return null;
  const rate = timeRate(tokens, at + 1);
  return rate === null || isOffset(tokens, at, rate.to) ? null : rate;
}

const OFFSETS = new Set(["earlier", "ago", "before", "later", "after", "since"]);
/** So far back the `has` of a perfect tense is looked for (tokens). */
const PERFECT_REACH = 12;

/** `$1.4 billion a year earlier`, `40 staff a month later`: how far off, and not how often. */
function isOffset(tokens: readonly Token[], at: number, end: number): boolean {
  if (!/^an?$/.test(tokens[at]?.lower ?? "")) return false;
  const next = tokens[end];
  // "3.2 times a year's earnings".
  if (next?.spaced === false && /^['’]$/.test(next.text)) return true;
  // "500 homes a year on" is a year later, "$500 a year on coffee" is spent.
  if (next?.lower === "on") return tokens[end + 1]?.kind !== "word" || tokens[end + 1]?.lower === "from";
  if (!OFFSETS.has(next?.lower ?? "")) return false;
  // "has sold 40 cars a week since May" counts by the week.
  const perfect = tokens
    .slice(Math.max(0, at - PERFECT_REACH), at)
    .some(({ lower }) => /^(?:has|have|had)$/.test(lower));
  return !(next?.lower === "since" && perfect);
}

function rateAt(tokens: readonly Token[], at: number): Rate | null {
  const token = tokens[at];
  if (token === undefined) return null;
  if (token.text === "/" && !token.spaced) return symbolRate(tokens, at + 1);
  const hyphen = token.text === "-" && !token.spaced ? 1 : 0;
  const word = tokens[at + hyphen];
  if (word?.kind !== "word") return null;
  const adverb = ADVERBS.get(word.lower);
  if (adverb !== undefined) return opensNoun(tokens, at + hyphen + 1) ? null : { per: adverb, to: at + hyphen + 1 };
  if (word.lower === "p.a.") return { per: "year", to: at + 1 };
  const next = at + hyphen + 1;
  const joined = tokens[next]?.text === "-" && !tokens[next]?.spaced ? next + 1 : next;
  if (word.lower === "per") return countedRate(tokens, joined) ?? spelledRate(tokens, joined, true);
  if (word.lower === "a" || word.lower === "an") return spelledRate(tokens, joined, false);
  if (word.lower === "each" || word.lower === "every") return timeRate(tokens, joined);
  return null;
}

/** `monthly` before a noun describes it: `$5 monthly fee`. */
function opensNoun(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at];
  return next?.kind === "word" && !isFunctionWord(next.lower);
}

function symbolRate(tokens: readonly Token[], at: number): Rate | null {
  const token = tokens[at];
  if (token?.kind !== "word" || token.spaced) return null;
  let key = token.text;
  for (let i = at + 1; i < at + 3 && tokens[i]?.spaced === false; i += 1) {
    key += tokens[i]?.text ?? "";
    const joined = TABLE.get(key);
    if (joined !== undefined) return { per: joined, to: i + 1 };
  }
  const per = TABLE.get(token.text) ?? TABLE.get(token.lower);
  return per === undefined ? null : { per, to: at + 1 };
}

function spelledRate(tokens: readonly Token[], at: number, any: boolean): Rate | null {
  const known = longestUnit(tokens, at);
  if (known !== null) return known;
  const token = tokens[at];
  if (token?.kind !== "word") return null;
  const latin = LATIN.get(token.lower);
  if (latin !== undefined) return { per: latin, to: at + 1 };
  const count = tokens[at + 1]?.kind === "digits" || /^(?:hundred|thousand|million)$/.test(token.lower);
  if (COUNTED_BY.has(token.lower) || (any && !count && !isFunctionWord(token.lower) && token.lower !== "cent")) {
    return { per: token.lower, to: at + 1 };
  }
  return null;
}

/** `per 1,000 patients`, `per 100,000 people`, `per 100 km`: so many of them. */
function countedRate(tokens: readonly Token[], at: number): Rate | null {
  if (tokens[at]?.kind !== "digits") return null;
  let to = at + 1;
  while (tokens[to]?.text === "," && tokens[to]?.spaced === false && /^\d{3}$/.test(tokens[to + 1]?.text ?? ""))
    to += 2;
  if (/^(?:hundred|thousand|million|billion)$/.test(tokens[to]?.lower ?? "")) to += 1;
  const noun = tokens[to];
  if (noun?.kind !== "word" || !noun.spaced || isFunctionWord(noun.lower)) return null;
  const size = tokens
    .slice(at, to)
    .reduce((text, token, i) => text + (i > 0 && token.spaced ? " " : "") + token.text, "");
  return { per: `${size} ${noun.text}`, to: to + 1 };
}

/** `km²` is two tokens. */
const RAISED = /^[²³23]$/;

function longestUnit(tokens: readonly Token[], at: number): Rate | null {
  const [symbol, raised] = [tokens[at], tokens[at + 1]];
  if (symbol?.kind === "word" && raised !== undefined && !raised.spaced && RAISED.test(raised.text)) {
    const per = TABLE.get(symbol.text + raised.text);
    if (per !== undefined) return { per, to: at + 2 };
  }
  let key = "";
  let found: Rate | null = null;
  for (let i = at; i < at + 4; i += 1) {
    const token = tokens[i];
    // The hyphen of `kilowatt-hour`.
    if (i > at && token?.text === "-" && !token.spaced && tokens[i + 1]?.spaced === false) continue;
    if (token?.kind !== "word") break;
    key = key === "" ? token.lower : `${key} ${token.lower}`;
    const singular = key.split(" ").map(singularOf).join(" ");
    const per = TABLE.get(key) ?? TABLE.get(singular) ?? (i === at ? TABLE.get(token.text) : undefined);
    if (per !== undefined) found = { per, to: i + 1 };
  }
  return found;
}

for (const square of ["s2", "s²", "s^2"]) TABLE.set(square, "square second");

const PERIODS = new Set(["year", "month", "week", "day", "hour", "minute", "second", "night", "quarter", "season"]);

function timeRate(tokens: readonly Token[], at: number): Rate | null {
  const word = tokens[at]?.lower ?? "";
  return PERIODS.has(word) ? { per: word, to: at + 1 } : null;
}
