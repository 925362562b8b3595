import type { Evidence } from "./evidence.ts";
import type { Fault } from "./fault.ts";
import {
  downs,
  emptyWords,
  hedges,
  negations,
  sayings,
  softNegations,
  mildNegations,
  strongHedges,
  ups,
} from "./polarity-words.ts";
import type { Reading } from "./reading.ts";
import type { Word } from "./words.ts";

/** So many words before another still turn it. */
const REACH = 4;
/** So many words a clause without commas may have before its verb. */
const CLAUSE = 14;

/** A claim may not deny what its evidence says, nor say what it denies; a suspicion may not become a fact. */
export function checkPolarity(claim: Reading, evidence: Evidence): Fault | null {
  return checkNegation(claim, evidence) ?? checkHedges(claim, evidence) ?? checkDirection(claim, evidence);
}

export function isNegation(word: Word): boolean {
  // `World No. 4` denies nothing.
  if (word.key === "no" && word.capital && !word.opens) return false;
  return negations.has(word.key) || word.key.endsWith("n't");
}

function checkNegation(claim: Reading, evidence: Evidence): Fault | null {
  for (const [i, word] of claim.words.entries()) {
    if (!isNegation(word)) continue;
    if (!mayDeny(governed(claim.words, i), claim, evidence)) return { reason: "negation", offending: word.text };
  }
  return lostNegation(claim, evidence);
}

/** Content words that a negation at `at` turns: the next two. */
function governed(words: readonly Word[], at: number): readonly Word[] {
  return words
    .slice(at + 1, at + 2 + REACH)
    .filter((word) => !emptyWords.has(word.key))
    .slice(0, 2);
}

function mayDeny(turned: readonly Word[], claim: Reading, { readings }: Evidence): boolean {
  const first = turned[0];
  const places = first === undefined ? [] : occurrences(first.stem, readings);
  if (
    places.some(
      ([reading, at]) =>
        isTurnedFromAfar(reading, at) || isTurned(reading.words, at) || isTurnedBehind(reading.words, at),
    )
  )
    return true;
  // The word may stand in one sentence by chance, and be denied in other words in the one that the claim follows.
  const followed = readings.toSorted((a, b) => shared(claim, b) - shared(claim, a))[0];
  const isDenied = followed !== undefined && followed.words.some(isDenying);
  return places.some(([reading]) => reading === followed)
    ? false
    : isDenied || (places.length === 0 && readings.some(({ words }) => words.some(isDenying)));
}

export function isDenying(word: Word): boolean {
  return (
    isNegation(word) ||
    softNegations.has(word.key) ||
    /^(?:un(?!der|it|iv|ion|iq|til|cle)|non(?=[^ae]))\p{L}{4,}/u.test(word.key)
  );
}

function shared({ words }: Reading, other: Reading): number {
  const stems = new Set(other.words.filter(({ key }) => !emptyWords.has(key)).map(({ stem }) => stem));
  return words.filter(({ stem }) => stems.has(stem)).length;
}

type Place = readonly [reading: Reading, at: number];

function occurrences(stem: string, readings: readonly Reading[]): readonly Place[] {
  return readings.flatMap((reading) =>
    reading.words.flatMap((word, at): readonly Place[] => (word.stem === stem ? [[reading, at]] : [])),
  );
}

function isTurned(words: readonly Word[], at: number): boolean {
  return words.slice(Math.max(0, at - REACH - 1), at).some((word) => isNegation(word) || softNegations.has(word.key));
}

/** The same, with a subject of any length between: `not a single trace of the plane has been found`. */
function isTurnedFromAfar({ words, text }: Reading, at: number): boolean {
  const turned = words[at];
  return words
    .slice(Math.max(0, at - CLAUSE), at)
    .some(
      (word) => isNegation(word) && turned !== undefined && !/[,;:–—]|--/u.test(text.slice(word.end, turned.start)),
    );
}

/** `Nothing was found` and `they found nothing`. */
function isTurnedBehind(words: readonly Word[], at: number): boolean {
  return words.slice(at + 1, at + 4).some(isNegation);
}

/** A word that the evidence has only with a negation close before it, and the claim without one anywhere. */
function lostNegation(claim: Reading, { readings }: Evidence): Fault | null {
  const { words } = claim;
  if (words.some((word) => isDenying(word) || mildNegations.has(word.key))) return null;
  for (const reading of readings) {
    for (const [i, word] of reading.words.entries()) {
      if (!isNegation(word)) continue;
      const first = governed(reading.words, i)[0];
      if (first === undefined || sayings.has(first.key) || !words.some(({ stem }) => stem === first.stem)) continue;
      // Another sentence's negation is no concern of a claim that follows it in a word or two.
      if (2 * shared(claim, reading) < words.filter(({ key }) => !emptyWords.has(key)).length) continue;
      if (occurrences(first.stem, readings).every(([other, at]) => isTurned(other.words, at))) {
        return { reason: "negation", offending: `${word.text} ${first.text}` };
      }
    }
  }
  return null;
}

/** A word that the evidence has only behind `may`, `allegedly` and the like, and the claim as a plain fact. */
function checkHedges({ words }: Reading, { readings }: Evidence): Fault | null {
  if (words.some((word) => hedges.has(word.key) || sayings.has(word.key))) return null;
  for (const reading of readings) {
    for (const [i, word] of reading.words.entries()) {
      if (!strongHedges.has(word.key) || (word.key === "may" && word.capital)) continue;
      const first = governed(reading.words, i)[0];
      if (
        first !== undefined &&
        words.some(({ stem }) => stem === first.stem) &&
        occurrences(first.stem, readings).length === 1
      ) {
        return { reason: "hedge", offending: `${word.text} ${first.text}` };
      }
    }
  }
  return null;
}

/** A claim that says `rose` where its evidence says only `fell`. */
function checkDirection({ words, text }: Reading, { keys, readings }: Evidence): Fault | null {
  for (const [mine, others] of [
    [ups, downs],
    [downs, ups],
  ] as const) {
    const word = words.find(({ key, stem }) => mine.has(key) && !keys.has(key) && !keys.has(stem));
    if (word === undefined || !/\d/.test(text)) continue;
    const hasMine = readings.some((reading) => reading.words.some(({ key }) => mine.has(key)));
    const hasOther = readings.some((reading) => reading.words.some(({ key }) => others.has(key)));
    if (hasOther && !hasMine) return { reason: "direction", offending: word.text };
  }
  return null;
}
