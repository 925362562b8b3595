import { MONTH_NAMES, WEEKDAY_NAMES, YEAR_OPENERS } from "./mask-words.ts";
import { after, before, isGlued, isHyphen } from "./mask-view.ts";
import type { Candidate, MaskView } from "./mask-view.ts";
import type { NumberMention } from "./number-mention.ts";
import type { Token } from "./read-tokens.ts";

function isMonth(token: Token | undefined): boolean {
  return token?.kind === "word" && /^\p{Lu}/u.test(token.text) && MONTH_NAMES.has(token.lower.replace(".", ""));
}

/** `September 8`, `8 September`, `Aug. 3`, `12/03/2024`, `the 24th`; a year beside it is masked as one. */
export function isDate(candidate: Candidate, view: MaskView): boolean {
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

function isNumericDate({ number }: Candidate, { text }: MaskView): boolean {
  if (number.shape === "dotted" || number.form !== "digits") return false;
  const isJoined = /[/.-]/.test(text[number.start - 1] ?? "") || /[/.-]/.test(text[number.end] ?? "");
  return isJoined && slashed(text, number);
}

function slashed(text: string, { start, end }: NumberMention): boolean {
  const left = text.slice(Math.max(0, start - 9), start);
  const right = text.slice(end, end + 9);
  const leftParts = /(?:^|[^\d/.-])((?:\d{1,4}[/.-]){1,2})$/.exec(left)?.[1];
  const rightParts = /^((?:[/.-]\d{1,4}){1,2})(?![\d/])/.exec(right)?.[1];
  const count = (leftParts?.match(/\d+/g)?.length ?? 0) + (rightParts?.match(/\d+/g)?.length ?? 0);
  return count === 2;
}

/** `2`, `2.17`: hours alone or with two digits of minutes. */
function isClock({ value, start, end, plain }: NumberMention): boolean {
  const minutes = Math.round((value % 1) * 100);
  return (
    value < 25 &&
    (plain ||
      Number.isInteger(value) ||
      (minutes < 60 && end - start >= 4 && Math.abs(value * 100 - Math.round(value * 100)) < 1e-9))
  );
}

/** `11 a.m.`, `6pm`, `17:22`, `seven o'clock`, `2130 GMT`. */
export function isTimeOfDay(candidate: Candidate, view: MaskView): boolean {
  const { number, unit } = candidate;
  if (unit?.kind === "currency" || unit?.kind === "share") return false;
  const right = after(candidate, view);
  const word = right?.lower.replaceAll(".", "") ?? "";
  if (word === "uhr" || (!view.readsWords && /^(?:h|heures?)$/.test(word) && opensHour(candidate, view))) return true;
  if (number.scale === 1 && (word === "am" || word === "pm") && isClock(number))
    return unit === null || unit.to <= number.to + 1;
  if (/^(?:gmt|bst|utc|et|est|edt|pt|pst|pdt|ist|cet|cest)$/.test(word) && number.value <= 2400)
    return number.plain || !isGlued(right);
  if (
    word === "in" &&
    after(candidate, view, 1)?.lower === "the" &&
    /^(?:morning|afternoon|evening)$/.test(after(candidate, view, 2)?.lower ?? "")
  )
    return number.value <= 12;
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

/** `à 18 h`, `18h30`; `pendant 18 h` is a duration. */
function opensHour(candidate: Candidate, view: MaskView): boolean {
  if (!candidate.number.plain || candidate.number.value > 24) return false;
  const minutes = after(candidate, view, 1);
  return (
    (minutes?.kind === "digits" && isGlued(minutes)) ||
    /^(?:à|vers|dès|avant|après)$/.test(before(candidate, view)?.lower ?? "")
  );
}

/** `the 1960s`, `her 20s`, `’90s`, `1980's`. */
export function isDecade(candidate: Candidate, view: MaskView): boolean {
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

export function isYear(candidate: Candidate, view: MaskView): boolean {
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
    ? !candidate.counts || !String(number.value).endsWith("00")
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
