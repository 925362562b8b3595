import type { Line } from "./lines.ts";
import { makeScorer } from "./rank.ts";
import type { Reading } from "./reading.ts";
import { composeSets, type LineSet, wordsOf } from "./sets.ts";
import { fittedWeights } from "./weights.ts";

/** What can be read aloud in twenty-five seconds (words). */
export const MAX_WORDS = 60;

/** Two long sentences may go so far: one alone would leave half of the article out (words). */
export const MAX_WORDS_OF_TWO = 68;

/** A shorter summary leaves room for another sentence, where the article has one (words). */
const MIN_WORDS = 36;

/** The best set of lines for a summary; null where no line can stand alone within the limit. */
export function chooseSet(reading: Reading): readonly Line[] | null {
  const { lines } = reading;
  const sets = composeSets(lines, MAX_WORDS_OF_TWO);
  const score = makeScorer(reading, fittedWeights);
  for (const wanted of [fillsBudget, isWithin, isAny]) {
    const best = findBest(
      sets.filter((set) => wanted(set.length, wordsOf(lines, set))),
      score,
    );
    if (best !== null) return best.flatMap((place) => lines[place] ?? []);
  }
  return null;
}

/** Whether so many sentences of so many words together are a summary as it should be. */
export function fillsBudget(sentences: number, words: number): boolean {
  return words >= MIN_WORDS && isWithin(sentences, words);
}

function isWithin(sentences: number, words: number): boolean {
  return sentences > 1 && words <= (sentences === 2 ? MAX_WORDS_OF_TWO : MAX_WORDS);
}

function isAny(): boolean {
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
