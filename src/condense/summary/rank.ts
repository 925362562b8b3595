import { isStop, lineFeatures, pairFeatures, setFeatures, wordFeatures } from "./features.ts";
import { pairKey, type Reading } from "./reading.ts";
import { type LineSet, wordsOf } from "./sets.ts";
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
    };
    return (
      score +
      union(said, set) / (count + LENGTH_OFFSET) +
      dot(weights.set, setFeatures(set, measures, { lines, shape }))
    );
  };
}

function mark(masks: Map<number, number>, key: number, bit: number): void {
  masks.set(key, (masks.get(key) ?? 0) | bit);
}

/** Sums over the lines and over what two and three of them share, so that a union of three is seven look-ups. */
interface Coverage {
  readonly one: Float64Array;
  readonly two: Float64Array;
  readonly three: Float64Array;
}

interface Coverages {
  /** What the words and pairs are worth. */
  readonly said: Coverage;
  /** One for each word, one for each content word. */
  readonly distinct: Coverage;
  readonly content: Coverage;
}

function weighWords(reading: Reading, weights: Weights): Coverages {
  const { vocabulary, pairs, lines } = reading;
  const wordMasks = new Map<number, number>();
  const pairMasks = new Map<number, number>();
  for (let place = 0; place < Math.min(lines.length, MAX_LINES); place++) {
    const words = vocabulary.lines[place]?.words ?? [];
    let before = -1;
    for (const word of words) {
      mark(wordMasks, word, 1 << place);
      if (before >= 0) mark(pairMasks, pairKey(before, word), 1 << place);
      before = word;
    }
  }
  const said = makeCoverage();
  const distinct = makeCoverage();
  const content = makeCoverage();
  for (const [id, mask] of wordMasks) {
    const word = vocabulary.words[id];
    if (word === undefined) continue;
    addTo(said, mask, dot(weights.word, wordFeatures(word)));
    addTo(distinct, mask, 1);
    if (!isStop(word)) addTo(content, mask, 1);
  }
  for (const [key, mask] of pairMasks) {
    const pair = pairs.get(key);
    const right = vocabulary.words[key % 0x8000];
    const left = vocabulary.words[Math.floor(key / 0x8000)];
    if (pair !== undefined && left !== undefined && right !== undefined) {
      addTo(said, mask, dot(weights.pair, pairFeatures(pair, left, right)));
    }
  }
  return { said, distinct, content };
}

function makeCoverage(): Coverage {
  return {
    one: new Float64Array(MAX_LINES),
    two: new Float64Array(MAX_LINES ** 2),
    three: new Float64Array(MAX_LINES ** 3),
  };
}

function addTo({ one, two, three }: Coverage, mask: number, weight: number): void {
  for (let a = 0; a < MAX_LINES; a++) {
    if ((mask & (1 << a)) === 0) continue;
    one[a] = (one[a] ?? 0) + weight;
    for (let b = a + 1, rest = mask >> b; rest !== 0; b++, rest >>= 1) {
      if ((rest & 1) === 0) continue;
      const ab = a * MAX_LINES + b;
      two[ab] = (two[ab] ?? 0) + weight;
      for (let c = b + 1, last = mask >> c; last !== 0; c++, last >>= 1) {
        if ((last & 1) !== 0) three[ab * MAX_LINES + c] = (three[ab * MAX_LINES + c] ?? 0) + weight;
      }
    }
  }
}

/** What the lines of a set have together, each word once (inclusion and exclusion). */
function union({ one, two, three }: Coverage, [a, b, c]: LineSet): number {
  const alone = one[a] ?? 0;
  if (b === undefined) return alone;
  const both = alone + (one[b] ?? 0) - (two[a * MAX_LINES + b] ?? 0);
  if (c === undefined) return both;
  const shared = (two[a * MAX_LINES + c] ?? 0) + (two[b * MAX_LINES + c] ?? 0);
  return both + (one[c] ?? 0) - shared + (three[(a * MAX_LINES + b) * MAX_LINES + c] ?? 0);
}

function sharedWords(
  { two, three }: Coverage,
  [a, b, c]: LineSet,
): { readonly sharedBySecond: number; readonly sharedByThird: number } {
  if (b === undefined) return { sharedBySecond: 0, sharedByThird: 0 };
  const sharedBySecond = two[a * MAX_LINES + b] ?? 0;
  if (c === undefined) return { sharedBySecond, sharedByThird: 0 };
  const withEither = (two[a * MAX_LINES + c] ?? 0) + (two[b * MAX_LINES + c] ?? 0);
  return { sharedBySecond, sharedByThird: withEither - (three[(a * MAX_LINES + b) * MAX_LINES + c] ?? 0) };
}

function dot(weights: readonly number[], features: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < features.length; i++) sum += (weights[i] ?? 0) * (features[i] ?? 0);
  return sum;
}
