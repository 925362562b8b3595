import { compressSentence, withoutConnective } from "./compress.ts";
import { anaphoricNoun, opensDangling } from "./dangling.ts";
import { isSpace } from "../sentences/characters.ts";
import type { Sentence } from "../sentences/sentence.ts";

/** So many sentences from the start may enter a summary: what carries a news article stands in its first half page. */
const MAX_LINES = 16;

/** A shorter one is an exclamation or what is left of one (words). */
const MIN_WORDS = 4;

/** A longer sentence is no sentence but a table or a wall of digits (characters). */
const MAX_LENGTH = 1200;

/** A sentence that could stand in the summary. */
export interface Line {
  readonly sentence: Sentence;
  /** Its place in the article, from 0. */
  readonly index: number;
  /** The place of the sentence before it, credits and links between them left out; null for the first. */
  readonly before: number | null;
  /** Trimmed, behind the sentence before it in the article. */
  readonly text: string;
  /** Trimmed, anywhere else: without the connective it opens with. */
  readonly textAlone: string;
  /** Words of `text`. */
  readonly words: number;
  /** May come only after the sentence before it in the article. */
  readonly leans: boolean;
  /** `The deal …`: may come only after a sentence with this noun, or the one before it; null for other openings. */
  readonly noun: string | null;
  readonly opensParagraph: boolean;
}

/** The sentences that could stand in a summary, in the order of the article. */
export function prepareLines(sentences: readonly Sentence[]): readonly Line[] {
  const lines: Line[] = [];
  const seen = new Set<string>();
  let before: number | null = null;
  for (const [index, sentence] of sentences.entries()) {
    if (lines.length === MAX_LINES) break;
    if (isFurniture(sentence.text)) continue;
    // What a page has twice (a teaser, a caption, a slip) counts where it stands first.
    const isNew = !seen.has(sentence.text);
    seen.add(sentence.text);
    const line =
      isNew && isProse(sentence.text) ? prepareLine(sentence, { index, before, above: sentences[index - 1] }) : null;
    before = index;
    if (line !== null && line.words >= MIN_WORDS && !hasOpenQuotation(line.text)) lines.push(line);
  }
  return lines;
}

function prepareLine(
  sentence: Sentence,
  { index, before, above }: Pick<Line, "index" | "before"> & { readonly above: Sentence | undefined },
): Line {
  const text = compressSentence(sentence.text);
  const textAlone = withoutConnective(text);
  return {
    sentence,
    index,
    before,
    text,
    textAlone,
    words: countWords(text),
    leans: opensDangling(textAlone),
    noun: before === null ? null : anaphoricNoun(textAlone),
    opensParagraph: above?.paragraph !== sentence.paragraph,
  };
}

/**
 * A quotation that begins or ends in another sentence: what stands here of it cannot be told from the writer's words.
 * Straight marks say it less surely: sources lose and double them.
 */
function hasOpenQuotation(text: string): boolean {
  return text.split("“").length !== text.split("”").length;
}

/** Words between white space; scripts without it count two characters as a word. */
export function countWords(text: string): number {
  let words = 0;
  let isInside = false;
  let dense = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const isGap = code <= 0x20 || code === 0xa0 || code === 0x3000;
    if (code >= 0x3040 && code <= 0x9fff) dense++;
    if (!isGap && !isInside) words++;
    isInside = !isGap;
  }
  return words + Math.floor(dense / 2);
}

/** Credits and links that came through with the text. */
const FURNITURE =
  /\bcontributed to this (?:report|story|article)\b|\b[Aa]ll rights reserved\b|^READ\b|^(?:(?:also|see|read|watch|listen|related|more|click|follow|subscribe)\b[^.:|;]{0,20}[:|;]|(?:photo|image|picture)s?\s?[:/|])/i;

function isFurniture(text: string): boolean {
  return text.length < 200 && FURNITURE.test(text);
}

/** So many characters tell whether a sentence has letters enough. */
const HEAD = 400;
/** A run without a space that is longer is no word (characters). */
const LONGEST_WORD = 99;

/** Not a row of figures, and not longer than a sentence can be. */
function isProse(text: string): boolean {
  return text.length <= MAX_LENGTH && !hasEndlessWord(text) && isMostlyLetters(text.slice(0, HEAD));
}

function hasEndlessWord(text: string): boolean {
  let run = 0;
  for (let at = 0; at < text.length; at++) {
    run = isSpace(text.charCodeAt(at)) ? 0 : run + 1;
    if (run > LONGEST_WORD) return true;
  }
  return false;
}

function isMostlyLetters(head: string): boolean {
  let letters = 0;
  for (let at = 0; at < head.length; at++) {
    const code = head.charCodeAt(at) | 0x20;
    if (code >= 0x61 && code <= 0x7a) letters++;
  }
  // Letters beyond ASCII are dearer to tell: only where the plain ones are too few.
  return letters * 2 > head.length || (head.match(/\p{L}/gu)?.length ?? 0) * 2 > head.length;
}
