export interface DateParts {
  readonly year?: number | undefined;
  /** 1 to 12. */
  readonly month?: number | undefined;
  readonly day?: number | undefined;
  readonly hour?: number | undefined;
  readonly minute?: number | undefined;
  readonly second?: number | undefined;
  /** Minutes east of UTC. */
  readonly zone?: number | undefined;
}

/**
 * The instant. What is a little too much runs over, as feeds count: 31 June is 1 July, second 61 a minute later. Null for
 * what no clock or calendar shows by a slip.
 */
export function utcDate({
  year = NaN,
  month = 1,
  day = 1,
  hour = 0,
  minute = 0,
  second = 0,
  zone = 0,
}: DateParts): Date | null {
  const isSound =
    month >= 1 && month <= 12 && day >= 1 && day <= 31 && hour >= 0 && hour <= 30 && minute <= 99 && second <= 99;
  // `Date.UTC` would take a year below 100 for one of the 1900s.
  if (!isSound || !(year >= 1_000)) return null;
  const time = Date.UTC(year, month - 1, day, hour, minute - zone, second);
  return Number.isNaN(time) ? null : new Date(time);
}
