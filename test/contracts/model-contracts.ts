import { describe, expect, test } from "vitest";
import type { AnswerCache } from "../../src/condense/writer/answer-cache.ts";
import type { TokenBudget } from "../../src/condense/writer/token-budget.ts";

const noon = new Date("2026-11-02T12:00:00Z");
const nextDay = new Date("2026-11-03T00:00:00Z");

/** What every place for a model's answers must do. */
export function answerCacheContract(name: string, make: () => Promise<AnswerCache>): void {
  describe(`answer cache contract: ${name}`, () => {
    const answer = [{ text: "The quay “closed” at 5 °C.", evidence: [0, 3] }];

    test("gives back what was kept under a key, and nothing for another", async () => {
      const cache = await make();
      expect(await cache.get("a")).toBeNull();
      await cache.set("a", answer);
      expect(await cache.get("a")).toEqual(answer);
      expect(await cache.get("b")).toBeNull();
    });

    test("keeps the last of several", async () => {
      const cache = await make();
      await cache.set("a", answer);
      await cache.set("a", []);
      expect(await cache.get("a")).toEqual([]);
    });
  });
}

/** What every purse of tokens must do. */
export function tokenBudgetContract(name: string, make: (limit: number) => Promise<TokenBudget>): void {
  describe(`token budget contract: ${name}`, () => {
    test("books what fits into the day and refuses what does not, booking nothing then", async () => {
      const budget = await make(100);
      expect(await budget.reserve(60, noon)).toBe(true);
      expect(await budget.reserve(41, noon)).toBe(false);
      expect(await budget.reserve(40, noon)).toBe(true);
      expect(await budget.usage(noon)).toEqual({ used: 100, limit: 100 });
    });

    test("corrects a booking both ways, never below nothing", async () => {
      const budget = await make(100);
      await budget.reserve(60, noon);
      await budget.correct(-20, noon);
      expect(await budget.usage(noon)).toMatchObject({ used: 40 });
      await budget.correct(70, noon);
      expect(await budget.reserve(1, noon)).toBe(false);
      await budget.correct(-1000, noon);
      expect(await budget.usage(noon)).toMatchObject({ used: 0 });
    });

    test("begins anew with each day in UTC", async () => {
      const budget = await make(100);
      await budget.reserve(100, noon);
      expect(await budget.reserve(100, nextDay)).toBe(true);
      expect(await budget.usage(nextDay)).toMatchObject({ used: 100 });
    });

    test("of many at once, no more are booked than fit", async () => {
      const budget = await make(100);
      const booked = await Promise.all(Array.from({ length: 20 }, () => budget.reserve(10, noon)));
      expect(booked.filter(Boolean)).toHaveLength(10);
    });
  });
}
