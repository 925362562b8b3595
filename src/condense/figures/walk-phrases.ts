import type { Phrase } from "./parse-phrases.ts";
import { SAYING_VERBS } from "./saying-words.ts";
import { CAUSING_VERBS, CONTROL_VERBS, LOOSE_PREPOSITIONS, VAGUE_SUBJECTS } from "./phrase-words.ts";

/** Where in a sentence's phrases something stands. */
export type At = number;

/** `exports` in `exports of steel to Japan`: the noun that the prepositions before `at` hang on. */
export function chainHead(phrases: readonly Phrase[], at: At): At {
  let head = at;
  for (;;) {
    const joined = firstOfList(phrases, head);
    // "rate on a 30-year mortgage": the number inside is part of the noun.
    const link = phrases[joined - 1]?.kind === "quantity" ? joined - 2 : joined - 1;
    const preposition = phrases[link];
    const before = phrases[link - 1];
    if (preposition?.kind !== "preposition" || before?.kind !== "noun")
      return opensClause(phrases, joined) ? joined : head;
    if (LOOSE_PREPOSITIONS.has(preposition.head)) return head;
    head = link - 1;
  }
}

/** `yen` and `dollar` of `between the dollar and the yen` hang together on what is before them; so do longer lists. */
function firstOfList(phrases: readonly Phrase[], at: At): At {
  if (phrases[at - 1]?.head !== "and") return at;
  let first = isMark(phrases[at - 2], ",") ? at - 3 : at - 2;
  if (phrases[first]?.kind !== "noun") return at;
  while (isBare(phrases[first]) && isMark(phrases[first - 1], ",") && phrases[first - 2]?.kind === "noun") first -= 2;
  return first;
}

/** Without an article: in `after the fire, the mine safety office and …` the comma makes no list. */
function isBare(phrase: Phrase | undefined): boolean {
  return phrase?.words[0]?.tag !== "DET";
}

function opensClause(phrases: readonly Phrase[], at: At): boolean {
  const before = phrases[at - 1];
  return before === undefined || before.kind === "subordinator" || isMark(before, ";", ":");
}

export function isMark(phrase: Phrase | undefined, ...marks: readonly string[]): boolean {
  return phrase?.kind === "mark" && (marks.length === 0 || marks.includes(phrase.head));
}

/** The verb that the phrase at `at` follows in its clause, or null. */
export function verbBefore(phrases: readonly Phrase[], at: At): At | null {
  for (let i = at - 1; i >= 0; i -= 1) {
    const phrase = phrases[i];
    if (phrase === undefined) return null;
    if (phrase.kind === "verb") return i;
    if (phrase.kind === "subordinator" || phrase.kind === "relative" || isMark(phrase, ";", ":", "(", "–", "—"))
      return null;
  }
  return null;
}

/**
 * The noun or pronoun that the verb at `at` says something of: `Ford` for `has` in `Ford, which has 13 plants`.
 * Participles, infinitives and second verbs of a clause borrow the subject of the verb before them.
 */
export function subjectOf(phrases: readonly Phrase[], at: At, depth = 0): At | null {
  if (depth > 6) return null;
  const left = skipLoose(phrases, at - 1);
  const before = phrases[left];
  if (before === undefined) return subjectAfter(phrases, at);
  if (before.kind === "relative") return antecedent(phrases, left);
  if (before.kind === "noun" && isBareSubject(phrases, left, at))
    return pastRelative(phrases, chainHead(phrases, left));
  if (before.kind === "pronoun") return left;
  const outer = isMark(before, ",", "–", "—") ? subjectAcrossComma(phrases, left) : null;
  if (outer !== null) return outer;
  const verb = earlierVerb(phrases, left);
  return verb === null ? subjectAfter(phrases, at) : subjectOf(phrases, verb, depth + 1);
}

/** Adverbs, times and what stands in brackets between a subject and its verb. */
function skipLoose(phrases: readonly Phrase[], from: At): At {
  let i = from;
  for (;;) {
    const phrase = phrases[i];
    if (phrase?.kind === "other" || phrase?.kind === "time") i -= 1;
    else if (isMark(phrase, ")")) i = openingBracket(phrases, i) - 1;
    else if (phrase?.kind === "preposition" && phrases[i + 1]?.kind === "time") i -= 1;
    else return i;
  }
}

