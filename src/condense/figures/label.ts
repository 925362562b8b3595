import type { Measured } from "./measured.ts";
import { isNominal, isOwner, isPossessive } from "./parse-phrases.ts";
import type { Phrase } from "./parse-phrases.ts";
import { EXPECTED } from "./measured-role.ts";
import { ATTACHING, BE, DURATIONS, NOUNS_IN } from "./phrase-words.ts";
import type { Word } from "./tag-sentence.ts";
import { isMark, isVagueSubject } from "./walk-phrases.ts";

/** A label longer than this is no label (words). Bar of the figures benchmark. */
export const LONGEST_LABEL = 8;
/** Prepositional phrases are added while the label stays within this (words). */
const COMFORTABLE = 6;

export interface LabelOptions {
  readonly text: string;
  /** The quantity is a part of a whole (a percentage, a fraction). */
  readonly part: boolean;
}

/** The label's words for what was found: the noun phrase, what hangs on it, and whose it is where that is short. */
export function composeLabel(phrases: readonly Phrase[], measured: Measured, { text, part }: LabelOptions): string {
  const found = { ...measured, at: infinitiveBehind(phrases, measured.at) ?? measured.at };
  const core = phrases[found.at];
  if (core === undefined) return "";
  const label = core.kind === "verb" ? [...verbWords(phrases, found.at)] : [...coreWords(phrases, found, text)];
  if (found.by === "noun-after") label.unshift(...premodifiers(phrases, found.at, text));
  label.unshift(...timeBefore(phrases, found.at));
  label.push(...found.suffix);
  const whose = ownerWords(phrases, found, text);
  const share = found.share && part ? ["share", "of"] : [];
  const room = share.length > 0 || needsOwner(core) ? LONGEST_LABEL - share.length : COMFORTABLE;
  const owned = whose.length > 0 && label.length + whose.length <= room;
  const most = LONGEST_LABEL - found.prefix.length - share.length;
  if (!owned) addOwnWords(phrases, found, { label, text, most, done: found.suffix.length > 0 });
  else if (NOUNS_IN.has(core.head) && !needsOwner(core)) label.push("in", ...whose);
  else if (needsOwner(core)) {
    if (!found.share) addOwnWords(phrases, found, { label, text, most: most - whose.length, done: true });
    label.unshift(...possessive(whose));
  } else if (share.length === 0) label.unshift(...whose);
  if (
    found.by === "nearest" &&
    phrases[found.at - 2]?.kind === "quantity" &&
    phrases[found.at - 1]?.kind === "preposition"
  ) {
    // "70,000 refugees from Syria": the preposition is half of what is said.
    label.unshift(phrases[found.at - 1]?.head ?? "");
  }
  const holder = owned && share.length > 0 && !needsOwner(core) ? possessive(whose) : [];
  return fit([...found.prefix, ...holder, ...share, ...label]).join(" ");
}

/** The noun itself; behind `share of`, `sold by` and the like with its article. */
function coreWords(phrases: readonly Phrase[], { at, share, prefix }: Measured, text: string): readonly string[] {
  const core = phrases[at];
  if (core === undefined) return [];
  if (!share && (prefix.length === 0 || prefix.at(-1) === EXPECTED)) return nounWords(core, text);
  const before = phrases[at - 1];
  return before?.kind === "quantity"
    ? [...articleBefore(before, text), ...withArticle(core, text)]
    : withArticle(core, text);
}

/** Too long a label loses its articles before its end. */
function fit(words: readonly string[]): readonly string[] {
  if (words.length <= LONGEST_LABEL) return words;
  return words.filter((word) => !ARTICLES.has(word)).slice(0, LONGEST_LABEL);
}

/** `Norway's share of the market`. */
function possessive(words: readonly string[]): readonly string[] {
  const last = words.at(-1) ?? "";
  return [...words.slice(0, -1), last.endsWith("s") ? `${last}'` : `${last}'s`];
}

function needsOwner(core: Phrase): boolean {
  return core.words.some((word) => isOwner(word.lower));
}

function ownerWords(phrases: readonly Phrase[], { owner, at }: Measured, text: string): readonly string[] {
  const whose = owner === null || owner === at ? undefined : phrases[owner];
  return whose?.kind !== "noun" || isVagueSubject(whose) ? [] : nounWords(whose, text);
}

interface Draft {
  readonly label: string[];
  readonly text: string;
  /** It says what was done with the thing: where that went belongs to it. */
  readonly done: boolean;
  /** Words that the label may come to. */
  readonly most: number;
}

