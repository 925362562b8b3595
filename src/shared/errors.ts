/** Every way in which Lede fails on purpose. Scripts read these codes: add, never rename. */
export type ErrorCode =
  | "usage"
  | "bad-settings"
  | "file-not-found"
  | "file-unreadable"
  | "file-too-large"
  | "not-text"
  | "bad-front-matter"
  | "no-text"
  | "own-digest"
  | "source-unreadable"
  | "not-a-feed"
  | "refused"
  | "no-articles"
  | "no-digest"
  | "store-unavailable"
  | "store-newer"
  | "store-in-the-way"
  | "not-a-backup"
  | "cannot-write"
  | "cannot-listen"
  | "chat-login"
  | "chat-unreachable"
  | "setup-incomplete"
  | "internal";

/**
 * A failure that a person can act on. `message` says what and where, `next` what to do about it; both are whole
 * sentences, so that they read well one after the other.
 */
export class LedeError extends Error {
  readonly code: ErrorCode;
  readonly next: string;

  constructor(code: ErrorCode, message: string, { next, cause }: { readonly next: string; readonly cause?: unknown }) {
    super(message, { cause });
    this.name = "LedeError";
    this.code = code;
    this.next = next;
  }
}
