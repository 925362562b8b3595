import { describe, expect, test } from "vitest";
import { withCircuitBreaker } from "../../../src/condense/writer/circuit-breaker.ts";
import type { WriteFailure, Written } from "../../../src/condense/writer/writer.ts";

const request = { title: null, language: "en", sentences: [], complaints: [] };
const down: WriteFailure = { kind: "unreachable", detail: "the connection failed" };
const minute = (n: number): Date => new Date(Date.UTC(2026, 10, 4, 9, n));

function makeWriter(...answers: readonly (WriteFailure | "fine")[]) {
  let calls = 0;
  const writer = withCircuitBreaker({
    name: "scripted",
    async write(): Promise<Written> {
      const answer = answers[Math.min(calls++, answers.length - 1)] ?? "fine";
      return answer === "fine" ? { kind: "written", sentences: [] } : { kind: "failed", failure: answer };
    },
  });
  const write = (at: Date) => writer.write(request, { signal: new AbortController().signal, nonce: "n", now: at });
  return { write, calls: () => calls };
}

describe("withCircuitBreaker", () => {
  test("rests five minutes after three failures in a row, then tries once", async () => {
    const { write, calls } = makeWriter(down);
    for (let i = 0; i < 3; i++) await write(minute(0));
    expect(await write(minute(4))).toEqual({ kind: "failed", failure: { kind: "resting", until: minute(5) } });
    expect(calls()).toBe(3);
    await write(minute(5));
    expect(calls()).toBe(4);
    expect(await write(minute(9))).toMatchObject({ failure: { kind: "resting", until: minute(10) } });
  });

  test("a success forgets the failures before it", async () => {
    const { write, calls } = makeWriter(down, down, "fine", down, down, "fine");
    for (let i = 0; i < 6; i++) await write(minute(0));
    expect(calls()).toBe(6);
  });

  test("waits as long as the server asks, at the first time", async () => {
    const { write, calls } = makeWriter({ kind: "rate-limited", retryAt: minute(30) });
    await write(minute(0));
    expect(await write(minute(29))).toMatchObject({ failure: { kind: "resting", until: minute(30) } });
    expect(calls()).toBe(1);
  });

  test("an empty purse is no fault of the writer", async () => {
    const { write, calls } = makeWriter({ kind: "over-budget" });
    for (let i = 0; i < 5; i++) await write(minute(0));
    expect(calls()).toBe(5);
  });
});
