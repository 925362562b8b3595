import type { Span } from "../../article/figure.ts";
import type { Sentence } from "../sentence.ts";
import { findTimes } from "./find-times.ts";
import type { TimeMention } from "./find-times.ts";
import { parsePhrases } from "./parse-phrases.ts";
import type { Phrase } from "./parse-phrases.ts";
import { repairTags } from "./repair-tags.ts";
import { splitClauses } from "./split-clauses.ts";
import { tagSentence } from "./tag-sentence.ts";

/** An English sentence, read as far as its numbers ask for. */
export interface Reading {
  readonly text: string;
  readonly phrases: readonly Phrase[];
  /** The clause that each phrase stands in. */
  readonly clauses: readonly number[];
  readonly times: readonly TimeMention[];
}

/** Tags a sentence and cuts it into phrases and clauses; `quantities` are spans of the article's text. */
export function readSentence(sentence: Sentence, quantities: readonly Span[], publishedAt: Date | null): Reading {
  const spans = quantities.map(({ start, end }) => ({ start: start - sentence.start, end: end - sentence.start }));
  const times = findTimes(sentence.text, publishedAt).filter(
    (time) => !spans.some((span) => time.start < span.end && time.end > span.start),
  );
  const phrases = parsePhrases(repairTags(tagSentence(sentence.text)), { quantities: spans, times });
  return { text: sentence.text, phrases, clauses: splitClauses(phrases), times };
}
