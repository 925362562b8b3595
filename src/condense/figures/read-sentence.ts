import type { Span } from "../../article/figure.ts";
import type { Sentence } from "../sentences/sentence.ts";
import { findTimes } from "./find-times.ts";
import type { TimeMention } from "./find-times.ts";
import { parsePhrases } from "./parse-phrases.ts";
import type { Phrase } from "./parse-phrases.ts";
import type { UnitKind } from "./quantity.ts";
import { repairTags } from "./repair-tags.ts";
import { splitClauses } from "./split-clauses.ts";
import { tagSentence } from "./tag-sentence.ts";
import type { Word } from "./tag-sentence.ts";

/** An English sentence, read as far as its numbers ask for. */
export interface Reading {
  readonly text: string;
  readonly phrases: readonly Phrase[];
  /** The clause that each phrase stands in. */
  readonly clauses: readonly number[];
  readonly times: readonly TimeMention[];
}

/** What is read of a quantity: offsets into the sentence's own text. */
export interface Measurable extends Span {
  readonly unit: string | null;
  readonly unitKind: UnitKind | null;
  readonly boundSpan: Span | null;
  readonly rateSpan: Span | null;
}

/** A sentence is asked for again by the pronouns of the next: it is tagged once. */
const tagged = new WeakMap<Pick<Sentence, "text">, readonly Word[]>();

function tagOnce(sentence: Pick<Sentence, "text">): readonly Word[] {
  const known = tagged.get(sentence);
  if (known !== undefined) return known;
  const words = repairTags(tagSentence(sentence.text));
  tagged.set(sentence, words);
  return words;
}

/** Tags a sentence and cuts it into phrases and clauses. */
export function readSentence(
  sentence: Pick<Sentence, "text">,
  quantities: readonly Measurable[],
  publishedAt: Date | null,
): Reading {
  const { text } = sentence;
  const spans = quantities.map(({ start, end, rateSpan, unitKind }) => ({
    start,
    end: Math.max(end, rateSpan?.end ?? 0),
    unitKind,
  }));
  const bounds = quantities.flatMap(({ boundSpan }) => (boundSpan === null ? [] : [boundSpan]));
  const times = findTimes(text, publishedAt).filter(
    (time) => !spans.some((span) => time.start < span.end && time.end > span.start),
  );
  const phrases = parsePhrases(tagOnce(sentence), { quantities: spans, times, bounds });
  return { text, phrases, clauses: splitClauses(phrases), times };
}
