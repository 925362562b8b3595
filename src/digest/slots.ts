import { Cron } from "croner";

/** When the local digest is made unless a subscription says otherwise. */
export const DAILY_AT_EIGHT = "0 8 * * *";

/** The last time, up to now, at which a schedule wanted its digest; null where it never did. */
export function latestSlot(
  cron: string,
  { now, timeZone }: { readonly now: Date; readonly timeZone: string },
): Date | null {
  // croner's previous runs lie strictly before the time it is given: a minute that is due counts too.
  const justAfter = new Date(now.getTime() + 1);
  return new Cron(cron, { timezone: timeZone, paused: true }).previousRuns(1, justAfter)[0] ?? null;
}

/** The next time after now at which a schedule wants its digest; null where it never will again. */
export function nextSlot(
  cron: string,
  { now, timeZone }: { readonly now: Date; readonly timeZone: string },
): Date | null {
  return new Cron(cron, { timezone: timeZone, paused: true }).nextRun(now);
}

/** Whether a text is a schedule: five fields, minute first. */
export function isCron(text: string): boolean {
  if (text.trim().split(/\s+/).length !== 5) return false;
  try {
    return new Cron(text, { paused: true }).nextRun() !== undefined;
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError) return false;
    throw error;
  }
}