/** What hangs on the core; where that is nothing, what goes on behind the quantity. */
function addOwnWords(phrases: readonly Phrase[], { at, until, resume }: Measured, draft: Draft): void {
  const from = phrases[at]?.kind === "verb" ? addObject(phrases, at, draft) : at + 1;
  addPhrases(phrases, { from, until }, draft);
  if (resume < 0 || draft.label.length > 3) return;
  addPhrases(phrases, { from: resume, until: Number.POSITIVE_INFINITY }, draft);
}

/** Prepositional phrases from `from` on, and `and …` inside a subject, as long as the label stays comfortable. */
function addPhrases(
  phrases: readonly Phrase[],
  { from, until }: { readonly from: number; readonly until: number },
  draft: Draft,
): void {
  for (let i = from; ; i += 2) {
    if (isMark(phrases[i], ",") && phrases[i + 1]?.head === "and") i += 1;
    if (isPeriod(phrases[i])) i += 1;
    const link = phrases[i];
    const number = phrases[i + 1]?.kind === "quantity" && phrases[i + 2]?.kind === "noun" ? phrases[i + 1] : undefined;
    if (number !== undefined) i += 1;
    const noun = phrases[i + 1];
    if (link === undefined || noun?.kind !== "noun" || i + 1 >= until || isOwnerOfMore(phrases, i + 1)) return;
    const joined = (link.head === "and" || link.head === ",") && until !== Number.POSITIVE_INFINITY;
    if (link.head === "," && !listGoesOn(phrases, i, until)) return;
    if (!joined && (link.kind !== "preposition" || !ATTACHING.has(link.head))) return;
    // "average rate on 30-year mortgage": a number inside stays where it is short.
    const inside = number?.words.length === 1 ? number.words.map((word) => word.text) : [];
    const more = [...inside, ...withArticle(noun, draft.text)];
    // A lone word may take a longer companion: `shares in the supermarket group Hollis & Vane`.
    const room = draft.label.length === 1 || draft.done ? LONGEST_LABEL : COMFORTABLE;
    if (weigh(draft.label) + 1 + weigh(more) > draft.most) return;
    if (weigh(draft.label) + 1 + weigh(more) > room) return;
    if (link.head === ",") draft.label.push(`${draft.label.pop() ?? ""},`, ...more);
    else draft.label.push(link.head, ...more);
  }
}

/** `the town's` of `the town's three busiest roads` is no place by itself. */
function isOwnerOfMore(phrases: readonly Phrase[], at: number): boolean {
  const last = phrases[at]?.words.at(-1);
  return last !== undefined && isPossessive(last) && phrases[at + 1]?.kind === "quantity";
}

/** `a year` between `2 million tons of aluminium` and `to the United States`. */
function isPeriod(phrase: Phrase | undefined): boolean {
  return (
    phrase?.kind === "noun" && ["a", "an", "every"].includes(phrase.words[0]?.lower ?? "") && DURATIONS.has(phrase.head)
  );
}

/** Words that tell something: an article costs no comfort. */
function weigh(words: readonly string[]): number {
  return words.filter((word) => !ARTICLES.has(word)).length;
}

/** `Rao, Singh and Das`: the comma belongs to a list that closes with `and` before `until`. */
function listGoesOn(phrases: readonly Phrase[], comma: number, until: number): boolean {
  let i = comma;
  while (isMark(phrases[i], ",") && phrases[i + 1]?.kind === "noun") i += 2;
  if (isMark(phrases[i], ",")) i += 1;
  return phrases[i]?.head === "and" && i + 2 === until;
}

/** What a verb does it to, particle and adverbs left out: `finish off the floor plan`. The phrase to go on from. */
function addObject(phrases: readonly Phrase[], verb: number, { label, text }: Draft): number {
  let i = verb + 1;
  while (isParticle(phrases[i])) i += 1;
  const noun = phrases[i];
  if (noun?.kind !== "noun" && TAKING.has(phrases[verb]?.head ?? "") && i > verb + 1)
    label.push(phrases[verb + 1]?.head ?? "");
  if (noun?.kind !== "noun") return i;
  // "gave up grazing": the particle is half of the verb.
  const particle = phrases[verb + 1];
  if (["up", "out", "off", "down"].includes(particle?.head ?? "")) label.push(particle?.head ?? "");
  label.push(...withArticle(noun, text).slice(0, COMFORTABLE - label.length));
  return i + 1;
}

/** `took part`, `takes place`: such a verb says nothing without its second half. */
const TAKING = new Set(["take", "takes", "took", "taken"]);

