import { ownerAt, possessorAt } from "./find-owner.ts";
import { isDuration } from "./is-duration.ts";
import { measured } from "./measured.ts";
import type { Measured } from "./measured.ts";
import { isNominal, isOwner, isPossessive } from "./parse-phrases.ts";
import type { Phrase } from "./parse-phrases.ts";
import { ADDRESSED_VERBS, BE, GENERIC_NOUNS, LISTING_VERBS, LOOSE_PREPOSITIONS, NOT_MEASURED } from "./phrase-words.ts";
import { SAYING_VERBS } from "./saying-words.ts";
import type { Word } from "./tag-sentence.ts";
import { chainHead, isMark, verbBefore } from "./walk-phrases.ts";
import type { At } from "./walk-phrases.ts";

// Rules that find what a quantity measures in the nouns that stand beside it.

/** `a 200% tariff on steel`, `a five-year, 2 billion km (1.2 billion mile) journey`. */
export function nounAfter(phrases: readonly Phrase[], at: At): Measured | null {
  let i = at + 1;
  if (isMark(phrases[i], "(") && phrases[i + 1]?.kind === "quantity" && isMark(phrases[i + 2], ")")) i += 3;
  if (isHyphened(phrases[at])) i = skipSeries(phrases, i);
  const next = phrases[i];
  const opening = next?.words[0];
  if (next?.kind !== "noun" || opening === undefined || opening.tag === "DET" || opening.tag === "PRON") return null;
  if (next.words.length === 1 && NOT_MEASURED.has(next.head)) return null;
  const owner = hasComplement(phrases, i) ? null : (isGeneric(next) ? ownerAt : possessorAt)(phrases, at);
  return measured(i, "noun-after", { owner: owner ?? explained(phrases, at, next) });
}

