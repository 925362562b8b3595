import { findRate } from "./find-rate.ts";
import { isDate, isDecade, isTimeOfDay, isYear } from "./mask-dates.ts";
import { isIdentifier } from "./mask-identifiers.ts";
import { isAgeInName, isName, isReference } from "./mask-names.ts";
import { after, before, isGlued, isHyphen } from "./mask-view.ts";
import type { Candidate, MaskView } from "./mask-view.ts";
import { IDIOMS, SCORE_WORDS, STREET_WORDS } from "./mask-words.ts";
import type { MaskReason } from "./quantity.ts";
import type { Token } from "./read-tokens.ts";

type Rule = (candidate: Candidate, view: MaskView, index: number) => boolean;

/** Tried in this order; the first that holds gives the reason. */
const RULES: readonly (readonly [MaskReason, Rule])[] = [
  ["ambiguous separators", isAmbiguous],
  ["unread words", isUnread],
  ["idiom", isIdiom],
  ["identifier", isIdentifier],
  ["date", isDate],
  ["time of day", isTimeOfDay],
  ["version", isVersion],
  ["phone number", isPhoneNumber],
  ["decade", isDecade],
  ["year", isYear],
  ["ordinal", isOrdinal],
  ["list mark", isListMark],
  ["footnote", isFootnote],
  ["address", isAddress],
  ["score", isScore],
  ["age in a name", isAgeInName],
  ["reference", isReference],
  ["name", isName],
];

/** Why a number is no figure; null where it is one. */
export function maskNumber(candidate: Candidate, view: MaskView, index: number): MaskReason | null {
  const { number } = candidate;
  const named = view.identifiers.find(({ start, end }) => number.start < end && number.end > start);
  if (named !== undefined) return named.reason;
  for (const [reason, rule] of RULES) if (rule(candidate, view, index)) return reason;
  return null;
}

/** `1.500 euros` in an English text may be from one that writes thousands so; `1.459 euros per litre` is a price. */
function isAmbiguous({ number, unit }: Candidate, { text, tokens }: MaskView): boolean {
  if (number.shape === "ambiguous") return true;
  if (unit?.unit !== "EUR" || unit.from !== number.from || number.scale > 1) return false;
  return /^[1-9]\d{0,2}\.\d{3}$/.test(text.slice(number.start, number.end)) && findRate(tokens, unit.to) === null;
}

/** Where a language's multipliers are not known, a word behind the digits may be one: no figure rather than a wrong one. */
function isUnread(candidate: Candidate, view: MaskView): boolean {
  if (view.knowsScales) return false;
  const next = after(candidate, view);
  const unit = candidate.unit;
  return next?.kind === "word" && (unit === null || unit.to === candidate.number.to);
}

const IDIOM_OPENERS = new Set(IDIOMS.map((phrase) => phrase.split(/[-/ ]/)[0] ?? ""));
const LONGEST_IDIOM = 24;

function isIdiom(candidate: Candidate, { text, tokens }: MaskView): boolean {
  const { number, unit } = candidate;
  const first = tokens[number.from];
  if (first === undefined || unit?.kind === "currency") return false;
  if (
    tokens[number.from - 1]?.text === "/" &&
    /^(?:24\/7|9\/11|7\/7|50\/50|20\/20)\b/.test(
      text.slice(Math.max(0, number.start - 3), number.end).replace(/^\D+/, ""),
    )
  )
    return true;
  const start = tokens[number.from - 1]?.lower === "no" ? (tokens[number.from - 1]?.start ?? 0) : first.start;
  if (number.high !== null && unit === null && !candidate.counts && tokens[number.to]?.lower !== "of") return true;
  if (/\bone[- ]in[- ]$/i.test(text.slice(Math.max(0, start - 8), start)) && number.scale > 1) return true;
  if (unit === null && isManifold(tokens, number.to)) return true;
  if (!IDIOM_OPENERS.has(first.lower) && start === first.start) return false;
  const here = text.slice(start, start + LONGEST_IDIOM).toLowerCase();
  return IDIOMS.some((phrase) => here.startsWith(phrase) && !/[\p{L}\d/]/u.test(here[phrase.length] ?? ""));
}

function isVersion(candidate: Candidate, view: MaskView): boolean {
  const { number, unit } = candidate;
  if (number.shape === "dotted") return true;
  const left = before(candidate, view)?.lower ?? "";
  return left === "version" || (left === "v" && unit === null) || (left === "v." && unit === null);
}

/** Digits in groups over hyphens, or with a `+` and a country before them. */
function isPhoneNumber(candidate: Candidate, view: MaskView): boolean {
  const { number, unit } = candidate;
  if (number.form !== "digits" || unit?.kind === "currency" || number.scale > 1) return false;
  const around = view.text.slice(Math.max(0, number.start - 18), number.end + 18);
  const digits =
    /(?:\+|\b)\d{1,4}[ -]?\(?\d{2,5}\)?[ -]\d{3,4}[ -]\d{3,5}\b|\b\d{3}-\d{3,4}(?:-\d{4})\b|\(\d{3}\) ?\d{3}-\d{4}/;
  const found = digits.exec(around);
  if (found !== null) {
    const start = Math.max(0, number.start - 18) + found.index;
    return number.start >= start && number.end <= start + found[0].length;
  }
  return before(candidate, view)?.text === "+" && number.plain && number.end - number.start > 6;
}

