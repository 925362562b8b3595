import type { Span } from "../../article/figure.ts";
import { splitEnglish } from "./english-sentences.ts";
import { findParagraphs } from "./paragraphs.ts";
import { splitBySegmenter } from "./segmenter-sentences.ts";
import type { Sentence } from "./sentence.ts";

/**
 * The sentences of a text in order, without the white space around them: every other character belongs to one.
 * `start` and `end` are UTF-16 offsets into `text`; `language` is a BCP 47 primary subtag. English and the unknown
 * (`und`) go by our own rules, other languages by `Intl.Segmenter`. A sentence never spans two paragraphs. Linear time.
 */
export function splitSentences(text: string, language: string): readonly Sentence[] {
  const english = language === "en" || language === "und";
  const sentences: Sentence[] = [];
  let paragraph = 0;
  for (const span of findParagraphs(text)) {
    const parts = english ? splitEnglish(text, span) : splitBySegmenter(text, { ...span, language });
    for (const part of parts) sentences.push(makeSentence(text, part, paragraph));
    paragraph++;
  }
  return sentences;
}

function makeSentence(text: string, { start, end }: Span, paragraph: number): Sentence {
  return { start, end, text: text.slice(start, end), paragraph };
}
