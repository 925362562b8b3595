import type { Phrase } from "./parse-phrases.ts";
import { OWNING_VERBS } from "./phrase-words.ts";
import { isVagueSubject, subjectOf, verbBefore } from "./walk-phrases.ts";
import type { At } from "./walk-phrases.ts";

/** Whom a pronoun, or the `its` that opens a noun, stands for in its own sentence: the subject of an earlier verb. */
export function nameOf(phrases: readonly Phrase[], pronoun: At): At | null {
  let vague: At | null = null;
  for (let i = pronoun - 1; i >= 0; i -= 1) {
    // "she expects it to fall": the object of a verb is not its subject.
    if (phrases[i]?.kind !== "verb" || isObject(phrases, pronoun, i)) continue;
    // "it sends cash, but this can be …": `this` is what was done, not who did it.
    if (phrases[pronoun]?.head === "this" && phrases[i + 1]?.kind === "noun") return i + 1;
    const subject = subjectOf(phrases, i);
    if (subject === null || subject >= pronoun || phrases[subject]?.kind !== "noun") continue;
    if (!agrees(phrases[subject], phrases[pronoun])) continue;
    if (!isVagueSubject(phrases[subject])) return subject;
    vague ??= subject;
  }
  // "The company … it": better the vague word of this sentence than a name of another.
  return vague;
}

function isObject(phrases: readonly Phrase[], pronoun: At, verb: At): boolean {
  return verb === pronoun - 1 && phrases[pronoun]?.kind === "pronoun";
}

const SINGULAR = new Set(["it", "he", "she", "its", "his", "her"]);

/** `she` is no `doctors`. Names are let through: `it` may be `Three Rivers`. */
function agrees(noun: Phrase | undefined, pronoun: Phrase | undefined): boolean {
  const singular = SINGULAR.has(pronoun?.words[0]?.lower ?? "");
  const last = noun?.words.at(-1);
  // A capital at the sentence's start makes no name.
  const common = last?.tag === "NOUN" || (last?.start === 0 && noun?.words.length === 1);
  return !(singular && common && /(?<!s)s$/.test(noun?.head ?? ""));
}

/** The subject of the verb before; a pronoun only where it stands for somebody in this sentence. */
export function ownerAt(phrases: readonly Phrase[], at: At): At | null {
  const verb = verbBefore(phrases, at);
  const subject = verb === null ? null : subjectOf(phrases, verb);
  if (subject === null || phrases[subject]?.kind !== "pronoun") return subject;
  return nameOf(phrases, subject);
}

/** The subject, where the verb makes the noun before or behind it its own. */
export function possessorAt(phrases: readonly Phrase[], at: At): At | null {
  const verb = verbBefore(phrases, at);
  return verb !== null && OWNING_VERBS.has(phrases[verb]?.head ?? "") ? ownerAt(phrases, at) : null;
}
