import { nameOf } from "./find-owner.ts";
import { measured } from "./measured.ts";
import type { Measured } from "./measured.ts";
import { isOwner } from "./parse-phrases.ts";
import type { Phrase } from "./parse-phrases.ts";
import { participleOf } from "./participle.ts";
import type { VerbForm } from "./participle.ts";
import { ADDRESSED_VERBS, BE, COST_VERBS, MOVING_WORDS, NO_DEEDS, PRICE_VERBS } from "./phrase-words.ts";
import { SAYING_VERBS } from "./saying-words.ts";
import { isMark, subjectOf } from "./walk-phrases.ts";
import type { At } from "./walk-phrases.ts";

// Rules that say what was done with money or with things counted: `sold by auction`, `paid to the pilot`, `cost of the bridge`.

/** `a judge fined the firm $2 million`, `paid the pilot $900`: what somebody was made to pay, or given. */
export function addressed(phrases: readonly Phrase[], at: At): Measured | null {
  const verb = phrases[at - 2];
  if (phrases[at]?.head !== "#currency" || phrases[at - 1]?.kind !== "noun" || verb?.kind !== "verb") return null;
  if (!ADDRESSED_VERBS.has(verb.head) || COST_VERBS.has(verb.head)) return null;
  const participle = participleOf(verb.head, formOf(verb));
  if (participle === null) return null;
  return measured(at - 1, "object", {
    prefix: participle === "fined" ? ["fine", "on"] : [participle, "to"],
    until: at,
  });
}

/** `the chain sold 40 vans`, `the plant will employ 2,100 people`, `raising 19 million from the first homes`. */
export function deed(phrases: readonly Phrase[], at: At): Measured | null {
  const verb = verbRightBefore(phrases, at);
  if (verb === null) return null;
  const subject = namedSubject(phrases, verb);
  const head = phrases[verb]?.head ?? "";
  if (phrases[at]?.head === "#currency" && subject !== null && phrases[subject]?.kind === "noun") {
    if (COST_VERBS.has(head)) return measured(subject, "object", { prefix: ["cost", "of"], until: verb });
    if (PRICE_VERBS.has(head)) return measured(subject, "object", { prefix: ["price", "of"], until: verb });
  }
  const participle =
    NO_DEEDS.has(head) || SAYING_VERBS.has(head) || MOVING_WORDS.has(head)
      ? null
      : participleOf(head, formOf(phrases[verb]));
  if (participle === null) return null;
  return aboutMoney(phrases, at, participle) ?? bySubject(phrases, { at, verb, subject, participle });
}

function formOf(verb: Phrase | undefined): VerbForm {
  const helpers = verb?.words.slice(0, -1).map((word) => word.lower) ?? [];
  if (helpers.some((word) => ["have", "has", "had", "having"].includes(word))) return "perfect";
  return helpers.some((word) => HELPING.has(word)) ? "bare" : "finite";
}

function verbRightBefore(phrases: readonly Phrase[], at: At): At | null {
  if (!["#counted", "#currency"].includes(phrases[at]?.head ?? "")) return null;
  let i = at - 1;
  while (phrases[i]?.kind === "time" || (phrases[i]?.kind === "other" && phrases[i]?.words[0]?.tag === "ADV")) i -= 1;
  const verb = phrases[i];
  const negated = verb?.words.some((word) => ["not", "n't", "n’t", "never"].includes(word.lower)) === true;
  return verb?.kind === "verb" && !negated ? i : null;
}

function namedSubject(phrases: readonly Phrase[], verb: At): At | null {
  const subject = subjectOf(phrases, verb);
  if (subject === null || phrases[subject]?.kind !== "pronoun") return subject;
  return nameOf(phrases, subject) ?? subject;
}

/** Money says most by where it went or came from: `spent on taxis`, `wiped off the company's value`. */
function aboutMoney(phrases: readonly Phrase[], at: At, participle: string): Measured | null {
  const preposition = phrases[at + 1];
  const noun = phrases[at + 2];
  if (phrases[at]?.head !== "#currency" || preposition?.kind !== "preposition" || noun?.kind !== "noun") return null;
  if (!["on", "for", "from", "off", "into", "to", "towards"].includes(preposition.head)) return null;
  if (["each", "every"].includes(noun.words[0]?.lower ?? "") || isMark(phrases[at + 3], "–")) return null;
  return measured(at + 2, "purpose", { prefix: [participle, preposition.head] });
}

interface Deed {
  readonly at: At;
  readonly verb: At;
  readonly subject: At | null;
  readonly participle: string;
}

const HELPING = new Set([
  "to",
  "will",
  "would",
  "could",
  "may",
  "might",
  "can",
  "should",
  "must",
  "shall",
  "did",
  "does",
  "do",
]);
const TAKEN_BY = new Set(["awarded", "paid", "given", "granted", "offered", "lent"]);

function bySubject(phrases: readonly Phrase[], { at, verb, subject, participle }: Deed): Measured | null {
  const words = phrases[verb]?.words ?? [];
  const passive = words.some((word) => BE.has(word.lower)) && !words.some((word) => word.lower.endsWith("ing"));
  if (subject === null || phrases[subject]?.words.some((word) => isOwner(word.lower)) === true) return null;
  const until = subject < verb ? verb : at;
  if (passive) {
    if (participle === "fined") return measured(subject, "object", { prefix: ["fine", "on"], until });
    return TAKEN_BY.has(participle) ? measured(subject, "object", { prefix: [participle, "to"], until }) : null;
  }
  const ahead = words.some((word) => HELPING.has(word.lower)) && formOf(phrases[verb]) === "bare";
  const means = phrases[at + 1];
  if (means?.head === "by" && phrases[at + 2]?.kind === "noun") {
    return measured(at + 2, "object", { prefix: [participle, "by"] });
  }
  const resume = means?.kind === "preposition" ? at + 1 : -1;
  return measured(subject, "object", {
    prefix: ahead ? ["to", "be", participle, "by"] : [participle, "by"],
    until,
    resume,
  });
}
