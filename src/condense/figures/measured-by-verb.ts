import { ownerAt, possessorAt } from "./find-owner.ts";
import { LOWERS, RAISES } from "./change-words.ts";
import { opensOnPlace } from "./measured-beside.ts";
import { measured } from "./measured.ts";
import type { Measured } from "./measured.ts";
import type { Phrase } from "./parse-phrases.ts";
import {
  ADDING_VERBS,
  CHANGE_NOUNS,
  GIVING_VERBS,
  IDIOM_NOUNS,
  LISTING_VERBS,
  LOOSE_PREPOSITIONS,
  SPENT,
  TRADING_VERBS,
} from "./phrase-words.ts";
import { SAYING_VERBS } from "./saying-words.ts";
import { chainHead, isMark, subjectOf, verbBefore } from "./walk-phrases.ts";
import type { At } from "./walk-phrases.ts";

// Rules that find what a quantity measures over the verb of its clause.

/** In `after 7,000 jobs are cut` the number opens its clause: nothing before it says what it counts. */
export function ownClause(phrases: readonly Phrase[], at: At): Measured | null {
  const before = phrases[at - 1];
  if (phrases[at + 1]?.kind !== "verb") return null;
  const opens =
    before === undefined ||
    (opensOnPlace(phrases, at) && phrases[at]?.head === "#counted") ||
    before.kind === "subordinator" ||
    before.kind === "relative" ||
    isMark(before, ";", ":", '"', "“") ||
    SAYING_VERBS.has(before.head) ||
    LOOSE_PREPOSITIONS.has(before.head);
  // "Of the refugees, 1% are resettled": behind a comma only where the verb is one of the number's own.
  const afterComma =
    isMark(before, ",") && phrases[at + 1]?.words[0]?.tag === "AUX" && phrases[at]?.head !== "#currency";
  const infinitive = phrases[at + 1]?.words[0]?.lower === "to";
  const amongThem = before?.head === "of" && phrases[at - 2]?.head === "one" && !infinitive;
  return opens || afterComma || amongThem ? predicate(phrases, at) : null;
}

/** `arrested 12 people accused of fraud`: the participle says more of them than who arrested them. */
export function participle(phrases: readonly Phrase[], at: At): Measured | null {
  const verb = phrases[at + 1];
  if (verb?.kind !== "verb" || verb.words.length > 1) return null;
  const money = phrases[at]?.head === "#currency" && SPENT.has(verb.head);
  if (phrases[at]?.head !== "#counted" && !money) return null;
  return /(?:ed|en|wn|ught|held|made|set|spent|sent|lent|built|left|lost|paid|hit|born)$/.test(verb.head) &&
    verbBefore(phrases, at) !== null
    ? measured(at + 1, "subject")
    : null;
}

/** `proposed steel exports, offering 2 million tons`: what is offered stands before the comma. */
export function offered(phrases: readonly Phrase[], at: At): Measured | null {
  const verb = phrases[at - 1];
  if (verb?.kind !== "verb" || !verb.head.endsWith("ing") || !TRADING_VERBS.has(verb.head)) return null;
  if (!isMark(phrases[at - 2], ",") || phrases[at - 3]?.kind !== "noun") return null;
  return measured(chainHead(phrases, at - 3), "object", { until: at - 2 });
}

/** `paid 3 million for a new roof`: money given measures what it is given for. */
export function purpose(phrases: readonly Phrase[], at: At): Measured | null {
  const verb = verbBefore(phrases, at);
  const money = phrases[at]?.head === "#currency";
  const giving = verb !== null && GIVING_VERBS.has(phrases[verb]?.head ?? "");
  const adding = verb !== null && ADDING_VERBS.has(phrases[verb]?.head ?? "");
  if (adding && phrases[at + 1]?.head === "to" && phrases[at + 2]?.kind === "noun") return measured(at + 2, "purpose");
  const preposition = phrases[at + 1];
  if (verb === null || (!giving && !(money && preposition?.head === "for"))) return null;
  if (preposition?.kind !== "preposition" || !["for", "on", "in", "into", "towards"].includes(preposition.head))
    return null;
  const noun = phrases[at + 2];
  // "$600 for each session" is a rate.
  if (["each", "every"].includes(noun?.words[0]?.lower ?? "")) return null;
  return noun?.kind === "noun" && !IDIOM_NOUNS.has(noun.head) ? measured(at + 2, "purpose") : null;
}

/** `took $80 million in ticket sales`. */
export function moneyInKind(phrases: readonly Phrase[], at: At): Measured | null {
  return phrases[at]?.head === "#currency" && phrases[at + 1]?.head === "in" ? moneyIn(phrases, at + 2) : null;
}

