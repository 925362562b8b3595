import { FALLS, FALL_BASES, LOWERS, RAISES, RISES, RISE_BASES } from "./change-words.ts";
import type { Draft } from "./draft.ts";
import type { Token } from "./read-tokens.ts";

/** Joins `A to B`, `A–B`, `between A and B` into ranges, and `from A to B` behind a verb of change into moves. */
export function joinRanges(tokens: readonly Token[], drafts: readonly Draft[]): readonly Draft[] {
  const joined: Draft[] = [];
  for (const draft of drafts) {
    const left = joined.at(-1);
    const range = left === undefined ? null : rangeOf(tokens, left, draft);
    if (range === null) joined.push(draft);
    else joined[joined.length - 1] = range;
  }
  return joined;
}

type Link = "to" | "dash" | "and" | "or";

function rangeOf(tokens: readonly Token[], left: Draft, right: Draft): Draft | null {
  if (left.high !== null || right.high !== null) return null;
  const link = linkBetween(tokens, left, right);
  if (link === null || !isSameKind(left, right)) return null;
  const opener = openerOf(tokens, left);
  if (link === "and" && opener !== "between") return null;
  if (link === "or" && !isEitherOr(left, right)) return null;
  const low = left.value * sharedScale(left, right);
  const from = opener === "from" && link === "to";
  const move = from && hasChangeVerb(tokens, left);
  if (low >= right.value && !from) return null;
  if (low === right.value) return null;
  if (link === "to" && opener === null && isStepTo(tokens, left, right)) return null;
  const ends = !move && low > right.value ? [right.value, low] : [low, right.value];
  return {
    ...right,
    kind: move ? "move" : "range",
    value: ends[0] ?? low,
    high: ends[1] ?? right.value,
    unit: right.unit ?? left.unit,
    unitKind: right.unitKind ?? left.unitKind,
    from: left.from,
    first: left.first,
    opener,
  };
}

function linkBetween(tokens: readonly Token[], left: Draft, right: Draft): Link | null {
  const at = left.rate?.to ?? left.to;
  const between = tokens
    .slice(at, right.from)
    .filter((token) => !isHyphen(token) || tokens[at]?.spaced === true || right.from - at === 1);
  const [only] = between;
  if (only === undefined || between.length > 1) return null;
  if (isDash(only)) return isDashRange(tokens, left, right) ? "dash" : null;
  if (only.lower === "to" || only.lower === "till") return "to";
  return only.lower === "and" || only.lower === "or" ? only.lower : null;
}

function isHyphen(token: Token): boolean {
  return /^[-‐‑]$/.test(token.text);
}

function isDash(token: Token): boolean {
  return /^[-‐‑–—−]$/.test(token.text);
}

/** `5-10W`, `5 – 10 kg`: close on both sides or loose on both. */
function isDashRange(tokens: readonly Token[], left: Draft, right: Draft): boolean {
  const dash = tokens[right.from - 1];
  return dash?.spaced === tokens[right.from]?.spaced && left.value < right.value * 1e3;
}

/** A range has one unit: the same on both sides, or written once. `6.5% to 164p` are two values. */
function isSameKind(left: Draft, right: Draft): boolean {
  if (left.unit === right.unit) return true;
  if (left.unit === null) return right.unitKind !== "age" || right.unit !== null;
  if (right.unit === null) return left.unitKind === "currency";
  return false;
}

/** The first of a falling pair may be so many times the second. */
const LIKE = 10;

/** `1.2 to 1.5 million`: the multiplier is written once, where the first number cannot stand alone. */
function sharedScale(left: Draft, right: Draft): number {
  const { scale } = right.last;
  if (scale === 1 || left.first.scale !== 1) return 1;
  // "34 to 26 million" shares it, "500 to 2 million" does not.
  return left.value < 1000 && left.value < (right.value / scale) * LIKE ? scale : 1;
}

function openerOf(tokens: readonly Token[], left: Draft): Draft["opener"] {
  for (let i = left.from - 1; i >= Math.max(0, left.from - 4); i -= 1) {
    const word = tokens[i]?.lower;
    if (word === "between" || word === "from") return word;
    if (!OPENER_FILLERS.has(word ?? "")) return null;
  }
  return null;
}

const OPENER_FILLERS = new Set([
  "a",
  "an",
  "about",
  "around",
  "roughly",
  "approximately",
  "nearly",
  "just",
  "under",
  "over",
  "some",
  "anywhere",
  "somewhere",
  "as",
  "low",
  "little",
  "almost",
]);

/** `three or four years`: two neighbours, one unit, no money. */
function isEitherOr(left: Draft, right: Draft): boolean {
  if (left.unit !== null || right.unitKind === "currency") return false;
  if (right.unit === null && (left.first.form !== "words" || right.value !== left.value + 1)) return false;
  return right.value > left.value && right.value <= left.value * 2 && right.value <= 100;
}

/** `rose $2 to $75`, `gained 3 to 40`: by the first, to the second. */
function isStepTo(tokens: readonly Token[], left: Draft, right: Draft): boolean {
  const verb = tokens[left.from - 1]?.lower ?? "";
  const changes = RISES.has(verb) || FALLS.has(verb) || verb === "up" || verb === "down";
  return changes && right.value > left.value * 4;
}

/** How far before `from` the verb of change may stand (tokens). */
const VERB_REACH = 9;

function hasChangeVerb(tokens: readonly Token[], left: Draft): boolean {
  for (let i = left.from - 1; i >= Math.max(0, left.from - VERB_REACH); i -= 1) {
    const token = tokens[i];
    if (token === undefined || (token.kind === "mark" && /^[,;:.()]$/.test(token.text))) return false;
    const word = token.lower;
    if (RISES.has(word) || FALLS.has(word) || RAISES.has(word) || LOWERS.has(word) || NEUTRAL.has(word)) return true;
    if (RISE_BASES.has(word) || FALL_BASES.has(word)) return true;
  }
  return false;
}

/** They say that it changed and not which way; the two values do. */
const NEUTRAL = new Set([
  "changed",
  "moved",
  "went",
  "revised",
  "adjusted",
  "shifted",
  "swung",
  "up",
  "down",
  "slow",
  "slowed",
  "cooled",
  "reached",
  "came",
  "brought",
  "shorten",
  "shortens",
  "shortened",
  "lengthen",
  "lengthened",
  "widened",
  "narrowed",
  "switched",
]);
