import { parseMonth } from "../feed/month-names.ts";

/** A calendar day (`2026-11-02`), as a page writes it, and the instant where it names one too. */
export interface WrittenDay {
  readonly day: string;
  readonly at: Date;
}

/** Years that news on the web can be of. */
const YEARS = { first: 1990, last: 2099 };

const ORDINAL = String.raw`(?:st|nd|rd|th|º|er|\.)?`;

/** A way to write a day, with the place of year, month and day among what it finds. */
interface Form {
  readonly pattern: RegExp;
  readonly order: readonly [year: number, month: number, day: number];
}

const IN_DIGITS: readonly Form[] = [
  { pattern: /(?<!\d)((?:19|20)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/u, order: [1, 2, 3] },
  { pattern: /(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)/u, order: [1, 2, 3] },
  { pattern: /((?:19|20)\d\d)\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日/u, order: [1, 2, 3] },
];

/** The ways that have a month's name, in these letters. */
function withName(letter: string): readonly Form[] {
  const name = `${letter}{3,12}`;
  const form = (source: string, order: Form["order"]): Form => ({ pattern: new RegExp(source, "iu"), order });
  return [
    form(String.raw`(?<!\d)((?:19|20)\d\d)\s+(${name})\.?\s+(\d{1,2})(?!\d)`, [1, 2, 3]),
    form(String.raw`(?<!${letter})(${name})\.?\s+(\d{1,2})${ORDINAL},?\s+((?:19|20)\d\d)(?!\d)`, [3, 1, 2]),
    form(
      String.raw`(?<!\d)(\d{1,2})${ORDINAL}[\s-]+(?:de\s+|of\s+)?(${name})\.?,?[\s-]+(?:de\s+|del\s+)?((?:19|20)\d\d)(?!\d)`,
      [3, 2, 1],
    ),
  ];
}

const ASCII = /^[\t\n\r -~]*$/;
const IN_ASCII = withName("[a-z]");
/** To be matched with the letters of every script, the three take 0.03 s to compile and to begin: they wait for a text that has some. */
const IN_ANY_SCRIPT = withName(String.raw`\p{L}`);

const NUMERIC = /(?<![\d/.-])(\d{1,2})([./-])(\d{1,2})\2((?:19|20)\d\d)(?!\d|[/.]\d)/u;

export interface DayOptions {
  /** Whether `03/04/2026` is the third of April. Dots always say so. */
  readonly isDayFirst: boolean;
  /** The page's, as BCP 47: a word may be a month in one language and not in another. */
  readonly language: string | null;
}

/** The first day that a text names, in any of the usual ways, or null; a day that the calendar does not have is none. */
export function findDay(text: string, { isDayFirst, language }: DayOptions): WrittenDay | null {
  const forms = [...IN_DIGITS, ...(ASCII.test(text) ? IN_ASCII : IN_ANY_SCRIPT)];
  const found = forms.flatMap(({ pattern, order: [year, month, day] }) => {
    const match = pattern.exec(text);
    const named = match === null ? null : dayOf(match[year], monthNumber(match[month] ?? "", language), match[day]);
    return match === null || named === null ? [] : { day: named, index: match.index };
  });
  const numeric = NUMERIC.exec(text);
  const read = numeric === null ? null : numericDay(numeric, isDayFirst);
  if (numeric !== null && read !== null) found.push({ day: read, index: numeric.index });
  const first = found.toSorted((a, b) => a.index - b.index)[0];
  return first === undefined ? null : { day: first.day, at: instantOf(text, first.day) };
}

function numericDay([, a, mark, b, year]: readonly string[], isDayFirst: boolean): string | null {
  const dayFirst = dayOf(year, Number(b), a);
  const monthFirst = dayOf(year, Number(a), b);
  return isDayFirst || mark === "." ? (dayFirst ?? monthFirst) : (monthFirst ?? dayFirst);
}

function monthNumber(text: string, language: string | null): number {
  return /^\d/.test(text) ? Number(text) : (parseMonth(text, language) ?? 0);
}

function dayOf(year: string | undefined, month: number, day: string | undefined): string | null {
  const date = new Date(Date.UTC(Number(year), month - 1, Number(day)));
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === Number(day);
  const isLikely = Number(year) >= YEARS.first && Number(year) <= YEARS.last;
  return month > 0 && isReal && isLikely ? date.toISOString().slice(0, 10) : null;
}

/** An ISO 8601 time behind the day, with its zone (UTC where it has none), else midnight in UTC. */
function instantOf(text: string, day: string): Date {
  const time = /\d[T ](\d\d:\d\d(?::\d\d)?)(?:[.,]\d+)?\s*(Z|[+-]\d\d:?\d\d)?/i.exec(text);
  const zone = (time?.[2] ?? "Z").toUpperCase().replace(/^([+-]\d\d)(\d\d)$/, "$1:$2");
  const at = new Date(time === null ? `${day}T00:00Z` : `${day}T${time[1] ?? ""}${zone}`);
  return Number.isNaN(at.getTime()) ? new Date(`${day}T00:00Z`) : at;
}
