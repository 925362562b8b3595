import type { Span } from "../../article/figure.ts";

/** A word, a run of digits with its separators, or one other character; white space only parts them. */
export interface Token extends Span {
  readonly kind: "word" | "digits" | "mark";
  readonly text: string;
  readonly lower: string;
  /** White space stands before it (or it is the first). */
  readonly spaced: boolean;
}

const LETTER = /[\p{L}\p{M}]/u;
const SPACE = /\s/;

const CLASS = { other: 0, space: 1, letter: 2, digit: 3 } as const;
type CharClass = (typeof CLASS)[keyof typeof CLASS];

const ASCII: readonly CharClass[] = Array.from({ length: 128 }, (_, code) => classify(String.fromCharCode(code)));

function classify(char: string): CharClass {
  if (char >= "0" && char <= "9") return CLASS.digit;
  if (SPACE.test(char)) return CLASS.space;
  return LETTER.test(char) ? CLASS.letter : CLASS.other;
}

function classAt(text: string, at: number): CharClass {
  const code = text.charCodeAt(at);
  if (code < 128) return ASCII[code] ?? CLASS.other;
  return Number.isNaN(code) ? CLASS.other : classify(text[at] ?? "");
}

/**
 * Cuts a sentence into words, digits and marks, in one pass over its characters. Abbreviations with dots (`U.S.`,
 * `m.p.h.`) are one word; a possessive `'s` is a word of its own; `2,000` is three tokens that `findNumbers` joins.
 */
export function readTokens(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  let spaced = true;
  while (at < text.length) {
    const kind = classAt(text, at);
    if (kind === CLASS.space) {
      spaced = true;
      at += 1;
      continue;
    }
    const end =
      kind === CLASS.letter ? wordEnd(text, at) : kind === CLASS.digit ? digitsEnd(text, at) : markEnd(text, at);
    const word = text.slice(at, end);
    tokens.push({
      kind: kind === CLASS.letter ? "word" : kind === CLASS.digit ? "digits" : "mark",
      text: word,
      lower: word.toLowerCase(),
      start: at,
      end,
      spaced,
    });
    spaced = false;
    at = end;
  }
  return tokens;
}

function digitsEnd(text: string, at: number): number {
  let end = at + 1;
  while (classAt(text, end) === CLASS.digit) end += 1;
  return end;
}

/** A character outside the basic plane is one mark of two code units. */
function markEnd(text: string, at: number): number {
  return at + ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);
}

function wordEnd(text: string, at: number): number {
  let end = at + 1;
  while (classAt(text, end) === CLASS.letter) end += 1;
  if (end === at + 1) end = abbreviationEnd(text, end);
  // "Shilling's" and "don't" part before the apostrophe; "O'Brien" stays whole.
  if (
    isApostrophe(text[end]) &&
    end === at + 1 &&
    classAt(text, end + 1) === CLASS.letter &&
    !endsWord(text, end + 2)
  ) {
    end += 1;
    while (classAt(text, end) === CLASS.letter) end += 1;
  }
  return end;
}

function endsWord(text: string, at: number): boolean {
  return classAt(text, at) !== CLASS.letter;
}

function isApostrophe(char: string | undefined): boolean {
  return char === "'" || char === "’";
}

/** From behind the first letter of `U.S.` to its end; where no dotted letter follows, the letter alone. */
function abbreviationEnd(text: string, at: number): number {
  let end = at;
  while (text[end] === "." && classAt(text, end + 1) === CLASS.letter && endsWord(text, end + 2)) end += 2;
  return end > at && text[end] === "." ? end + 1 : end;
}
