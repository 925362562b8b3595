import type { Phrase } from "./parse-phrases.ts";
import { DURATIONS } from "./phrase-words.ts";

/** `two years`, `a five-year`: a quantity of time. */
export function isDuration(quantity: Phrase | undefined): boolean {
  return quantity?.words.some((word) => DURATIONS.has(word.lower.replace(/^\d+-|s$/g, ""))) === true;
}
