import type { Span } from "../../article/figure.ts";
import type { MaskReason } from "./quantity.ts";

/** Characters that name something by digits, whole: `(555) 010-0147`, `ISBN 978-3-…`, `No. 26-1184`. */
export interface Identifier extends Span {
  readonly reason: Extract<MaskReason, "phone number" | "identifier" | "score">;
}

interface Rule {
  readonly reason: Identifier["reason"];
  /** Global; every repetition in it is bounded. */
  readonly form: RegExp;
  /** Whether what was found is one, where the form alone does not say. */
  readonly holds?: (found: string, before: string) => boolean;
}

/** Without one of these a sentence has none: most are not looked through. */
const MAY_HAVE = /\d[-/) ]\(?\d|\bto\b|\) ?\d|ISBN|ISSN/;
/** The fewest digits of a telephone number with its area (digits). */
const FEWEST = 7;
/** So much is read before what was found (characters). */
const LEAD = 40;
const CALLS = /\b(?:call|calls|calling|phone|phoning|tel|telephone|dial|ring|hotline|fax|text)\b[^.;]{0,24}$/i;
const VOTES =
  /\b(?:vote[ds]?|voting|ballot|motion|council\w*|parliament|senate|senators|assembly|lawmakers|MPs|committee|jury|judges|court|ruled|passed|approved|rejected|won|beat|lost|defeated)\b/i;
const MOVES =
  /\b(?:rose|risen|rising|rises|fell|fallen|falls|falling|cut|cuts|grew|grown|up|down|increased|decreased|reduced|raised|lowered|dropped|climbed|gained|shrank|shrunk)\s+$/i;

/** Source: E.123 and national habits for telephones, ISO 2108 (ISBN), ISO 3297 (ISSN), court and file numbers as news writes them. */
const RULES: readonly Rule[] = [
  {
    reason: "phone number",
    form: /(?<![\d.,])(?:\+\d{1,3}|\(0\d{1,4}\)|0\d{1,5})(?:[ /.-]?\(?\d{2,8}\)?){1,5}(?![\d%])/g,
    holds: (found) =>
      digitsOf(found) >= FEWEST && !/^0\d{0,5}\.\d+$/.test(found) && !/^\+\d{1,3}(?:[ .]\d{3})+$/.test(found),
  },
  { reason: "phone number", form: /(?<!\d)\(\d{3}\) ?\d{3}[- ]\d{4}(?!\d)/g },
  {
    reason: "phone number",
    form: /(?<![\d.,$€£-])\d{3}-\d{4}(?![\d-])/g,
    holds: (found, before) => /-0|^555/.test(found) || CALLS.test(before),
  },
  { reason: "identifier", form: /\bIS[BS]N(?:-1[03])?:?\s?\d[\dX -]{5,16}[\dX]/g },
  { reason: "identifier", form: /\bNos?\.? ?\d{1,6}(?:[-/]\d{1,8}){1,4}/g },
  {
    reason: "identifier",
    form: /\b(?:case|docket|file|reference|ref|invoice|order|permit|licen[cs]e|patent|application|claim|policy|account)(?: number| no\.?)?[ :]{1,2}\d{1,6}(?:[-/]\d{1,8}){1,4}/gi,
  },
  {
    reason: "score",
    form: /\bby \d{1,3}(?: votes)? to \d{1,3}(?![\d%.,]*\d|%| ?(?:per|percent|points?)\b)/g,
    holds: (found, before) => VOTES.test(before) && !MOVES.test(before) && falls(found),
  },
];

/** The identifiers of a sentence, for `maskNumber`; linear. */
export function findIdentifiers(text: string): readonly Identifier[] {
  if (!MAY_HAVE.test(text)) return [];
  const identifiers: Identifier[] = [];
  for (const { reason, form, holds } of RULES) {
    form.lastIndex = 0;
    for (let match = form.exec(text); match !== null; match = form.exec(text)) {
      const { 0: found, index } = match;
      const isOne = holds === undefined || holds(found, text.slice(Math.max(0, index - LEAD), index));
      if (isOne) identifiers.push({ start: index, end: index + found.length, reason });
    }
  }
  return identifiers;
}

function digitsOf(text: string): number {
  return text.replace(/\D/g, "").length;
}

/** `31 to 17`: who wins is told first. */
function falls(found: string): boolean {
  const [first = 0, second = 0] = (found.match(/\d+/g) ?? []).map(Number);
  return first > second;
}
