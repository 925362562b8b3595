import {
  CHANGE_FILLERS,
  CLAUSE_ENDS,
  DOWN_WORDS,
  FALLS,
  FALL_BASES,
  HIGHER_WORDS,
  LOOSE_VERBS,
  LOWERS,
  LOWER_WORDS,
  RAISES,
  RISES,
  RISE_BASES,
  UP_WORDS,
  VERB_OPENERS,
} from "./change-words.ts";
import type { ChangeMark, UnitKind } from "./quantity.ts";
import type { Token } from "./read-tokens.ts";

export interface ChangePlace {
  /** The first token of the value with its bound words, and the one behind number and unit. */
  readonly from: number;
  readonly to: number;
  readonly kind: UnitKind | null;
  readonly unit: string | null;
  /** The token behind the quantity before this one; nothing is read across it. */
  readonly floor: number;
}

/** How far before a value its verb may stand (tokens). */
const REACH = 12;
const NONE: ChangeMark = { change: null, changeIs: null };

/** Whether the clause says that the value rose or fell, by it or to it. Negated verbs (`did not fall 5%`) say nothing. */
export function findChange(tokens: readonly Token[], place: ChangePlace): ChangeMark {
  return beside(tokens, place) ?? byVerb(tokens, place) ?? NONE;
}

/** `up 5%`, `down about 3 points`, `5% lower`; `up from 5%` names where it came from. */
function beside(tokens: readonly Token[], { from, to, kind }: ChangePlace): ChangeMark | null {
  const word = tokens[from - 1]?.lower ?? "";
  const last = word === "by" || word === "another" || word === "a" ? (tokens[from - 2]?.lower ?? "") : word;
  if (UP_WORDS.has(last)) return { change: "up", changeIs: "by" };
  if (DOWN_WORDS.has(last)) return { change: "down", changeIs: "by" };
  if (kind === null || kind === "time" || kind === "age") return null;
  const behind = tokens[to]?.lower ?? "";
  if (HIGHER_WORDS.has(behind)) return { change: "up", changeIs: "by" };
  if (LOWER_WORDS.has(behind)) return { change: "down", changeIs: "by" };
  return null;
}

function byVerb(tokens: readonly Token[], place: ChangePlace): ChangeMark | null {
  const before = tokens[place.from - 1]?.lower ?? "";
  const link = before === "by" || before === "to" ? before : null;
  let direct = true;
  for (let i = place.from - 1; i >= Math.max(place.floor, place.from - REACH); i -= 1) {
    const token = tokens[i];
    if (token === undefined) return null;
    if (token.kind === "mark" && !/^[-‐‑'’$£€~%&"“”]$/.test(token.text)) return null;
    const direction = directionAt(tokens, i);
    if (direction !== null && (direct || link !== null)) {
      return accepts(tokens, { place, at: i, link }) ? mark(direction, link) : null;
    }
    if (CLAUSE_ENDS.has(token.lower)) return null;
    const isAt = token.lower === "at" && !/^(?:least|most)$/.test(tokens[i + 1]?.lower ?? "");
    if (isAt || (!CHANGE_FILLERS.has(token.lower) && !token.lower.endsWith("ly"))) direct = false;
  }
  return null;
}

function mark(direction: "up" | "down", link: "by" | "to" | null): ChangeMark {
  return { change: direction, changeIs: link ?? "by" };
}

function directionAt(tokens: readonly Token[], at: number): "up" | "down" | null {
  const word = tokens[at]?.lower ?? "";
  if (RISES.has(word) || RAISES.has(word)) return "up";
  if (FALLS.has(word) || LOWERS.has(word)) return isNounUse(tokens, at, word) ? null : "down";
  if (!RISE_BASES.has(word) && !FALL_BASES.has(word)) return null;
  if (!VERB_OPENERS.has(tokens[at - 1]?.lower ?? "") && !(tokens[at - 1]?.lower ?? "").endsWith("ly")) return null;
  return RISE_BASES.has(word) ? "up" : "down";
}

/** `a cut of`, `price falls`: behind an article or a number these are nouns. */
function isNounUse(tokens: readonly Token[], at: number, word: string): boolean {
  return (
    (word === "cut" || word === "cuts" || word === "falls" || word === "drops") &&
    /^(?:a|an|the|this|its|their|tax|rate|price|%)$/.test(tokens[at - 1]?.lower ?? "")
  );
}

/** `falling under three councils`, `fell short of 12`: no change of a value. */
const NO_CHANGE_BEHIND = new Set([
  "under",
  "within",
  "into",
  "on",
  "onto",
  "short",
  "off",
  "behind",
  "through",
  "for",
  "outside",
]);

/** Whether this verb speaks of this value. */
function accepts(
  tokens: readonly Token[],
  { place, at, link }: { place: ChangePlace; at: number; link: "by" | "to" | null },
): boolean {
  const word = tokens[at]?.lower ?? "";
  if (isNegated(tokens, at) || NO_CHANGE_BEHIND.has(tokens[at + 1]?.lower ?? "")) return false;
  const from = tokens[place.from - 1]?.lower === "from";
  if (from) return false;
  const intransitive = RISES.has(word) || FALLS.has(word) || RISE_BASES.has(word) || FALL_BASES.has(word);
  if (link === null && !intransitive) return false;
  if (link === null && (RAISES.has(word) || LOWERS.has(word)) && isObject(tokens, at, place)) return false;
  if (link !== null && place.kind === "time" && link === "to") return false;
  if (!LOOSE_VERBS.has(word) || link !== null) return place.kind !== "age" && (place.kind !== "time" || link === "by");
  return (
    place.kind === "share" ||
    place.unit === "point" ||
    (place.kind === "currency" && !/^(?:lost|loses|losing|shed|sheds|lose|added|adds|adding)$/.test(word))
  );
}

/** `expanded 12 stores` has an object, `sales expanded 12%` a measure. */
function isObject(_tokens: readonly Token[], _at: number, { kind }: ChangePlace): boolean {
  return kind === "counted" || kind === null;
}

const NEGATIONS = new Set([
  "not",
  "n't",
  "never",
  "no",
  "without",
  "cannot",
  "didn",
  "hasn",
  "won",
  "wouldn",
  "don",
  "doesn",
  "isn",
  "haven",
]);

function isNegated(tokens: readonly Token[], at: number): boolean {
  for (let i = at - 1; i >= Math.max(0, at - 4); i -= 1) {
    const token = tokens[i];
    if (token === undefined || (token.kind === "mark" && token.text !== "'" && token.text !== "’")) return false;
    if (NEGATIONS.has(token.lower)) return !(token.lower === "not" && tokens[i + 1]?.lower === "only");
  }
  return false;
}
