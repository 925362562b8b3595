/** Milliseconds for the whole of a request with all its redirects, unless the caller gives more. */
export const DEADLINE_MS = 5_000;

/** A site that did not answer in time gets twice as long at each try, up to this (milliseconds). */
const LONGEST_MS = 20_000;

/** Milliseconds for a site that failed so often in a row; more than usual only where that was for want of time. */
export function deadlineFor({ timedOut, failures }: { readonly timedOut: boolean; readonly failures: number }): number {
  return timedOut ? Math.min(DEADLINE_MS * 2 ** Math.min(failures, 8), LONGEST_MS) : DEADLINE_MS;
}
