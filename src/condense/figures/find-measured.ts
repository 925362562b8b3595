import { isNominal, isOwner } from "./parse-phrases.ts";
import type { Phrase } from "./parse-phrases.ts";
import {
  ADDING_VERBS,
  ADDRESSED_VERBS,
  BE,
  CHANGE_NOUNS,
  DURATIONS,
  GENERIC_NOUNS,
  GIVING_VERBS,
  IDIOM_NOUNS,
  LISTING_VERBS,
  LOOSE_PREPOSITIONS,
  OWNING_VERBS,
  TRADING_VERBS,
} from "./phrase-words.ts";
import { SAYING_VERBS } from "./saying-words.ts";
import { chainHead, isMark, isVagueSubject, subjectOf, verbBefore } from "./walk-phrases.ts";
import type { At } from "./walk-phrases.ts";

/** What a quantity is bound to in its sentence. */
export interface Measured {
  /** The noun (or pronoun, or verb) phrase that the label is made of. */
  readonly at: At;
  /** The label may take in what follows `at` up to this phrase, which it leaves out. */
  readonly until: At;
  /** Where the label may go on behind the quantity itself: `a fine of $5 million for late reports`; -1 where not. */
  readonly resume: At;
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

type Rule = (phrases: readonly Phrase[], at: At) => Measured | null;

/** In the order of how sure they are; the first that finds something wins. */
const RULES: readonly Rule[] = [
  inBrackets,
  nounAfter,
  wholeAfterOf,
  inList,
  comparison,
  nounBefore,
  nameBefore,
  ownClause,
  participle,
  listed,
  offered,
  purpose,
  apposition,
  subjectOfVerb,
  predicate,
  nearest,
];

/** Lists ask for the number before, which asks for the one before that: each is found once. */
const known = new WeakMap<readonly Phrase[], Map<string, Measured | null>>();

/**
 * The phrase that the quantity at `at` measures; null where the sentence has no noun at all. A pronoun that stands
 * for nobody in this sentence is handed back only where `pronouns` says that the caller can resolve it.
 */
export function findMeasured(
  phrases: readonly Phrase[],
  at: At,
  { pronouns }: { readonly pronouns: boolean },
): Measured | null {
  const memo = known.get(phrases) ?? new Map<string, Measured | null>();
  known.set(phrases, memo);
  const key = `${at} ${pronouns}`;
  const before = memo.get(key);
  if (before !== undefined) return before;
  const found = applyRules(phrases, at, pronouns);
  memo.set(key, found);
  return found;
}

function applyRules(phrases: readonly Phrase[], at: At, pronouns: boolean): Measured | null {
  for (const rule of RULES) {
    const found = rule(phrases, at);
    if (found === null) continue;
    if (phrases[found.at]?.kind !== "pronoun") return found;
    const named = nameOf(phrases, found.at);
    if (named !== null) return { ...found, at: named };
    if (pronouns) return found;
  }
  return null;
}

/** Whom a pronoun stands for in its own sentence: the subject of an earlier verb. */
export function nameOf(phrases: readonly Phrase[], pronoun: At): At | null {
  for (let i = pronoun - 1; i >= 0; i -= 1) {
    if (phrases[i]?.kind !== "verb") continue;
    // "it sends cash, but this can be …": `this` is what was done, not who did it.
    if (phrases[pronoun]?.head === "this" && phrases[i + 1]?.kind === "noun") return i + 1;
    const subject = subjectOf(phrases, i);
    if (subject !== null && subject < pronoun && phrases[subject]?.kind === "noun" && !isVagueSubject(phrases[subject]))
      return subject;
  }
  return null;
}

/** `she` is no `doctors`. Names are let through: `it` may be `Three Rivers`. */
function agrees(noun: Phrase | undefined, pronoun: Phrase | undefined): boolean {
  const singular = ["it", "he", "she"].includes(pronoun?.head ?? "");
  const plural = noun?.words.at(-1)?.tag === "NOUN" && /(?<!s)s$/.test(noun.head);
  return !(singular && plural);
}

function measured(at: At, by: MeasuredBy, more: Partial<Measured> = {}): Measured {
  return { owner: null, share: false, resume: -1, until: Number.POSITIVE_INFINITY, at, by, ...more };
}

/** The subject, where the verb makes the noun before or behind it its own. */
function possessorAt(phrases: readonly Phrase[], at: At): At | null {
  const verb = verbBefore(phrases, at);
  return verb !== null && OWNING_VERBS.has(phrases[verb]?.head ?? "") ? ownerAt(phrases, at) : null;
}

function hasComplement(phrases: readonly Phrase[], at: At): boolean {
  return phrases[at + 1]?.kind === "preposition" && phrases[at + 2]?.kind === "noun";
}

function ownerAt(phrases: readonly Phrase[], at: At): At | null {
  const verb = verbBefore(phrases, at);
  const subject = verb === null ? null : subjectOf(phrases, verb);
  if (subject === null || phrases[subject]?.kind !== "pronoun") return subject;
  return nameOf(phrases, subject);
}

/** `1.2 billion shekels ($330 million)`, `Jane Roe (15.3 a game, 7 rebounds)`. */
function inBrackets(phrases: readonly Phrase[], at: At): Measured | null {
  const open = openBracketBefore(phrases, at);
  if (open === null || phrases.slice(open + 1, at).some((phrase) => phrase.kind === "verb" || phrase.kind === "noun"))
    return null;
  const before = phrases[open - 1];
  const after = phrases[at + 1];
  if (after?.kind === "noun" || after?.head === "of") return null;
  if (before?.kind === "quantity") return findMeasured(phrases, open - 1, { pronouns: true });
  return before?.kind === "noun" ? measured(chainHead(phrases, open - 1), "bracket", { until: open }) : null;
}

function openBracketBefore(phrases: readonly Phrase[], at: At): At | null {
  for (let i = at - 1; i >= 0; i -= 1) {
    if (isMark(phrases[i], "(", "[")) return i;
    if (isMark(phrases[i], ")", "]", ";")) return null;
  }
  return null;
}

/** `a 200% tariff on steel`, `a five-year, 2 billion km (1.2 billion mile) journey`. */
function nounAfter(phrases: readonly Phrase[], at: At): Measured | null {
  let i = at + 1;
  if (isMark(phrases[i], "(") && phrases[i + 1]?.kind === "quantity" && isMark(phrases[i + 2], ")")) i += 3;
  if (isHyphened(phrases[at])) i = skipSeries(phrases, i);
  const next = phrases[i];
  const opening = next?.words[0];
  if (next?.kind !== "noun" || opening === undefined || opening.tag === "DET" || opening.tag === "PRON") return null;
  if (next.words.length === 1 && NOT_MEASURED.has(next.head)) return null;
  return measured(i, "noun-after", {
    owner: hasComplement(phrases, i) ? null : (isGeneric(next) ? ownerAt : possessorAt)(phrases, at),
  });
}

/** `a 60-mph time` says little without whose it is. */
function isGeneric(phrase: Phrase): boolean {
  return (
    phrase.words.length === 1 &&
    (GENERIC_NOUNS.has(phrase.head) || ["time", "speed", "mark", "barrier", "limit"].includes(phrase.head))
  );
}

function isHyphened(quantity: Phrase | undefined): boolean {
  return quantity?.words.some((word) => /^[a-z\d.,]+-/.test(word.lower)) === true;
}

/** Past the rest of `four-, five- and six-`. */
function skipSeries(phrases: readonly Phrase[], from: At): At {
  let i = from;
  while (isMark(phrases[i], ",", "-") || phrases[i]?.kind === "joiner" || phrases[i]?.kind === "quantity") i += 1;
  return i;
}

/** Nouns that follow a value without being what it measures: `$31 US`, `9% year over year`. */
const NOT_MEASURED = new Set([
  "us",
  "year",
  "month",
  "quarter",
  "week",
  "day",
  "today",
  "overnight",
  "sterling",
  "apiece",
  "more",
  "less",
]);

/** `60% of its revenue`. */
function wholeAfterOf(phrases: readonly Phrase[], at: At): Measured | null {
  if (phrases[at + 1]?.head !== "of" || phrases[at + 2]?.kind !== "noun") return null;
  const owned = phrases[at + 2]?.words.some((word) => isOwner(word.lower)) === true;
  return measured(at + 2, "of", { owner: (owned ? ownerAt : possessorAt)(phrases, at), share: true });
}

/** The second of `11,000 posts or 2.2 per cent` and of `down 68p at 1,112p` measures what the first does. */
function inList(phrases: readonly Phrase[], at: At): Measured | null {
  let i = at - 1;
  const links = isDuration(phrases[at]) ? DURATION_LINKS : LIST_LINKS;
  while (
    isMark(phrases[i], ",") ||
    phrases[i]?.kind === "joiner" ||
    phrases[i]?.kind === "other" ||
    links.has(phrases[i]?.head ?? "")
  )
    i -= 1;
  if (i === at - 1 || phrases[i]?.kind !== "quantity") return null;
  return findMeasured(phrases, i, { pronouns: true });
}

const LIST_LINKS = new Set(["at", "to", "from"]);
const DURATION_LINKS = new Set(["at", "to", "from", "in", "over", "for", "within", "after", "every"]);

/** `5% less than the rent in Lyon` measures the rent. */
function comparison(phrases: readonly Phrase[], at: At): Measured | null {
  const than = phrases[at + 2];
  const noun = phrases[at + 3];
  if (phrases[at + 1]?.kind !== "other" || than?.head !== "than" || noun?.kind !== "noun") return null;
  const plain = ["less", "more"].includes(phrases[at + 1]?.head ?? "");
  const subject = plain && isMark(phrases[at - 1]) ? null : ownerAt(phrases, at);
  return subject === null ? measured(at + 3, "noun-after") : measured(subject, "object", { until: at });
}

/** `an interest rate of 1.38%`, `a notebook for 1,200 €`. */
function nounBefore(phrases: readonly Phrase[], at: At): Measured | null {
  let i = at - 1;
  while (phrases[i]?.kind === "other") i -= 1;
  const preposition = phrases[i];
  const noun = i - 1;
  if (isMark(preposition, ":") && phrases[noun]?.kind === "noun") return measured(noun, "noun-before");
  if (preposition?.kind !== "preposition" || phrases[noun]?.kind !== "noun") return null;
  if (LOOSE_PREPOSITIONS.has(preposition.head) || (isDuration(phrases[at]) && preposition.head !== "of")) return null;
  const head = preposition.head === "of" || preposition.head === "with" ? noun : chainHead(phrases, noun);
  const subject = ownerAt(phrases, head);
  if (subject !== null && isComplement(phrases, head) && preposition.head !== "of" && preposition.head !== "with")
    return measured(subject, "noun-before", { until: head - 1 });
  const owner =
    head + 1 < i && hasComplement(phrases, head)
      ? null
      : (bearerOf(phrases, noun, preposition.head) ?? possessorAt(phrases, head));
  if (!GENERIC_NOUNS.has(phrases[head]?.head ?? "") || (phrases[head]?.words.length ?? 0) > 2)
    return measured(head, "noun-before", { owner, until: i, resume: preposition.head === "of" ? at + 1 : -1 });
  const outer = chainHead(phrases, head);
  if (outer !== head) return measured(outer, "noun-before", { owner, until: head - 1 });
  return subject === null ? measured(head, "noun-before") : measured(subject, "noun-before");
}

/** In `flew at a height of 30 m` and `a storm with winds of 74 mph` the value is one of the storm's. */
function bearerOf(phrases: readonly Phrase[], noun: At, link: string): At | null {
  const preposition = phrases[noun - 1];
  if (link !== "of" || preposition?.kind !== "preposition" || !["at", "with", "on"].includes(preposition.head))
    return null;
  return phrases[noun - 2]?.kind === "noun" ? chainHead(phrases, noun - 2) : ownerAt(phrases, noun);
}

/** In `the bay is the home port for 60 boats` the noun before is only said of the subject. */
function isComplement(phrases: readonly Phrase[], noun: At): boolean {
  const verb = phrases[noun - 1];
  return verb?.kind === "verb" && BE.has(verb.head);
}

function isDuration(quantity: Phrase | undefined): boolean {
  return quantity?.words.some((word) => DURATIONS.has(word.lower.replace(/^\d+-|s$/g, ""))) === true;
}

/** `MacBook Pro 16 inch`, `pulled the sector 0.7% lower`; not whom something costs (`cost buyers $900`). */
function nameBefore(phrases: readonly Phrase[], at: At): Measured | null {
  if (phrases[at - 1]?.kind !== "noun" || phrases[at - 1]?.words.some(isNominal) !== true) return null;
  const verb = phrases[at - 2];
  if (verb?.kind === "verb" && ADDRESSED_VERBS.has(verb.head)) return null;
  return measured(chainHead(phrases, at - 1), "noun-before", { owner: possessorAt(phrases, at - 1), until: at });
}

/** `paid 3 million for a new roof`: money given measures what it is given for. */
function purpose(phrases: readonly Phrase[], at: At): Measured | null {
  const verb = verbBefore(phrases, at);
  const money =
    phrases[at]?.words.some((word) => /^(?:\p{Sc}|dollars?|euros?|pounds?|cents?)$/u.test(word.lower)) === true;
  const giving = verb !== null && GIVING_VERBS.has(phrases[verb]?.head ?? "");
  const adding = verb !== null && ADDING_VERBS.has(phrases[verb]?.head ?? "");
  if (adding && phrases[at + 1]?.head === "to" && phrases[at + 2]?.kind === "noun") return measured(at + 2, "purpose");
  const preposition = phrases[at + 1];
  if (verb === null || (!giving && !(money && preposition?.head === "for"))) return null;
  if (preposition?.kind !== "preposition" || !["for", "on", "in", "into", "towards"].includes(preposition.head))
    return null;
  const noun = phrases[at + 2];
  return noun?.kind === "noun" && !IDIOM_NOUNS.has(noun.head) ? measured(at + 2, "purpose") : null;
}

/** `shares were flat, down 2% on the week`, `Acme, up 3%`, `a grant worth up to 8 million`. */
function apposition(phrases: readonly Phrase[], at: At): Measured | null {
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

/** `shares rose 3%`, `the plant employs 400 people`. */
function subjectOfVerb(phrases: readonly Phrase[], at: At): Measured | null {
  const verb = verbBefore(phrases, at);
  const subject = verb === null ? null : subjectOf(phrases, verb);
  if (verb === null || subject === null) return null;
  const between = phrases.findIndex(
    (phrase, i) => i > verb && i < at && phrase.kind === "noun" && CHANGE_NOUNS.has(phrase.head),
  );
  if (between >= 0) return measured(between, "object", { owner: subject, until: at });
  return measured(subject, "object", { until: subject < verb ? verb : at });
}

/** In `after 7,000 jobs are cut` the number opens its clause: nothing before it says what it counts. */
function ownClause(phrases: readonly Phrase[], at: At): Measured | null {
  const before = phrases[at - 1];
  if (phrases[at + 1]?.kind !== "verb") return null;
  const opens =
    before === undefined ||
    before.kind === "subordinator" ||
    before.kind === "relative" ||
    isMark(before, ";", ":", '"', "“") ||
    SAYING_VERBS.has(before.head) ||
    LOOSE_PREPOSITIONS.has(before.head);
  // "Of the refugees, 1% are resettled": behind a comma only where the verb is one of the number's own.
  const afterComma =
    isMark(before, ",") && phrases[at + 1]?.words[0]?.tag === "AUX" && phrases[at]?.head !== "#currency";
  const amongThem = before?.head === "of" && phrases[at - 2]?.head === "one";
  return opens || afterComma || amongThem ? predicate(phrases, at) : null;
}

/** `arrested 12 people accused of fraud`: the participle says more of them than who arrested them. */
function participle(phrases: readonly Phrase[], at: At): Measured | null {
  const verb = phrases[at + 1];
  if (phrases[at]?.head !== "#counted" || verb?.kind !== "verb" || verb.words.length > 1) return null;
  return /(?:ed|en|wn|ught|held|made|set)$/.test(verb.head) && verbBefore(phrases, at) !== null ? measured(at + 1, "subject") : null;
}

/** `300 residents were moved from the valley`: what is said of them. */
function predicate(phrases: readonly Phrase[], at: At): Measured | null {
  let i = at + 1;
  while (["other", "time", "relative", "joiner", "quantity"].includes(phrases[i]?.kind ?? "")) i += 1;
  if (LISTING_VERBS.has(phrases[i]?.head ?? "")) i = verbAfter(phrases, i);
  return phrases[i]?.kind === "verb" ? measured(i, "subject") : null;
}

/** Past `including 1.5 million in Texas`. */
function verbAfter(phrases: readonly Phrase[], at: At): At {
  let i = at + 1;
  while (["noun", "preposition", "quantity", "other"].includes(phrases[i]?.kind ?? "") || isMark(phrases[i], ","))
    i += 1;
  return i;
}

/** `homes nationwide, including 1.5 million in Texas`: where they are is all that is said of them. */
function listed(phrases: readonly Phrase[], at: At): Measured | null {
  const verb = phrases[at - 1];
  const place = phrases[at + 1]?.kind === "preposition" && phrases[at + 2]?.kind === "noun";
  return verb !== undefined && LISTING_VERBS.has(verb.head) && place ? measured(at + 2, "noun-after") : null;
}

/** `proposed steel exports, offering 2 million tons`: what is offered stands before the comma. */
function offered(phrases: readonly Phrase[], at: At): Measured | null {
  const verb = phrases[at - 1];
  if (verb?.kind !== "verb" || !verb.head.endsWith("ing") || !TRADING_VERBS.has(verb.head)) return null;
  if (!isMark(phrases[at - 2], ",") || phrases[at - 3]?.kind !== "noun") return null;
  return measured(chainHead(phrases, at - 3), "object", { until: at - 2 });
}

/** A noun that is not only named as the speaker. */
function isPlainNoun(phrases: readonly Phrase[], at: At): boolean {
  const speaks = [phrases[at + 1], phrases[at - 1]].some(
    (verb) => verb?.kind === "verb" && SAYING_VERBS.has(verb.head),
  );
  return phrases[at]?.kind === "noun" && !speaks;
}

function nearest(phrases: readonly Phrase[], at: At): Measured | null {
  for (let step = 1; step < phrases.length; step += 1) {
    if (isPlainNoun(phrases, at - step)) return measured(chainHead(phrases, at - step), "nearest");
    if (isPlainNoun(phrases, at + step)) return measured(at + step, "nearest");
  }
  const verb = verbBefore(phrases, at);
  return verb === null ? null : measured(verb, "nearest", { until: at });
}
