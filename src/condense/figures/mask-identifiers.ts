import { after, before, isGlued, isHyphen } from "./mask-view.ts";
import type { Candidate, MaskView } from "./mask-view.ts";
import type { Token } from "./read-tokens.ts";

/** Letters or marks grow into the number: `A320`, `XC40`, `V-12`, `COVID-19`, `5G`, `49ers`, `#1`, `@`. */
export function isIdentifier(candidate: Candidate, view: MaskView): boolean {
  const { number, unit } = candidate;
  if (number.form !== "digits") return false;
  if (UNSPACED.test(before(candidate, view)?.text ?? "") || UNSPACED.test(after(candidate, view)?.text ?? ""))
    return false;
  const first = view.tokens[number.from];
  const left = before(candidate, view);
  const money = unit?.kind === "currency" && unit.from < number.from;
  if (
    unit === null &&
    left?.text === "-" &&
    left.spaced &&
    isGlued(first) &&
    /^\p{Lu}{2,}$/u.test(before(candidate, view, 2)?.text ?? "")
  )
    return true;
  if (/^(?:zip|postcode|postal)$/.test(after(candidate, view)?.lower ?? "")) return true;
  if (!money && isGlued(first) && left !== undefined && leftIdentifier(candidate, view, left)) return true;
  const right = after(candidate, view);
  if (number.plain && right?.text === "(" && isGlued(right) && /^\p{L}$/u.test(after(candidate, view, 1)?.text ?? ""))
    return true;
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

/** `A350-1000`: letters, digits, a hyphen, digits. */
function isIdentifierLetter(candidate: Candidate, view: MaskView): boolean {
  const letters = before(candidate, view, 3);
  return isGlued(before(candidate, view, 2)) && letters?.kind === "word" && /^\p{Lu}/u.test(letters.text);
}

function leftIdentifier(candidate: Candidate, view: MaskView, left: Token): boolean {
  if (left.text === "-" && before(candidate, view, 2)?.kind === "digits" && isIdentifierLetter(candidate, view))
    return true;
  if (left.kind === "word") return !/^(?:s|us|rs)$/.test(left.lower);
  if (/^[#@_&/\\=]$/.test(left.text)) {
    const further = before(candidate, view, 2);
    return left.text !== "/" || (isGlued(left) && further?.kind === "word");
  }
  if (!/^[-‐‑]$/.test(left.text) || !isGlued(left)) return left.text === "#" || left.text === "@";
  const name = before(candidate, view, 2);
  if (name?.kind !== "word") return false;
  return (
    /^\p{Lu}/u.test(name.text) &&
    !/^(?:minus|plus|sub|mid|pre|post|to|over|under|age|aged)$/i.test(name.text) &&
    candidate.number.plain
  );
}
