import type { SummarySentence } from "../../article/condensed.ts";
import { compressSentence } from "./compress.ts";
import type { Sentence } from "../sentences/sentence.ts";
import { chooseSet, MAX_WORDS } from "./choose.ts";
import { countWords, type Line } from "./lines.ts";
import { readArticle } from "./reading.ts";

const MAX_SENTENCES = 3;

/** A sentence longer than this is cut, at the border of a clause where it has one (words). */
const CUT_BEYOND = 80;

/** Nothing longer is shown, in characters: a row of digits is one word. */
const MAX_LENGTH = 800;

/**
 * Two or three sentences that carry the article, in its order and its own words: within 60 words, 68 where two
 * sentences are long; fewer where the article has fewer. A sentence that leans on the one before comes only after it.
 * `start` and `end` are the whole sentence in the text; the words may be trimmed (dateline, parenthesis, connective).
 * English goes by a ranker fitted on public data, other languages by position. Empty only where no sentence has words.
 */
export function summarize(
  sentences: readonly Sentence[],
  { title, language }: { readonly title: string | null; readonly language: string },
): readonly SummarySentence[] {
  const isEnglish = language === "en" || language === "und";
  const chosen = isEnglish ? chooseSet(readArticle(sentences, title)) : null;
  return chosen === null ? summarizeByPosition(sentences) : writeSet(chosen);
}

function writeSet(lines: readonly Line[]): readonly SummarySentence[] {
  return lines.map((line, i) => {
    const follows = i > 0 && lines[i - 1]?.index === line.before;
    return write(line.sentence, follows ? line.text : line.textAlone);
  });
}

/** The first sentences within the limit; the first alone, and cut if need be, where it is too long. */
function summarizeByPosition(sentences: readonly Sentence[]): readonly SummarySentence[] {
  const summary: SummarySentence[] = [];
  let words = 0;
  for (const sentence of sentences) {
    if (sentence.text.length > MAX_LENGTH * 10 || !/\p{L}/u.test(sentence.text)) continue;
    const text = cutLong(compressSentence(sentence.text));
    if (text === "") continue;
    words += countWords(text);
    if (summary.length > 0 && words > MAX_WORDS) break;
    summary.push(write(sentence, text));
    if (summary.length === MAX_SENTENCES) break;
  }
  return summary;
}

function write({ start, end, text: source }: Sentence, text: string): SummarySentence {
  return { start, end, text, by: "extract", evidence: [{ start, end, text: source }] };
}

/** A sentence without end, cut at the last clause border within the limit, else between two words. */
function cutLong(text: string): string {
  if (countWords(text) <= CUT_BEYOND && text.length <= MAX_LENGTH) return text;
  let end = 0;
  let border = 0;
  for (const gap of text.slice(0, MAX_LENGTH).matchAll(/([,;:–—.]?)\s+/g)) {
    if (countWords(text.slice(0, gap.index)) > MAX_WORDS) break;
    end = gap.index;
    if (gap[1] !== "") border = gap.index;
  }
  const at = border * 2 > end ? border : end;
  return at === 0 ? "" : `${text.slice(0, at)} …`;
}
