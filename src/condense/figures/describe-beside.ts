import type { Span } from "../../article/figure.ts";
import { functionWords } from "../function-words.ts";

/** Words of a label made without a tagger. */
const FEW = 4;
/** Nothing further before a number is said of it (characters). */
const FAR = 200;
/** Scripts without spaces are cut by letters instead. */
const FEW_LETTERS = 10;
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
/** They write every noun with a capital, so that a label can be told to have one. */
const CAPITAL_NOUNS = new Set(["de"]);
/** With a capital where they open a sentence. */
const DETERMINERS = new Set(
  "der die das dem den des ein eine einer eines einem einen ihr ihre sein seine im am beim vom zum zur".split(" "),
);

/**
 * What a number measures in a language that has no tagger here: the words behind it up to the next mark, else those
 * before it, function words at the edges left out. Empty where it stands alone. `quantity` counts from the start of `text`.
 */
export function describeBeside(text: string, quantity: Span, language: string): string {
  const small = new Set((functionWords[language] ?? "").split(" "));
  const after = wordsOf(/^[^.!?,;:()«»„“”"–—\n\d%]*/u.exec(text.slice(quantity.end))?.[0] ?? "");
  const pieces = piecesBefore(text.slice(Math.max(0, quantity.start - FAR), quantity.start));
  if (CAPITAL_NOUNS.has(language)) return nounsOf([after.slice(0, FEW), ...pieces.map(wordsOf)], small);
  const behind = trim(after, small).slice(0, FEW);
  const words = behind.length > 0 ? behind : trim(wordsOf(pieces[0] ?? ""), small).slice(-FEW);
  return trim(words, small).join(" ");
}

/** German writes nouns with a capital. */
function isNoun(word: string): boolean {
  return /^\p{Lu}/u.test(word) && !DETERMINERS.has(word.toLowerCase());
}

/** The last nouns of the first piece that has one, with the small words between them: `Preis je Kilowattstunde`. */
function nounsOf(pieces: readonly (readonly string[])[], small: ReadonlySet<string>): string {
  const piece = pieces.find((words) => words.some(isNoun)) ?? [];
  const nouns = piece.slice(0, piece.findLastIndex(isNoun) + 1);
  const run = nouns.slice(nouns.findLastIndex((word) => !isNoun(word) && !isSmall(word, small)) + 1).slice(-FEW);
  return run.slice(run.findIndex(isNoun)).join(" ");
}

/** The text before a number between marks and other numbers, the nearest first, without the units of those. */
function piecesBefore(text: string): readonly string[] {
  const pieces = [...text.matchAll(/(?<number>\d)?(?<words>[^.!?,;:()«»„“”"–—\n\d%]+)/gu)].toReversed();
  return pieces.flatMap(({ groups }, i) => {
    const words = groups?.["words"] ?? "";
    const unit = i > 0 && groups?.["number"] !== undefined && !/\S\s+\S/u.test(words);
    return unit ? [] : [words];
  });
}

function wordsOf(text: string): readonly string[] {
  return UNSPACED.test(text) ? [text.trim().slice(0, FEW_LETTERS)] : (text.match(/\p{L}[\p{L}\p{M}'’-]*/gu) ?? []);
}

/** Without the function words at both ends. */
function trim(words: readonly string[], small: ReadonlySet<string>): readonly string[] {
  const isTelling = (word: string): boolean => UNSPACED.test(word) || !isSmall(word, small);
  const first = words.findIndex(isTelling);
  return first < 0 ? [] : words.slice(first, words.findLastIndex(isTelling) + 1);
}

function isSmall(word: string, small: ReadonlySet<string>): boolean {
  return word.length < 3 || small.has(word.toLowerCase());
}
