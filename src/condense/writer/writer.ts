import type { Sentence } from "../sentences/sentence.ts";

/** A sentence of a writer's own words, with the indices of the source sentences that it took them from. */
export interface WrittenSentence {
  readonly text: string;
  readonly evidence: readonly number[];
}

/** A sentence of the first answer that the verifier refused, and the words at fault. */
export interface Complaint {
  readonly text: string;
  readonly offending: string;
}

export interface WriteRequest {
  readonly title: string | null;
  /** BCP 47 primary subtag; `und` where unknown. The summary is to be in it. */
  readonly language: string;
  readonly sentences: readonly Sentence[];
  /** Empty at the first try. */
  readonly complaints: readonly Complaint[];
}

export interface WriteOptions {
  /** Ends the call, whatever it waits for. */
  readonly signal: AbortSignal;
  /** Fresh random letters and digits: the article cannot know them, so it cannot close the fence around it. */
  readonly nonce: string;
  readonly now: Date;
}

/** Why a writer gave nothing. */
export type WriteFailure =
  | { readonly kind: "timed-out" }
  /** No answer, a broken one, or a 5xx; `detail` is half a sentence. */
  | { readonly kind: "unreachable"; readonly detail: string }
  | { readonly kind: "rate-limited"; readonly retryAt: Date | null }
  /** A wrong key, an unknown model: it will not change by itself. */
  | { readonly kind: "rejected"; readonly status: number; readonly detail: string }
  /** An answer that is no summary. */
  | { readonly kind: "unusable"; readonly detail: string }
  /** The day's tokens are spent. */
  | { readonly kind: "over-budget" }
  /** It failed too often and is left alone until then. */
  | { readonly kind: "resting"; readonly until: Date };

export type Written =
  | { readonly kind: "written"; readonly sentences: readonly WrittenSentence[] }
  | { readonly kind: "failed"; readonly failure: WriteFailure };

/** Somebody who writes a summary in words of their own. What it writes is only a proposal: see `verify.ts`. */
export interface Writer {
  /** Which model it is, such as `openai/gpt-5-mini`: part of the key under which an answer is kept. */
  readonly name: string;
  /** Never throws for the writer's own faults. */
  write(request: WriteRequest, options: WriteOptions): Promise<Written>;
}
