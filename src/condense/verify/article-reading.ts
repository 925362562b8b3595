import type { Sentence } from "../sentences/sentence.ts";
import { withoutInvisible } from "../../shared/invisible.ts";
import { commonStems } from "./common-stems.ts";
import { COMMON_ENDING, ordinaryOpeners } from "./ordinary-words.ts";
import { readClaim, type Reading } from "./reading.ts";
import { readWords, type Word } from "./words.ts";

/** An article as the checks ask for it: made once, for all sentences of its summary. */
export interface ArticleReading {
  readonly sentences: readonly Sentence[];
  /** The reading of one sentence, made at the first call. */
  readonly reading: (index: number) => Reading | null;
  /** In which sentences a key, a stem or two keys joined by `+` stand, in order; empty where nowhere. */
  readonly sentencesWith: (key: string) => readonly number[];
  /** Whether an opening word with a capital is no name. */
  readonly isOrdinary: (word: Word) => boolean;
}

/** Reads an article for the verifier: linear in its length. */
export function readArticle(sentences: readonly Sentence[]): ArticleReading {
  let where: ReadonlyMap<string, readonly number[]> | null = null;
  let lowerCase: ReadonlySet<string> | null = null;
  // Most extracts are the source's own words, and nobody asks: then the article is not read at all.
  const indexed = (): ReadonlyMap<string, readonly number[]> => (where ??= indexWords(sentences));
  const inSmallLetters = (): ReadonlySet<string> => (lowerCase ??= findLowerCase(sentences));
  const isOrdinary = (word: Word): boolean =>
    ordinaryOpeners.has(word.key) ||
    commonStems.has(word.stem) ||
    COMMON_ENDING.test(word.key) ||
    inSmallLetters().has(word.key) ||
    inSmallLetters().has(word.stem);
  const readings = new Map<number, Reading>();
  return {
    sentences,
    isOrdinary,
    sentencesWith: (key) => indexed().get(key) ?? [],
    reading(index) {
      const made = readings.get(index);
      const sentence = sentences[index];
      if (made !== undefined || sentence === undefined) return made ?? null;
      const reading = readClaim(withoutInvisible(sentence.text), isOrdinary);
      readings.set(index, reading);
      return reading;
    },
  };
}

/** The keys and stems of the words that stand in small letters somewhere. */
function findLowerCase(sentences: readonly Sentence[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { text } of sentences) {
    for (const { kind, capital, key, stem } of readWords(text))
      if (kind === "word" && !capital) found.add(key).add(stem);
  }
  return found;
}

/** In which sentences a key stands. */
function indexWords(sentences: readonly Sentence[]): ReadonlyMap<string, readonly number[]> {
  const where = new Map<string, number[]>();
  for (const [i, sentence] of sentences.entries()) {
    for (const key of keysOf(readWords(sentence.text))) {
      const list = where.get(key);
      if (list === undefined) where.set(key, [i]);
      else if (list.at(-1) !== i) list.push(i);
    }
  }
  return where;
}

/** Keys, stems and pairs of neighbours: what can be looked for. */
export function keysOf(words: readonly Word[]): readonly string[] {
  const keys: string[] = [];
  for (const [i, word] of words.entries()) {
    keys.push(word.key);
    if (word.stem !== word.key) keys.push(word.stem);
    const next = words[i + 1];
    if (next !== undefined) keys.push(`${word.key}+${next.key}`);
  }
  return keys;
}
