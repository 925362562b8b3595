/** When and where a time is read. */
export interface ReadIn {
  readonly now: Date;
  /** IANA name. */
  readonly timeZone: string;
}

/** `09:15` within the day, else `Tuesday 3 November, 09:15`, in the reader's zone. */
export function renderTime(time: Date, { now, timeZone }: ReadIn): string {
  const clock = new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  const day = new Intl.DateTimeFormat("en-GB", { timeZone, weekday: "long", day: "numeric", month: "long" });
  return day.format(time) === day.format(now) ? clock.format(time) : `${day.format(time)}, ${clock.format(time)}`;
}
