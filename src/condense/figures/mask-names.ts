import { LABEL_WORDS, MONTH_NAMES, NAME_WORDS, WEEKDAY_NAMES } from "./mask-words.ts";
import { after, before, isGlued, isHyphen } from "./mask-view.ts";
import type { Candidate, MaskView } from "./mask-view.ts";
import type { Token } from "./read-tokens.ts";
import { isFunctionWord, singularOf } from "./word-shapes.ts";

/** `Jane Doe, 34, said`, `women aged 25 to 54`, `under-21s`. */
export function isAgeInName(candidate: Candidate, view: MaskView): boolean {
  const { number, unit } = candidate;
  if (unit !== null || candidate.counts || number.scale > 1) return false;
  const left = before(candidate, view);
  const right = after(candidate, view);
  if (isHyphen(left) && /^(?:under|over|u)$/.test(before(candidate, view, 2)?.lower ?? "")) return true;
  if (!number.plain || number.value > 119) return false;
  if (
    left?.text === "," &&
    (right?.text === "," || right === undefined || right.text === ".") &&
    isCapitalName(before(candidate, view, 2))
  )
    return true;
  if (left?.lower === "aged" || left?.lower === "ages")
    return /^(?:to|and|[-–])$/.test(right?.text ?? "") || left.lower === "ages";
  return /^(?:to|and|-|–)$/.test(left?.text ?? "") && /^(?:aged|ages)$/.test(before(candidate, view, 3)?.lower ?? "");
}

function isCapitalName(token: Token | undefined): boolean {
  return (
    token?.kind === "word" &&
    /^\p{Lu}\p{Ll}/u.test(token.text) &&
    !WEEKDAY_NAMES.has(token.lower) &&
    !MONTH_NAMES.has(token.lower)
  );
}

/** `between the two countries`: it points back at what was told, and counts nothing new. */
export function isReference(candidate: Candidate, view: MaskView): boolean {
  const { number, unit } = candidate;
  if (number.form !== "words" || number.value !== 2 || unit !== null || !candidate.counts) return false;
  const pointing = /^(?:the|these|those|both)$/.test(before(candidate, view)?.lower ?? "");
  return (
    pointing &&
    /^(?:between|of|in|for|with|by|from|to|on|among|against|at)$/.test(before(candidate, view, 2)?.lower ?? "")
  );
}

/** `the 10-year Treasury`: a term that names a paper. */
const INSTRUMENTS = new Set([
  "treasury",
  "treasuries",
  "bond",
  "bonds",
  "note",
  "notes",
  "gilt",
  "gilts",
  "bund",
  "bunds",
  "yield",
  "yields",
]);

/** `Section 427`, `iPhone 11`, `S&P 500`, `category 4`, `Chelsea 2`. */
export function isName(candidate: Candidate, view: MaskView): boolean {
  const { number, unit } = candidate;
  const left = before(candidate, view);
  if (unit?.unit === "second" && number.plain && after(candidate, view)?.text === "s" && isCapitalName(left))
    return true;
  if (unit !== null && unit.kind !== "time") return false;
  if (unit !== null && INSTRUMENTS.has(view.tokens[unit.to]?.lower ?? "")) return true;
  if (
    number.plain &&
    unit === null &&
    !candidate.counts &&
    /^7[0-8]7$/.test(String(number.value)) &&
    /^(?:the|its|a|new|their|two|of)$/.test(left?.lower ?? "")
  )
    return true;
  if (number.plain && number.value === 500 && left?.lower === "s" && before(candidate, view, 3)?.lower === "poor")
    return true;
  if (number.plain && number.value === 911 && unit === null) return true;
  if (number.plain && unit === null && !candidate.counts && isListed(candidate, view)) return true;
  if (left?.kind !== "word") return isNumberedName(candidate, view);
  if (
    number.plain &&
    unit === null &&
    number.value < 100 &&
    /^\p{Lu}{3,4}$/u.test(left.text) &&
    !COUNTRIES.has(left.text)
  )
    return true;
  const small = number.scale === 1 && number.high === null && number.form !== "fraction";
  if (!small || unit !== null) return false;
  if (!left.spaced && left.text.length < 3 && before(candidate, view, 2)?.text === "&") return true;
  if (
    (LABEL_WORDS.has(left.lower) ||
      (left.lower.endsWith("s") && LABEL_WORDS.has(singularOf(left.lower)) && !candidate.counts)) &&
    !isVerbLike(candidate, view, left)
  )
    return number.plain || number.form === "words";
  if (!/\p{Lu}/u.test(left.text)) return false;
  if (NAME_WORDS.has(left.lower)) return number.plain || number.form === "words";
  if (!number.plain && number.form !== "words") return false;
  if (isFunctionWord(left.lower) || WEEKDAY_NAMES.has(left.lower) || MONTH_NAMES.has(left.lower)) return false;
  return number.form === "words" ? isCapitalName(view.tokens[number.from]) : !candidate.counts;
}

/** `a top 10 finish` names, `the top 10 companies hold` counts; `no 5` needs its dot or capital. */
function isVerbLike(candidate: Candidate, _view: MaskView, left: Token): boolean {
  if (left.lower === "no" || left.lower === "top" || left.lower === "seeds" || left.lower === "size")
    return candidate.counts || (left.lower === "no" && left.text === "no");
  return candidate.counts;
}

/** In capitals these do not take a number as ABC 4 does. */
const COUNTRIES = new Set(["USA", "UAE", "THE", "AND", "FOR"]);

/** So far back the label of a list may stand (tokens). */
const LIST_REACH = 12;

/** `seasons 1 and 2`, `size 33-34`, `sections 147, 148 and 302`: the numbers of a label behind its first. */
function isListed(candidate: Candidate, view: MaskView): boolean {
  for (let back = 1; back <= LIST_REACH; back += 1) {
    const token = before(candidate, view, back);
    if (token === undefined) return false;
    const isLink = isHyphen(token) || /^(?:and|or|to|,|&)$/.test(token.lower);
    if (isLink || (token.kind === "digits" && back > 1)) continue;
    return back > 2 && (LABEL_WORDS.has(token.lower) || LABEL_WORDS.has(singularOf(token.lower)));
  }
  return false;
}

/** `No. 1`, `No.10`. */
function isNumberedName(candidate: Candidate, view: MaskView): boolean {
  const left = before(candidate, view);
  if (left?.text !== "." || !isGlued(left) || candidate.unit !== null) return false;
  return /^(?:no|nos|vol|ch|art|sec|pt)$/.test(before(candidate, view, 2)?.lower ?? "");
}
