/** Waited for at most: what is asked for beyond it is a mistake, or never. */
const LONGEST_MS = 24 * 3_600_000;

/** `Retry-After` as a time, in seconds or as a date; null where it says nothing. Source: RFC 9110, 10.2.3. */
export function parseRetryAfter(header: string | undefined, now: Date): Date | null {
  const text = header?.trim() ?? "";
  const until = /^\d{1,9}$/.test(text) ? now.getTime() + Number(text) * 1000 : Date.parse(text);
  if (!(until > now.getTime())) return null;
  return new Date(Math.min(until, now.getTime() + LONGEST_MS));
}
