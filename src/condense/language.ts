import type * as franc from "franc-min";
import { loadPackage } from "../shared/load-package.ts";
import { functionWords, subtagOf, tellingLetters, tellingWords } from "./function-words.ts";

/** So many characters are looked at: more tells no more, and costs time on a long article. */
const PREFIX = 2500;

/** Fewer words than this say nothing about the language. */
const MIN_WORDS = 8;

/** News has function words of its language at 20 to 40 in a hundred; by chance another's come at 1 to 5. */
const MIN_SHARE = 0.1;

/** The runner-up may have at most this share of the winner's hits. */
const MAX_RUNNER_UP = 0.6;

/** Trigrams decide only on so many characters, and only where the second guess is this far behind (franc's scale, 0–1). */
const MIN_TRIGRAM_LENGTH = 60;
const MAX_SECOND_SCORE = 0.9;

const NOT_ASCII = /[^a-z]/;
const WORDS = /\p{L}+/gu;
/** Plain letters are matched four times as fast as all there are. */
const ASCII_WORDS = /[a-z]+/g;
const ASCII_TEXT = /^[\t\n\r -~]*$/;
const LETTERS = Object.entries(tellingLetters);
const languagesOf = indexWords(functionWords);

/**
 * The language of a text as a BCP 47 primary subtag (`en`, `de`), or `und` where it is too short or unclear. Two
 * sentences of news are enough. Frequent words decide for the larger languages in Latin script, franc's trigrams for
 * the rest; reads a bounded prefix.
 */
export function detectLanguage(text: string): string {
  const prefix = text.slice(0, PREFIX).toLowerCase();
  return byFunctionWords(prefix) ?? byTrigrams(prefix) ?? "und";
}

function byFunctionWords(text: string): string | null {
  const words = text.match(ASCII_TEXT.test(text) ? ASCII_WORDS : WORDS) ?? [];
  if (words.length < MIN_WORDS) return null;
  const [first, second] = countSigns(words).toSorted((a, b) => b.hits - a.hits);
  // One word is no sign, however often: `a` is Hungarian, Portuguese and English.
  if (first === undefined || first.isOneWord || first.hits < MIN_SHARE * words.length) return null;
  if (second === undefined || second.hits <= MAX_RUNNER_UP * first.hits) return first.language;
  return isScandinavian(first.language) && isScandinavian(second.language) ? byTellingWords(words) : null;
}

/** What speaks for a language. */
interface Signs {
  readonly language: string;
  hits: number;
  readonly word: string;
  /** Whether every hit is `word`. */
  isOneWord: boolean;
}

function countSigns(words: readonly string[]): readonly Signs[] {
  const signs = new Map<string, Signs>();
  for (const word of words) {
    const languages = languagesOf.get(word);
    if (languages !== undefined) for (const language of languages) addHit(signs, language, word);
    if (!NOT_ASCII.test(word)) continue;
    for (const [language, letters] of LETTERS) if (letters.test(word)) addHit(signs, language, word);
  }
  return [...signs.values()];
}

function addHit(signs: Map<string, Signs>, language: string, word: string): void {
  const known = signs.get(language);
  if (known === undefined) {
    signs.set(language, { language, hits: 1, word, isOneWord: true });
    return;
  }
  known.hits++;
  if (known.word !== word) known.isOneWord = false;
}

function isScandinavian(language: string): boolean {
  return language === "da" || language === "no";
}

function byTellingWords(words: readonly string[]): string | null {
  const count = (language: string): number => {
    const telling = new Set(tellingWords[language]?.split(" "));
    return words.filter((word) => telling.has(word)).length;
  };
  const difference = count("da") - count("no");
  return difference === 0 ? null : difference > 0 ? "da" : "no";
}

function byTrigrams(text: string): string | null {
  // Scripts without spaces say more in a character.
  const isDense = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u.test(text);
  const letters = text.replaceAll(/[^\p{L}\p{M}\s]+/gu, " ").trim();
  if (letters.length < (isDense ? 12 : MIN_TRIGRAM_LENGTH)) return null;
  const { francAll }: typeof franc = loadPackage("franc-min");
  const [first, second] = francAll(letters, { minLength: 1 });
  if (first === undefined || first[0] === "und") return null;
  if (second !== undefined && second[1] > MAX_SECOND_SCORE) return null;
  return subtagOf[first[0]] ?? null;
}

function indexWords(table: Readonly<Record<string, string>>): ReadonlyMap<string, readonly string[]> {
  const index = new Map<string, string[]>();
  for (const [language, list] of Object.entries(table)) {
    for (const word of list.split(" ")) {
      const languages = index.get(word);
      if (languages === undefined) index.set(word, [language]);
      else languages.push(language);
    }
  }
  return index;
}
