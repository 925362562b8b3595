import type { Sentence } from "../sentences/sentence.ts";
import { canSpeak, findSpeaker } from "./find-speaker.ts";
import { composeLabel, composeName } from "./label.ts";
import type { Reading } from "./read-sentence.ts";
import { readSentence } from "./read-sentence.ts";
import { subjectOf } from "./walk-phrases.ts";

/** What the sentence before speaks of, where that is a noun: `it` and `they` stand for it, with the words that go before it (`sold by`). Empty where it is unclear. */
export function previousSubject(previous: Sentence | null, prefix: readonly string[]): string {
  if (previous === null) return "";
  const { phrases, text } = readSentence(previous, [], null);
  const found = firstSubject({ phrases });
  if (found === null) return "";
  const label = {
    at: found.subject,
    until: found.verb,
    resume: -1,
    prefix,
    suffix: [],
    owner: null,
    share: false,
    by: "subject",
  } as const;
  return composeLabel(phrases, label, { text, part: false });
}

/** Whom `he`, `she` or `they` stands for: who spoke in the sentence before, else the name that is its subject. */
export function previousSpeaker(previous: Sentence | null): string | null {
  if (previous === null) return null;
  const { phrases, text } = readSentence(previous, [], null);
  for (const at of [-1, phrases.length]) {
    const speaker = findSpeaker(phrases, at, text);
    if (speaker?.kind === "name") return speaker.name;
  }
  const found = firstSubject({ phrases });
  return found !== null && canSpeak(phrases, found.subject) ? composeName(phrases, found.subject, text) : null;
}

function firstSubject({
  phrases,
}: Pick<Reading, "phrases">): { readonly subject: number; readonly verb: number } | null {
  const verb = phrases.findIndex((phrase) => phrase.kind === "verb");
  const subject = verb < 0 ? null : subjectOf(phrases, verb);
  return subject === null || phrases[subject]?.kind !== "noun" ? null : { subject, verb };
}
