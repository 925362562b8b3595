import type { Span } from "../../article/figure.ts";
import {
  addDays,
  addMonths,
  dayOf,
  isDay,
  parseMonth,
  renderDay,
  renderMonth,
  renderMonths,
  renderYear,
  WEEKDAYS,
  weekdayOf,
} from "./calendar.ts";
import type { Day } from "./calendar.ts";

/** A date or period named in a sentence. `time` is ISO (date, month, year or `start/end`), null where it cannot be known. */
export interface TimeMention extends Span {
  readonly text: string;
  readonly time: string | null;
}

type Groups = Readonly<Record<string, string | undefined>>;
/** The article's day, and whether the sentence speaks of what is to come. */
interface Today extends Day {
  readonly ahead: boolean;
}
interface TimeRule {
  /** What a sentence must have for the rule to be tried at all. */
  readonly needs: Need;
  readonly pattern: RegExp;
  readonly resolve: (groups: Groups, today: Today | null) => string | null;
}

/** Most sentences have few of these words: one look at each spares them most rules. */
const NEEDS = {
  year: /(?:1[5-9]|20)\d\d/,
  month: /Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec/,
  quarter: /quarter|Q[1-4]/,
  half: /half/,
  decade: /\d0s/,
  day: /day|tonight|tomorrow/,
  relative: /\b(?:last|this|next|yesterday)\b/,
  past: /\b(?:past|last|previous|prior|preceding)\b/,
  ago: /\b(?:ago|earlier|before)\b/,
};
type Need = keyof typeof NEEDS;
/** The first letter of a sentence may be a capital that `NEEDS` do not ask for. */
const ANY_NEED = new RegExp(
  Object.values(NEEDS)
    .map(({ source }) => source)
    .join("|"),
  "i",
);

const MONTH =
  "(?:Jan(?:uary|\\.)?|Feb(?:ruary|\\.)?|Mar(?:ch|\\.)?|Apr(?:il|\\.)?|May|June?|July?|Aug(?:ust|\\.)?|Sept?(?:ember|\\.)?|Oct(?:ober|\\.)?|Nov(?:ember|\\.)?|Dec(?:ember|\\.)?)(?!\\p{L})";
const WEEKDAY = "(?:Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)day";
const YEAR = "(?:1[5-9]|20)\\d\\d";
const SMALL = "(?:\\d{1,2}|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve)";
const PAST = "(?:past|last|previous|preceding)";
const ORDINAL = "(?:first|second|third|fourth|1st|2nd|3rd|4th|last|final)";

const SMALL_NUMBERS = [
  "",
  "one",
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
  "ten",
  "eleven",
  "twelve",
];
const ORDINALS: Groups = {
  first: "1",
  "1st": "1",
  second: "2",
  "2nd": "2",
  third: "3",
  "3rd": "3",
  fourth: "4",
  "4th": "4",
  last: "4",
  final: "4",
};

