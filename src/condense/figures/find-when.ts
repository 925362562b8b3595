import type { TimeMention } from "./find-times.ts";
import type { Phrase } from "./parse-phrases.ts";
import { SAYING_VERBS } from "./saying-words.ts";

export interface WhenOptions {
  readonly times: readonly TimeMention[];
  /** The clause of each phrase, from `splitClauses`. */
  readonly clauses: readonly number[];
}

/** Prepositions after which a date is only an edge of the time that is meant. */
const OPEN_EDGES = new Set(["before", "until", "till", "since", "after"]);
/** A date after the number is told of it sooner than one as far before (characters). */
const BEHIND = 12;

/** ISO date, month, year or `start/end` of the nearest date or period in the quantity's clause; null without one. */
export function findWhen(phrases: readonly Phrase[], at: number, { times, clauses }: WhenOptions): string | null {
  const quantity = phrases[at];
  if (quantity === undefined) return null;
  let best: { readonly time: string | null; readonly distance: number } | null = null;
  for (const [i, phrase] of phrases.entries()) {
    if (phrase.kind !== "time" || clauses[i] !== clauses[at] || isTimeOfSaying(phrases, i, at)) continue;
    if (OPEN_EDGES.has(phrases[i - 1]?.head ?? "")) continue;
    const distance = i > at ? phrase.start - quantity.end : quantity.start - phrase.end + BEHIND;
    if (best === null || distance < best.distance) best = { time: times[phrase.index]?.time ?? null, distance };
  }
  return best?.time ?? null;
}

/** `said on Tuesday that sales rose 5%`: Tuesday is when it was said. */
function isTimeOfSaying(phrases: readonly Phrase[], time: number, quantity: number): boolean {
  for (let i = time - 1; i >= 0; i -= 1) {
    const phrase = phrases[i];
    if (phrase?.kind === "quantity" && i === quantity) return false;
    if (phrase?.kind === "verb") return SAYING_VERBS.has(phrase.head);
  }
  return false;
}
