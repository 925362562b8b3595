import type { Span } from "../../article/figure.ts";
import type { Sentence } from "../sentences/sentence.ts";
import { describeBeside } from "./describe-beside.ts";
import { findMeasured } from "./find-measured.ts";
import type { Measured } from "./measured.ts";
import { findSpeaker } from "./find-speaker.ts";
import type { Speaker } from "./find-speaker.ts";
import { findTimes } from "./find-times.ts";
import { findWhen } from "./find-when.ts";
import { composeLabel, LONGEST_LABEL } from "./label.ts";
import { lowerOpening } from "./opening-word.ts";
import type { IsCommon } from "./opening-word.ts";
import { previousSpeaker, previousSubject } from "./read-previous.ts";
import { readSentence } from "./read-sentence.ts";
import type { Measurable, Reading } from "./read-sentence.ts";

/** What the description of a sentence's figures may draw on beside the sentence itself. */
export interface DescribeContext {
  /** The sentence before, where `it` and `he` may have been named. */
  readonly previous: Sentence | null;
  readonly headline: string | null;
  /** Which sentence openings are common words: a label is no sentence and does without their capital. */
  readonly isCommon: IsCommon;
  /** What `last year` and `on Tuesday` count from; without it they stay unresolved. */
  readonly publishedAt: Date | null;
  /** BCP 47 primary subtag; there is a tagger for `en` alone. */
  readonly language: string;
}

/** What the sentence says of one quantity. */
export interface Description {
  /** At most eight words, never empty. */
  readonly measures: string;
  /** ISO date, month or year, or `start/end`. */
  readonly time: string | null;
  readonly saidBy: string | null;
}

/**
 * One description for each quantity of a sentence, in the order given; the quantities' offsets are into its own text.
 * Pure; the tagger is loaded at the first call.
 */
export function describeFigures(
  sentence: Sentence,
  quantities: readonly Measurable[],
  context: DescribeContext,
): readonly Description[] {
  if (context.language !== "en" && context.language !== "und") return describePlainly(sentence, quantities, context);
  const reading = readSentence(sentence, quantities, context.publishedAt);
  return quantities.map((quantity, i) => {
    const at = reading.phrases.findIndex((phrase) => phrase.kind === "quantity" && phrase.index === i);
    return {
      measures: withoutCapital(measuresAt(reading, at, { quantity, context }), sentence, context),
      time: at < 0 ? null : findWhen(reading.phrases, at, reading),
      saidBy: at < 0 ? null : saidBy(findSpeaker(reading.phrases, at, reading.text), context),
    };
  });
}

/** Without a tagger: the words beside the number, and the nearest year or ISO date. */
function describePlainly(
  sentence: Sentence,
  quantities: readonly Measurable[],
  { language }: DescribeContext,
): readonly Description[] {
  const years = findTimes(sentence.text, null).filter(({ text }) => /^[\d/–-]+$/.test(text));
  return quantities.map((quantity) => {
    const apart = years.filter((year) => year.end <= quantity.start || year.start >= quantity.end);
    const distance = (year: Span): number => Math.max(year.start - quantity.end, quantity.start - year.end);
    const nearest = apart.toSorted((a, b) => distance(a) - distance(b))[0];
    return {
      measures: describeBeside(sentence.text, quantity, language) || fallback(quantity),
      time: nearest?.time ?? null,
      saidBy: null,
    };
  });
}

/** A label opens with a word of this sentence, or with one of the sentence before. */
function withoutCapital(label: string, { text }: Sentence, { previous, isCommon }: DescribeContext): string {
  const lowered = lowerOpening(label, text, isCommon);
  return previous === null ? lowered : lowerOpening(lowered, previous.text, isCommon);
}

interface Wanted {
  readonly quantity: Measurable;
  readonly context: DescribeContext;
}

function measuresAt(reading: Reading, at: number, { quantity, context }: Wanted): string {
  const part = quantity.unitKind === "share" || quantity.unit === null;
  const label = (found: Measured | null): string =>
    found === null ? "" : composeLabel(reading.phrases, found, { text: reading.text, part });
  if (at < 0) return fallback(quantity);
  const found = findMeasured(reading.phrases, at, { pronouns: true });
  if (found === null) return fallback(quantity);
  // "The 29-year-old left the pitch": an age that stands for a person.
  if (quantity.unitKind === "age" && reading.phrases[found.at]?.kind === "verb") return "age";
  if (reading.phrases[found.at]?.kind !== "pronoun") return label(found) || fallback(quantity);
  const resolvable = THIRD_PERSONS.has(reading.phrases[found.at]?.head ?? "");
  return (
    (resolvable && previousSubject(context.previous, found.prefix)) ||
    label(findMeasured(reading.phrases, at, { pronouns: false })) ||
    fallback(quantity)
  );
}

/** Pronouns that stand for somebody named before; `I` and `we` are the speaker. */
const THIRD_PERSONS = new Set(["it", "he", "she", "they", "this"]);

/** The label of a bare number that nothing in its sentence explains. */
export const NOTHING_FOUND = "value";

/** Where a sentence has no noun beside the number, its unit says most. */
function fallback({ unit }: Measurable): string {
  return unit === null || unit === "%" ? NOTHING_FOUND : unit.split(" ").slice(0, LONGEST_LABEL).join(" ");
}

function saidBy(speaker: Speaker | null, { previous }: DescribeContext): string | null {
  if (speaker === null) return null;
  return speaker.kind === "name" ? speaker.name : previousSpeaker(previous);
}