/** The most specific first: where two match at one place the first wins. */
const RULES: readonly TimeRule[] = [
  rule("year", `(?<y>${YEAR})-(?<m>0\\d|1[0-2])-(?<d>[0-3]\\d)\\b`, (g) => dateOf(g["y"], Number(g["m"]), g["d"])),
  rule("month", `(?:the )?(?<d>\\d{1,2})(?:st|nd|rd|th)?(?: of)? (?<m>${MONTH})(?:,? (?<y>${YEAR})\\b)?`, (g, today) =>
    dateNear(g, today),
  ),
  rule(
    "month",
    `(?<m>${MONTH}) (?<d>\\d{1,2})(?:st|nd|rd|th)?\\b(?!,\\d|[.%]\\d|[ -]?(?:per|percent|pc)\\b|%)(?:,? (?<y>${YEAR})\\b)?`,
    (g, today) => dateNear(g, today),
  ),
  rule("month", `(?<m>${MONTH})(?: of|,)? (?<y>${YEAR})\\b`, (g) => monthOf(g["y"], g["m"])),
  rule("month", `(?<m>${MONTH}) (?<w>last|this|next) year\\b`, (g, today) =>
    monthOf(today && String(today.year + yearStep(g["w"])), g["m"]),
  ),
  rule(
    "quarter",
    `(?:the )?(?:(?<o>${ORDINAL})[ -]quarter|Q(?<q>[1-4]))(?: (?:of )?(?:fiscal )?(?:(?<y>${YEAR})|(?<w>last|this|next) year|the year)\\b)?`,
    quarter,
  ),
  rule(
    "half",
    `(?:the )?(?<o>first|second|1st|2nd) half(?: (?:of )?(?:(?<y>${YEAR})|(?<w>last|this|next) year|the year)\\b)?`,
    half,
  ),
  rule(
    "year",
    `(?:between|from) (?<a>${YEAR}) (?:and|to|until|through) (?<b>${YEAR})\\b`,
    (g) => `${g["a"]}/${g["b"]}`,
  ),
  rule("year", `(?<a>${YEAR}) ?(?:[-–—]|to|through) ?(?<b>${YEAR})\\b`, (g) => `${g["a"]}/${g["b"]}`),
  rule("year", `(?<a>${YEAR})[-–/](?<b>\\d\\d)\\b`, seasonYears),
  rule("decade", `(?:the )?(?:early |mid-?|late )?(?<d>(?:1[5-9]|20)\\d)0s\\b`, (g) => `${g["d"]}0/${g["d"]}9`),
  rule("year", `(?:fiscal(?: year)? |FY ?|the year )?(?<y>${YEAR})(?:['’′]?s)?\\b(?![.,]\\d)`, (g) => g["y"] ?? null),
  rule(
    "day",
    `(?<u>yesterday|today|tonight|tomorrow)\\b`,
    (g, today) => today && renderDay(addDays(today, dayStep(g["u"]))),
  ),
  rule("day", `(?:(?<w>last|this|next) )?(?<d>${WEEKDAY})(?: (?:morning|afternoon|evening|night))?\\b`, weekday),
  rule(
    "relative",
    `(?<w>last|this|next) (?<u>year|month|week|quarter|summer|winter|spring|autumn|season|decade|century)\\b`,
    (g, today) => around(g, today),
  ),
  rule("relative", `(?<w>this|yesterday) (?:morning|afternoon|evening)\\b`, (_, today) => today && renderDay(today)),
  rule("past", `(?:(?:over|in|during) )?(?:the )?${PAST} (?<n>${SMALL}) (?<u>year|month|week|day)s\\b`, (g, today) =>
    pastPeriod(g, today),
  ),
  rule("past", `(?:over|in|during) the ${PAST} (?<u>year|month|week|decade)\\b`, (g, today) =>
    pastPeriod({ ...g, n: "one" }, today),
  ),
  rule("ago", `(?<n>${SMALL}) (?<u>year|month|week|day)s? (?:ago|earlier|before)\\b`, (g, today) => ago(g, today)),
  rule("past", `(?:the )?(?:previous|prior|preceding) (?<u>year|month)\\b`, (g, today) =>
    around({ ...g, w: "last" }, today),
  ),
  rule("month", `(?:(?<w>last|this|next) )?(?<m>${MONTH})(?! [a-z]+ (?:he|she|it|they)\\b)`, monthAlone),
];

function rule(needs: Need, source: string, resolve: TimeRule["resolve"]): TimeRule {
  return { needs, pattern: new RegExp(`(?<![\\p{L}\\p{N}.,$€£¥-])(?:${source})`, "gu"), resolve };
}

/**
 * Every date and period that a sentence names, in text order, not overlapping. Offsets are UTF-16 into `text`.
 * Relative ones (`last year`, `on Tuesday`) need the day of the article; without it they are found but stay null.
 */
