import { cue } from "./cue-words.ts";
import type { Line } from "./lines.ts";
import type { LineSet } from "./sets.ts";
import type { Vocabulary, Word, WordLine } from "./vocabulary.ts";

/**
 * What the ranker knows of a set of sentences: numbers that the weights of the same name multiply. Words and pairs of
 * neighbouring words count once in a set, however often it has them, so that saying a thing twice earns nothing.
 * A last argument is filled and given back: a scorer reuses one, as it makes a thousand for each article.
 */

/** Log of a count, capped: the fifth time says little more than the fourth. */
const log = (count: number): number => Math.min(4, Math.log2(count));

export const isStop = (word: Word): boolean => (word.cues & cue.stop) !== 0;
const isNumber = (word: Word): boolean => {
  const code = word.stem.charCodeAt(0);
  return code >= 0x30 && code <= 0x39;
};

export const wordFeatureCount = 18;

export function wordFeatures(word: Word, features = new Float64Array(wordFeatureCount)): Float64Array {
  features.fill(0);
  if (isStop(word)) {
    features[0] = 1;
    features[1] = Math.min(3, Math.log2(1 + word.count));
    return features;
  }
  const { sentences, first } = word;
  features[2] = 1;
  if (isNumber(word)) features[3] = 1;
  else if (word.isName) {
    features[4] = 1;
    features[5] = log(sentences);
  }
  features[6] = log(sentences);
  features[7] = Math.min(3, Math.log2(1 + word.count - sentences));
  if (first === 0) {
    features[8] = 1;
    features[9] = log(sentences);
    if (sentences > 1) features[10] = 1;
  } else if (first === 1) features[11] = 1;
  else if (first <= 3) features[12] = 1;
  else if (first <= 7) features[13] = 1;
  if (word.inTitle) features[14] = 1;
  if (sentences === 1) features[15] = 1;
  if (word.lead >= 2) features[16] = 1;
  if (word.stem.length >= 7) features[17] = 1;
  return features;
}

/** Two words next to each other, counted as words are. */
export interface Pair {
  readonly first: number;
  sentences: number;
  lastSeen: number;
  /** The candidate lines that have it, a bit each. */
  places: number;
}

export const pairFeatureCount = 10;

export function pairFeatures(
  pair: Pair,
  [left, right]: readonly [Word, Word],
  features = new Float64Array(pairFeatureCount),
): Float64Array {
  features.fill(0);
  const content = (isStop(left) ? 0 : 1) + (isStop(right) ? 0 : 1);
  features[0] = 1;
  if (content === 2) features[1] = 1;
  if (content === 1) features[2] = 1;
  if (pair.sentences > 1) {
    features[3] = Math.min(3, Math.log2(pair.sentences));
    if (content === 2) features[4] = Math.min(3, Math.log2(pair.sentences));
  }
  if (pair.first === 0) features[5] = 1;
  else if (pair.first <= 2) features[6] = 1;
  if (left.isName && right.isName && content === 2) features[7] = 1;
  if (isNumber(left) || isNumber(right)) features[8] = 1;
  if (content === 2 && pair.first === 0) features[9] = 1;
  return features;
}

export const lineFeatureCount = 35;

