import type { Fetched } from "./download/fetched.ts";
import { describeFailure } from "./download/fetched.ts";
import { nextFetch, nextTry, type FeedWishes } from "./download/next-fetch.ts";
import type { FetchState } from "./source-store.ts";
import type { WebSource } from "./source.ts";

export interface FetchTime {
  readonly now: Date;
  /** 0 to 1. */
  readonly chance: number;
}

/** What is known of a source after it was read or found unchanged. */
export function afterReading(
  { source, state }: { readonly source: WebSource; readonly state: FetchState },
  fetched: Extract<Fetched, { kind: "fresh" | "unchanged" }>,
  { now, wishes, title }: { readonly now: Date; readonly wishes: FeedWishes; readonly title: string | null },
): FetchState {
  const { headers } = fetched;
  const isFresh = fetched.kind === "fresh";
  return {
    // A 304 may bring a new one, and need not repeat the old.
    etag: headers["etag"] ?? (isFresh ? null : state.etag),
    lastModified: headers["last-modified"] ?? (isFresh ? null : state.lastModified),
    readAt: now,
    nextAt: nextFetch(now, source.everyMinutes, { headers, wishes }),
    notBefore: null,
    failures: 0,
    failure: null,
    timedOut: false,
    movedTo: fetched.movedTo ?? state.movedTo,
    title,
  };
}

export interface SourceTrouble {
  /** Half a sentence. */
  readonly reason: string;
  /** The site said that it is gone for good. */
  readonly isGone: boolean;
  readonly timedOut: boolean;
  readonly retryAfter: Date | null;
}

export function troubleOf({ failure, retryAfter }: Extract<Fetched, { kind: "failed" }>): SourceTrouble {
  return {
    reason: describeFailure(failure),
    isGone: failure.kind === "gone",
    timedOut: failure.kind === "timed-out",
    retryAfter,
  };
}

/** What is known of a source that could not be read; what it said when it could stays. */
export function afterTrouble(
  { source, state }: { readonly source: WebSource; readonly state: FetchState },
  { reason, isGone, timedOut, retryAfter }: SourceTrouble,
  { now, chance }: FetchTime,
): FetchState {
  const failures = state.failures + 1;
  return {
    ...state,
    failures,
    failure: reason,
    timedOut,
    nextAt: isGone ? null : nextTry(now, source.everyMinutes, { failures, retryAfter, chance }),
    notBefore: retryAfter,
    // Where it had moved to, it is no more: perhaps it is where it was.
    movedTo: null,
  };
}
