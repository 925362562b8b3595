/** So many calls in so many milliseconds are a person in a hurry; more are a script or a stuck key. */
const CALLS = 12;
const WINDOW_MS = 30_000;

/** People remembered at once; whoever comes beyond replaces the one seen longest ago. */
const REMEMBERED = 10_000;

/** Says of each call of a person whether it is one too many. */
export interface RateLimit {
  /** Milliseconds until the person may call again; 0: now. A call that has to wait does not count. */
  take(person: string, now: Date): number;
}

/** Lets each person call at most `CALLS` times in any `WINDOW_MS`. */
export function makeRateLimit(): RateLimit {
  const calls = new Map<string, readonly number[]>();
  return {
    take(person, now) {
      const at = now.getTime();
      const recent = (calls.get(person) ?? []).filter((time) => time > at - WINDOW_MS);
      calls.delete(person);
      const wait = recent.length < CALLS ? 0 : (recent[0] ?? at) + WINDOW_MS - at;
      calls.set(person, wait === 0 ? [...recent, at] : recent);
      const [oldest] = calls.keys();
      if (calls.size > REMEMBERED && oldest !== undefined) calls.delete(oldest);
      return wait;
    },
  };
}
