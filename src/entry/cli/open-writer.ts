import { randomBytes } from "node:crypto";
import type { Rewrite } from "../../pipeline.ts";
import type { Clock } from "../../shared/clock.ts";
import type { Store } from "../../store/store.ts";
import { describeLlm, type LlmSettings } from "../llm-settings.ts";

/** For one article, both tries included. A model at home takes its time. Milliseconds. */
const DEADLINE_MS = 60_000;

export interface OpenWriter {
  readonly rewrite: Rewrite;
  /** Which model it is and whether text leaves the machine. */
  readonly introduction: string;
  /** What came of it, once the work is done: `The model wrote 10 of 12 summaries …`. */
  readonly report: () => Promise<string>;
}

/** The model that the settings name, with its answers and its day's tokens kept in the store. Its code is loaded here. */
export async function openWriter(llm: LlmSettings, store: Store, clock: Clock): Promise<OpenWriter> {
  const { makeLlmWriter } = await import("../../condense/write-with-llm.ts");
  const { withCircuitBreaker } = await import("../../condense/writer/circuit-breaker.ts");
  const { condenseWithWriter } = await import("../../condense/condense-with-writer.ts");
  const budget = store.tokenBudget(llm.dailyTokens);
  const writer = withCircuitBreaker(makeLlmWriter(llm.access, budget));
  const extracts = new Map<string, number>();
  let asked = 0;
  return {
    introduction: describeLlm(llm),
    async rewrite(article, extract) {
      asked++;
      const makeNonce = (): string => randomBytes(9).toString("hex");
      const parts = { writer, cache: store.answers, deadlineMs: DEADLINE_MS, clock, makeNonce };
      const { condensed, extractBecause } = await condenseWithWriter(article, extract, parts);
      if (extractBecause !== null) extracts.set(extractBecause.kind, (extracts.get(extractBecause.kind) ?? 0) + 1);
      return condensed;
    },
    async report() {
      const { used, limit } = await budget.usage(clock());
      const count = new Intl.NumberFormat("en");
      const failed = [...extracts.values()].reduce((sum, times) => sum + times, 0);
      const reasons = [...extracts].map(([kind, times]) => `${times} ${REASONS[kind] ?? kind}`);
      const why = failed === 0 ? "" : `; extracts for the rest: ${new Intl.ListFormat("en").format(reasons)}`;
      const tokens = `${count.format(used)} of ${count.format(limit)} tokens used today`;
      return `The model wrote ${asked - failed} of ${asked} summaries${why}. ${tokens}.`;
    },
  };
}

/** Why an extract stayed, in words that go behind a count. */
const REASONS: Readonly<Record<string, string>> = {
  "timed-out": "took too long",
  unreachable: "could not be asked",
  "rate-limited": "were too many for it",
  rejected: "were rejected (check LLM_MODEL and LLM_API_KEY)",
  unusable: "got no usable answer",
  "over-budget": "were over the day's tokens",
  resting: "came while it was left alone after failures",
  refused: "said what the article does not",
};