function openingBracket(phrases: readonly Phrase[], at: At): At {
  for (let i = at - 1; i >= 0; i -= 1) if (isMark(phrases[i], "(")) return i;
  return at;
}

/** In `plans to hire`, `to hire` has no noun of its own; in `a plan to hire` the noun before is no subject either. */
function isBareSubject(phrases: readonly Phrase[], noun: At, verb: At): boolean {
  const infinitive = phrases[verb]?.words[0]?.lower === "to";
  if (!infinitive || earlierVerb(phrases, noun) === null) return true;
  const controlling = phrases[chainHead(phrases, noun) - 1];
  return controlling?.kind === "verb" && CONTROL_VERBS.has(controlling.head);
}

/** In `Ford, which has plants in Spain, said` the noun before the second verb is the first one's: Ford said. */
function pastRelative(phrases: readonly Phrase[], noun: At): At {
  let i = noun - 1;
  while (INSIDE.has(phrases[i]?.kind ?? "mark")) i -= 1;
  const verb = phrases[i];
  if (verb?.kind !== "verb" || SAYING_VERBS.has(verb.head) || CAUSING_VERBS.has(verb.head)) return noun;
  const relative = skipLoose(phrases, i - 1);
  return phrases[relative]?.kind === "relative" ? (antecedent(phrases, relative) ?? noun) : noun;
}

const INSIDE: ReadonlySet<string> = new Set(["noun", "preposition", "quantity", "time", "other"]);

/** What `which` or `that` stands for: the noun before it, past a comma. */
function antecedent(phrases: readonly Phrase[], relative: At): At | null {
  let i = relative - 1;
  while (isMark(phrases[i], ",") || phrases[i]?.kind === "preposition" || phrases[i]?.kind === "joiner") i -= 1;
  const before = phrases[i];
  if (before?.kind !== "noun") return null;
  const owner = phrases[i - 1]?.head === "of" && phrases[i - 2]?.kind === "noun";
  return owner ? i - 2 : i;
}

/** `Nevsun, based in Perth, said`: the noun before the comma that opened the insertion. */
function subjectAcrossComma(phrases: readonly Phrase[], comma: At): At | null {
  for (let i = comma - 1; i >= 0; i -= 1) {
    if (!isMark(phrases[i], ",", "–", "—")) continue;
    const before = phrases[i - 1];
    const inside = phrases.slice(i + 1, comma);
    const opensWithVerb = inside[0]?.kind === "verb" && earlierVerb(phrases, i - 1) === null;
    const insertion =
      opensWithVerb ||
      inside[0]?.kind === "relative" ||
      inside[0]?.head === "where" ||
      !inside.some((phrase) => phrase.kind === "verb");
    if (before?.kind === "noun" && insertion) return chainHead(phrases, i - 1);
    return before?.kind === "pronoun" && insertion ? i - 1 : null;
  }
  return null;
}

function earlierVerb(phrases: readonly Phrase[], from: At): At | null {
  for (let i = from; i >= 0; i -= 1) {
    if (phrases[i]?.kind === "verb") return i;
    if (isMark(phrases[i], ";")) return null;
  }
  return null;
}

/** `Drawn up in 2015, it has`: a sentence that opens with a verb form speaks of the subject that follows the comma. */
function subjectAfter(phrases: readonly Phrase[], at: At): At | null {
  const comma = phrases.findIndex((phrase, i) => i > at && isMark(phrase, ","));
  const next = phrases[comma + 1];
  return comma > 0 && (next?.kind === "noun" || next?.kind === "pronoun") ? comma + 1 : null;
}

/** `it`, `they`, `the company`: it stands for somebody named before. */
export function isVagueSubject(phrase: Phrase | undefined): boolean {
  if (phrase?.kind === "pronoun" || phrase?.kind === "relative") return true;
  return phrase?.kind === "noun" && phrase.words.length <= 2 && VAGUE_SUBJECTS.has(phrase.head);
}
