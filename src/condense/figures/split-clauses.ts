import type { Phrase } from "./parse-phrases.ts";
import { isMark } from "./walk-phrases.ts";

/**
 * The number of the clause that each phrase stands in, from 0. A clause has a verb of its own: `In May, sales rose 5%`
 * is one, `Before tariffs rose in May, sales were flat` are two.
 */
export function splitClauses(phrases: readonly Phrase[]): readonly number[] {
  const clauses: number[] = [];
  let clause = 0;
  let hasVerb = false;
  for (const [i, phrase] of phrases.entries()) {
    if (i > 0 && opensClause(phrases, i, hasVerb)) {
      clause += 1;
      hasVerb = false;
    }
    if (phrase.kind === "verb") hasVerb = true;
    clauses.push(clause);
  }
  return clauses;
}

function opensClause(phrases: readonly Phrase[], at: number, hasVerb: boolean): boolean {
  const phrase = phrases[at];
  if (phrase?.kind === "subordinator" || phrase?.kind === "relative" || isMark(phrase, ";", ":")) return true;
  const joint = isMark(phrase, ",", "–", "—") || phrase?.kind === "joiner";
  const temporal = phrase?.kind === "preposition" && TEMPORAL.has(phrase.head);
  return hasVerb && (joint || temporal) && nounThenVerb(phrases, at + 1);
}

/** They open a clause when a subject and a verb follow. */
const TEMPORAL = new Set(["before", "after", "as", "since", "until"]);

function nounThenVerb(phrases: readonly Phrase[], from: number): boolean {
  let i = from;
  if (phrases[i]?.kind === "joiner" || phrases[i]?.kind === "other") i += 1;
  const subject = phrases[i]?.kind;
  if (subject !== "noun" && subject !== "pronoun") return false;
  for (let next = i + 1; next < phrases.length; next += 1) {
    const kind = phrases[next]?.kind;
    if (kind === "verb") return true;
    if (kind === "mark" || kind === "quantity" || kind === "joiner") return false;
  }
  return false;
}
