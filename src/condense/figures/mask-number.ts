import type { NumberMention } from "./find-numbers.ts";
import type { UnitMention } from "./find-unit.ts";
import {
  IDIOMS,
  LABEL_WORDS,
  MONTH_NAMES,
  NAME_WORDS,
  SCORE_WORDS,
  STREET_WORDS,
  WEEKDAY_NAMES,
  YEAR_OPENERS,
} from "./mask-words.ts";
import type { MaskReason } from "./quantity.ts";
import type { Token } from "./read-tokens.ts";
import { isFunctionWord } from "./word-shapes.ts";

/** A number with what was found beside it. */
export interface Candidate {
  readonly number: NumberMention;
  readonly unit: UnitMention | null;
  /** A plural noun follows that the number may count. */
  readonly counts: boolean;
}

export interface MaskView {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly candidates: readonly Candidate[];
  /** Whether the language's words for a thousand and a million are known. */
  readonly knowsScales: boolean;
}

type Rule = (candidate: Candidate, view: MaskView, index: number) => boolean;

/** Tried in this order; the first that holds gives the reason. */
const RULES: readonly (readonly [MaskReason, Rule])[] = [
  ["ambiguous separators", ({ number }) => number.shape === "ambiguous"],
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
  for (const [reason, rule] of RULES) if (rule(candidate, view, index)) return reason;
  return null;
}

function before({ number }: Candidate, { tokens }: MaskView, back = 1): Token | undefined {
  return tokens[number.from - back];
}

function after({ number }: Candidate, { tokens }: MaskView, ahead = 0): Token | undefined {
  return tokens[number.to + ahead];
}

function isGlued(token: Token | undefined): boolean {
  return token?.spaced === false;
}

function isHyphen(token: Token | undefined): boolean {
  return token !== undefined && /^[-‐‑–—−]$/.test(token.text);
}

/** Where a language's multipliers are not known, a word behind the digits may be one: no figure rather than a wrong one. */
function isUnread(candidate: Candidate, view: MaskView): boolean {
  if (view.knowsScales) return false;
  const next = after(candidate, view);
  const unit = candidate.unit;
  return next?.kind === "word" && (unit === null || unit.to === candidate.number.to);
}

const IDIOM_OPENERS = new Set(IDIOMS.map((phrase) => phrase[0]?.split(/[-/]/)[0] ?? ""));
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
  if (!IDIOM_OPENERS.has(first.lower) && start === first.start) return false;
  const here = text.slice(start, start + LONGEST_IDIOM).toLowerCase();
  return IDIOMS.some((phrase) => {
    const words = phrase.join(" ");
    return here.startsWith(words) && !/[\p{L}\d/]/u.test(here[words.length] ?? "");
  });
}

/** Letters or marks grow into the number: `A320`, `XC40`, `V-12`, `COVID-19`, `5G`, `49ers`, `#1`, `@`. */
function isIdentifier(candidate: Candidate, view: MaskView): boolean {
  const { number, unit } = candidate;
  if (number.form !== "digits") return false;
  if (UNSPACED.test(before(candidate, view)?.text ?? "") || UNSPACED.test(after(candidate, view)?.text ?? ""))
    return false;
  const first = view.tokens[number.from];
  const left = before(candidate, view);
  const money = unit?.kind === "currency" && unit.from < number.from;
  if (!money && isGlued(first) && left !== undefined && leftIdentifier(candidate, view, left)) return true;
  const right = after(candidate, view);
  if (
    unit === null &&
    right?.kind === "word" &&
    isGlued(right) &&
    !/^(?:st|nd|rd|th|s|am|pm|a\.m\.|p\.m\.)$/.test(right.lower)
  )
    return true;
  if (unit === null && number.plain && isHyphen(right) && isGlued(right)) {
    const tail = after(candidate, view, 1);
    return tail?.kind === "word" && isGlued(tail) && /^\p{Lu}/u.test(tail.text) && tail.text.length < 4;
  }
  return false;
}

/** Scripts that put no space between a word and a number. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;

function leftIdentifier(candidate: Candidate, view: MaskView, left: Token): boolean {
  if (left.kind === "word") return left.text !== "x" && !/^(?:s|us|rs)$/.test(left.lower);
  if (/^[#@_&/\\=]$/.test(left.text)) {
    const further = before(candidate, view, 2);
    return left.text !== "/" || (isGlued(left) && further?.kind === "word");
  }
  if (!isHyphen(left) || !isGlued(left)) return left.text === "#" || left.text === "@";
  const name = before(candidate, view, 2);
  if (name?.kind !== "word") return false;
  return (
    /^\p{Lu}/u.test(name.text) &&
    !/^(?:minus|plus|sub|mid|pre|post|to|over|under|age|aged)$/i.test(name.text) &&
    candidate.number.plain
  );
}

function isMonth(token: Token | undefined): boolean {
  return token?.kind === "word" && /^\p{Lu}/u.test(token.text) && MONTH_NAMES.has(token.lower.replace(".", ""));
}

/** `September 8`, `8 September`, `Aug. 3`, `12/03/2024`, `the 24th`; a year beside it is masked as one. */
function isDate(candidate: Candidate, view: MaskView): boolean {
  const { number, unit } = candidate;
  if (unit !== null && unit.kind !== "time") return isNumericDate(candidate, view);
  if (number.form !== "digits" && number.form !== "words") return false;
  if (number.scale > 1) return false;
  const left = before(candidate, view);
  const month = left?.text === "." ? before(candidate, view, 2) : left;
  if (number.plain && number.value >= 1 && number.value <= 31) {
    if (isMonth(month) && !candidate.counts) return true;
    const right = after(candidate, view);
    if (isMonth(right) || (right?.lower === "of" && isMonth(after(candidate, view, 1)))) return true;
    if (/^(?:st|nd|rd|th)$/.test(right?.lower ?? "") && isGlued(right)) return false;
    if (WEEKDAY_NAMES.has(month?.lower ?? "") && unit === null && !candidate.counts) return true;
    if (spansDays(candidate, view)) return true;
  }
  return isNumericDate(candidate, view);
}

