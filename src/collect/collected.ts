import type { ReadFailure } from "./read-failure.ts";

/** What came of reading a source. */
export interface Collected {
  /** How many articles it offers, known ones too. */
  readonly articles: number;
  /** Articles that could not be read; each costs only itself. */
  readonly failed: readonly { readonly what: string; readonly failure: ReadFailure }[];
  /** Files that are of a kind that is not read. */
  readonly otherFiles: number;
  /** Why the source as a whole could not be read; null where it could. */
  readonly trouble: SourceFailure | null;
}

export interface SourceFailure {
  readonly failure: ReadFailure;
  /** When it is tried again; null where that is at the next run, or never. */
  readonly retryAt: Date | null;
}

export const NOTHING_COLLECTED: Collected = { articles: 0, failed: [], otherFiles: 0, trouble: null };
