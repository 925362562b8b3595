import type { Evidence } from "./evidence.ts";
import type { Fault } from "./fault.ts";
import { nameKeys, type Name } from "./find-names.ts";
import { aliasesOf } from "./name-aliases.ts";
import { emptyWords } from "./polarity-words.ts";
import type { Reading } from "./reading.ts";
import { mayBeVerb } from "./stem.ts";
import type { Word } from "./words.ts";

/** So many words may stand between a name and its verb: `Smith, 43, said`, `Smith has also said`. */
const REACH = 3;
/** So close before its verb a name is its subject and no part of an aside. */
const CLOSE = 3;

/** Whoever does something in the claim must not be another than in the evidence: the same verb, another name before it. */
export function checkSubject(claim: Reading, { readings }: Evidence): Fault | null {
  for (const name of claim.names) {
    if (!isSubject(claim, name)) continue;
    const verb = verbBehind(claim, name);
    if (verb === null) continue;
    const places = readings.flatMap((reading) => placesOf(reading, verb.stem).map((at) => ({ reading, at })));
    if (places.some(({ reading, at }) => standsNear(reading, at, name))) continue;
    const other = places.some(({ reading, at }) => isAnothers(reading, at, { name, claim }));
    if (other) return { reason: "subject", offending: name.text };
  }
  return null;
}

/** Nothing hangs on the name from before: no preposition, no article of a longer phrase. */
function isSubject({ words }: Reading, { from }: Name): boolean {
  const before = words[from - 1];
  return (
    before === undefined ||
    /^(?:that|and|but|when|after|while|say|says|said|because)$/.test(before.key) ||
    before.capital
  );
}

/** The first word with a meaning right behind the name, where it may be its verb. */
function verbBehind({ words, text }: Reading, name: Name): Word | null {
  const behind = words.slice(name.until, name.until + REACH);
  const verb = behind.find((word) => word.kind === "word" && !emptyWords.has(word.key));
  if (
    verb === undefined ||
    verb.capital ||
    !mayBeVerb(verb.key) ||
    /['’]s?$/u.test(name.text) ||
    /[:;"“”]/u.test(text.slice(name.end, verb.start))
  )
    return null;
  return behind.some(({ key, start }) => start < verb.start && BE.test(key)) ? null : verb;
}

const BE = /^(?:is|was|were|are|been|be|being)$/;

function placesOf({ words }: Reading, stem: string): readonly number[] {
  return words.flatMap((word, at) => (word.stem === stem ? [at] : []));
}

/** The name, or a pronoun that may mean it, stands before the verb; or right behind it, as in `said Smith`. */
function standsNear({ names, words }: Reading, at: number, name: Name): boolean {
  if (
    names.some(
      (other) =>
        (other.until <= at || other.from <= at + 3) &&
        isSame(other, name) &&
        !(other.from > at && hasSubject(names, at)),
    )
  )
    return true;
  return words
    .slice(Math.max(0, at - CLOSE - 1), at)
    .some(({ key }) => /^(?:he|she|it|they|who|which|that|i|we)$/.test(key));
}

function hasSubject(names: readonly Name[], at: number): boolean {
  return names.some((other) => other.until <= at && at - other.until <= CLOSE);
}

/** Another name is the subject there, and it is not in the claim before the same verb. */
function isAnothers(
  { names, words }: Reading,
  at: number,
  { name, claim }: { readonly name: Name; readonly claim: Reading },
): boolean {
  const subject = names.findLast((other) => other.until <= at && at - other.until <= CLOSE);
  if (subject === undefined) return false;
  const before = words.slice(Math.max(0, subject.from - 2), subject.from);
  if (before.some(({ key }) => /^(?:of|in|at|from|for|with|to|by|on|as)$/.test(key))) return false;
  return !claim.names.some((other) => other.until <= name.from && isSame(other, subject));
}

function isSame(left: Name, right: Name): boolean {
  const keys = new Set(nameKeys(right).flatMap((key) => [key, ...aliasesOf(key)]));
  return nameKeys(left).some((key) => keys.has(key));
}
