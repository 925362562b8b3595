import type { Span } from "../../article/figure.ts";
import { BOUND_PHRASES, CLAUSE_OPENERS, NOT_A_NOUN, RELATIVES } from "./phrase-words.ts";
import type { UnitKind } from "./quantity.ts";
import type { Tag, Word } from "./tag-sentence.ts";

export type PhraseKind =
  | "quantity"
  | "time"
  | "noun"
  | "pronoun"
  | "verb"
  | "preposition"
  | "joiner"
  | "subordinator"
  | "relative"
  | "mark"
  | "other";

/** A shallow piece of a sentence: a noun phrase without what hangs on it, a verb group, one preposition, one mark. */
export interface Phrase extends Span {
  readonly kind: PhraseKind;
  readonly words: readonly Word[];
  /**
   * The word that stands for the phrase, in lower case: the last noun, the main verb, the preposition; a mark with
   * every dash as `–`; a quantity's kind of unit behind a `#`.
   */
  readonly head: string;
  /** Which quantity or time of the sentence this is; -1 for every other kind. */
  readonly index: number;
}

export interface MarkedQuantity extends Span {
  readonly unitKind: UnitKind | null;
}

export interface Marked {
  readonly quantities: readonly MarkedQuantity[];
  readonly times: readonly Span[];
  /** Words that bound a value (`up to`, `or more`). */
  readonly bounds: readonly Span[];
}

/** Cuts a tagged sentence into phrases; a quantity or a time is one phrase of its own, whatever its words are. */
export function parsePhrases(words: readonly Word[], marked: Marked): readonly Phrase[] {
  const items = markWords(words, marked);
  const phrases: Phrase[] = [];
  let i = 0;
  while (i < items.length) {
    const end = Math.max(i + 1, phraseEnd(items, i));
    const phrase = makePhrase(items.slice(i, end), marked);
    if (phrase !== null) phrases.push(phrase);
    i = end;
  }
  return dropAsides(phrases).map(unmakeNoun);
}

/** `the final` of `the final three months` only describes the number: no noun of its own. */
function unmakeNoun(phrase: Phrase, i: number, phrases: readonly Phrase[]): Phrase {
  const describes = phrase.kind === "noun" && phrases[i + 1]?.kind === "quantity" && !phrase.words.some(isNominal);
  return describes ? { ...phrase, kind: "other" } : phrase;
}

/** `Ford (F)`, `the World Bank (WB)`: what stands in brackets without a number only gets between a verb and its subject. */
function dropAsides(phrases: readonly Phrase[]): readonly Phrase[] {
  const kept: Phrase[] = [];
  for (let i = 0; i < phrases.length; i += 1) {
    const phrase = phrases[i];
    if (phrase === undefined) break;
    const close = phrase.head === "(" ? phrases.findIndex((other, j) => j > i && other.head === ")") : -1;
    if (close > i && !phrases.slice(i, close).some((other) => other.kind === "quantity")) i = close;
    else kept.push(phrase);
  }
  return kept;
}

interface Item {
  readonly word: Word;
  readonly kind: "word" | "quantity" | "time" | "bound";
  readonly index: number;
}

/** Which of the spans, in text order, a word stands in; -1 for none. For words asked about in text order. */
function spanFinder(spans: readonly Span[]): (word: Word) => number {
  let next = 0;
  return (word) => {
    while ((spans[next]?.end ?? Number.POSITIVE_INFINITY) <= word.start) next += 1;
    const span = spans[next];
    return span !== undefined && word.end > span.start ? next : -1;
  };
}

function markWords(words: readonly Word[], { quantities, times, bounds: boundSpans }: Marked): readonly Item[] {
  const quantityAt = spanFinder(quantities);
  const timeAt = spanFinder(times);
  const items: Item[] = words.map((word) => {
    const quantity = quantityAt(word);
    if (quantity >= 0) return { word, kind: "quantity", index: quantity };
    const time = timeAt(word);
    return time >= 0 ? { word, kind: "time", index: time } : { word, kind: "word", index: -1 };
  });
  const bounds = new Set<number>();
  for (const span of boundSpans) {
    for (const [i, { word, kind }] of items.entries()) {
      if (kind === "word" && word.start < span.end && word.end > span.start) bounds.add(i);
    }
  }
  for (const [i, item] of items.entries()) {
    if (item.kind === "quantity" && items[i - 1]?.index !== item.index) markBound(items, i, bounds);
  }
  if (bounds.size === 0) return items;
  return items.map((item, i) => (bounds.has(i) ? { word: item.word, kind: "bound", index: -1 } : item));
}

/** `up to`, `nearly`, `as many as` belong to the value, not to what it measures. */
function markBound(items: readonly Item[], quantity: number, bounds: Set<number>): void {
  let end = quantity;
  while (bounds.has(end - 1)) end -= 1;
  for (let rounds = 0; rounds < 3; rounds += 1) {
    const length = boundLength(items, end);
    if (length === 0) return;
    for (let i = end - length; i < end; i += 1) bounds.add(i);
    end -= length;
  }
}

