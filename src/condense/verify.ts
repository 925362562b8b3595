import type { SourceSentence, SummarySentence } from "../article/condensed.ts";
import { compressSentence } from "./summary/compress.ts";
import { withoutInvisible } from "../shared/invisible.ts";
import { oneLine } from "../shared/one-line.ts";
import { isInstruction } from "./is-instruction.ts";
import type { Sentence } from "./sentences/sentence.ts";
import { readArticle, type ArticleReading } from "./verify/article-reading.ts";
import { checkDates } from "./verify/check-dates.ts";
import { checkNames } from "./verify/check-names.ts";
import { checkNumbers } from "./verify/check-numbers.ts";
import { checkPolarity } from "./verify/check-polarity.ts";
import { checkQuotations } from "./verify/check-quotations.ts";
import { checkSubject } from "./verify/check-subject.ts";
import { checkSubstitutions } from "./verify/check-substitutions.ts";
import { checkSupport } from "./verify/check-support.ts";
import { gatherEvidence, type Evidence } from "./verify/evidence.ts";
import type { Fault, FaultReason } from "./verify/fault.ts";
import { findUnpostable } from "./verify/find-unpostable.ts";
import { aliasesOf } from "./verify/name-aliases.ts";
import { readClaim, type Reading } from "./verify/reading.ts";
import { readWords } from "./verify/words.ts";

/** A sentence that someone would post, with the sentences of the article that it is said to come from. */
export interface Candidate {
  readonly text: string;
  /** Indices of source sentences. */
  readonly evidence: readonly number[];
  readonly by: SummarySentence["by"];
}

/** Why a sentence is refused: a closed list. */
export type RefusalReason = FaultReason | "empty" | "too-long" | "no-evidence";

export interface Refusal {
  readonly kind: "refused";
  readonly candidate: Candidate;
  readonly reason: RefusalReason;
  /** The words at fault, as the sentence has them. */
  readonly offending: string;
}

export type Verdict = { readonly kind: "verified"; readonly sentence: Verified } | Refusal;

/** Fewer words are no sentence, in languages that set spaces between them. */
const SHORTEST = 4;
/** Longer is no sentence that can be read aloud (characters). */
const LONGEST = 600;
/** More cited sentences than this could support anything. */
const MOST_EVIDENCE = 6;

/** One summary sentence that was checked against the article. Only this file makes them: a cast or JSON makes none. */
export class Verified implements SummarySentence {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly by: SummarySentence["by"];
  /** The sentences it was checked against; `start` and `end` reach from the first to the last of them. */
  readonly evidence: readonly SourceSentence[];
  // A private field makes the type nominal: no object literal has it, and no cast puts it there.
  readonly #checked: boolean;

  private constructor(text: string, by: SummarySentence["by"], evidence: readonly Sentence[]) {
    this.text = text;
    this.by = by;
    this.start = evidence[0]?.start ?? 0;
    this.end = evidence.at(-1)?.end ?? 0;
    this.evidence = evidence.map(({ start, end, text: source }) => ({ start, end, text: source }));
    this.#checked = true;
    Object.freeze(this);
  }

  /** Whether a value was made here, in this process. */
  static isVerified(value: unknown): value is Verified {
    return value instanceof Verified && #checked in value && value.#checked;
  }

  /** Checks one sentence; the article is read once for all of them, see `readArticle`. */
  static check(candidate: Candidate, article: ArticleReading): Verdict {
    const text = oneLine(withoutInvisible(candidate.text)).trim();
    const refuse = (reason: RefusalReason, offending: string): Refusal => ({
      kind: "refused",
      candidate,
      reason,
      offending,
    });
    if (text.split(" ").length < SHORTEST && candidate.by === "model") return refuse("empty", text);
    if (!/[\p{L}\p{N}]/u.test(text)) return refuse("empty", text);
    if (text.length > LONGEST && candidate.by === "model") return refuse("too-long", text.slice(0, 40));
    const source = findVerbatim(text, candidate, article);
    if (source !== null) {
      // The source's own words in the source's own order: there is nothing to compare.
      const unpostable = isInstruction(text)
        ? text.slice(0, 40)
        : findUnpostable(text, { unquoted: text, evidence: text });
      if (unpostable !== null) return refuse("unpostable", unpostable);
      return { kind: "verified", sentence: new Verified(text, candidate.by, [source]) };
    }
    const evidence = gatherEvidence(article, candidate.evidence);
    if (evidence === null || evidence.indices.length > MOST_EVIDENCE) return refuse("no-evidence", text.slice(0, 40));
    if (isInstruction(text)) return refuse("unpostable", text.slice(0, 40));
    const checked = checkClaim(text, evidence);
    if (checked.kind === "fault") return refuse(checked.fault.reason, checked.fault.offending);
    const sentences = checked.evidence.indices.flatMap((index) => article.sentences[index] ?? []);
    return { kind: "verified", sentence: new Verified(text, candidate.by, sentences) };
  }
}