/** In `bus lanes, a £6 million scheme` the scheme is one for bus lanes; a name is no such thing. */
function explained(phrases: readonly Phrase[], at: At, noun: Phrase): At | null {
  if (!isMark(phrases[at - 1], ",") || noun.words.length > 1 || noun.words[0]?.tag !== "NOUN") return null;
  const last = phrases[at - 2]?.kind === "quantity" ? at - 3 : at - 2;
  const whole = phrases[last]?.kind === "noun" ? chainHead(phrases, last) : -1;
  return phrases[whole]?.words.at(-1)?.tag === "NOUN" && phrases[whole - 1]?.kind !== "mark" ? whole : null;
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

/** `60% of its revenue`. */
export function wholeAfterOf(phrases: readonly Phrase[], at: At): Measured | null {
  // "$5 million worth of rifles"
  const of = phrases[at + 1]?.head === "worth" ? at + 2 : at + 1;
  if (phrases[of]?.head !== "of" || phrases[of + 1]?.kind !== "noun") return null;
  // "within 100 metres of the mill" measures no mill.
  if (phrases[at - 1]?.head === "within") return null;
  const owned = phrases[of + 1]?.words.some((word) => isOwner(word.lower)) === true;
  return measured(of + 1, "of", {
    owner: (owned ? ownerAt : possessorAt)(phrases, at),
    share: true,
    until: clauseEnd(phrases, of + 2),
  });
}

/** Where what follows a noun can no longer belong to it. */
function clauseEnd(phrases: readonly Phrase[], from: At): At {
  let i = from;
  while (["noun", "preposition", "joiner", "other"].includes(phrases[i]?.kind ?? "")) i += 1;
  // "40% of sales, and profits rose": the noun before a verb is that verb's own.
  return phrases[i]?.kind === "verb" && phrases[i - 2]?.kind === "joiner" ? i - 2 : i;
}

/** `5% less than the rent in Lyon` measures the rent. */
export function comparison(phrases: readonly Phrase[], at: At): Measured | null {
  const than = phrases[at + 2];
  const noun = phrases[at + 3];
  if (phrases[at + 1]?.kind !== "other" || than?.head !== "than" || noun?.kind !== "noun") return null;
  const plain = ["less", "more"].includes(phrases[at + 1]?.head ?? "");
  const subject = plain && isMark(phrases[at - 1]) ? null : ownerAt(phrases, at);
  return subject === null ? measured(at + 3, "noun-after") : measured(subject, "object", { until: at });
}

/** `an interest rate of 1.38%`, `a notebook for 1,200 €`. */
export function nounBefore(phrases: readonly Phrase[], at: At): Measured | null {
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
      : (bearerOf(phrases, noun, preposition.head) ?? possessorOf(phrases, head));
  const prefix = paidFor(phrases, at, head);
  // "new bracing, at a price of 64,000"
  if (owner !== null && phrases[head]?.words.every(isPlainPrice) === true)
    return measured(owner, "noun-before", { prefix: [phrases[head]?.head ?? "", "of"], until: head - 1 });
  if (!GENERIC_NOUNS.has(phrases[head]?.head ?? "") || (phrases[head]?.words.length ?? 0) > 2)
    return measured(head, "noun-before", {
      prefix,
      owner: prefix.length > 0 ? null : owner,
      until: i,
      resume: preposition.head === "of" ? at + 1 : -1,
    });
  const outer = chainHead(phrases, head);
  if (outer !== head) return measured(outer, "noun-before", { owner, until: head - 1 });
  return subject === null ? measured(head, "noun-before") : measured(subject, "noun-before");
}

/** Only what stands right behind the verb is had: not the crowd in `won before a record crowd of 6,850`. */
function possessorOf(phrases: readonly Phrase[], head: At): At | null {
  let i = head - 1;
  while (phrases[i]?.kind === "time" || phrases[i]?.kind === "other") i -= 1;
  const before = phrases[i];
  return before?.kind === "verb" || ["at", "with", "on", "to"].includes(before?.head ?? "")
    ? possessorAt(phrases, head)
    : null;
}

/** In `flew at a height of 30 m` and `a storm with winds of 74 mph` the value is one of the storm's. */
function bearerOf(phrases: readonly Phrase[], noun: At, link: string): At | null {
  const preposition = phrases[noun - 1];
  if (link !== "of" || preposition?.kind !== "preposition" || !["at", "with", "on"].includes(preposition.head))
    return null;
  // "ordered new bracing, at a price of": the price is the bracing's.
  if (PRICE_NOUNS.has(phrases[noun]?.head ?? "")) return nounLeftOf(phrases, noun - 1);
  // "agreed on a levy of": the verb takes its own "on".
  if (preposition.head === "on" && phrases[noun - 2]?.kind === "verb") return null;
  if (phrases[noun - 2]?.kind !== "noun") return ownerAt(phrases, noun);
  const bearer = chainHead(phrases, noun - 2);
  // "became a hurricane with winds of": what became one.
  return isComplement(phrases, bearer) ? (ownerAt(phrases, bearer) ?? bearer) : bearer;
}

const PRICE_NOUNS = new Set(["price", "cost"]);

function isPlainPrice({ tag, lower }: Word): boolean {
  return tag === "DET" || PRICE_NOUNS.has(lower);
}

/** The nearest noun before, over commas and dates. */
function nounLeftOf(phrases: readonly Phrase[], at: At): At | null {
  let i = at - 1;
  while (isMark(phrases[i], ",") || ["time", "preposition", "other"].includes(phrases[i]?.kind ?? "")) i -= 1;
  return phrases[i]?.kind === "noun" ? chainHead(phrases, i) : null;
}

/** `bought 12.5% of the company for 18 billion`: what was paid for it. */
function paidFor(phrases: readonly Phrase[], at: At, head: At): readonly string[] {
  const verb = verbBefore(phrases, head);
  const deal = verb === null ? "" : (phrases[verb]?.head ?? "");
  if (phrases[at]?.head !== "#currency" || phrases[at - 1]?.head !== "for" || (!BUYING.has(deal) && !SELLING.has(deal)))
    return [];
  const part =
    phrases[head - 1]?.head === "of" && phrases[head - 2]?.kind === "quantity" ? phrases[head - 2] : undefined;
  const words = part === undefined ? [] : [gluedText(part), "of"];
  return BUYING.has(deal) ? ["paid", "for", ...words] : ["price", "of", ...words];
}

const BUYING = new Set([
  "buy",
  "buys",
  "bought",
  "buying",
  "acquire",
  "acquires",
  "acquired",
  "acquiring",
  "purchase",
  "purchased",
]);
const SELLING = new Set(["sell", "sells", "sold", "selling"]);

/** A quantity's words as they stand, white space apart: `12.5%`. */
function gluedText({ words }: Phrase): string {
  return words.map((word, i) => (i === 0 || words[i - 1]?.end === word.start ? word.text : ` ${word.text}`)).join("");
}

/** In `the bay is the home port for 60 boats` the noun before is only said of the subject. */
function isComplement(phrases: readonly Phrase[], noun: At): boolean {
  const verb = phrases[noun - 1];
  return verb?.kind === "verb" && BE.has(verb.head);
}

/** `MacBook Pro 16 inch`, `pulled the sector 0.7% lower`; not whom something costs (`cost buyers $900`). */
export function nameBefore(phrases: readonly Phrase[], at: At): Measured | null {
  if (phrases[at - 1]?.kind !== "noun" || phrases[at - 1]?.words.some(isNominal) !== true) return null;
  const verb = phrases[at - 2];
  if (verb?.kind === "verb" && ADDRESSED_VERBS.has(verb.head)) return null;
  if (opensOnPlace(phrases, at) && phrases[at]?.head === "#counted" && phrases[at + 1]?.kind === "verb") return null;
  // "the town's three roads"
  const owns = phrases[at - 1]?.words.at(-1);
  if (owns !== undefined && isPossessive(owns)) return measured(at - 1, "noun-before", { until: at });
  return measured(chainHead(phrases, at - 1), "noun-before", { owner: possessorAt(phrases, at - 1), until: at });
}

/** `In the end 40 people came`: the noun before only says where or when. */
export function opensOnPlace(phrases: readonly Phrase[], at: At): boolean {
  const before = phrases[at - 3];
  const opens = before === undefined || before.kind === "joiner" || isMark(before);
  return phrases[at - 2]?.kind === "preposition" && phrases[at - 1]?.kind === "noun" && opens;
}

/** `homes nationwide, including 1.5 million in Texas`: where they are is all that is said of them. */
export function listed(phrases: readonly Phrase[], at: At): Measured | null {
  const verb = phrases[at - 1];
  const place = phrases[at + 1]?.kind === "preposition" && phrases[at + 2]?.kind === "noun";
  return verb !== undefined && LISTING_VERBS.has(verb.head) && place ? measured(at + 2, "noun-after") : null;
}

/** Where nothing binds it, the nearest noun, the one before first; else the verb. */
export function nearest(phrases: readonly Phrase[], at: At): Measured | null {
  for (let step = 1; step < phrases.length; step += 1) {
    if (isPlainNoun(phrases, at - step)) return measured(chainHead(phrases, at - step), "nearest");
    if (isPlainNoun(phrases, at + step)) return measured(at + step, "nearest");
  }
  const verb = verbBefore(phrases, at);
  return verb === null ? null : measured(verb, "nearest", { until: at });
}

function says(phrase: Phrase | undefined): boolean {
  return phrase?.kind === "verb" && SAYING_VERBS.has(phrase.head);
}

/** A noun that is not only named as the speaker. */
function isPlainNoun(phrases: readonly Phrase[], at: At): boolean {
  const speaks = says(phrases[at + 1]) || (says(phrases[at - 1]) && isMark(phrases[at - 2]));
  return phrases[at]?.kind === "noun" && !speaks && !NOT_MEASURED.has(phrases[at]?.head ?? "");
}

function hasComplement(phrases: readonly Phrase[], at: At): boolean {
  return phrases[at + 1]?.kind === "preposition" && phrases[at + 2]?.kind === "noun";
}
