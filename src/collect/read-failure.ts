import { LedeError, type ErrorCode } from "../shared/errors.ts";

/** Why an article could not be read. One bad file among good ones costs only itself, so this is a value. */
export interface ReadFailure {
  readonly kind: "failed";
  readonly code: ErrorCode;
  /** Half a sentence: `it is empty`. */
  readonly reason: string;
  /** A whole sentence: what to do about it. */
  readonly next: string;
  readonly cause?: unknown;
}

/** The failure as an error, for a command that was asked for just this file. */
export function readError({ code, reason, next, cause }: ReadFailure, name: string): LedeError {
  return new LedeError(code, `Cannot read ${name}: ${reason}.`, { next, cause });
}
