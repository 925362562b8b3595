import { dateFormat } from "./formats.ts";

/** The time now; tests hand in one that stands still. */
export type Clock = () => Date;

/** `2026-11-02T08:00` as the clocks in a time zone show it. */
export function localMinute(instant: Date, timeZone: string): string {
  // Swedish dates are ISO dates: `2026-11-02 08:00`.
  const text = dateFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" }).format(instant);
  return text.replace(" ", "T");
}

/** Whether it is the IANA name of a time zone. */
export function isTimeZone(name: string): boolean {
  try {
    return Intl.DateTimeFormat("en", { timeZone: name }) instanceof Intl.DateTimeFormat;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** A time to come or just past, as people say it: `09:15` on the same day, else `Tuesday 09:15`, beyond a week `12 November 09:15`. */
export function localTime(time: Date, { now, timeZone }: { readonly now: Date; readonly timeZone: string }): string {
  const [today, day] = [localMinute(now, timeZone), localMinute(time, timeZone)].map((minute) => minute.slice(0, 10));
  const clock = localMinute(time, timeZone).slice(11);
  if (today === day) return clock;
  const days = Math.abs(time.getTime() - now.getTime()) / 86_400_000;
  const format = days < 6 ? ({ weekday: "long" } as const) : ({ day: "numeric", month: "long" } as const);
  return `${dateFormat("en-GB", { timeZone, ...format }).format(time)} ${clock}`;
}