/** `March 3-5`, `3 and 4 May`: the other day of a pair. */
function spansDays(candidate: Candidate, view: MaskView): boolean {
  const left = before(candidate, view);
  if (
    (isHyphen(left) || left?.lower === "and" || left?.lower === "to") &&
    isMonth(before(candidate, view, 3)) &&
    before(candidate, view, 2)?.kind === "digits"
  )
    return true;
  const right = after(candidate, view);
  return (
    (isHyphen(right) || right?.lower === "and" || right?.lower === "to") &&
    after(candidate, view, 1)?.kind === "digits" &&
    isMonth(after(candidate, view, 2))
  );
}

function isNumericDate(candidate: Candidate, view: MaskView): boolean {
  const { number } = candidate;
  if (number.shape === "dotted") return false;
  const around = view.text.slice(Math.max(0, number.start - 8), number.end + 8);
  return /\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}/.test(around) && number.form === "digits" && slashed(view.text, number);
}

function slashed(text: string, { start, end }: NumberMention): boolean {
  const left = text.slice(Math.max(0, start - 9), start);
  const right = text.slice(end, end + 9);
  const leftParts = /(?:^|[^\d/.-])((?:\d{1,4}[/.-]){1,2})$/.exec(left)?.[1];
  const rightParts = /^((?:[/.-]\d{1,4}){1,2})(?![\d/])/.exec(right)?.[1];
  const count = (leftParts?.match(/\d+/g)?.length ?? 0) + (rightParts?.match(/\d+/g)?.length ?? 0);
  return count === 2;
}

