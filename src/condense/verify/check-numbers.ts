import type { Evidence } from "./evidence.ts";
import type { Fault } from "./fault.ts";
import type { ReadNumber } from "./read-numbers.ts";
import type { Reading } from "./reading.ts";
import { emptyWords } from "./polarity-words.ts";
import { isEssential } from "./unit-words.ts";

/** Every number of the claim with its unit, its bound and what it counts, against the numbers of the cited sentences. */
export function checkNumbers(claim: Reading, evidence: Evidence): Fault | null {
  for (const number of claim.numbers) {
    const fault = checkNumber(number, claim, evidence);
    if (fault !== null) return fault;
  }
  const score = wrongScore(claim.text, evidence.text);
  if (score !== null) return { reason: "number", offending: score };
  const cited = new Set(evidence.readings.flatMap((reading) => reading.vagueAmounts));
  const vague = claim.vagueAmounts.find((amount) => !cited.has(amount) && !isValueCited(amount, evidence));
  return vague === undefined ? null : { reason: "number", offending: vague };
}

/** `3-0` where the evidence has a 3, a 0 and a `2-0`: a result stands together, from either side. */
function wrongScore(text: string, evidence: string): string | null {
  const scores = (from: string): readonly string[] =>
    from.match(/(?<![\d.,-])\d{1,2}[-–]\d{1,2}(?![\d.,%-]|\s?(?:percent|million))/gu) ?? [];
  const known = new Set(scores(evidence).flatMap((score) => [score, score.split(/[-–]/u).toReversed().join("-")]));
  return scores(text).find((score) => !known.has(score.replace("–", "-")) && !known.has(score)) ?? null;
}

/** What a vague amount may stand for: `half` for `50 %`, `millions` for 13 million. */
const MEANT: Readonly<Record<string, readonly [least: number, most: number]>> = {
  half: [50, 50],
  quarter: [25, 25],
  double: [2, 2],
  dozens: [24, 200],
  hundreds: [200, 2_000],
  thousands: [2_000, 1e6],
  millions: [2e6, 1e9],
  billions: [2e9, 1e12],
};
function isValueCited(amount: string, { numbers }: Evidence): boolean {
  const [least, most] = MEANT[amount] ?? [1, 0];
  return numbers.some(({ values, text, counted }) => {
    // A year and a flight's number are no thousands of anything.
    const isAmount = values.some((value) => value < 1000)
      ? counted !== null || /%|percent/.test(text)
      : /\d,\d|[a-z]{4}/.test(text);
    return isAmount && values.some((value) => value >= least && value <= most);
  });
}

function checkNumber(number: ReadNumber, claim: Reading, evidence: Evidence): Fault | null {
  const offending = number.text;
  const sameValue = evidence.numbers.filter((other) => other.ordinal === number.ordinal && shareValue(number, other));
  // `March 5th` for `March 5`.
  const same =
    sameValue.length > 0 ? sameValue : evidence.numbers.filter((other) => isDay(number) && shareValue(number, other));
  if (same.length === 0) return { reason: "number", offending };
  const sameUnit = same.filter((other) => agreeInUnit(number, other, evidence));
  if (sameUnit.length === 0) return { reason: "unit", offending };
  const sameBound = sameUnit.filter((other) => agreeInBound(number, other));
  if (sameBound.length === 0) return { reason: "bound", offending };
  return sameBound.every((other) => countsAnother(number, other, { claim, evidence }))
    ? { reason: "measure", offending }
    : null;
}

function shareValue(left: ReadNumber, right: ReadNumber): boolean {
  return left.values.some((value) => right.values.includes(value));
}

function isDay({ values, units }: ReadNumber): boolean {
  return units.length === 0 && values.every((value) => value >= 1 && value <= 31);
}

function agreeInUnit(number: ReadNumber, other: ReadNumber, evidence: Evidence): boolean {
  if (number.units.some((unit) => other.units.includes(unit))) return true;
  if (number.units.length > 0 && other.units.length > 0) return false;
  if (number.units.length === 0) return !other.units.some(isEssential);
  // The evidence has a bare number: its unit must stand somewhere else in the cited sentences.
  return (
    evidence.numbers.some(({ units }) => units.some((unit) => number.units.includes(unit))) ||
    isUnitWordCited(number, evidence)
  );
}

function isUnitWordCited(number: ReadNumber, { keys }: Evidence): boolean {
  const word = /(\p{L}+)\P{L}*$/u.exec(number.text.toLowerCase())?.[1];
  return word !== undefined && (keys.has(word) || keys.has(word.replace(/s$/, "")));
}

function agreeInBound(number: ReadNumber, other: ReadNumber): boolean {
  return number.bound === other.bound || isYear(number);
}

/** `a call about 2016`: the words before a bare year bound nothing. */
function isYear({ units, values, text }: ReadNumber): boolean {
  return units.length === 0 && /^\d{4}$/.test(text) && values.every((value) => value >= 1500 && value < 2100);
}

/** Whether the claim counts by a number what the evidence counts by another. */
function countsAnother(
  number: ReadNumber,
  other: ReadNumber,
  { claim, evidence }: { readonly claim: Reading; readonly evidence: Evidence },
): boolean {
  const { counted } = number;
  if (counted === null || number.ordinal || counted === other.counted || emptyWords.has(counted)) return false;
  if (isForeign(counted, number, evidence)) return true;
  // `22 people injured` for `22 injured`.
  if (claim.words.some(({ stem }) => stem === other.counted)) return false;
  return evidence.numbers.some(
    (rival) => rival !== other && !rival.ordinal && rival.counted === counted && !shareValue(rival, number),
  );
}

/** A plural that the whole article has nowhere: `37 families` for `37 people`. */
function isForeign(counted: string, { plural }: ReadNumber, { article }: Evidence): boolean {
  return plural && article.sentencesWith(counted).length === 0;
}
