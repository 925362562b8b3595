import type { WriteFailure, Writer, Written } from "./writer.ts";

/** Failures in a row after which a writer is left alone. */
const MOST_FAILURES = 3;
/** How long, in milliseconds; then one call tries it again, and another failure starts the rest anew. */
const REST_MS = 5 * 60_000;

/** The same writer, left alone for a while after three failures in a row, or for as long as it asks (429). */
export function withCircuitBreaker(writer: Writer): Writer {
  let failures = 0;
  let until = 0;
  let isTrying = false;
  const note = ({ failure }: Extract<Written, { kind: "failed" }>, now: Date): void => {
    if (!isWritersFault(failure)) return;
    failures++;
    if (failures >= MOST_FAILURES) until = now.getTime() + REST_MS;
    if (failure.kind === "rate-limited" && failure.retryAt !== null) until = Math.max(until, failure.retryAt.getTime());
  };
  return {
    name: writer.name,
    async write(request, options) {
      const isOpen = options.now.getTime() < until || (failures >= MOST_FAILURES && isTrying);
      if (isOpen) return { kind: "failed", failure: { kind: "resting", until: new Date(until) } };
      isTrying = failures >= MOST_FAILURES;
      try {
        const written = await writer.write(request, options);
        if (written.kind === "failed") note(written, options.now);
        else [failures, until] = [0, 0];
        return written;
      } finally {
        isTrying = false;
      }
    },
  };
}

/** An empty purse and a rest are ours, not the writer's. */
function isWritersFault(failure: WriteFailure): boolean {
  switch (failure.kind) {
    case "over-budget":
    case "resting":
      return false;
    case "timed-out":
    case "unreachable":
    case "rate-limited":
    case "rejected":
    case "unusable":
      return true;
  }
}
