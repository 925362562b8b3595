import { findNames, type Name } from "./find-names.ts";
import { findQuotations, type Quotation } from "./find-quotations.ts";
import { readNumbers, readVagueAmounts, type ReadNumber } from "./read-numbers.ts";
import { readWords, type Word } from "./words.ts";

/** All that the checks compare of one sentence; offsets are UTF-16 into `text`. */
export interface Reading {
  readonly text: string;
  readonly words: readonly Word[];
  readonly numbers: readonly ReadNumber[];
  readonly vagueAmounts: readonly string[];
  readonly names: readonly Name[];
  readonly quotations: readonly Quotation[];
  /** The text with every quotation blanked out. */
  readonly unquoted: string;
}

/** Reads one sentence; `isOrdinary` says of an opening word with a capital that it is no name. */
export function readClaim(text: string, isOrdinary: (word: Word) => boolean): Reading {
  const words = readWords(text);
  const quotations = findQuotations(text);
  return {
    text,
    words,
    numbers: readNumbers(text, words),
    vagueAmounts: readVagueAmounts(words),
    names: findNames(text, words, isOrdinary),
    quotations,
    unquoted: quotations.reduce(
      (rest, { start, end }) => rest.slice(0, start) + " ".repeat(end - start) + rest.slice(end),
      text,
    ),
  };
}
