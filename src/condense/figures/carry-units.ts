import type { Draft } from "./draft.ts";
import type { Token } from "./read-tokens.ts";
import { isFunctionWord } from "./word-shapes.ts";

/** Gives a bare number the unit that its neighbour in a coordination says: `45 and 50 mg`, `435 homes and 187 by tender`. */
export function carryUnits(tokens: readonly Token[], drafts: readonly Draft[]): readonly Draft[] {
  const backward = carryBack(tokens, drafts);
  const carried: Draft[] = [];
  for (const [i, draft] of backward.entries()) {
    const source = draft.unit === null ? sourceFor(tokens, { draft, earlier: carried, later: backward[i + 1] }) : null;
    carried.push(
      source === null
        ? draft
        : { ...draft, unit: source.unit, unitKind: source.unitKind, per: draft.per ?? source.per },
    );
  }
  return carried;
}

/** `four-, five- and six-cylinder`, `8 or $9`: the unit stands behind the last of a list. */
function carryBack(tokens: readonly Token[], drafts: readonly Draft[]): readonly Draft[] {
  const carried = [...drafts];
  for (let i = carried.length - 2; i >= 0; i -= 1) {
    const draft = carried[i];
    const next = carried[i + 1];
    if (draft === undefined || next === undefined || draft.unit !== null || next.unit === null) continue;
    if (draft.first.form === "fraction" || !(isListLink(tokens, draft, next) || isLevel(tokens, draft, next))) continue;
    carried[i] = { ...draft, unit: next.unit, unitKind: next.unitKind, per: next.per };
  }
  return carried;
}

/** `16,369.03, up 58.06 points`: an index beside its step. */
function isLevel(tokens: readonly Token[], left: Draft, right: Draft): boolean {
  const between = tokens
    .slice(left.to, right.from)
    .map((token) => token.lower)
    .join(" ");
  return right.unit === "point" && /^(?:, )?(?:up|down)(?: by)?$/.test(between);
}

const LINKS = new Set(["and", "or", ",", "to", "&", "-", "versus", "vs"]);

function isListLink(tokens: readonly Token[], left: Draft, right: Draft): boolean {
  const between = tokens.slice(left.to, right.from);
  return (
    isTolerance(between) ||
    (between.length > 0 &&
      between.length <= 3 &&
      between.every((token) => LINKS.has(token.lower)) &&
      between.some((token) => /^(?:and|or|&|,|vs|versus)$/.test(token.lower)))
  );
}

/** `12.4 ± 0.3 kg`. */
function isTolerance(between: readonly Token[]): boolean {
  return /^(?:±|\+\/[-−–])$/.test(between.map(({ text }) => text).join(""));
}

const COMPARED = new Set([
  "from",
  "with",
  "to",
  "against",
  "than",
  "versus",
  "vs",
  "of",
  "is",
  "was",
  "were",
  "including",
  "and",
  "at",
  "while",
  "another",
  "for",
  "on",
]);

interface Bare {
  readonly draft: Draft;
  readonly earlier: readonly Draft[];
  readonly later: Draft | undefined;
}

/** The nearest earlier quantity whose unit a bare number may share; its value must be of a like size. */
function sourceFor(tokens: readonly Token[], { draft, earlier }: Bare): Draft | null {
  if (draft.first.form === "fraction" || !endsBare(tokens, draft)) return null;
  const before = wordBefore(tokens, draft);
  if (!COMPARED.has(before) || (before === "of" && countsItself(tokens, draft))) return null;
  const money = /^(?:from|with|than|against)$/.test(before);
  for (const source of earlier.toReversed()) {
    if (source.unit === null || source.unitKind === "age" || source.unitKind === "time") continue;
    if (source.unitKind === "share") {
      if (money && draft.value <= 100 && isNextTo(tokens, source, draft)) return source;
      continue;
    }
    if (source.unitKind === "currency") {
      if (money && isLike(source, draft)) return source;
      continue;
    }
    const counts = source.unitKind !== "counted" || Number.isInteger(draft.value);
    return counts && isLike(source, draft) && isOnlyNoun(earlier, source) ? source : null;
  }
  return null;
}

/** `17 buildings in areas of three councils, with 14 in the north`: of two nouns either may be meant. */
function isOnlyNoun(earlier: readonly Draft[], source: Draft): boolean {
  return earlier.every((other) => other.unitKind !== "counted" || other.unit === source.unit);
}

function isNextTo(tokens: readonly Token[], source: Draft, draft: Draft): boolean {
  return draft.from - source.to < 5 && !tokens.slice(source.to, draft.from).some((token) => token.text === ";");
}

function isLike(source: Draft, draft: Draft): boolean {
  if (source.unit === "point") return true;
  const ratio = Math.abs(draft.value) / Math.max(Math.abs(source.value), 1e-9);
  return ratio > 1e-3 && ratio < 1e3;
}

/** Nothing that could be its own unit follows. */
function endsBare(tokens: readonly Token[], draft: Draft): boolean {
  const next = tokens[draft.to];
  if (next === undefined || (next.kind === "mark" && next.text !== "-" && !next.spaced)) return true;
  return next.kind === "word" && isFunctionWord(next.lower);
}

/** The word that leads to the number, bound words left out. */
function wordBefore(tokens: readonly Token[], draft: Draft): string {
  let at = draft.from - 1;
  while (at > 0 && BOUND_FILLERS.has(tokens[at]?.lower ?? "")) at -= 1;
  return tokens[at]?.lower ?? "";
}

/** `a crew of 14`: of the noun before, and not of what was counted earlier. */
function countsItself(tokens: readonly Token[], draft: Draft): boolean {
  let at = draft.from - 1;
  while (at > 0 && tokens[at]?.lower !== "of") at -= 1;
  const noun = tokens[at - 1];
  return noun?.kind === "word" && !isFunctionWord(noun.lower) && !SUMS.has(noun.lower);
}

const SUMS = new Set(
  "total average record peak high low maximum minimum instead majority target forecast estimate".split(" "),
);

const BOUND_FILLERS = new Set([
  "about",
  "around",
  "roughly",
  "approximately",
  "nearly",
  "almost",
  "just",
  "over",
  "under",
  "some",
  "only",
  "a",
  "more",
  "less",
  "fewer",
]);
