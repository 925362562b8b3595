import { alignWords, type Hunk } from "./align.ts";
import { isDenying, isNegation } from "./check-polarity.ts";
import type { Evidence } from "./evidence.ts";
import type { Fault } from "./fault.ts";
import { nameKeys } from "./find-names.ts";
import { aliasesOf } from "./name-aliases.ts";
import { downs, hedges, strongHedges, ups } from "./polarity-words.ts";
import type { ReadNumber } from "./read-numbers.ts";
import type { Reading } from "./reading.ts";
import type { Word } from "./words.ts";

/** Below this share of common words a claim tells in its own words, and differences say nothing. */
const MIN_COVERAGE = 0.5;
/** So much less than the best, and a cited sentence is not the one that is followed. */
const NEXT_BEST = 0.1;
/** Common words around a difference: fewer, and it is another sentence. */
const MIN_CONTEXT = 3;
/** More words left out than this are a clause dropped, not a word. */
const LONGEST_DROP = 3;

/**
 * A claim that follows a cited sentence nearly word for word may not differ from it in a name, a negation, a hedge, a
 * direction or in what stands behind a number.
 */
export function checkSubstitutions(claim: Reading, { readings }: Evidence): Fault | null {
  const aligned = readings.map((reading) => ({ reading, ...alignWords(claim.words, reading.words) }));
  const best = Math.max(...aligned.map(({ coverage }) => coverage));
  for (const { reading, hunks, coverage } of aligned) {
    // A sentence that follows another one word for word differs from the rest for good reasons.
    if (coverage < MIN_COVERAGE || coverage < best - NEXT_BEST) continue;
    for (const hunk of hunks) {
      if (hunk.before < 1 || hunk.after < 1 || hunk.before + hunk.after < MIN_CONTEXT) continue;
      const fault = compareHunk(claim, reading, hunk);
      if (fault !== null) return fault;
    }
  }
  return null;
}

function compareHunk(claim: Reading, evidence: Reading, hunk: Hunk): Fault | null {
  const mine = claim.words.slice(hunk.from, hunk.until);
  const theirs = evidence.words.slice(hunk.evidenceFrom, hunk.evidenceUntil);
  const said = mine.map((word) => word.text).join(" ");
  if (theirs.length <= LONGEST_DROP && mine.length <= LONGEST_DROP + 1) {
    const [more, fewer] = mine.some(isNegation) ? [mine, theirs] : [theirs, mine];
    if (more.some(isNegation) && !fewer.some(isDenying)) {
      return { reason: "negation", offending: said === "" ? theirs.map((word) => word.text).join(" ") : said };
    }
    const lost = theirs.find((word) => strongHedges.has(word.key));
    if (lost !== undefined && !mine.some((word) => hedges.has(word.key)))
      return { reason: "hedge", offending: lost.text };
  }
  if (mine.length === 0 || theirs.length === 0) return null;
  if (isQuoted(claim, hunk)) return { reason: "quotation", offending: said };
  if (turns(mine, theirs, ups, downs) || turns(mine, theirs, downs, ups))
    return { reason: "direction", offending: said };
  if (replacesNumber(claim, evidence, hunk)) return { reason: "number", offending: said };
  if (replacesName(claim, evidence, hunk)) return { reason: "subject", offending: said };
  return replacesCounted(claim, evidence, hunk) ? { reason: "unit", offending: said } : null;
}

function turns(
  mine: readonly Word[],
  theirs: readonly Word[],
  ...[one, other]: readonly [ReadonlySet<string>, ReadonlySet<string>]
): boolean {
  return hasOf(mine, one) && hasOf(theirs, other) && !hasOf(mine, other) && !hasOf(theirs, one);
}

function hasOf(words: readonly Word[], list: ReadonlySet<string>): boolean {
  return words.some(({ key }) => list.has(key));
}

/** A longer quotation was compared word for word; a word or two may stand in the evidence by chance (words). */
const SHORT_QUOTATION = 4;

/** Words changed within quotation marks. */
function isQuoted({ quotations, words }: Reading, { from, until }: Hunk): boolean {
  const start = words[from]?.start ?? 0;
  const end = words[until - 1]?.end ?? 0;
  return quotations.some(
    (quotation) =>
      quotation.start <= start &&
      end <= quotation.end &&
      quotation.text.split(" ").length < SHORT_QUOTATION &&
      /(?<!\p{L})\p{Ll}{4,}/u.test(quotation.text),
  );
}

/** A number in the place of another, where the right one stands elsewhere too: `3-0` for `0-0`. */
function replacesNumber(claim: Reading, evidence: Reading, hunk: Hunk): boolean {
  const mine = numbersIn(claim, hunk.from, hunk.until);
  const theirs = numbersIn(evidence, hunk.evidenceFrom, hunk.evidenceUntil);
  if (mine.length === 0 || mine.length !== theirs.length) return false;
  return !mine.some(({ values }) => theirs.some((other) => other.values.some((value) => values.includes(value))));
}

function numbersIn({ numbers }: Reading, from: number, until: number): readonly ReadNumber[] {
  return numbers.filter((number) => number.from < until && number.until > from);
}

/** A name in the place of another: `B met A` for `A met B`. A longer, a shorter or another form of it is the same. */
function replacesName(claim: Reading, evidence: Reading, hunk: Hunk): boolean {
  // A whole clause in the place of another says nothing of who stands for whom.
  if (hunk.until - hunk.from > LONGEST_NAME || hunk.evidenceUntil - hunk.evidenceFrom > LONGEST_NAME) return false;
  if (others(claim, hunk.from, hunk.until) > 0 || others(evidence, hunk.evidenceFrom, hunk.evidenceUntil) > 1)
    return false;
  const mine = namesIn(claim, hunk.from, hunk.until);
  const theirs = namesIn(evidence, hunk.evidenceFrom, hunk.evidenceUntil);
  if (mine.length === 0 || theirs.length === 0) return false;
  const known = new Set(theirs.flatMap((key) => [key, ...aliasesOf(key)]));
  return !mine.some((key) => known.has(key));
}

/** A name with its title, in words. */
const LONGEST_NAME = 6;

/** How many words of a hunk are in no name. */
function others({ names, words }: Reading, from: number, until: number): number {
  return words
    .slice(from, until)
    .filter((_, i) => !names.some((name) => name.from <= from + i && name.until > from + i)).length;
}

function namesIn({ names }: Reading, from: number, until: number): readonly string[] {
  return names.filter((name) => name.from < until && name.until > from).flatMap((name) => nameKeys(name));
}

/** One word for another right behind the same number. */
function replacesCounted(claim: Reading, evidence: Reading, hunk: Hunk): boolean {
  if (hunk.until - hunk.from !== 1 || hunk.evidenceUntil - hunk.evidenceFrom !== 1) return false;
  const number = claim.numbers.find((each) => each.until === hunk.from && !each.ordinal);
  return number !== undefined && evidence.numbers.some((each) => each.until === hunk.evidenceFrom);
}
