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
  /** First of the sentence, or behind a colon, a dash or an opening quotation mark, where any word may have a capital. */
  readonly opens: boolean;
}

const WORD =
  /(?<number>\d+(?:[.,]\d+)*)(?<suffix>\p{L}{1,4}(?![\p{L}\d]))?|(?<acronym>\p{Lu}(?:\.\p{Lu})+)(?![\p{L}])|(?<word>\p{L}[\p{L}\p{M}\p{N}]*(?:['’]\p{L}+)*)|(?<sign>[%$€£¥₹₽₩])/gu;

/** The words, numbers and signs of a sentence in order. */
export function readWords(text: string): readonly Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(WORD)) {
    const start = match.index;
    const groups = match.groups ?? {};
    const kind = groups["number"] !== undefined ? "number" : groups["sign"] === undefined ? "word" : "sign";
    const key = kind === "word" ? keyOf(match[0]) : match[0].toLowerCase();
    words.push({
      text: match[0],
      kind,
      key,
      stem: kind === "word" ? stemOf(key) : key,
      capital: /^\p{Lu}|^\p{Ll}+\p{Lu}/u.test(match[0]),
      opens: words.length === 0 || opensAt(text, start),
      start,
      end: start + match[0].length,
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
