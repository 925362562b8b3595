import { LedeError, type ErrorCode } from "../shared/errors.ts";
import { systemCode } from "../shared/system-error.ts";

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

/** What the system says of a file or folder, in words that a person can act on. */
export function fileFailure(error: unknown): ReadFailure {
  switch (systemCode(error)) {
    case "ENOENT":
      return {
        kind: "failed",
        code: "file-not-found",
        reason: "it does not exist",
        next: "Check the path; it is taken from the folder you are in.",
        cause: error,
      };
    case "ENOTDIR":
      return {
        kind: "failed",
        code: "file-not-found",
        reason: "a file stands where its path has a folder",
        next: "Check the path; it is taken from the folder you are in.",
        cause: error,
      };
    case "EACCES":
    case "EPERM":
      return {
        kind: "failed",
        code: "file-unreadable",
        reason: "permission is denied",
        next: "Make it readable for the user that runs Lede.",
        cause: error,
      };
    default:
      return {
        kind: "failed",
        code: "file-unreadable",
        reason: error instanceof Error ? error.message : String(error),
        next: "Check it and the disk it is on.",
        cause: error,
      };
  }
}