/** The one cited sentence, where the text is the whole of it. */
function findVerbatim(text: string, { evidence }: Candidate, { sentences }: ArticleReading): Sentence | null {
  const source = evidence.length === 1 ? sentences[evidence[0] ?? -1] : undefined;
  return source !== undefined && oneLine(withoutInvisible(source.text)).trim() === text ? source : null;
}

/** One verdict for each candidate, in order. Pure: linear in the article, once, and in each sentence's evidence. */
export function verifySentences(candidates: readonly Candidate[], sentences: readonly Sentence[]): readonly Verdict[] {
  const article = readArticle(sentences);
  return candidates.map((candidate) => Verified.check(candidate, article));
}

/**
 * An extract's sentences, checked like any other: what fails is left out, and where nothing is left the first sentence
 * of the article that passes stands in. Empty only where no sentence may be posted.
 */
export function verifySummary(
  summary: readonly SummarySentence[],
  sentences: readonly Sentence[],
): readonly Verified[] {
  const article = readArticle(sentences);
  const indices = new Map(sentences.map((sentence, i) => [sentence.start, i]));
  const kept: Verified[] = [];
  for (const { text, start, by } of summary) {
    const evidence = [indices.get(start) ?? -1];
    const whole = sentences[evidence[0] ?? -1]?.text ?? "";
    // A trimmed quotation is none: then the sentence stands as the source has it.
    for (const each of text === whole ? [text] : [text, whole]) {
      const verdict = Verified.check({ text: each, evidence, by }, article);
      if (verdict.kind !== "verified") continue;
      kept.push(verdict.sentence);
      break;
    }
  }
  if (kept.length > 0) return kept;
  for (const [i, { text }] of sentences.slice(0, STAND_INS).entries()) {
    const verdict = Verified.check({ text: compressSentence(text), evidence: [i], by: "extract" }, article);
    if (verdict.kind === "verified") return [verdict.sentence];
  }
  return [];
}

/** How far into an article a sentence is looked for that can stand in for a whole summary. */
const STAND_INS = 20;

/** The source sentence that a refused one cites first, checked like any other; null where that may not be posted either. */
export function verifySource(refused: Candidate, sentences: readonly Sentence[]): Verified | null {
  const index = refused.evidence.find((each) => sentences[each] !== undefined);
  const source = index === undefined ? undefined : sentences[index];
  if (index === undefined || source === undefined) return null;
  const [verdict] = verifySentences(
    [{ text: compressSentence(source.text), evidence: [index], by: "extract" }],
    sentences,
  );
  return verdict?.kind === "verified" ? verdict.sentence : null;
}

/**
 * What comes back from the store is only JSON: each sentence is checked again, against the source sentences that it
 * carries. One that does not pass any more gives way to its source's own words.
 */
export function reviveSummary(stored: readonly SummarySentence[]): readonly Verified[] {
  return stored.flatMap(({ text, by, evidence }) => {
    const article = readArticle(evidence.map((source) => ({ ...source, paragraph: 0 })));
    const own = evidence.map((source, i): Candidate => ({ text: source.text, evidence: [i], by: "extract" }));
    const candidates: readonly Candidate[] = [{ text, evidence: evidence.map((_, i) => i), by }, ...own];
    for (const candidate of candidates) {
      const verdict = Verified.check(candidate, article);
      if (verdict.kind === "verified") return [verdict.sentence];
    }
    return [];
  });
}

