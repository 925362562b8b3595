import type { Phrase } from "./parse-phrases.ts";
import type { At } from "./walk-phrases.ts";

/** What a quantity is bound to in its sentence. */
export interface Measured {
  /** The noun (or pronoun, or verb) phrase that the label is made of. */
  readonly at: At;
  /** The label may take in what follows `at` up to this phrase, which it leaves out. */
  readonly until: At;
  /** Where the label may go on behind the quantity itself: `a fine of $5 million for late reports`; -1 where not. */
  readonly resume: At;
  /** Words before `at`: `sold by` the chain, `fine on` the firm, `cost of` the bridge. */
  readonly prefix: readonly string[];
  /** Words right behind `at`: diesel `spilled` into the harbour, profit `forecast in July`. */
  readonly suffix: readonly string[];
  /** Who or what it belongs to, where the sentence says so elsewhere: the subject of the verb. */
  readonly owner: At | null;
  /** The quantity is a part of `at`: the label is a share of it. */
  readonly share: boolean;
  /** How it was found; the tests name it. */
  readonly by: MeasuredBy;
}

export type MeasuredBy =
  | "bracket"
  | "list"
  | "noun-after"
  | "of"
  | "purpose"
  | "noun-before"
  | "apposition"
  | "object"
  | "subject"
  | "nearest";

/** One way of finding what a quantity measures; null where it does not apply. */
export type MeasureRule = (phrases: readonly Phrase[], at: At) => Measured | null;

/** What most rules leave as it is, filled in. */
export function measured(at: At, by: MeasuredBy, more: Partial<Measured> = {}): Measured {
  return {
    owner: null,
    share: false,
    prefix: [],
    suffix: [],
    resume: -1,
    until: Number.POSITIVE_INFINITY,
    at,
    by,
    ...more,
  };
}
