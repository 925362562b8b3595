import { parseZone } from "./time-zones.ts";
import { utcDate } from "./utc-date.ts";
import { parseMonth } from "./month-names.ts";

/** Each form a day has in ISO 8601, `-` and `--` standing for what is left out; years of two digits as in its 1988 text. */
const DAYS: readonly (readonly [RegExp, (parts: readonly string[]) => Day | null])[] = [
  [/^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/, ([y, m, d]) => ({ year: num(y), month: num(m), day: num(d) })],
  [/^(\d{4})(\d{2})(\d{2})$/, ([y, m, d]) => ({ year: num(y), month: num(m), day: num(d) })],
  [/^(\d{4})-(\d{1,2})$/, ([y, m]) => ({ year: num(y), month: num(m), day: 1 })],
  [/^(\d{4})-?(\d{3})$/, ([y, n]) => ordinal(num(y), num(n))],
  [/^(\d{4})-?W(\d{2})(?:-?([1-7]))?$/i, ([y, w, d]) => week(num(y), num(w), num(d ?? "1"))],
  [/^(\d{4})$/, ([y]) => ({ year: num(y), month: 1, day: 1 })],
  [/^-?(\d{2})-(\d{2})-(\d{2})$/, ([y, m, d]) => ({ year: century(y), month: num(m), day: num(d) })],
  [/^-(\d{2})-?(\d{2})$/, ([y, m]) => ({ year: century(y), month: num(m), day: 1 })],
  [/^(\d{2})(\d{2})(\d{2})$/, ([y, m, d]) => ({ year: century(y), month: num(m), day: num(d) })],
  [/^-?(\d{2})-?(\d{3})$/, ([y, n]) => ordinal(century(y), num(n))],
  // Hungary's order, with the month as a word.
  [/^(\d{4})[-. ]+([\p{L}]+)[-. ]+(\d{1,2})\.?$/u, ([y, m, d]) => named(num(y), parseMonth(m ?? "", "hu"), num(d))],
];

interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** The hours, each part of which may lack a digit, and the zone. `24:00` and slips run over. */
const CLOCK = /^(\d{1,2})(?::?(\d{1,2})(?::?(\d{1,2})(?:[.,]\d+)?)?)?\s*(\S.*)?$/;

/**
 * ISO 8601 and RFC 3339, also with a space for the `T` or slashes for the dashes, as databases write them. UTC where it
 * names no zone. Null where it is none of these.
 */
export function parseIsoDate(text: string): Date | null {
  const [, dayText = "", clockText = ""] =
    /^(\S+?)(?:(?:T|\s+(?:T\s*)?)(\d.*))?$/i.exec(text.replace(/^\p{L}{2,9}\.?,\s*(?=\d{4}\/)/u, "")) ?? [];
  for (const [form, read] of DAYS) {
    const parts = form.exec(dayText)?.slice(1);
    const day = parts === undefined ? null : read(parts);
    if (day !== null) return clockText === "" ? utcDate(day) : atClock(day, clockText);
  }
  return null;
}

function atClock(day: Day, text: string): Date | null {
  const found = CLOCK.exec(text);
  if (found === null) return null;
  const [, hour, minute = "0", second = "0", rest = ""] = found;
  const zone = rest === "" ? 0 : parseZone(rest);
  const half = /^([ap])\.?m\.?$/i.exec(rest)?.[1]?.toLowerCase();
  if (zone === null && half === undefined) return null;
  const hours = half === undefined ? num(hour) : (num(hour) % 12) + (half === "p" ? 12 : 0);
  return utcDate({ ...day, hour: hours, minute: num(minute), second: num(second), zone: zone ?? 0 });
}

function num(text: string | undefined): number {
  return Number(text ?? NaN);
}

function century(text: string | undefined): number {
  return num(text) + (num(text) < 70 ? 2000 : 1900);
}

function named(year: number, month: number | null, day: number): Day | null {
  return month === null ? null : { year, month, day };
}

function ordinal(year: number, number: number): Day | null {
  if (number < 1 || number > 366) return null;
  return dayOf(Date.UTC(year, 0, number));
}

/** Week 1 has the year's first Thursday. */
function week(year: number, number: number, weekday: number): Day | null {
  if (number < 1 || number > 53) return null;
  const fourth = new Date(Date.UTC(year, 0, 4));
  const monday = fourth.getTime() - ((fourth.getUTCDay() + 6) % 7) * 86_400_000;
  return dayOf(monday + ((number - 1) * 7 + weekday - 1) * 86_400_000);
}

function dayOf(time: number): Day {
  const date = new Date(time);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}