type Checked =
  | { readonly kind: "supported"; readonly evidence: Evidence }
  | { readonly kind: "fault"; readonly fault: Fault };

/** A writer that fuses two neighbours often cites one of them. */
const MAY_BE_NEXT_DOOR: ReadonlySet<FaultReason> = new Set(["number", "date", "unsupported"]);

/**
 * Checks a sentence against its evidence and, where a number or a word is missing there, against one sentence more that
 * stands beside it. The evidence that comes out is enough without the rest of the article: it is all that the store keeps.
 */
function checkClaim(text: string, evidence: Evidence): Checked {
  const fault = findFault(text, evidence);
  if (fault !== null && !MAY_BE_NEXT_DOOR.has(fault.reason)) return { kind: "fault", fault };
  const beside = evidence.indices.flatMap((index) => [index - 1, index + 1]);
  const wider = fault === null ? [] : beside.map((index) => addEvidence(evidence, [index]));
  for (const each of [evidence, ...wider]) {
    if (each === null || (each !== evidence && findFault(text, each) !== null) || (each === evidence && fault !== null))
      continue;
    const enough = standAlone(text, each);
    if (enough !== null) return { kind: "supported", evidence: enough };
  }
  return { kind: "fault", fault: fault ?? { reason: "name", offending: text.slice(0, 40) } };
}

/** The evidence with the sentences that name whom its `he` and `the company` mean; null where that is too much. */
function standAlone(text: string, evidence: Evidence): Evidence | null {
  let enough: Evidence | null = evidence;
  while (enough !== null) {
    const alone = gatherEvidence(
      readArticle(enough.indices.flatMap((index) => evidence.article.sentences[index] ?? [])),
      enough.indices.map((_, i) => i),
    );
    const fault: Fault | null = alone === null ? null : findFault(text, alone);
    if (fault === null) return enough;
    const named: readonly number[] = fault.reason === "name" ? findNamed(fault.offending, enough) : [];
    enough = named.length === 0 ? null : addEvidence(enough, named);
  }
  return null;
}

/** The nearest sentence before the evidence that has the whole name, else the nearest with each of its words. */
function findNamed(name: string, { article, indices }: Evidence): readonly number[] {
  const last = indices.at(-1) ?? 0;
  const nearest = (places: readonly number[]): number | undefined =>
    places.findLast((each) => each < last) ?? places[0];
  const places = readWords(name).map(({ key }) =>
    [key, ...aliasesOf(key)].flatMap((each) => article.sentencesWith(each)).toSorted((a, b) => a - b),
  );
  const whole = nearest(places[0]?.filter((at) => places.every((others) => others.includes(at))) ?? []);
  const found = whole === undefined ? places.flatMap((each) => nearest(each) ?? []) : [whole];
  return [...new Set(found)].filter((index) => !indices.includes(index));
}

function addEvidence({ article, indices }: Evidence, more: readonly number[]): Evidence | null {
  const all = [...new Set([...indices, ...more])];
  return all.length > MOST_EVIDENCE ? null : gatherEvidence(article, all);
}

/** The first thing wrong with a sentence, or null. The order is that of what a writer would put right first. */
function findFault(text: string, evidence: Evidence): Fault | null {
  const claim = readClaim(text, evidence.article.isOrdinary);
  const unpostable = findUnpostable(text, { unquoted: claim.unquoted, evidence: evidence.text });
  if (unpostable !== null) return { reason: "unpostable", offending: unpostable };
  // The source's own words in the source's own order: nothing to compare.
  if (isVerbatim(claim, evidence)) return null;
  for (const check of CHECKS) {
    const fault = check(claim, evidence);
    if (fault !== null) return fault;
  }
  return null;
}

const CHECKS: readonly ((claim: Reading, evidence: Evidence) => Fault | null)[] = [
  checkNumbers,
  checkQuotations,
  checkDates,
  checkNames,
  checkSubstitutions,
  checkPolarity,
  checkSubject,
  checkSupport,
];

function isVerbatim(claim: Reading, { readings }: Evidence): boolean {
  const folded = oneLine(claim.text);
  return readings.some(({ text }) => oneLine(text) === folded);
}
