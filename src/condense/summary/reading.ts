import type { Sentence } from "../sentences/sentence.ts";
import { type ArticleShape, articleShape, type Pair } from "./features.ts";
import { type Line, prepareLines } from "./lines.ts";
import { readVocabulary, type Vocabulary } from "./vocabulary.ts";

/** So many sentences tell what an article is about; the rest of a longer one is not read. */
const MAX_READ = 300;

/** An article as the ranker sees it. The first lines of the vocabulary are `lines`, in the same order. */
export interface Reading {
  readonly lines: readonly Line[];
  readonly vocabulary: Vocabulary;
  /** Pairs of neighbouring words in `lines`, by `pairKey`. */
  readonly pairs: ReadonlyMap<number, Pair>;
  readonly shape: ArticleShape;
  /** Sentences of the whole article. */
  readonly total: number;
}

export function readArticle(sentences: readonly Sentence[], title: string | null): Reading {
  const lines = prepareLines(sentences);
  const after = (lines.at(-1)?.index ?? -1) + 1;
  const texts = lines.map((line) => line.textAlone);
  for (const sentence of sentences.slice(after, after + MAX_READ)) texts.push(sentence.text);
  const vocabulary = readVocabulary(texts, title);
  return {
    lines,
    vocabulary,
    pairs: readPairs(vocabulary, lines.length),
    shape: articleShape(vocabulary, title !== null),
    total: sentences.length,
  };
}

/** More words than a vocabulary has. */
const KEYS = 0x8000;

/** Unique for two words of one vocabulary. */
export function pairKey(left: number, right: number): number {
  return left * KEYS + right;
}

export function leftOf(key: number): number {
  return Math.floor(key / KEYS);
}

export function rightOf(key: number): number {
  return key % KEYS;
}

function readPairs({ lines }: Vocabulary, candidates: number): ReadonlyMap<number, Pair> {
  const pairs = new Map<number, Pair>();
  for (const [index, { words }] of lines.entries()) {
    const place = index < candidates ? 1 << index : 0;
    for (let at = 1; at < words.length; at++) {
      const key = pairKey(words[at - 1] ?? 0, words[at] ?? 0);
      const pair = pairs.get(key);
      if (pair === undefined) {
        if (place > 0) pairs.set(key, { first: index, sentences: 1, lastSeen: index, places: place });
      } else if (pair.lastSeen !== index) {
        pair.lastSeen = index;
        pair.sentences++;
        pair.places |= place;
      }
    }
  }
  return pairs;
}
