import type { Evidence } from "./evidence.ts";
import type { Fault } from "./fault.ts";
import { quotedWords, type Quotation } from "./find-quotations.ts";
import type { Reading } from "./reading.ts";

/** A quotation may run over sentences: so far from a cited one its rest may stand. */
const RUN = 2;
/** Shorter ones may stand anywhere by chance: they must be a quotation in the source too (words). */
const SHORT = 4;

/** What stands between quotation marks must stand so, word for word, in the cited sentences, and be someone's words there. */
export function checkQuotations({ quotations }: Reading, evidence: Evidence): Fault | null {
  const altered = quotations.find((quotation) => !isQuoted(quotation, evidence));
  return altered === undefined ? null : { reason: "quotation", offending: altered.text };
}

function isQuoted({ text }: Quotation, evidence: Evidence): boolean {
  // Words left out are marked: each part must stand for itself.
  return text
    .split(/\.{3,}|…|\[[^\]]*\]/u)
    .filter((part) => quotedWords(part) !== "")
    .every((part) => standsIn(part, evidence));
}

function standsIn(part: string, { article, indices, text }: Evidence): boolean {
  const words = quotedWords(part);
  const readingsAround = (reach: number): readonly Reading[] =>
    [...new Set(indices.flatMap((index) => Array.from({ length: 2 * reach + 1 }, (_, i) => index - reach + i)))]
      .map((index) => article.reading(index))
      .filter((reading) => reading !== null);
  const isTitle = !/(?<!\p{L})\p{Ll}{4,}/u.test(part);
  if (isTitle && hasWords(text, words)) return true;
  if (words.split(" ").length >= SHORT) return hasWords(text, words) || hasWords(textOf(readingsAround(RUN)), words);
  const around = readingsAround(1);
  return indices.some((index) => {
    const reading = article.reading(index);
    return reading !== null && isMarked(reading, words, around);
  });
}

/** Between quotation marks, or in a sentence without any that stands in the middle of a longer quotation. */
function isMarked({ quotations, text }: Reading, words: string, around: readonly Reading[]): boolean {
  if (quotations.some((quotation) => hasWords(quotation.text, words))) return true;
  const isInside = !/["“”«»]/u.test(text) && around.some((other) => other.text !== text && isOpen(other.text));
  return isInside && hasWords(text, words);
}

function isOpen(text: string): boolean {
  return text.split('"').length % 2 === 0 || text.split("“").length !== text.split("”").length;
}

function hasWords(text: string, words: string): boolean {
  return ` ${quotedWords(text)} `.includes(` ${words} `) || ` ${quotedWords(text)} `.includes(` ${words}'s `);
}

function textOf(readings: readonly Reading[]): string {
  return readings.map(({ text }) => text).join(" ");
}
