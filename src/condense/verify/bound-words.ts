import type { Bound } from "../../article/figure.ts";

/**
 * Words that bound the number behind them, the longer first. Lower case. Source: the bounds that issue and design name
 * (`<` up to and less than, `>` at least and more than, `~` about), in the phrases of English news; our own list.
 */
const BEFORE: Readonly<Record<Exclude<Bound, "=">, string>> = {
  "<": "no more than|not more than|up to|at most|less than|fewer than|lower than|smaller than|younger than|as many as|as much as|a maximum of|maximum of|under|below|within|beneath",
  ">": "no less than|no fewer than|not less than|at least|more than|greater than|higher than|bigger than|larger than|older than|in excess of|upwards of|upward of|a minimum of|minimum of|over|above|exceeding|exceeded|exceeds|topping|topped|surpassing|surpassed|beyond|well over",
  "~": "close to|in the region of|somewhere around|an estimated|nearly|almost|about|around|roughly|approximately|approx|circa|estimated|some|near|just over|just under|or so",
};

const AFTER: readonly (readonly [RegExp, Bound])[] = [
  [/^(?:[\s-]*\p{L}+){0,2}[\s,]*(?:or|and) (?:more|above|over|older|higher|greater)\b/iu, ">"],
  [/^\s*\+/u, ">"],
  [/^(?:[\s-]*\p{L}+){0,2}[\s,]*at (?:the )?(?:least|minimum)\b/iu, ">"],
  [/^(?:[\s-]*\p{L}+){0,2}[\s,]*(?:or|and) (?:less|fewer|below|under|younger|lower)\b/iu, "<"],
  [/^(?:[\s-]*\p{L}+){0,2}[\s,]*at (?:the )?(?:most|maximum)\b/iu, "<"],
  [/^(?:[\s-]*\p{L}+){0,2}[\s,]*or so\b/iu, "~"],
];

const PATTERNS = (["<", ">", "~"] as const)
  .flatMap((bound) =>
    BEFORE[bound].split("|").map((words) => ({
      bound,
      words,
      // `more than a hundred`, `up to the 50 million`: the article between belongs to the number.
      pattern: new RegExp(
        String.raw`(?<![\p{L}-])${words}(?:\s+(?:a|an|the|another|its|their|US|C|A))?[\s$€£¥₹-]*$`,
        "iu",
      ),
    })),
  )
  .toSorted((a, b) => b.words.length - a.words.length);

/** Most numbers have no bound: one look spares them fifty. */
const ANY_BOUND = new RegExp(PATTERNS.map(({ pattern }) => pattern.source).join("|"), "iu");

/** So many characters before a number can hold the longest bound. */
const REACH = 32;

/** How a sentence bounds the number from `start` to `end` (UTF-16). */
export function readBound(text: string, start: number, end: number): Bound {
  const before = text.slice(Math.max(0, start - REACH), start);
  const found = ANY_BOUND.test(before) ? PATTERNS.find(({ pattern }) => pattern.test(before)) : undefined;
  if (found !== undefined) return found.bound;
  const after = text.slice(end, end + REACH);
  return AFTER.find(([pattern]) => pattern.test(after))?.[1] ?? "=";
}
