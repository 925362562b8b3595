import type { Phrase } from "./parse-phrases.ts";
import type { VerbForm } from "./participle.ts";

const PERFECT = new Set(["have", "has", "had", "having"]);
const HELPING = new Set("to will would could may might can should must shall did does do".split(" "));

/** How the main verb of a verb group stands in it. */
export function formOf(verb: Phrase | undefined): VerbForm {
  const helpers = verb?.words.slice(0, -1).map((word) => word.lower) ?? [];
  if (helpers.some((word) => PERFECT.has(word))) return "perfect";
  return helpers.some((word) => HELPING.has(word)) ? "bare" : "finite";
}

/** `will spend`, `agreed to buy`: not done yet. */
export function isAhead(verb: Phrase | undefined): boolean {
  return formOf(verb) === "bare";
}
