import type { AnswerCache } from "../../src/condense/writer/answer-cache.ts";
import type { TokenBudget } from "../../src/condense/writer/token-budget.ts";
import type { WrittenSentence } from "../../src/condense/writer/writer.ts";

/** What the store keeps for a model, in memory: it passes the same contract. */

/** Answers that live as long as the process. */
export function makeMemoryCache(): AnswerCache {
  const kept = new Map<string, readonly WrittenSentence[]>();
  return {
    async get(key) {
      return kept.get(key) ?? null;
    },
    async set(key, sentences) {
      kept.set(key, sentences);
    },
  };
}

/** A budget that lives as long as the process. */
export function makeMemoryBudget(limit: number): TokenBudget {
  let day = "";
  let used = 0;
  const turnPage = (now: Date): void => {
    const today = now.toISOString().slice(0, 10);
    if (today === day) return;
    day = today;
    used = 0;
  };
  return {
    async reserve(tokens, now) {
      turnPage(now);
      if (used + tokens > limit) return false;
      used += tokens;
      return true;
    },
    async correct(difference, now) {
      turnPage(now);
      used = Math.max(0, used + difference);
    },
    async usage(now) {
      turnPage(now);
      return { used, limit };
    },
  };
}