export function findTimes(text: string, publishedAt: Date | null): readonly TimeMention[] {
  const today = publishedAt === null ? null : { ...dayOf(publishedAt), ahead: LOOKS_AHEAD.test(text) };
  if (!ANY_NEED.test(text)) return [];
  const open = lowerStart(text.slice(0, LONGEST_SENTENCE));
  const found: TimeMention[] = [];
  const absent = new Map<Need, boolean>();
  for (const { needs, pattern, resolve } of RULES) {
    const skip = absent.get(needs) ?? !NEEDS[needs].test(open);
    absent.set(needs, skip);
    if (skip) continue;
    // Not `matchAll`, which makes a pattern of its own at each call: that took as long as the search.
    pattern.lastIndex = 0;
    for (let match = pattern.exec(open); match !== null; match = pattern.exec(open)) {
      const span = { start: match.index, end: match.index + match[0].length };
      if (isMonthWord(match[0], text, span)) continue;
      if (found.some((other) => span.start < other.end && span.end > other.start)) continue;
      found.push({ ...span, text: match[0], time: resolve(match.groups ?? {}, today) });
    }
  }
  return found.toSorted((a, b) => a.start - b.start);
}

/** Longer strings are no sentences (characters). */
const LONGEST_SENTENCE = 4000;

const LOOKS_AHEAD =
  /\b(?:will|would|plans?|planned|due|expects?|expected|scheduled|forecast|aims?|set to|to be|next|from|until|by)\b/;

/** `Between 2019 and 2021` as `between …`, so that the rules need to know one case only. */
function lowerStart(text: string): string {
  return /^(?:Between|From|The|Early|Late|Fiscal|Yesterday|Today|Tomorrow|Last|This|Next|Over|In|During|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Twelve|An?|First|Second|Third|Fourth)\b/.test(
    text,
  )
    ? text.charAt(0).toLowerCase() + text.slice(1)
    : text;
}

/** `May` and `March` open sentences as verbs, `Mar` and `Sun` are names: a bare one needs a preposition before it. */
function isMonthWord(found: string, text: string, { start }: Span): boolean {
  return (
    /^(?:May|March|Mar|Jan|Dec|Oct|Nov|Apr|Feb|Aug|Sept?|Jun|Jul)$/.test(found) &&
    !/\b(?:in|since|until|by|from|to|through|for|of|during|and|late|early|mid) $/i.test(
      text.slice(Math.max(0, start - 8), start),
    )
  );
}

function dateOf(year: string | undefined, month: number | null, day: string | undefined): string | null {
  const found = { year: Number(year), month: month ?? 0, day: Number(day) };
  return year !== undefined && month !== null && isDay(found) ? renderDay(found) : null;
}

function dateNear(groups: Groups, today: Today | null): string | null {
  const month = parseMonth(groups["m"] ?? "");
  if (groups["y"] !== undefined) return dateOf(groups["y"], month, groups["d"]);
  if (today === null || month === null) return null;
  return dateOf(String(nearestYear(month, today)), month, groups["d"]);
}

/** News looks back: `in June`, written in March, is last year's unless the sentence looks ahead. */
function nearestYear(month: number, today: Today): number {
  const furthest = today.ahead ? 9 : 1;
  if (month - today.month > furthest) return today.year - 1;
  return today.ahead && today.month - month > 3 ? today.year + 1 : today.year;
}

function monthOf(year: string | null | undefined, name: string | undefined): string | null {
  const found = parseMonth(name ?? "");
  return year === null || year === undefined || found === null
    ? null
    : renderMonth({ year: Number(year), month: found });
}

function monthAlone(groups: Groups, today: Today | null): string | null {
  const found = parseMonth(groups["m"] ?? "");
  if (found === null || today === null) return null;
  const which = groups["w"];
  if (which === "last") return renderMonth({ year: found < today.month ? today.year : today.year - 1, month: found });
  if (which === "next") return renderMonth({ year: found > today.month ? today.year : today.year + 1, month: found });
  return renderMonth({ year: which === "this" ? today.year : nearestYear(found, today), month: found });
}

function yearStep(which: string | undefined): number {
  return which === "last" ? -1 : which === "next" ? 1 : 0;
}

function dayStep(word: string | undefined): number {
  return word === "yesterday" ? -1 : word === "tomorrow" ? 1 : 0;
}