const ORDINAL_WORDS = /^(?:first|second|third|\p{L}+th)$/u;

function isOrdinal(candidate: Candidate, view: MaskView): boolean {
  if (
    candidate.number.form === "words" &&
    isHyphen(after(candidate, view)) &&
    ORDINAL_WORDS.test(after(candidate, view, 1)?.lower ?? "")
  )
    return true;
  const right = after(candidate, view);
  return candidate.number.form === "digits" && isGlued(right) && /^(?:st|nd|rd|th)$/.test(right?.lower ?? "");
}

/** `1. First point`, `(2) Second`, `3) Third` at the start of a line. */
function isListMark(candidate: Candidate, { text, tokens }: MaskView): boolean {
  const { number, unit } = candidate;
  if (number.form === "words" && number.from === 0 && tokens[number.to]?.text === "," && number.value < 10) return true;
  if (!number.plain || unit !== null || number.value > 99) return false;
  const opening = tokens[number.from - 1]?.text === "(" ? number.from - 1 : number.from;
  const start = tokens[opening]?.start ?? 0;
  if (start > 0 && text[start - 1] !== "\n" && opening !== 0) return false;
  const right = tokens[number.to];
  if (right?.text === ")" && isGlued(right)) return true;
  return right?.text === "." && isGlued(right) && tokens[number.to + 1] !== undefined;
}

/** `[12]`, and a small number in brackets that names nothing: `Prescott (4) celebrates`. */
function isFootnote(candidate: Candidate, view: MaskView): boolean {
  const { number, unit } = candidate;
  if (!number.plain || unit !== null) return false;
  const left = before(candidate, view)?.text;
  const right = after(candidate, view)?.text;
  if (left === "[" && right === "]") return true;
  return left === "(" && right === ")" && number.value < 100;
}

function isAddress(candidate: Candidate, view: MaskView): boolean {
  const { number, unit } = candidate;
  if (unit !== null || !number.plain) return false;
  for (let ahead = 0; ahead < 4; ahead += 1) {
    const token = after(candidate, view, ahead);
    if (ahead < 2 && (isHyphen(token) || token?.kind === "digits")) continue;
    if (token?.kind !== "word" || !(/^\p{Lu}/u.test(token.text) || (ahead > 0 && /^\d/.test(token.text)))) return false;
    if (ahead > 0 && STREET_WORDS.has(token.lower)) return true;
  }
  return false;
}

/** `three-time champion`, `two-way street`. */
function isManifold(tokens: readonly Token[], at: number): boolean {
  const [hyphen, word] = [tokens[at], tokens[at + 1]];
  return isHyphen(hyphen) && isGlued(hyphen) && isGlued(word) && MANIFOLD.has(word?.lower ?? "");
}
const MANIFOLD = new Set([
  "time",
  "way",
  "sided",
  "faced",
  "handed",
  "pronged",
  "dimensional",
  "ish",
  "something",
  "odd",
]);

/** `2-1`, `6–4`: two small numbers over a hyphen without a unit that do not rise, or rise in a sentence about results. */
function isScore(candidate: Candidate, view: MaskView, index: number): boolean {
  const partner = scorePartner(candidate, view, index);
  if (partner === null) return isRating(candidate, view);
  const [first, second] = partner;
  if (first.unit !== null || (second.unit !== null && second.unit.kind !== "age")) return false;
  if (second.counts && first.number.value < second.number.value && !SCORE_WORDS.test(view.text)) return false;
  return first.number.value >= second.number.value || SCORE_WORDS.test(view.text) || !second.counts;
}

function scorePartner(
  candidate: Candidate,
  { tokens, candidates }: MaskView,
  index: number,
): readonly [Candidate, Candidate] | null {
  const glued = (left: Candidate | undefined, right: Candidate | undefined): boolean =>
    left !== undefined &&
    right !== undefined &&
    isSmall(left) &&
    isSmall(right) &&
    right.number.from === left.number.to + 1 &&
    /^[-‐‑–:/]$/.test(tokens[left.number.to]?.text ?? "") &&
    isGlued(tokens[right.number.from]) &&
    isGlued(tokens[left.number.to]);
  const next = candidates[index + 1];
  if (next !== undefined && glued(candidate, next)) return [candidate, next];
  const previous = candidates[index - 1];
  return previous !== undefined && glued(previous, candidate) ? [previous, candidate] : null;
}

function isSmall({ number }: Candidate): boolean {
  return number.plain && number.end - number.start <= 3;
}

/** `Ander Herrera: 4 Started well`: marks that a sports page gives. */
function isRating(candidate: Candidate, view: MaskView): boolean {
  const { number, unit } = candidate;
  const colon = before(candidate, view);
  return (
    unit === null &&
    number.plain &&
    number.value <= 10 &&
    !candidate.counts &&
    colon?.text === ":" &&
    isGlued(colon) &&
    /^\p{Lu}/u.test(before(candidate, view, 2)?.text ?? "") &&
    /^\p{Lu}/u.test(after(candidate, view)?.text ?? "")
  );
}
