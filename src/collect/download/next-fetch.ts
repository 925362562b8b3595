import type { ResponseHeaders } from "./fetched.ts";

/** No source is left alone for longer, whatever it asks for and however often it failed. */
const LONGEST_MINUTES = 24 * 60;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** How often a source itself wants to be read, as its feed says. */
export interface FeedWishes {
  /** Minutes. Source: RSS 2.0, `ttl`; Syndication module, `updatePeriod`. */
  readonly ttlMinutes: number | null;
  /** 0 to 23, GMT. Source: RSS 2.0, `skipHours`. */
  readonly skipHours: readonly number[];
  /** 0, Sunday, to 6, GMT. Source: RSS 2.0, `skipDays`. */
  readonly skipDays: readonly number[];
}

export const NO_WISHES: FeedWishes = { ttlMinutes: null, skipHours: [], skipDays: [] };

/** When to read a source again that was read or found unchanged: at the owner's pace, or slower where the site asks for it. */
export function nextFetch(
  now: Date,
  everyMinutes: number,
  { headers, wishes }: { readonly headers: ResponseHeaders; readonly wishes: FeedWishes },
): Date {
  const asked = Math.max(everyMinutes, maxAgeMinutes(headers), wishes.ttlMinutes ?? 0);
  const minutes = Math.min(asked, Math.max(everyMinutes, LONGEST_MINUTES));
  return outsideOf(new Date(now.getTime() + minutes * MINUTE_MS), wishes);
}

/** Source: RFC 9111, 5.2.2.1. */
function maxAgeMinutes(headers: ResponseHeaders): number {
  const seconds = /(?:^|[\s,])max-age\s*=\s*"?(\d{1,9})/i.exec(headers["cache-control"] ?? "")?.[1];
  return Number(seconds ?? 0) / 60;
}

/** The first time from then on that is in no hour and on no day that the feed wants left out. */
function outsideOf(time: Date, { skipHours, skipDays }: FeedWishes): Date {
  const isSkipped = (at: Date): boolean => skipHours.includes(at.getUTCHours()) || skipDays.includes(at.getUTCDay());
  let at = time;
  for (let hours = 0; hours < 24 * 7; hours++) {
    if (!isSkipped(at)) return at;
    at = new Date(Math.floor(at.getTime() / HOUR_MS) * HOUR_MS + HOUR_MS);
  }
  // One that leaves out every hour of the week wants what nobody can do.
  return time;
}

/**
 * When to try a source again that failed: twice as late with each failure in a row, up to a day, but always; not before
 * the site says.
 * @param chance 0 to 1: sources that failed together are not tried together.
 */
export function nextTry(
  now: Date,
  everyMinutes: number,
  {
    failures,
    retryAfter,
    chance,
  }: { readonly failures: number; readonly retryAfter: Date | null; readonly chance: number },
): Date {
  const minutes = Math.min(everyMinutes * 2 ** Math.min(failures - 1, 20), Math.max(everyMinutes, LONGEST_MINUTES));
  const late = minutes * (0.9 + 0.1 * chance) * MINUTE_MS;
  return new Date(Math.max(now.getTime() + late, retryAfter?.getTime() ?? 0));
}
