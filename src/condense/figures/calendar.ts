/** A calendar day without time or zone; `month` is 1–12. */
export interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export const MONTHS: readonly string[] = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
];

/** From Sunday, as `Date.getUTCDay` counts. */
export const WEEKDAYS: readonly string[] = [
  "sunday",
  "monday",
  "tuesday",
  "wednesday",
  "thursday",
  "friday",
  "saturday",
];

/** 1–12 for a month's name or its usual short form, else null. */
export function parseMonth(name: string): number | null {
  const short = name.toLowerCase().replace(".", "").slice(0, 3);
  const at = MONTHS.findIndex((month) => month.startsWith(short));
  return short.length === 3 && at >= 0 ? at + 1 : null;
}

/** The day of an article in UTC: sources differ by zone, and a day's figure is right either way. */
export function dayOf(date: Date): Day {
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** The day `days` later (earlier when negative), over months and leap years. */
export function addDays(day: Day, days: number): Day {
  return dayOf(new Date(Date.UTC(day.year, day.month - 1, day.day + days)));
}

/** The first day of the month `months` later (earlier when negative). */
export function addMonths(day: Day, months: number): Day {
  return dayOf(new Date(Date.UTC(day.year, day.month - 1 + months, 1)));
}

/** 0 for Sunday to 6 for Saturday. */
export function weekdayOf(day: Day): number {
  return new Date(Date.UTC(day.year, day.month - 1, day.day)).getUTCDay();
}

/** Whether there is such a day (`31 April` is none). */
export function isDay(day: Day): boolean {
  const real = addDays(day, 0);
  return real.month === day.month && real.day === day.day;
}

/** `2025-02-25`. */
export function renderDay(day: Day): string {
  return `${renderMonth(day)}-${String(day.day).padStart(2, "0")}`;
}

/** `2025-02`. */
export function renderMonth(day: Pick<Day, "year" | "month">): string {
  return `${renderYear(day.year)}-${String(day.month).padStart(2, "0")}`;
}

/** `2025`. */
export function renderYear(year: number): string {
  return String(year).padStart(4, "0");
}

/** `2025-07/2025-09` for the third quarter; `count` months from `first` (1–12). */
export function renderMonths(year: number, first: number, count: number): string {
  return `${renderMonth({ year, month: first })}/${renderMonth({ year, month: first + count - 1 })}`;
}
