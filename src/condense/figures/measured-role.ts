import type { Measured } from "./measured.ts";
import type { Phrase } from "./parse-phrases.ts";
import { chainHead, verbBefore } from "./walk-phrases.ts";
import type { At } from "./walk-phrases.ts";

/** Nobody has measured it yet. */
export const EXPECTED = "expected";

/** What a reading of the words around a quantity adds to what it measures: `depth of` the reef, `expected` losses. */
export function withRole(phrases: readonly Phrase[], at: At, found: Measured): Measured {
  if (found.prefix.length > 0 || found.share || phrases[found.at]?.kind === "verb") return found;
  const prefix = roleOf(phrases, at, found);
  const expected = found.by === "object" && isExpected(phrases, at) ? [EXPECTED] : [];
  return prefix.length + expected.length === 0 ? found : { ...found, prefix: [...expected, ...prefix] };
}

function roleOf(phrases: readonly Phrase[], at: At, { by }: Measured): readonly string[] {
  const quantity = phrases[at]?.head ?? "";
  const dimension = quantity === "#measure" && by !== "nearest" ? DIMENSIONS[phrases[at + 1]?.head ?? ""] : undefined;
  if (dimension !== undefined) return [dimension, "of"];
  const verb = phrases[at - 2];
  if (phrases[at - 1]?.head === "from" && verb?.kind === "verb" && COMING.has(verb.head)) return ["source", "of"];
  return quantity === "#counted" && phrases[at - 1]?.head === "with" && isOnBoard(phrases, at) ? ["on", "board"] : [];
}

/** What an adjective behind a measure says that it is. */
const DIMENSIONS: Readonly<Record<string, string>> = {
  deep: "depth",
  down: "depth",
  high: "height",
  tall: "height",
  long: "length",
  thick: "thickness",
  wide: "width",
};

const COMING = new Set("come comes came stem stems stemmed".split(" "));

/** `with 186 passengers and a crew of 14 on board`. */
function isOnBoard(phrases: readonly Phrase[], at: At): boolean {
  for (let i = at + 1; phrases[i] !== undefined && phrases[i]?.kind !== "mark" && phrases[i]?.kind !== "verb"; i += 1) {
    if (phrases[i]?.head === "aboard" || (phrases[i]?.head === "on" && phrases[i + 1]?.head === "board")) return true;
  }
  return false;
}

/** `analysts expect losses to reach 9 billion`, `sales are expected to fall by 3%`. */
function isExpected(phrases: readonly Phrase[], at: At): boolean {
  const verb = verbBefore(phrases, at);
  const words = verb === null ? [] : (phrases[verb]?.words.map(({ lower }) => lower) ?? []);
  if (verb === null) return false;
  if (words.some((word, i) => AWAITED.has(word) && words[i + 1] === "to")) return true;
  const subject = phrases[verb - 1];
  const head = subject?.kind === "noun" ? chainHead(phrases, verb - 1) : verb - 1;
  return words[0] === "to" && EXPECTING.has(phrases[head - 1]?.head ?? "") && phrases[head - 1]?.kind === "verb";
}

const AWAITED = new Set("expected forecast predicted projected estimated".split(" "));
const EXPECTING = new Set("expect expects expected forecast forecasts predict predicts predicted".split(" "));