/** Bound phrases by their last word: most words end none. */
const BOUNDS_BY_END = Map.groupBy(BOUND_PHRASES, (phrase) => phrase.at(-1));

/** Words of the longest bound phrase that ends before `end`. */
function boundLength(items: readonly Item[], end: number): number {
  let length = 0;
  for (const phrase of BOUNDS_BY_END.get(items[end - 1]?.word.lower) ?? []) {
    if (phrase.length > length && endsWith(items, end, phrase)) length = phrase.length;
  }
  return length;
}

function endsWith(items: readonly Item[], end: number, phrase: readonly string[]): boolean {
  const from = end - phrase.length;
  return (
    from >= 0 && phrase.every((word, i) => items[from + i]?.kind === "word" && items[from + i]?.word.lower === word)
  );
}

const NOMINAL = new Set<Tag>(["NOUN", "PROPN"]);
const INSIDE_NOUN_PHRASE = new Set<Tag>(["NOUN", "PROPN", "ADJ", "NUM", "X"]);

function phraseEnd(items: readonly Item[], at: number): number {
  const item = items[at];
  if (item === undefined) return at + 1;
  if (item.kind !== "word") return runEnd(items, at);
  const { tag, lower } = item.word;
  if (tag === "AUX" || tag === "VERB" || isInfinitiveMark(items, at)) {
    return opensNounPhrase(items, at) ? nounPhraseEnd(items, at) : verbEnd(items, at);
  }
  if (tag === "DET" || INSIDE_NOUN_PHRASE.has(tag) || isOwner(lower)) return nounPhraseEnd(items, at);
  return at + 1;
}

function runEnd(items: readonly Item[], at: number): number {
  const first = items[at];
  let end = at + 1;
  while (items[end]?.kind === first?.kind && items[end]?.index === first?.index) end += 1;
  return end;
}

function isInfinitiveMark(items: readonly Item[], at: number): boolean {
  const next = items[at + 1];
  return (
    items[at]?.word.lower === "to" && next?.kind === "word" && (next.word.tag === "VERB" || next.word.tag === "AUX")
  );
}

/** `rising prices`, `combined sales`: a participle that opens a noun phrase; only at the sentence's or clause's start. */
function opensNounPhrase(items: readonly Item[], at: number): boolean {
  const word = items[at]?.word;
  const next = items[at + 1];
  if (word?.tag !== "VERB" || next?.kind !== "word" || !NOMINAL.has(next.word.tag)) return false;
  const before = items[at - 1];
  if (before?.kind === "quantity") return word.lower.endsWith("ed") && before.index >= 0 && !isPassive(items, at);
  return /(?:ed|ing)$/.test(word.lower) && before?.word.tag === "ADP" && before.word.lower !== "by";
}

function isPassive(items: readonly Item[], at: number): boolean {
  return items[at + 1]?.word.lower === "by" || items[at + 2]?.kind !== "word";
}

function verbEnd(items: readonly Item[], at: number): number {
  let end = at + 1;
  for (;;) {
    const item = items[end];
    if (item?.kind !== "word") return end;
    const { tag, lower } = item.word;
    const inside =
      tag === "AUX" ||
      (tag === "VERB" && !opensNounPhrase(items, end)) ||
      lower === "not" ||
      lower === "n't" ||
      lower === "n’t";
    const adverb =
      tag === "ADV" && items[end + 1]?.kind === "word" && ["AUX", "VERB"].includes(items[end + 1]?.word.tag ?? "");
    if (!inside && !adverb && !isInfinitiveMark(items, end)) return end;
    end += 1;
  }
}

const OWNERS = new Set(["its", "his", "her", "their", "our", "my", "your"]);
/** A possessive pronoun: the noun phrase that it opens belongs to whoever was named before. */
export function isOwner(lower: string): boolean {
  return OWNERS.has(lower);
}

function nounPhraseEnd(items: readonly Item[], at: number): number {
  let end = at + 1;
  const object = items[at - 1]?.word.tag;
  const isObject = object === "VERB" || object === "AUX" || object === "ADP";
  for (;;) {
    const item = items[end];
    if (item?.kind !== "word") return end;
    if (!continuesNounPhrase(items, end) && !(isObject && isPlainParticiple(items, end))) return end;
    end += 1;
  }
}

function continuesNounPhrase(items: readonly Item[], at: number): boolean {
  const left = items[at - 1]?.word;
  const word = items[at]?.word;
  const next = items[at + 1];
  if (left === undefined || word === undefined) return false;
  const opened = left.tag === "DET" || isOwner(left.lower);
  if (NOT_A_NOUN.has(word.lower) && word.tag !== "PROPN") return left.lower === "net";
  if (INSIDE_NOUN_PHRASE.has(word.tag)) return true;
  if (isPossessive(word)) return NOMINAL.has(left.tag) || isPossessivePlural(left);
  const wordFollows = next?.kind === "word";
  if (wordFollows && (word.text === "&" || word.text === "/")) return INSIDE_NOUN_PHRASE.has(next.word.tag);
  if (word.tag === "CCONJ" && left.tag === "PROPN") return joinsName(items, at);
  if (word.tag === "CCONJ")
    return (
      (left.tag === "ADJ" || (left.tag === "VERB" && left.lower.endsWith("ed"))) &&
      wordFollows &&
      next.word.tag === "ADJ"
    );
  if (word.tag === "VERB" || word.tag === "ADV") return wordFollows && participleInside(items, at, opened);
  return word.tag === "SYM" && word.end - word.start === 1 && left.tag === "PROPN" && next?.word.tag === "PROPN";
}

