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
  const where = new Map<string, number[]>();
  const lowerCase = new Set<string>();
  for (const [i, sentence] of sentences.entries()) {
    for (const key of keysOf(readWords(sentence.text), lowerCase)) {
      const list = where.get(key);
      if (list === undefined) where.set(key, [i]);
      else if (list.at(-1) !== i) list.push(i);
    }
  }
  const isOrdinary = (word: Word): boolean =>
    ordinaryOpeners.has(word.key) ||
    lowerCase.has(word.key) ||
    lowerCase.has(word.stem) ||
    commonStems.has(word.stem) ||
    COMMON_ENDING.test(word.key);
  const readings = new Map<number, Reading>();
  return {
    sentences,
    isOrdinary,
    sentencesWith: (key) => where.get(key) ?? [],
    reading(index) {
      const known = readings.get(index);
      const sentence = sentences[index];
      if (known !== undefined || sentence === undefined) return known ?? null;
      const made = readClaim(withoutInvisible(sentence.text), isOrdinary);
      readings.set(index, made);
      return made;
    },
  };
}

/** Keys, stems and pairs of neighbours: what can be looked for. */
export function keysOf(words: readonly Word[], lowerCase?: Set<string>): readonly string[] {
  const keys: string[] = [];
  for (const [i, word] of words.entries()) {
    keys.push(word.key);
    if (word.stem !== word.key) keys.push(word.stem);
    const next = words[i + 1];
    if (next !== undefined) keys.push(`${word.key}+${next.key}`);
    if (lowerCase !== undefined && word.kind === "word" && !word.capital) lowerCase.add(word.key).add(word.stem);
  }
  return keys;
}
