/** The time now; tests hand in one that stands still. */
export type Clock = () => Date;

/** `2026-11-02T08:00` as the clocks in a time zone show it. */
export function localMinute(instant: Date, timeZone: string): string {
  // Swedish dates are ISO dates: `2026-11-02 08:00`.
  const text = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" }).format(instant);
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
