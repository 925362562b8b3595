import { describe, expect, test } from "vitest";
import { makeMemoryBudget } from "../../../src/condense/writer/token-budget.ts";

const today = new Date("2026-11-04T23:59:00Z");
const tomorrow = new Date("2026-11-05T00:01:00Z");

describe("makeMemoryBudget", () => {
  test("books no more than the day has left", async () => {
    const budget = makeMemoryBudget(1_000);
    expect(await budget.reserve(900, today)).toBe(true);
    expect(await budget.reserve(200, today)).toBe(false);
    await budget.correct(-500, today);
    expect(await budget.reserve(200, today)).toBe(true);
    expect(await budget.usage(today)).toEqual({ used: 600, limit: 1_000 });
  });

  test("begins anew with the day", async () => {
    const budget = makeMemoryBudget(1_000);
    await budget.reserve(1_000, today);
    expect(await budget.usage(tomorrow)).toEqual({ used: 0, limit: 1_000 });
    expect(await budget.reserve(1_000, tomorrow)).toBe(true);
  });
});
