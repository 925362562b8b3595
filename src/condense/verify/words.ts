import type { Span } from "../../article/figure.ts";
import { stemOf } from "./stem.ts";

/** One word, number or sign of a sentence; offsets are UTF-16 into the sentence. */
export interface Word extends Span {
  readonly text: string;
  readonly kind: "word" | "number" | "sign";
  /** Lower case, without possessive and the dots of an acronym; `US` keeps its capitals, so that it is not the pronoun. */
  readonly key: string;
  readonly stem: string;
  readonly capital: boolean;
  /** First of the sentence, or with a capital behind a colon, a dash or an opening quotation mark, where any may have one. */
  readonly opens: boolean;
}

/** A number with its suffix, an acronym, a word, a sign. */
const WORD =
  /\d+(?:[.,]\d+)*(?:\p{L}{1,4}(?![\p{L}\d]))?|\p{Lu}(?:\.\p{Lu})+(?!\p{L})|\p{L}[\p{L}\p{M}\p{N}]*(?:['’]\p{L}+)*|[%$€£¥₹₽₩]/gu;
const DIGIT = /^\d/;
const SIGN = /^[%$€£¥₹₽₩]/;
const CAPITAL = /^(?:\p{Lu}|\p{Ll}+\p{Lu})/u;

/** The words, numbers and signs of a sentence in order. */
export function readWords(text: string): readonly Word[] {
  const words: Word[] = [];
  WORD.lastIndex = 0;
  for (let match = WORD.exec(text); match !== null; match = WORD.exec(text)) {
    const { 0: found, index: start } = match;
    const kind = DIGIT.test(found) ? "number" : SIGN.test(found) ? "sign" : "word";
    const key = kind === "word" ? keyOf(found) : found.toLowerCase();
    const capital = CAPITAL.test(found);
    words.push({
      text: found,
      kind,
      key,
      stem: kind === "word" ? stemOf(key) : key,
      capital,
      opens: words.length === 0 || (capital && opensAt(text, start)),
      start,
      end: start + found.length,
    });
  }
  return words;
}

function keyOf(text: string): string {
  const bare = text
    .replaceAll("’", "'")
    .replaceAll(".", "")
    .replace(/'s?$|(?<=s)'$|'S$/u, "");
  return bare === "US" ? bare : bare.normalize("NFC").toLowerCase();
}

function opensAt(text: string, start: number): boolean {
  return /(?:[:;!?.…–—]|--)["'”’)\]]*\s+["'“‘([]*$|["“‘([]$|(?:^|\s)'$/u.test(
    text.slice(Math.max(0, start - 8), start),
  );
}

/** Whether nothing but spaces and hyphens stands between two neighbours. */
export function areJoined(text: string, left: Word, right: Word): boolean {
  return /^[\s‐‑-]*$/u.test(text.slice(left.end, right.start));
}