/** `$6 million in damages`, `$110 million in 2020 revenue`; not `$6 million in the north` or `in Spain`. */
function moneyIn(phrases: readonly Phrase[], from: At): Measured | null {
  const at = phrases[from]?.kind === "time" ? from + 1 : from;
  const noun = phrases[at];
  const first = noun?.words[0];
  if (noun?.kind !== "noun" || first === undefined || first.tag === "DET" || first.tag === "PROPN") return null;
  return IDIOM_NOUNS.has(noun.head) || noun.words.at(-1)?.tag === "PROPN" ? null : measured(at, "purpose");
}

/** `shares were flat, down 2% on the week`, `Acme, up 3%`, `a grant worth up to 8 million`. */
export function apposition(phrases: readonly Phrase[], at: At): Measured | null {
  let i = at - 1;
  while (phrases[i]?.kind === "other" || isPlainPreposition(phrases[i])) i -= 1;
  const before = phrases[i - 1];
  if (isMark(phrases[i], ",", "–", "—", "(")) {
    if (before?.kind === "noun" && isName(before) && i < at - 1)
      return measured(chainHead(phrases, i - 1), "apposition", { until: i });
    const subject = ownerAt(phrases, i);
    if (subject !== null) return measured(subject, "apposition");
    i -= 1;
  }
  const noun = phrases[i];
  return noun?.kind === "noun" && i < at - 1
    ? measured(chainHead(phrases, i), "apposition", { owner: possessorAt(phrases, i), until: at })
    : null;
}

function isPlainPreposition(phrase: Phrase | undefined): boolean {
  return phrase?.kind === "preposition" && !LOOSE_PREPOSITIONS.has(phrase.head);
}

function isName(phrase: Phrase): boolean {
  return phrase.words.at(-1)?.tag === "PROPN";
}

/** `cut its prices by a third`: not who cut them. */
export function movedObject(phrases: readonly Phrase[], at: At): Measured | null {
  if (phrases[at - 1]?.head !== "by" || phrases[at - 2]?.kind !== "noun") return null;
  const head = chainHead(phrases, at - 2);
  const verb = phrases[head - 1];
  const moves = verb?.kind === "verb" && (RAISES.has(verb.head) || LOWERS.has(verb.head));
  return moves ? measured(head, "object", { until: at - 1 }) : null;
}

/** `shares rose 3%`, `the plant employs 400 people`. */
export function subjectOfVerb(phrases: readonly Phrase[], at: At): Measured | null {
  const verb = verbBefore(phrases, at);
  const subject = verb === null ? null : subjectOf(phrases, verb);
  if (verb === null || subject === null) return null;
  const between = phrases.findIndex(
    (phrase, i) => i > verb && i < at && phrase.kind === "noun" && CHANGE_NOUNS.has(phrase.head),
  );
  if (between >= 0) return measured(between, "object", { owner: subject, until: at });
  return measured(subject, "object", { until: subject < verb ? verb : at });
}

/** `300 residents were moved from the valley`: what is said of them. */
export function predicate(phrases: readonly Phrase[], at: At): Measured | null {
  let i = at + 1;
  while (["other", "time", "relative", "quantity"].includes(phrases[i]?.kind ?? "") || joinsQuantity(phrases, i))
    i += 1;
  // "have, in a letter, condemned": what is said comes with the verb behind.
  const helping = phrases[i]?.kind === "verb" && phrases[i]?.words.every((word) => word.tag === "AUX");
  if (helping === true && phrases[i + 1]?.kind === "preposition" && HELPERS.has(phrases[i]?.head ?? "")) {
    const main = verbAfter(phrases, i);
    if (phrases[main]?.kind === "verb") i = main;
  }
  if (LISTING_VERBS.has(phrases[i]?.head ?? "")) i = verbAfter(phrases, i);
  return phrases[i]?.kind === "verb" ? measured(i, "subject") : null;
}

/** In `12 men and 3 women were hurt` the verb is said of both; in `hit 500 degrees and melt` it is not said of degrees. */
function joinsQuantity(phrases: readonly Phrase[], at: At): boolean {
  return phrases[at]?.kind === "joiner" && phrases[at + 1]?.kind === "quantity";
}

const HELPERS = new Set(["have", "has", "had", "will", "would", "could", "may", "might", "can"]);

/** Past `including 1.5 million in Texas`. */
function verbAfter(phrases: readonly Phrase[], at: At): At {
  let i = at + 1;
  while (["noun", "preposition", "quantity", "other"].includes(phrases[i]?.kind ?? "") || isMark(phrases[i], ","))
    i += 1;
  return i;
}