function isParticle(phrase: Phrase | undefined): boolean {
  return phrase?.kind === "other" || phrase?.kind === "time" || phrase?.head === "off" || phrase?.head === "out";
}

const ARTICLES = new Set(["the", "a", "an"]);

const DROPPED = new Set([
  "the",
  "a",
  "an",
  "this",
  "these",
  "that",
  "those",
  "each",
  "every",
  "any",
  "some",
  "another",
]);

function nounWords(phrase: Phrase, text: string): readonly string[] {
  const words: string[] = [];
  for (const word of phrase.words) {
    const last = word === phrase.words.at(-1);
    if (isPossessive(word) && last) continue;
    const glued = isPossessive(word) ? words.pop() : undefined;
    if (glued !== undefined) words.push(`${glued}${word.text}`);
    else if (!isDropped(word)) words.push(text.slice(word.start, word.end));
  }
  return words;
}

/** Inside a label an article stays where the source has it: `exports to the U.S.`, `cost of a check`. */
function withArticle(phrase: Phrase, text: string): readonly string[] {
  const words = nounWords(phrase, text);
  const article = phrase.words[0]?.lower ?? "";
  return ARTICLES.has(article) ? [article, ...words] : words;
}

/** `a £6 million scheme` has its article before the number; a label that comes back to it says `the scheme`. */
function articleBefore({ start }: Phrase, text: string): readonly string[] {
  return /\b(?:a|an|the)\s+$/i.test(text.slice(Math.max(0, start - 8), start)) ? ["the"] : [];
}

function isDropped(word: Word): boolean {
  return isOwner(word.lower) || DROPPED.has(word.lower);
}

/** `first-quarter loss`, `fourth-quarter sales`: the period that a noun opens with. */
function timeBefore(phrases: readonly Phrase[], at: number): readonly string[] {
  const before = phrases[at - 1];
  const noun = phrases[at];
  const opens = noun?.kind === "noun" && noun.words[0]?.tag !== "DET" && before?.kind === "time";
  return opens && before.words.length === 1 && /-/.test(before.words[0]?.text ?? "")
    ? [before.words[0]?.text ?? ""]
    : [];
}

/** `a larger 570 m² space` is a larger space. */
function premodifiers(phrases: readonly Phrase[], at: number, text: string): readonly string[] {
  const before = phrases[at - 2];
  if (phrases[at - 1]?.kind !== "quantity" || before === undefined) return [];
  // "Peru's 5% export tax" is Peru's.
  if (before.kind === "noun" && before.words.some(isPossessive)) return nounWords(before, text).slice(0, 3);
  if (before.words.some(isNominal) || before.head === "past") return [];
  return before.kind === "other" && ["ADJ", "DET"].includes(before.words[0]?.tag ?? "") ? nounWords(before, text) : [];
}

/** `were killed` says it as `killed`, `have been unemployed` as `unemployed`. */
function verbWords(phrases: readonly Phrase[], at: number): readonly string[] {
  const verb = phrases[at];
  const after = phrases[at + 1];
  if (verb === undefined) return [];
  if (BE.has(verb.head) && after?.kind === "other" && after.words[0]?.tag === "ADJ") return [after.head];
  const verbs = verb.words.filter((word) => word.tag === "VERB");
  return (verbs.length > 0 ? verbs : verb.words).slice(-1).map((word) => word.lower);
}

/** `stepped up to pass out fliers` says most in its last verb. */
function infinitiveBehind(phrases: readonly Phrase[], at: number): number | null {
  if (phrases[at]?.kind !== "verb") return null;
  let i = at + 1;
  while (isParticle(phrases[i])) i += 1;
  return i > at + 1 && phrases[i]?.words[0]?.lower === "to" && phrases[i]?.kind === "verb" ? i : null;
}

/** A speaker's name: the noun phrase and an `of`, `for` or `at` that belongs to it (`head of research`). */
export function composeName(phrases: readonly Phrase[], at: number, text: string): string {
  const name = phrases[at];
  if (name === undefined) return "";
  const words = [...nounWords(name, text)];
  for (let i = at + 1; NAME_LINKS.has(phrases[i]?.head ?? "") && phrases[i + 1]?.kind === "noun"; i += 2) {
    const more = phrases[i + 1];
    if (more === undefined || words.length + more.words.length > LONGEST_LABEL) break;
    words.push(phrases[i]?.head ?? "", ...nounWords(more, text));
  }
  return words.slice(0, LONGEST_LABEL).join(" ");
}

const NAME_LINKS = new Set(["of", "for", "at"]);