/** The year that a part of a year belongs to: its own, or the article's shifted by `last`, `next`. */
function yearOf(groups: Groups, today: Today | null): number | null {
  if (groups["y"] !== undefined) return Number(groups["y"]);
  return today === null ? null : today.year + yearStep(groups["w"]);
}

function quarter(groups: Groups, today: Today | null): string | null {
  const year = yearOf(groups, today);
  const number = Number(groups["q"] ?? ORDINALS[groups["o"] ?? ""]);
  if (year === null || Number.isNaN(number)) return null;
  // Reported on in January, "the fourth quarter" is last year's.
  const ahead =
    groups["y"] === undefined && groups["w"] === undefined && today !== null && (number - 1) * 3 + 1 > today.month;
  return renderMonths(ahead ? year - 1 : year, (number - 1) * 3 + 1, 3);
}

function half(groups: Groups, today: Today | null): string | null {
  const year = yearOf(groups, today);
  return year === null ? null : renderMonths(year, groups["o"] === "first" || groups["o"] === "1st" ? 1 : 7, 6);
}

/** `2014-15`; `2019-03` was a month and is left alone. */
function seasonYears(groups: Groups): string | null {
  const from = Number(groups["a"]);
  const to = Math.floor(from / 100) * 100 + Number(groups["b"]);
  return to === from + 1 ? `${renderYear(from)}/${renderYear(to)}` : null;
}

/** News says `on Tuesday` of the one just past, or of today; `next Tuesday` of the one to come. */
function weekday(groups: Groups, today: Today | null): string | null {
  if (today === null) return null;
  const wanted = WEEKDAYS.indexOf((groups["d"] ?? "").toLowerCase());
  const back = (weekdayOf(today) - wanted + 7) % 7;
  if (groups["w"] === "next") return renderDay(addDays(today, 7 - back));
  return renderDay(addDays(today, groups["w"] === "last" && back === 0 ? -7 : -back));
}

function around(groups: Groups, today: Today | null): string | null {
  if (today === null) return null;
  const step = yearStep(groups["w"]);
  switch (groups["u"] ?? "") {
    case "year":
      return renderYear(today.year + step);
    case "month":
      return renderMonth(addMonths(today, step));
    case "week":
      return week(addDays(today, step * 7));
    case "quarter":
      return quarterOf(addMonths(today, step * 3));
    default:
      return null;
  }
}

/** Monday to Sunday. */
function week(day: Day): string {
  const monday = addDays(day, -((weekdayOf(day) + 6) % 7));
  return `${renderDay(monday)}/${renderDay(addDays(monday, 6))}`;
}

function quarterOf(day: Day): string {
  return renderMonths(day.year, Math.floor((day.month - 1) / 3) * 3 + 1, 3);
}

function smallNumber(word: string | undefined): number {
  if (word === "a" || word === "an") return 1;
  const at = SMALL_NUMBERS.indexOf(word ?? "");
  return at > 0 ? at : Number(word);
}

function ago(groups: Groups, today: Today | null): string | null {
  const count = smallNumber(groups["n"]);
  if (today === null || Number.isNaN(count)) return null;
  switch (groups["u"] ?? "") {
    case "year":
      return renderYear(today.year - count);
    case "month":
      return renderMonth(addMonths(today, -count));
    case "week":
      return week(addDays(today, -7 * count));
    default:
      return renderDay(addDays(today, -count));
  }
}

/** `the past three years`: from then to now, in the unit that was named. */
function pastPeriod(groups: Groups, today: Today | null): string | null {
  const count = groups["u"] === "decade" ? 10 : smallNumber(groups["n"]);
  if (today === null || Number.isNaN(count)) return null;
  switch (groups["u"] ?? "") {
    case "year":
    case "decade":
      return `${renderYear(today.year - count)}/${renderYear(today.year)}`;
    case "month":
      return `${renderMonth(addMonths(today, -count))}/${renderMonth(today)}`;
    case "week":
      return `${renderDay(addDays(today, -7 * count))}/${renderDay(today)}`;
    default:
      return `${renderDay(addDays(today, -count))}/${renderDay(today)}`;
  }
}
