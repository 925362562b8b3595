import type { Line } from "./lines.ts";
import { makeScorer } from "./rank.ts";
import type { Reading } from "./reading.ts";
import { composeSets, type LineSet, wordsOf } from "./sets.ts";
import { fittedWeights } from "./weights.ts";

/** What can be read aloud in twenty-five seconds (words). */
export const MAX_WORDS = 60;

/** Two long sentences may go so far: one alone would leave half of the article out (words). */
export const MAX_WORDS_OF_TWO = 66;

/** A shorter summary leaves room for another sentence, where the article has one (words). */
const MIN_WORDS = 45;

/** The best set of lines for a summary; null where no line can stand alone within the limit. */
export function chooseSet(reading: Reading): readonly Line[] | null {
  const { lines } = reading;
  const sets = composeSets(lines, MAX_WORDS_OF_TWO);
  const score = makeScorer(reading, fittedWeights);
  for (const wanted of [isWhole, isWithin, isShort]) {
    const best = findBest(
      sets.filter((set) => wanted(set, wordsOf(lines, set))),
      score,
    );
    if (best !== null) return best.flatMap((place) => lines[place] ?? []);
  }
  return null;
}

function isWithin(set: LineSet, words: number): boolean {
  return set.length > 1 && words <= (set.length === 2 ? MAX_WORDS_OF_TWO : MAX_WORDS);
}

function isWhole(set: LineSet, words: number): boolean {
  return words >= MIN_WORDS && isWithin(set, words);
}

function isShort(): boolean {
  return true;
}

function findBest(sets: readonly LineSet[], score: (set: LineSet) => number): LineSet | null {
  let best: LineSet | null = null;
  let bestScore = -Infinity;
  for (const set of sets) {
    const value = score(set);
    if (best === null || value > bestScore) {
      best = set;
      bestScore = value;
    }
  }
  return best;
}
