import type { SummarySentence } from "../../article/condensed.ts";
import { compressSentence } from "./compress.ts";
import { anaphoricNoun, opensDangling } from "./dangling.ts";
import type { Sentence } from "../sentences/sentence.ts";

/** What can be read aloud in twenty-five seconds, in words. */
const MAX_WORDS = 60;
const MAX_SENTENCES = 3;

/**
 * Two or three sentences that carry the article, in its order and its own words, within 60 words where its sentences
 * allow it; fewer where it has fewer. A sentence that leans on the one before comes only after it.
 */
export function summarize(
  sentences: readonly Sentence[],
  _options: { readonly title: string | null; readonly language: string },
): readonly SummarySentence[] {
  const chosen: Sentence[] = [];
  let words = 0;
  for (const [i, sentence] of sentences.entries()) {
    const text = compressSentence(sentence.text);
    const count = text.split(" ").length;
    const leans = opensDangling(sentence.text) || anaphoricNoun(sentence.text) !== null;
    if (leans && (i === 0 || chosen.at(-1) !== sentences[i - 1])) continue;
    if (chosen.length > 0 && words + count > MAX_WORDS) continue;
    chosen.push(sentence);
    words += count;
    if (chosen.length === MAX_SENTENCES) break;
  }
  const kept = chosen.length === 0 ? sentences.slice(0, 1) : chosen;
  return kept.map(({ start, end, text }) => ({ start, end, text: compressSentence(text), by: "extract" }));
}