/** `11 a.m.`, `6pm`, `17:22`, `seven o'clock`, `2130 GMT`. */
function isTimeOfDay(candidate: Candidate, view: MaskView): boolean {
  const { number, unit } = candidate;
  if (unit?.kind === "currency" || unit?.kind === "share") return false;
  const right = after(candidate, view);
  const word = right?.lower.replaceAll(".", "") ?? "";
  if (number.scale === 1 && (word === "am" || word === "pm") && (number.value <= 24 || number.form === "digits"))
    return unit === null || unit.to <= number.to + 1;
  if (/^(?:gmt|bst|utc|et|est|edt|pt|pst|pdt|ist|cet|cest|hrs)$/.test(word) && number.value <= 2400)
    return number.plain || !isGlued(right);
  if (word === "o" && /^['’]$/.test(after(candidate, view, 1)?.text ?? "")) return true;
  if (right?.lower === "o'clock" || right?.lower === "o’clock") return true;
  const left = before(candidate, view);
  if (
    right?.text === ":" &&
    isGlued(right) &&
    after(candidate, view, 1)?.kind === "digits" &&
    isGlued(after(candidate, view, 1))
  )
    return true;
  return (
    left?.text === ":" &&
    isGlued(left) &&
    isGlued(view.tokens[number.from]) &&
    before(candidate, view, 2)?.kind === "digits"
  );
}

function isVersion(candidate: Candidate, view: MaskView): boolean {
  const { number, unit } = candidate;
  if (number.shape === "dotted") return unit?.kind !== "currency";
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

/** `the 1960s`, `her 20s`, `’90s`, `1980's`. */
function isDecade(candidate: Candidate, view: MaskView): boolean {
  const { number, unit } = candidate;
  if (!number.plain || (unit !== null && unit.unit !== "second") || number.value % 10 !== 0) return false;
  const right = after(candidate, view);
  if (right?.lower === "s" && isGlued(right)) return true;
  return (
    /^['’]$/.test(right?.text ?? "") &&
    isGlued(right) &&
    after(candidate, view, 1)?.lower === "s" &&
    number.value >= 1000
  );
}

/** The years that news speaks of; earlier and later ones need a word that makes them a year. */
const SURE_YEARS: readonly [number, number] = [1900, 2035];
const YEARS: readonly [number, number] = [1400, 2100];

function isYear(candidate: Candidate, view: MaskView): boolean {
  const { number, unit } = candidate;
  if (!number.plain) return isShortYear(candidate, view);
  if (isYearTail(candidate, view)) return true;
  if (view.tokens[number.from]?.text.length !== 4) return isShortYear(candidate, view);
  if (number.value < YEARS[0] || number.value > YEARS[1]) return false;
  if (unit !== null && unit.kind !== "time") return false;
  if (unit?.kind === "time" && unit.to - number.to === 1 && !isGlued(after(candidate, view)))
    return number.value >= SURE_YEARS[0] && unit.unit === "season";
  const left = before(candidate, view)?.lower ?? "";
  if (YEAR_OPENERS.has(left) || isMonth(before(candidate, view)) || /^['’]$/.test(left))
    return (
      !candidate.counts || (number.value >= SURE_YEARS[0] && left !== "about" && left !== "around" && left !== "to")
    );
  const sure = number.value >= SURE_YEARS[0] && number.value <= SURE_YEARS[1];
  return sure
    ? !candidate.counts || !/00$/.test(String(number.value))
    : !candidate.counts && !isHyphen(after(candidate, view));
}

/** `’98`, `FY21`. */
function isShortYear(candidate: Candidate, view: MaskView): boolean {
  const { number, unit } = candidate;
  const left = before(candidate, view);
  return (
    unit === null &&
    number.plain &&
    number.end - number.start === 2 &&
    left !== undefined &&
    /^[’']$/.test(left.text) &&
    left.spaced &&
    isGlued(view.tokens[number.from])
  );
}

/** `2014-15`, `2013–2014`, `2018/19`: the half behind the bar. */
function isYearTail(candidate: Candidate, view: MaskView): boolean {
  const left = before(candidate, view);
  const year = before(candidate, view, 2);
  if (
    left === undefined ||
    !(isHyphen(left) || left.text === "/") ||
    !isGlued(left) ||
    !isGlued(view.tokens[candidate.number.from])
  )
    return false;
  const value = Number(year?.text);
  return (
    year?.kind === "digits" &&
    year.text.length === 4 &&
    value >= YEARS[0] &&
    value <= YEARS[1] &&
    [2, 4].includes(candidate.number.end - candidate.number.start)
  );
}

function isOrdinal(candidate: Candidate, view: MaskView): boolean {
  const right = after(candidate, view);
  return candidate.number.form === "digits" && isGlued(right) && /^(?:st|nd|rd|th)$/.test(right?.lower ?? "");
}

/** `1. First point`, `(2) Second`, `3) Third` at the start of a line. */
function isListMark(candidate: Candidate, { text, tokens }: MaskView): boolean {
  const { number, unit } = candidate;
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
  const isSmall = ({ number }: Candidate): boolean => number.plain && number.end - number.start <= 3;
  const glued = (left: Candidate | undefined, right: Candidate | undefined): boolean =>
    left !== undefined &&
    right !== undefined &&
    isSmall(left) &&
    isSmall(right) &&
    right.number.from === left.number.to + 1 &&
    (isHyphen(tokens[left.number.to]) || tokens[left.number.to]?.text === ":") &&
    isGlued(tokens[right.number.from]) &&
    isGlued(tokens[left.number.to]);
  const next = candidates[index + 1];
  if (next !== undefined && glued(candidate, next)) return [candidate, next];
  const previous = candidates[index - 1];
  return previous !== undefined && glued(previous, candidate) ? [previous, candidate] : null;
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

/** `Jane Doe, 34, said`, `women aged 25 to 54`, `under-21s`. */
function isAgeInName(candidate: Candidate, view: MaskView): boolean {
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

/** `the two countries`: it points back at what was told, and counts nothing new. Up to ten, in words. */
function isReference(candidate: Candidate, view: MaskView): boolean {
  const { number, unit } = candidate;
  if (number.form !== "words" || number.value > 10 || unit !== null || !candidate.counts) return false;
  return /^(?:the|these|those|both)$/.test(before(candidate, view)?.lower ?? "");
}

/** `Section 427`, `iPhone 11`, `S&P 500`, `category 4`, `Chelsea 2`. */
function isName(candidate: Candidate, view: MaskView): boolean {
  const { number, unit } = candidate;
  const left = before(candidate, view);
  if (unit?.unit === "second" && number.plain && after(candidate, view)?.text === "s" && isCapitalName(left))
    return true;
  if (unit !== null && unit.kind !== "time") return false;
  if (left?.kind !== "word") return isNumberedName(candidate, view);
  const small = number.scale === 1 && number.high === null && number.form !== "fraction";
  if (!small || unit !== null) return false;
  if (!left.spaced && left.text.length < 3 && before(candidate, view, 2)?.text === "&") return true;
  if (LABEL_WORDS.has(left.lower) && !isVerbLike(candidate, view, left)) return number.plain || number.form === "words";
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

/** `No. 1`, `No.10`. */
function isNumberedName(candidate: Candidate, view: MaskView): boolean {
  const left = before(candidate, view);
  if (left?.text !== "." || !isGlued(left) || candidate.unit !== null) return false;
  return /^(?:no|nos|vol|ch|art|sec|pt)$/.test(before(candidate, view, 2)?.lower ?? "");
}