/** `the Mine Safety and Health Office` is one name. */
function joinsName(items: readonly Item[], at: number): boolean {
  const [next, last] = [items[at + 1], items[at + 2]];
  if (next?.kind !== "word" || next.word.tag !== "PROPN" || last?.kind !== "word" || !isNominal(last.word))
    return false;
  let first = at - 1;
  while (items[first]?.word.tag === "PROPN") first -= 1;
  return items[first]?.word.lower === "the";
}

/** `the proposed merger`, `an improving labour market`, `its recently opened plant`. */
function participleInside(items: readonly Item[], at: number, opened: boolean): boolean {
  const word = items[at]?.word;
  const next = items[at + 1]?.word;
  if (word === undefined || next === undefined) return false;
  if (word.tag === "ADV") return opened && (next.tag === "ADJ" || next.tag === "VERB");
  const before = items[at - 1]?.word;
  const participle = /(?:ed|ing|wn|en)$/.test(word.lower);
  return (
    participle &&
    INSIDE_NOUN_PHRASE.has(next.tag) &&
    (opened || before?.tag === "ADJ" || before?.tag === "ADV" || isPossessiveWord(before))
  );
}

/** `had maximum sustained winds`: in an object a participle before a noun is no verb. */
function isPlainParticiple(items: readonly Item[], at: number): boolean {
  const word = items[at]?.word;
  const next = items[at + 1];
  if (
    word?.tag !== "VERB" ||
    !word.lower.endsWith("ed") ||
    next?.kind !== "word" ||
    items[at - 1]?.word.tag === "PROPN"
  )
    return false;
  const paired = next.word.tag === "CCONJ" && items[at + 2]?.word.tag === "ADJ" && items[at + 3]?.word.tag === "NOUN";
  return paired || next.word.tag === "NOUN";
}

function isPossessiveWord(word: Word | undefined): boolean {
  return word !== undefined && isPossessive(word);
}

export function isNominal(word: Word): boolean {
  return NOMINAL.has(word.tag);
}

/** `'s`, or the bare apostrophe after a plural. */
export function isPossessive(word: Word): boolean {
  return /^['’′]s?$/.test(word.text);
}

function isPossessivePlural(word: Word): boolean {
  return word.lower.endsWith("s");
}

function makePhrase(items: readonly Item[], { quantities }: Marked): Phrase | null {
  const words = items.map((item) => item.word);
  const first = items[0];
  const last = words.at(-1);
  if (first === undefined || last === undefined || first.kind === "bound") return null;
  const span = { words, start: first.word.start, end: last.end };
  if (first.kind === "quantity") {
    return { ...span, kind: "quantity", head: `#${quantities[first.index]?.unitKind ?? ""}`, index: first.index };
  }
  if (first.kind === "time") return { ...span, kind: "time", head: "", index: first.index };
  return { ...span, kind: kindOf(words), head: headOf(words), index: -1 };
}

const PRONOUN_TAGS = new Set<Tag>(["PRON"]);

function kindOf(words: readonly Word[]): PhraseKind {
  const first = words[0];
  if (first === undefined) return "other";
  const { tag, lower } = first;
  if (words.some((word) => NOMINAL.has(word.tag))) return "noun";
  if (words.length === 1) {
    if (lower === "up" || lower === "down" || lower === "there") return "other";
    if (CLAUSE_OPENERS.has(lower) && (tag !== "ADV" || lower.startsWith("wh"))) return "subordinator";
    if (RELATIVES.has(lower)) return "relative";
    if (PRONOUN_TAGS.has(tag) || (tag === "DET" && (lower === "this" || lower === "that"))) return "pronoun";
    if (tag === "ADP") return "preposition";
    if (tag === "CCONJ") return "joiner";
    if (tag === "SCONJ") return "subordinator";
    if (tag === "PUNCT") return "mark";
  }
  if (words.some((word) => word.tag === "VERB" || word.tag === "AUX")) return "verb";
  // "the unemployed", "his second": an adjective with an article stands for a noun.
  return (tag === "DET" || isOwner(lower)) && words.length > 1 ? "noun" : "other";
}

const DASHES = new Set(["-", "--", "—", "–", "―"]);

function headOf(words: readonly Word[]): string {
  const nouns = words.filter((word) => NOMINAL.has(word.tag));
  if (nouns.length > 0) return nouns.at(-1)?.lower ?? "";
  const verbs = words.filter((word) => word.tag === "VERB");
  if (words.length === 1 && words[0]?.tag === "PUNCT" && DASHES.has(words[0].text)) return "–";
  return (verbs.at(-1) ?? words.at(-1))?.lower ?? "";
}
