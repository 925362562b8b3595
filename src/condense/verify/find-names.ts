import type { Span } from "../../article/figure.ts";
import { calendarWords, capitalNouns, nameConnectors } from "./ordinary-words.ts";
import type { Word } from "./words.ts";

/** A run of capital words; offsets are UTF-16 into the sentence. */
export interface Name extends Span {
  readonly text: string;
  /** Its words without connectors: `bank`, `england`. */
  readonly words: readonly Word[];
  /** It opens the sentence, where any word has a capital. */
  readonly opens: boolean;
  /** Index of its first and after its last word. */
  readonly from: number;
  readonly until: number;
}

/** Every run of capital words of a sentence; `isOrdinary` says which opening words are none. */
export function findNames(text: string, words: readonly Word[], isOrdinary: (word: Word) => boolean): readonly Name[] {
  const names: Name[] = [];
  for (let i = 0; i < words.length;) {
    const word = words[i];
    if (word === undefined || !isNameWord(word) || (word.opens && isOrdinary(word))) {
      i++;
      continue;
    }
    const until = nameEnd(text, words, i);
    const parts = words.slice(i, until).filter((part) => isNameWord(part));
    const end = words[until - 1]?.end ?? word.end;
    names.push({
      text: text.slice(word.start, end),
      start: word.start,
      end,
      words: parts,
      opens: word.opens,
      from: i,
      until,
    });
    i = until;
  }
  return names;
}

function isNameWord(word: Word): boolean {
  return (
    word.kind === "word" &&
    word.capital &&
    word.text !== "I" &&
    !/^I['’]/u.test(word.text) &&
    !calendarWords.has(word.key) &&
    !capitalNouns.has(word.key)
  );
}

function nameEnd(text: string, words: readonly Word[], from: number): number {
  let until = from + 1;
  for (let i = until; i < words.length; i++) {
    const left = words[i - 1];
    const word = words[i];
    if (left === undefined || word === undefined || !/^[\s.&'’-]{0,3}$/u.test(text.slice(left.end, word.start))) break;
    // A possessive ends a name: `Germany's Angela Merkel` is two.
    if (/['’]s$/u.test(left.text) || (/\.\s/u.test(text.slice(left.end, word.start)) && left.text.length > 4)) break;
    if (isNameWord(word)) until = i + 1;
    else if (!nameConnectors.has(word.text) || i - until >= 2) break;
  }
  return until;
}

/** The keys of a name's words, and of its neighbours in pairs, as the table of aliases has them: `united+states`. */
export function nameKeys({ words }: Name): readonly string[] {
  return words.flatMap(({ key }, i) => {
    const next = words[i + 1];
    return next === undefined ? [key] : [key, `${key}+${next.key}`];
  });
}
