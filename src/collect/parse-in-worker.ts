import { availableParallelism } from "node:os";
import { MAX_DOCUMENT_BYTES } from "./document-limits.ts";
import type { FeedFailure, FeedOrigin, ParsedFeed } from "./feed/parsed-feed.ts";
import type { ArticlePageLink } from "./page/find-article-links.ts";
import type { FeedLink } from "./page/find-feed-links.ts";
import type { PageOrigin, ParsedPage } from "./page/parsed-page.ts";
import { makeParsePool } from "./parse-pool.ts";
import type { ReadFailure } from "./read-failure.ts";

/** What is parsed, where it was read, and with what headers. */
export type ParseJob =
  | { readonly kind: "feed"; readonly bytes: Uint8Array; readonly from: FeedOrigin }
  | { readonly kind: "page"; readonly bytes: Uint8Array; readonly from: PageOrigin }
  | { readonly kind: "links"; readonly bytes: Uint8Array; readonly from: LinksOrigin };

export interface LinksOrigin extends PageOrigin {
  readonly url: string;
}

/** Where a page leads. */
export interface PageLinks {
  readonly kind: "links";
  /** The articles that a section page links to. */
  readonly articles: readonly ArticlePageLink[];
  readonly feeds: readonly FeedLink[];
}

export type ParseResult = ParsedFeed | ParsedPage | PageLinks | ReadFailure;

/**
 * Parses a feed or a page in a worker thread, so that no document, however hostile, holds up or brings down the process:
 * past 5 s or the memory limit the worker is ended, and that job alone fails. Workers start when first needed, and end when
 * idle; they keep no process alive.
 */
export function parseInWorker(job: Extract<ParseJob, { kind: "feed" }>): Promise<ParsedFeed | FeedFailure>;
export function parseInWorker(job: Extract<ParseJob, { kind: "page" }>): Promise<ParsedPage | ReadFailure>;
export function parseInWorker(job: Extract<ParseJob, { kind: "links" }>): Promise<PageLinks | ReadFailure>;
export function parseInWorker(job: ParseJob): Promise<ParseResult>;
export function parseInWorker(job: ParseJob): Promise<ParseResult> {
  const limit = MAX_DOCUMENT_BYTES[job.kind];
  if (job.bytes.length > limit) return Promise.resolve(tooLarge(job.kind, limit));
  return pool(job);
}

const pool = makeParsePool<ParseJob, ParseResult>({
  script: new URL("./parse-worker.ts", import.meta.url),
  workers: Math.min(4, Math.max(1, availableParallelism() - 1)),
  deadlineMs: 5_000,
  idleMs: 2_000,
  // Twice what the largest feed allowed takes, in MB.
  memoryMegabytes: 192,
  onFailure: (job, why) => failure(job.kind, why),
});

function failure(kind: ParseJob["kind"], why: "deadline" | "memory" | "crash"): ReadFailure {
  const reasons = {
    deadline: `the ${kind} takes longer than 5 s to parse`,
    memory: `the ${kind} takes too much memory to parse`,
    crash: `the ${kind} made the parser crash`,
  };
  return {
    kind: "failed",
    code: "refused",
    reason: reasons[why],
    next: "No real one is like that: check the address.",
  };
}

function tooLarge(kind: ParseJob["kind"], limit: number): ReadFailure {
  const reason = `the ${kind} has more than ${limit / 1e6} MB`;
  return { kind: "failed", code: "refused", reason, next: "No real one is like that: check the address." };
}
