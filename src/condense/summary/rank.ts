import {
  isStop,
  lineFeatures,
  pairFeatureCount,
  pairFeatures,
  setFeatureCount,
  setFeatures,
  wordFeatureCount,
  wordFeatures,
} from "./features.ts";
import { leftOf, type Reading, rightOf } from "./reading.ts";
import { type LineSet, wordsOf } from "./sets.ts";
import type { Vocabulary } from "./vocabulary.ts";
import type { Weights } from "./weights.ts";

/** The score of a set's words is a share of its length plus this: it says more in fewer words (words, from ROUGE's F). */
export const LENGTH_OFFSET = 40;

/** More lines than this do not fit a bit each into a mask. */
const MAX_LINES = 16;

/** A function that scores any set of the lines of an article; more is better, only the order counts. */
export function makeScorer(reading: Reading, weights: Weights): (set: LineSet) => number {
  const { lines, vocabulary, shape, total } = reading;
  const { said, distinct, content } = weighWords(reading, weights);
  const lineScores = lines.map((line, place) => {
    const wordLine = vocabulary.lines[place];
    return wordLine === undefined ? 0 : dot(weights.line, lineFeatures(line, wordLine, total));
  });
  const tokens = lines.map((_, place) => vocabulary.lines[place]?.words.length ?? 0);
  const features = new Float64Array(setFeatureCount);
  return (set) => {
    let count = 0;
    let score = 0;
    for (const place of set) {
      count += tokens[place] ?? 0;
      score += lineScores[place] ?? 0;
    }
    const measures = {
      words: wordsOf(lines, set),
      tokens: count,
      distinct: union(distinct, set),
      ...sharedWords(content, set),
      lines,
      shape,
    };
    return score + union(said, set) / (count + LENGTH_OFFSET) + dot(weights.set, setFeatures(set, measures, features));
  };
}

/**
 * Sums over the lines, and over what two and three of them share, so that a union of three is seven look-ups: a line at
 * its place, lines a < b behind the lines, a < b < c behind the pairs, each in the order of `pairPlace`, `triplePlace`.
 */
type Coverage = Float64Array;

const PAIRS_FROM = MAX_LINES;
const TRIPLES_FROM = PAIRS_FROM + (MAX_LINES * (MAX_LINES - 1)) / 2;
const CELLS = TRIPLES_FROM + (MAX_LINES * (MAX_LINES - 1) * (MAX_LINES - 2)) / 6;

function pairPlace(a: number, b: number): number {
  return PAIRS_FROM + (b * (b - 1)) / 2 + a;
}

function triplePlace(a: number, b: number, c: number): number {
  return TRIPLES_FROM + (c * (c - 1) * (c - 2)) / 6 + (b * (b - 1)) / 2 + a;
}

interface Coverages {
  /** What the words and pairs are worth. */
  readonly said: Coverage;
  /** One for each word, one for each content word. */
  readonly distinct: Coverage;
  readonly content: Coverage;
}

function weighWords({ vocabulary, pairs, lines }: Reading, weights: Weights): Coverages {
  const said = new Float64Array(CELLS);
  const distinct = new Float64Array(CELLS);
  const content = new Float64Array(CELLS);
  const wordRow = new Float64Array(wordFeatureCount);
  const masks = markPlaces(vocabulary, lines.length);
  for (const [id, word] of vocabulary.words.entries()) {
    const mask = masks[id] ?? 0;
    if (mask === 0) continue;
    addTo(said, mask, dot(weights.word, wordFeatures(word, wordRow)));
    addTo(distinct, mask, 1);
    if (!isStop(word)) addTo(content, mask, 1);
  }
  const pairRow = new Float64Array(pairFeatureCount);
  for (const [key, pair] of pairs) {
    const right = vocabulary.words[rightOf(key)];
    const left = vocabulary.words[leftOf(key)];
    if (left !== undefined && right !== undefined) {
      addTo(said, pair.places, dot(weights.pair, pairFeatures(pair, [left, right], pairRow)));
    }
  }
  return { said, distinct, content };
}

/** For each word of the vocabulary the candidate lines that have it, a bit each. */
function markPlaces({ words, lines }: Vocabulary, candidates: number): Uint16Array {
  const masks = new Uint16Array(words.length);
  for (let place = 0; place < Math.min(candidates, MAX_LINES); place++) {
    for (const id of lines[place]?.words ?? []) masks[id] = (masks[id] ?? 0) | (1 << place);
  }
  return masks;
}

function addTo(coverage: Coverage, mask: number, weight: number): void {
  for (let ofC = mask; ofC !== 0; ofC &= ofC - 1) {
    const c = lowestBit(ofC);
    coverage[c] = (coverage[c] ?? 0) + weight;
    for (let ofB = mask & ((1 << c) - 1); ofB !== 0; ofB &= ofB - 1) {
      const b = lowestBit(ofB);
      const bc = pairPlace(b, c);
      coverage[bc] = (coverage[bc] ?? 0) + weight;
      for (let ofA = mask & ((1 << b) - 1); ofA !== 0; ofA &= ofA - 1) {
        const abc = triplePlace(lowestBit(ofA), b, c);
        coverage[abc] = (coverage[abc] ?? 0) + weight;
      }
    }
  }
}

function lowestBit(mask: number): number {
  return 31 - Math.clz32(mask & -mask);
}

/** What the lines of a set have together, each word once (inclusion and exclusion). */
function union(coverage: Coverage, [a, b, c]: LineSet): number {
  const at = (place: number): number => coverage[place] ?? 0;
  if (b === undefined) return at(a);
  const both = at(a) + at(b) - at(pairPlace(a, b));
  if (c === undefined) return both;
  const shared = at(pairPlace(a, c)) + at(pairPlace(b, c));
  return both + at(c) - shared + at(triplePlace(a, b, c));
}

function sharedWords(
  coverage: Coverage,
  [a, b, c]: LineSet,
): { readonly sharedBySecond: number; readonly sharedByThird: number } {
  const at = (place: number): number => coverage[place] ?? 0;
  if (b === undefined) return { sharedBySecond: 0, sharedByThird: 0 };
  const sharedBySecond = at(pairPlace(a, b));
  if (c === undefined) return { sharedBySecond, sharedByThird: 0 };
  const withEither = at(pairPlace(a, c)) + at(pairPlace(b, c));
  return { sharedBySecond, sharedByThird: withEither - at(triplePlace(a, b, c)) };
}

function dot(weights: readonly number[], features: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < features.length; i++) sum += (weights[i] ?? 0) * (features[i] ?? 0);
  return sum;
}
