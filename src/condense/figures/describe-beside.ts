import type { Span } from "../../article/figure.ts";
import { functionWords } from "../function-words.ts";

/** Words of a label made without a tagger. */
const FEW = 4;
/** Scripts without spaces are cut by letters instead. */
const FEW_LETTERS = 10;
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/**
 * What a number measures in a language that has no tagger here: the words behind it up to the next mark, else those
 * before it, function words at the edges left out. Empty where it stands alone. `quantity` counts from the start of `text`.
 */
export function describeBeside(text: string, quantity: Span, language: string): string {
  const small = new Set((functionWords[language] ?? "").split(" "));
  const after = wordsOf(/^[^.!?,;:()«»„“”"–—\n\d%]*/u.exec(text.slice(quantity.end))?.[0] ?? "", small);
  if (after.length > 0) return label(after.slice(0, FEW), small);
  const before = wordsOf(/[^.!?,;:()«»„“”"–—\n\d%]*$/u.exec(text.slice(0, quantity.start))?.[0] ?? "", small);
  return label(before.slice(-FEW), small);
}

function wordsOf(text: string, small: ReadonlySet<string>): readonly string[] {
  if (UNSPACED.test(text)) return [text.trim().slice(0, FEW_LETTERS)];
  const words = text.match(/\p{L}[\p{L}\p{M}'’-]*/gu) ?? [];
  const first = words.findIndex((word) => !isSmall(word, small));
  return first < 0 ? [] : words.slice(first);
}

function label(words: readonly string[], small: ReadonlySet<string>): string {
  const last = words.findLastIndex((word) => !isSmall(word, small));
  return words.slice(0, last + 1).join(" ");
}

function isSmall(word: string, small: ReadonlySet<string>): boolean {
  return word.length < 3 || small.has(word.toLowerCase());
}
