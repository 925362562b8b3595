import { nameOf } from "./find-owner.ts";
import { LONGEST_LABEL } from "./label.ts";
import { measured } from "./measured.ts";
import type { Measured } from "./measured.ts";
import { isOwner } from "./parse-phrases.ts";
import type { Phrase } from "./parse-phrases.ts";
import { participleOf } from "./participle.ts";
import { ADDRESSED_VERBS, BE, COST_VERBS, MOVING_WORDS, NO_DEEDS, PRICE_VERBS } from "./phrase-words.ts";
import { SAYING_VERBS } from "./saying-words.ts";
import { formOf, isAhead } from "./verb-form.ts";
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
  const verb = ["#counted", "#currency"].includes(phrases[at]?.head ?? "") ? verbRightBefore(phrases, at) : null;
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
  const done = [...(isAhead(phrases[verb]) ? ["to", "be"] : []), participle, ...particlesBetween(phrases, verb, at)];
  return aboutMoney(phrases, at, done) ?? bySubject(phrases, { at, verb, subject, participle, done });
}

/** `spilling 40,000 litres of diesel into the harbour`: goods say most by where they went or came from. */
export function goods(phrases: readonly Phrase[], at: At): Measured | null {
  const noun = at + 2;
  if (phrases[at + 1]?.head !== "of" || phrases[noun]?.kind !== "noun") return null;
  if (phrases[at]?.head !== "#measure" && phrases[at]?.head !== "#counted") return null;
  const verb = verbRightBefore(phrases, at);
  const head = verb === null ? "" : (phrases[verb]?.head ?? "");
  if (verb === null || NO_DEEDS.has(head) || SAYING_VERBS.has(head) || MOVING_WORDS.has(head)) return null;
  const participle = participleOf(head, formOf(phrases[verb]));
  const link = phrases[noun + 1]?.kind === "noun" ? noun + 2 : noun + 1;
  if (participle === null) return null;
  const suffix = [...(isAhead(phrases[verb]) ? ["to", "be"] : []), participle];
  if (GOING.has(phrases[link]?.head ?? "") && phrases[link + 1]?.kind === "noun")
    return measured(noun, "of", { suffix });
  const subject = namedSubject(phrases, verb);
  if (subject === null || subject > verb || phrases[subject]?.kind !== "noun") return null;
  const doer = phrases[subject]?.words.filter(({ tag }) => tag !== "DET").map(({ text }) => text) ?? [];
  const by =
    (phrases[noun]?.words.length ?? 0) + suffix.length + 1 + doer.length <= LONGEST_LABEL ? ["by", ...doer] : [];
  return measured(noun, "of", {
    suffix: [...suffix, ...by],
    until: by.length > 0 ? noun + 1 : Number.POSITIVE_INFINITY,
  });
}

const GOING = new Set(["to", "into", "onto", "from", "off", "through"]);

/** `away` of `take away 480 parking spaces` is half of the verb. */
function particlesBetween(phrases: readonly Phrase[], verb: At, at: At): readonly string[] {
  return phrases.slice(verb + 1, at).flatMap(({ head }) => (PARTICLES.has(head) ? [head] : []));
}

const PARTICLES = new Set("aside away back down home in off out over up".split(" "));

function verbRightBefore(phrases: readonly Phrase[], at: At): At | null {
  let i = at - 1;
  while (phrases[i]?.kind === "time" || isAdverb(phrases[i])) i -= 1;
  const verb = phrases[i];
  const negated = verb?.words.some((word) => ["not", "n't", "n’t", "never"].includes(word.lower)) === true;
  return verb?.kind === "verb" && !negated ? i : null;
}

function isAdverb(phrase: Phrase | undefined): boolean {
  return PARTICLES.has(phrase?.head ?? "") || (phrase?.kind === "other" && phrase.words[0]?.tag === "ADV");
}

function namedSubject(phrases: readonly Phrase[], verb: At): At | null {
  const subject = subjectOf(phrases, verb);
  if (subject === null || phrases[subject]?.kind !== "pronoun") return subject;
  return nameOf(phrases, subject) ?? subject;
}

/** Money says most by where it went or came from: `spent on taxis`, `wiped off the company's value`. */
function aboutMoney(phrases: readonly Phrase[], at: At, done: readonly string[]): Measured | null {
  const preposition = phrases[at + 1];
  const noun = phrases[at + 2];
  if (phrases[at]?.head !== "#currency" || preposition?.kind !== "preposition" || noun?.kind !== "noun") return null;
  if (!["on", "for", "from", "off", "into", "to", "towards"].includes(preposition.head)) return null;
  if (["each", "every"].includes(noun.words[0]?.lower ?? "") || isMark(phrases[at + 3], "–")) return null;
  return measured(at + 2, "purpose", { prefix: [...done, preposition.head] });
}

interface Deed {
  readonly at: At;
  readonly verb: At;
  readonly subject: At | null;
  readonly participle: string;
  /** The participle with what belongs to it: `to be taken away`. */
  readonly done: readonly string[];
}

const TAKEN_BY = new Set(["awarded", "paid", "given", "granted", "offered", "lent"]);

function bySubject(phrases: readonly Phrase[], { at, verb, subject, participle, done }: Deed): Measured | null {
  const words = phrases[verb]?.words ?? [];
  const passive = words.some((word) => BE.has(word.lower)) && !words.some((word) => word.lower.endsWith("ing"));
  if (subject === null || phrases[subject]?.words.some((word) => isOwner(word.lower)) === true) return null;
  const until = subject < verb ? verb : at;
  if (passive) {
    if (participle === "fined")
      return finedFor(phrases, verb) ?? measured(subject, "object", { prefix: ["fine", "on"], until });
    return TAKEN_BY.has(participle) ? measured(subject, "object", { prefix: [participle, "to"], until }) : null;
  }
  const means = phrases[at + 1];
  if (means?.head === "by" && phrases[at + 2]?.kind === "noun") {
    return measured(at + 2, "object", { prefix: [...done, "by"] });
  }
  const resume = means?.kind === "preposition" ? at + 1 : -1;
  return measured(subject, "object", {
    prefix: [...done, "by"],
    until,
    resume,
  });
}

/** `an earlier breach, for which it was fined 90,000`. */
function finedFor(phrases: readonly Phrase[], verb: At): Measured | null {
  if (phrases[verb - 2]?.head !== "which" || phrases[verb - 3]?.head !== "for") return null;
  let i = verb - 4;
  while (isMark(phrases[i], ",") || phrases[i]?.kind === "time" || phrases[i + 1]?.kind === "time") i -= 1;
  if (phrases[i]?.kind !== "noun") return null;
  const [before] = phrases[i - 1]?.kind === "other" ? (phrases[i - 1]?.words ?? []) : [];
  const quality = before !== undefined && ["ADJ", "ADV"].includes(before.tag) ? [before.lower] : [];
  return measured(i, "purpose", { prefix: ["fine", "for", ...quality], until: i + 1 });
}