/** `total`: how many sentences the article has. */
export function lineFeatures(line: Line, { words, cues, lastSaying }: WordLine, total: number): Float64Array {
  const features = new Float64Array(lineFeatureCount);
  const has = (bit: number): number => ((cues & bit) === 0 ? 0 : 1);
  const { text, index } = line;
  features[index < 8 ? index : index < 12 ? 8 : 9] = 1;
  features[10] = index / total;
  features[11] = /^["“]/.test(text) ? 1 : 0;
  features[12] = /["“]/.test(text) ? 1 : 0;
  features[13] = /\?["”]?$/.test(text) ? 1 : 0;
  features[14] = has(cue.self);
  features[15] = has(cue.reader);
  if (line.words < 8) features[16] = 1;
  else if (line.words < 14) features[17] = 1;
  if (line.words >= 30) features[18] = 1;
  if (line.words >= 40) features[19] = 1;
  features[20] = /\d/.test(text) ? 1 : 0;
  features[21] = has(cue.saying);
  features[22] = lastSaying >= 0 && lastSaying >= words.length - 7 ? 1 : 0;
  features[23] = line.leans ? 1 : 0;
  features[24] = line.noun === null ? 0 : 1;
  features[25] = line.opensParagraph ? 1 : 0;
  features[26] = has(cue.pronoun);
  features[27] = text.includes("!") ? 1 : 0;
  features[28] = has(cue.pastBe);
  features[29] = has(cue.source);
  features[30] = countCommas(text);
  features[31] = / -- | – |—/.test(text) ? 1 : 0;
  features[32] = text.includes("(") ? 1 : 0;
  features[33] = has(cue.background);
  features[34] = has(cue.day);
  return features;
}

function countCommas(text: string): number {
  let commas = 0;
  for (let at = text.indexOf(","); at >= 0; at = text.indexOf(",", at + 1)) commas++;
  return commas;
}

/** What is the same for every set of an article and decides how long its summary should be. */
export interface ArticleShape {
  readonly lengths: readonly number[];
}

/** `words`: of the whole article. */
export function articleShape(vocabulary: Vocabulary, hasTitle: boolean): ArticleShape {
  const total = vocabulary.lines.reduce((sum, line) => sum + line.words.length, 0);
  return {
    lengths: [
      Math.log(Math.max(total, 20) / 500),
      total / Math.max(1, vocabulary.lines.length) / 20 - 1,
      hasTitle ? 1 : 0,
    ],
  };
}

export const setFeatureCount = 29;

export interface SetMeasures {
  /** As a person counts them. */
  readonly words: number;
  /** Runs of letters and digits. */
  readonly tokens: number;
  /** Tokens without repeats. */
  readonly distinct: number;
  /** Content words that the second sentence shares with the first, and the third with both: what holds them together. */
  readonly sharedBySecond: number;
  readonly sharedByThird: number;
}

export interface SetContext {
  readonly lines: readonly Line[];
  readonly shape: ArticleShape;
}

export function setFeatures(
  set: LineSet,
  { words, tokens, distinct, sharedBySecond, sharedByThird, lines, shape }: SetMeasures & SetContext,
  features = new Float64Array(setFeatureCount),
): Float64Array {
  features.fill(0);
  const placeOf = (place: number | undefined): number => (place === undefined ? -1 : (lines[place]?.index ?? 0));
  const first = placeOf(set[0]);
  const second = placeOf(set[1]);
  const third = placeOf(set[2]);
  const isOne = set.length === 1 ? 1 : 0;
  const isThree = set.length === 3 ? 1 : 0;
  const length = words / 30;
  features[0] = isOne;
  features[1] = isThree;
  features[2] = length;
  features[3] = length * length;
  features[4] = (second === first + 1 ? 1 : 0) + (third >= 0 && third === second + 1 ? 1 : 0);
  features[5] = first === 0 ? 1 : 0;
  features[6] = first;
  features[7] = Math.log(1 + Math.max(first, second, third));
  features[8] = (tokens - distinct) / 10;
  features[9] = Math.log(tokens + 1);
  features[10] = set.length === 2 && second === 1 ? 1 : 0;
  features[11] = (lines[set[0]]?.words ?? 0) < 12 ? 1 : 0;
  if (set.length > 1) features[sharedBySecond === 0 ? 13 : 12] = Math.max(1, sharedBySecond);
  if (set.length > 2) features[sharedByThird === 0 ? 15 : 14] = Math.max(1, sharedByThird);
  let at = 16;
  for (const gate of shape.lengths) {
    features[at++] = gate * length;
    features[at++] = gate * length * length;
    features[at++] = gate * isThree;
    features[at++] = gate * isOne;
  }
  features[at] = countContinued(lines, set);
  return features;
}

/** Sentences that go on from the one before them in the set and in its paragraph: a thought that is not cut in two. */
function countContinued(lines: readonly Line[], set: LineSet): number {
  let count = 0;
  for (let i = 1; i < set.length; i++) {
    const line = lines[set[i] ?? -1];
    if (line !== undefined && !line.opensParagraph && line.before === lines[set[i - 1] ?? -1]?.index) count++;
  }
  return count;
}
