import { isDuration } from "./is-duration.ts";
import { measured } from "./measured.ts";
import type { Measured } from "./measured.ts";
import type { Phrase } from "./parse-phrases.ts";
import { participleOf } from "./participle.ts";
import { formOf } from "./verb-form.ts";
import { chainHead, isMark, subjectOf } from "./walk-phrases.ts";
import type { At } from "./walk-phrases.ts";

// Rules for a quantity that another one of its sentence explains.

/** Finds what the other one measures. */
export type Ask = (at: At) => Measured | null;

/** `a profit of 5 million, down from the 7 million that it forecast in July`: a profit, too, but one forecast in July. */
export function comparedWith(phrases: readonly Phrase[], at: At, ask: Ask): Measured | null {
  const mark = comparisonBefore(phrases, at);
  const nearest = mark === null ? null : quantityBefore(phrases, mark, phrases[at]?.head ?? "");
  const other = nearest !== null && isWhole(phrases, nearest) ? nearest - 2 : nearest;
  const found = other === null ? null : ask(other);
  if (other === null || found === null || phrases[found.at]?.kind !== "noun" || found.at >= other + 3) return null;
  const suffix = modifierBehind(phrases, at);
  const prefix = found.prefix[0] === "of" ? found.prefix.slice(-2) : found.prefix;
  const until = suffix.length > 0 ? found.at + 1 : Math.min(found.until, found.at < other ? other : at);
  return { ...found, prefix, until, suffix, resume: -1 };
}

/** Where `down from`, `compared with` or `against` begins. */
function comparisonBefore(phrases: readonly Phrase[], at: At): At | null {
  const link = phrases[at - 1]?.head ?? "";
  if (link === "against" || link === "versus") return at - 1;
  const opening = phrases[at - 2]?.head ?? "";
  const moved = link === "from" && (opening === "down" || opening === "up");
  return moved || ((link === "with" || link === "to") && opening === "compared") ? at - 2 : null;
}

/** The nearest quantity of the same kind before `at`. */
function quantityBefore(phrases: readonly Phrase[], at: At, kind: string): At | null {
  for (let i = at - 1; i >= 0; i -= 1) {
    if (isMark(phrases[i], ";", ":")) return null;
    if (phrases[i]?.kind === "quantity" && phrases[i]?.head === kind && !isDuration(phrases[i])) return i;
  }
  return null;
}

/** What tells it from what it is compared with: `forecast in July`, `a year earlier`, `in the semi-final`. */
function modifierBehind(phrases: readonly Phrase[], at: At): readonly string[] {
  const relative = phrases[at + 1]?.kind === "relative" ? at + 2 : at + 1;
  const named = phrases[relative]?.kind === "pronoun" || phrases[relative]?.kind === "noun";
  const verb = named ? phrases[relative + 1] : undefined;
  const participle = verb?.kind === "verb" ? participleOf(verb.head, formOf(verb)) : null;
  if (participle !== null) return [participle, ...placeOrTime(phrases, relative + 2)];
  return placeOrTime(phrases, at + 1);
}

function placeOrTime(phrases: readonly Phrase[], from: At): readonly string[] {
  const first = phrases[from];
  if (first?.kind === "time") return wordsOf(first);
  const next = phrases[from + 1];
  const told = next?.kind === "time" || next?.kind === "noun";
  return first?.kind === "preposition" && next !== undefined && told ? [first.head, ...wordsOf(next)] : [];
}

function wordsOf(phrase: Phrase | undefined): readonly string[] {
  return phrase?.words.map(({ text }) => text) ?? [];
}

/** `A check costs 9 euros, a stay in hospital 4,300`: the verb, left out, is said of both. */
export function gapped(phrases: readonly Phrase[], at: At, ask: Ask): Measured | null {
  if (phrases[at - 1]?.kind !== "noun") return null;
  const head = chainHead(phrases, at - 1);
  const link = phrases[head - 1]?.kind === "joiner" && isMark(phrases[head - 2], ",") ? head - 2 : head - 1;
  const other = phrases[link - 1];
  if (other?.kind !== "quantity" || other.head !== phrases[at]?.head) return null;
  if (!isMark(phrases[link], ",") && phrases[link]?.kind !== "joiner") return null;
  const prefix = ask(link - 1)?.prefix ?? [];
  return prefix.at(-1) === "of" ? measured(head, "object", { prefix, until: at }) : null;
}

/** `sold 41 flats by auction and 17 by tender`. */
export function sameDeed(phrases: readonly Phrase[], at: At, ask: Ask): Measured | null {
  if (phrases[at + 1]?.head !== "by" || phrases[at + 2]?.kind !== "noun") return null;
  if (phrases[at - 1]?.kind !== "joiner" && !isMark(phrases[at - 1], ",")) return null;
  const other = quantityBefore(phrases, at - 1, phrases[at]?.head ?? "");
  if (other === null || phrases[other + 1]?.head !== "by") return null;
  const found = ask(other);
  return found !== null && found.at === other + 2 ? measured(at + 2, found.by, { prefix: found.prefix }) : null;
}

/** `buyers took 38 of the 58 flats`: of the 58, what is told is what became of 38. */
export function wholeOfPart(phrases: readonly Phrase[], at: At, ask: Ask): Measured | null {
  const part = phrases[at - 2];
  if (!isWhole(phrases, at) || part === undefined || part.words.length > 1) return null;
  const found = ask(at - 2);
  if (found?.prefix[0] !== "of") return null;
  return { ...found, prefix: ["of", "which", ...wordsOf(part), ...found.prefix.slice(-2)] };
}

/** The 38 are `of 58 flats taken by buyers`. */
export function partOfWhole(phrases: readonly Phrase[], at: At): Measured | null {
  const verb = phrases[at - 1];
  if (!isWhole(phrases, at + 2) || verb?.kind !== "verb") return null;
  const subject = subjectOf(phrases, at - 1);
  const participle = participleOf(verb.head, formOf(verb));
  if (subject === null || subject >= at || participle === null) return null;
  const whole = wordsOf(phrases[at + 2]);
  return measured(subject, "object", { prefix: ["of", ...whole, participle, "by"], until: at - 1 });
}

function isWhole(phrases: readonly Phrase[], at: At): boolean {
  return phrases[at]?.head === "#counted" && phrases[at - 1]?.head === "of" && phrases[at - 2]?.kind === "quantity";
}
