import { composeName } from "./label.ts";
import type { Phrase } from "./parse-phrases.ts";
import { REPORTING_VERBS, SAYING_VERBS, SOURCE_NOUNS, SPEAKERS } from "./saying-words.ts";
import { isMark, subjectOf } from "./walk-phrases.ts";

/** A speaker as the sentence names it; a pronoun stands for somebody of the sentence before. */
export type Speaker =
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "pronoun"; readonly word: string };

/** Whom the sentence gives as the source of the quantity at `at`; null where it gives nobody. */
export function findSpeaker(phrases: readonly Phrase[], at: number, text: string): Speaker | null {
  return accordingTo(phrases, text) ?? speakerOf(phrases, at, text);
}

function accordingTo(phrases: readonly Phrase[], text: string): Speaker | null {
  for (const [i, phrase] of phrases.entries()) {
    if (phrase.head === "per" && phrases[i + 1]?.kind === "noun" && isMark(phrases[i - 1], ","))
      return { kind: "name", name: sourceName(phrases, i + 1, text) };
    const according = phrase.head === "according" || phrase.words.some((word) => word.lower === "according");
    if (!according) continue;
    const name = phrases[i + 1]?.head === "to" ? i + 2 : i + 1;
    if (canSpeak(phrases, name)) return { kind: "name", name: sourceName(phrases, name, text) };
    if (phrases[name]?.kind === "pronoun") return { kind: "pronoun", word: phrases[name]?.head ?? "" };
  }
  return null;
}

function speakerOf(phrases: readonly Phrase[], at: number, text: string): Speaker | null {
  for (const [i, phrase] of phrases.entries()) {
    if (phrase.kind !== "verb" || isPassive(phrase) || !isSaying(phrases, i, at)) continue;
    const who = speakerAt(phrases, i);
    const speaker = who === null ? undefined : phrases[who];
    if (who === null || speaker === undefined) continue;
    if (speaker.kind === "pronoun") {
      if (PEOPLE.has(speaker.head)) return { kind: "pronoun", word: speaker.head };
    } else if (canSpeak(phrases, who)) return { kind: "name", name: sourceName(phrases, who, text) };
  }
  return null;
}

/** People and organisations speak: a name, or a word for them. No speaker is better than a wrong one. */
export function canSpeak(phrases: readonly Phrase[], at: number): boolean {
  const speaker = phrases[at];
  if (speaker?.kind !== "noun") return false;
  const last = speaker.words.at(-1);
  if (last === undefined || SPEAKERS.has(speaker.head)) return last !== undefined;
  const behind = phrases[at + 2];
  const source =
    SOURCE_NOUNS.has(speaker.head) && ["from", "by"].includes(phrases[at + 1]?.head ?? "") && behind?.kind === "noun";
  if (source) return true;
  // A capital at the sentence's start makes no name of a plural: "Sanctions", "Results".
  const first = phrases.slice(0, at).every((phrase) => phrase.kind === "mark") && speaker.words.length === 1;
  const opens = first && /[^s]s$/.test(last.lower);
  return last.tag === "PROPN" && !opens && !speaker.words.some((word) => word.lower === "year");
}

const PEOPLE = new Set(["he", "she", "they", "it"]);

function isPassive(verb: Phrase): boolean {
  return verb.words.some((word) =>
    ["is", "are", "was", "were", "be", "been", "being", "get", "gets", "got", "getting"].includes(word.lower),
  );
}

/** The verb says the number: a clause follows it that holds the number, or it closes what was said. */
function isSaying(phrases: readonly Phrase[], verb: number, at: number): boolean {
  const head = phrases[verb]?.head ?? "";
  if (SAYING_VERBS.has(head))
    return at < verb ? closesSpeech(phrases, verb) : opensSpeech(phrases, verb, at) || head.startsWith("estimate");
  // "Americans can expect cheques" reports nothing.
  if (!REPORTING_VERBS.has(head) || (phrases[verb]?.words.length ?? 0) > 1) return false;
  return at < verb ? closesSpeech(phrases, verb) : opensSpeech(phrases, verb, at);
}

/** After the verb comes a clause with a verb of its own before or after the number. */
function opensSpeech(phrases: readonly Phrase[], verb: number, at: number): boolean {
  const next = phrases[verb + 1];
  if (isMark(next, ":", ",")) return true;
  // "the economy added 227,000 jobs" says nothing of who said so.
  if (phrases[verb]?.head.startsWith("add") && next?.kind !== "relative") return false;
  const inner = phrases.findIndex((phrase, i) => i > verb && phrase.kind === "verb");
  return inner > verb && (inner < at || phrases.slice(verb + 1, at).every((phrase) => phrase.kind !== "mark"));
}

/** `…, she said`, `…," said Roe`, `…, the bank said in a note`. */
function closesSpeech(phrases: readonly Phrase[], verb: number): boolean {
  for (let i = verb - 1; i >= 0 && i >= verb - 8; i -= 1) {
    const phrase = phrases[i];
    if (isMark(phrase, ",", "”", '"', "’", "'", "–", "—", "?", "!")) return true;
    if (phrase?.kind === "verb" || phrase?.kind === "relative" || phrase?.kind === "subordinator") return false;
  }
  return false;
}

function speakerAt(phrases: readonly Phrase[], verb: number): number | null {
  const before = phrases[verb - 1];
  const inverted =
    before?.kind === "mark" &&
    phrases[verb + 1]?.kind === "noun" &&
    phrases[verb + 2]?.kind !== "verb" &&
    phrases.slice(0, verb).some((phrase) => phrase.kind === "verb");
  return inverted ? verb + 1 : subjectOf(phrases, verb);
}

/** `data from the ministry` speaks for the ministry; `a survey` is named as it is. */
function sourceName(phrases: readonly Phrase[], at: number, text: string): string {
  const noun = phrases[at];
  const link = phrases[at + 1]?.head ?? "";
  const behind = phrases[at + 2]?.kind === "noun" && ["from", "by", "of"].includes(link);
  if (noun !== undefined && SOURCE_NOUNS.has(noun.head) && behind && link !== "of")
    return composeName(phrases, at + 2, text);
  return composeName(phrases, at, text);
}
