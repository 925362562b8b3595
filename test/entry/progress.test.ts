import { describe, expect, test } from "vitest";
import { makeProgress, renderBar } from "../../src/entry/cli/progress.ts";

function watch(isTTY: boolean) {
  const written: string[] = [];
  let time = 0;
  const stream = { isTTY, columns: 60, write: (text: string) => written.push(text) > 0 };
  return { written, progress: makeProgress(stream, () => time), wait: (ms: number) => (time += ms) };
}

describe("makeProgress", () => {
  test("stays away from work that is done within a second", () => {
    const { written, progress, wait } = watch(true);
    wait(900);
    progress.update("Reading", 1, 2);
    progress.clear();
    expect(written).toEqual([]);
  });

  test("draws on one line of a terminal, not more often than the eye sees, and wipes it", () => {
    const { written, progress, wait } = watch(true);
    wait(1100);
    progress.update("Reading", 10, 20);
    wait(50);
    progress.update("Reading", 11, 20);
    wait(60);
    progress.update("Reading", 12, 20);
    progress.clear();
    expect(written).toHaveLength(3);
    expect(written[0]).toContain("10 of 20");
    expect(written[1]).toContain("12 of 20");
    expect(written[2]).toBe("\r\u001b[K");
  });

  test("writes nothing where no person looks", () => {
    const { written, progress, wait } = watch(false);
    wait(5000);
    progress.update("Reading", 1, 2);
    progress.clear();
    expect(written).toEqual([]);
  });
});

describe("renderBar", () => {
  test("fills with the work and fits the terminal", () => {
    expect(renderBar("Reading", { done: 1000, total: 2000, columns: 80 })).toBe(
      "Reading ━━━━━━━━━━━━──────────── 1,000 of 2,000",
    );
    expect(renderBar("Reading", { done: 3, total: 2, columns: 20 })).toHaveLength(19);
    expect(renderBar("Condensing", { done: 50, total: null, columns: 80 })).toBe("Condensing 50");
  });
});
