import { detectLanguage } from "../src/condense/language.ts";
import { splitSentences } from "../src/condense/sentences/sentences.ts";
import { summarize } from "../src/condense/summary/summarize.ts";

/** A row of the summary benches: see their README. */
export interface SummaryRow {
  readonly id: string;
  readonly title?: string | undefined;
  readonly article: string;
}

/** The summary that Lede makes of a row, a sentence each, by the product's own functions and settings. */
export function predictSummary({ title, article }: SummaryRow): readonly string[] {
  const language = detectLanguage(article);
  const sentences = splitSentences(article, language);
  return summarize(sentences, { title: title ?? null, language }).map((sentence) => sentence.text);
}
