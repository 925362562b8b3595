import type { Condensed } from "../article/condensed.ts";
import type { CondensedFrom } from "./condense.ts";
import { opensDangling } from "./summary/dangling.ts";
import type { Sentence } from "./sentences/sentence.ts";
import { splitSentences } from "./sentences/sentences.ts";
import { verifySentences, verifySource, verifySummary, type Refusal, type Verdict, type Verified } from "./verify.ts";
import { answerKey, type AnswerCache } from "./writer/answer-cache.ts";
import type { Complaint, WriteFailure, Writer, Written, WrittenSentence } from "./writer/writer.ts";

/** What can be read aloud in twenty-five seconds, in words, with a little for a last sentence. */
const MAX_WORDS = 66;
const MAX_SENTENCES = 3;
/** Fewer words are no summary where the extract has more. */
const MIN_WORDS = 15;

export interface WriterParts {
  readonly writer: Writer;
  readonly cache: AnswerCache;
  /** For everything together: both tries, and the second's second. Milliseconds. */
  readonly deadlineMs: number;
  /** Ends the work from outside, as at the end of the process. */
  readonly signal?: AbortSignal;
  readonly clock: () => Date;
  /** Fresh random letters and digits at each call. */
  readonly makeNonce: () => string;
}

/** Why the extract stays. */
export type ExtractReason = WriteFailure | { readonly kind: "refused"; readonly refusals: readonly Refusal[] };

export interface CondensedByWriter {
  /** With a summary of verified sentences: the model's, or the extract's. */
  readonly condensed: Condensed;
  /** Null where the model wrote the summary. */
  readonly extractBecause: ExtractReason | null;
}

/**
 * The condensed article with its summary in the words of a model, as far as they can be verified, else as it was. One
 * retry names the words at fault. Ends within the deadline and never throws for the writer's faults.
 */
export async function condenseWithWriter(
  article: CondensedFrom,
  extract: Condensed,
  parts: WriterParts,
): Promise<CondensedByWriter> {
  const sentences = splitSentences(article.text, extract.language);
  const key = answerKey(article, parts.writer.name);
  const kept = await parts.cache.get(key);
  const outcome =
    kept === null ? await write(article, sentences, { ...parts, language: extract.language }) : judge(kept, sentences);
  const summary = outcome.kind === "judged" ? composeSummary(outcome.verdicts, sentences, extract) : null;
  if (outcome.kind === "judged" && summary !== null) {
    if (kept === null) await parts.cache.set(key, outcome.written);
    return { condensed: { ...extract, summary }, extractBecause: null };
  }
  const extractBecause: ExtractReason =
    outcome.kind === "failed" ? outcome.failure : { kind: "refused", refusals: outcome.verdicts.filter(isRefusal) };
  return { condensed: { ...extract, summary: verifySummary(extract.summary, sentences) }, extractBecause };
}

interface Judged {
  readonly kind: "judged";
  readonly written: readonly WrittenSentence[];
  readonly verdicts: readonly Verdict[];
}

type Outcome = Judged | Extract<Written, { kind: "failed" }>;

/** One try, and a second that is told what was wrong with the first; whichever keeps more. */
async function write(
  { title }: CondensedFrom,
  sentences: readonly Sentence[],
  { writer, deadlineMs, signal, clock, makeNonce, language }: WriterParts & { readonly language: string },
): Promise<Outcome> {
  const deadline = AbortSignal.timeout(deadlineMs);
  const ends = signal === undefined ? deadline : AbortSignal.any([deadline, signal]);
  const attempt = async (complaints: readonly Complaint[]): Promise<Outcome> => {
    const options = { signal: ends, nonce: makeNonce(), now: clock() };
    const written = await endWith(ends, writer.write({ title, language, sentences, complaints }, options));
    return written.kind === "failed" ? written : judge(written.sentences, sentences);
  };
  const first = await attempt([]);
  if (first.kind === "failed") return first;
  const refusals = first.verdicts.filter(isRefusal);
  if (refusals.length === 0 || ends.aborted) return first;
  const second = await attempt(refusals.map(({ candidate, offending }) => ({ text: candidate.text, offending })));
  return second.kind === "judged" && countVerified(second) >= countVerified(first) ? second : first;
}

/** A writer that does not heed its signal is not waited for. */
async function endWith(signal: AbortSignal, work: Promise<Written>): Promise<Written> {
  const timedOut: Written = { kind: "failed", failure: { kind: "timed-out" } };
  if (signal.aborted) return timedOut;
  const { promise, resolve } = Promise.withResolvers<Written>();
  const stop = (): void => resolve(timedOut);
  signal.addEventListener("abort", stop, { once: true });
  try {
    return await Promise.race([work, promise]);
  } finally {
    signal.removeEventListener("abort", stop);
  }
}

function judge(written: readonly WrittenSentence[], sentences: readonly Sentence[]): Judged {
  const candidates = written.map(({ text, evidence }) => ({ text, evidence, by: "model" as const }));
  return { kind: "judged", written, verdicts: verifySentences(candidates, sentences) };
}

function isRefusal(verdict: Verdict): verdict is Refusal {
  return verdict.kind === "refused";
}

function countVerified({ verdicts }: Judged): number {
  return verdicts.length - verdicts.filter(isRefusal).length;
}

/**
 * The verified sentences, with the source's own in the place of a refused one; null where too little is the model's or
 * it could not be read without what is missing.
 */
function composeSummary(
  verdicts: readonly Verdict[],
  sentences: readonly Sentence[],
  extract: Condensed,
): readonly Verified[] | null {
  const chosen: Verified[] = [];
  let words = 0;
  let isGap = true;
  for (const verdict of verdicts) {
    const sentence = verdict.kind === "verified" ? verdict.sentence : verifySource(verdict.candidate, sentences);
    const count = sentence === null ? 0 : sentence.text.split(" ").length;
    const leans = sentence !== null && opensDangling(sentence.text);
    // A sentence that leans on the one before hangs in the air where that is missing or another's.
    if (sentence === null || (leans && (isGap || verdict.kind === "refused")) || words + count > MAX_WORDS) {
      isGap = true;
      continue;
    }
    if (chosen.some((other) => other.by === "extract" && other.text === sentence.text)) continue;
    chosen.push(sentence);
    words += count;
    isGap = verdict.kind === "refused";
    if (chosen.length === MAX_SENTENCES) break;
  }
  const enough = chosen.length >= Math.min(2, extract.summary.length) && words >= MIN_WORDS;
  return enough && chosen.some(({ by }) => by === "model") ? chosen : null;
}
