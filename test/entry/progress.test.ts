import { describe, expect, test } from "vitest";
import { makeProgress, renderBar } from "../../src/entry/cli/progress.ts";

function watch(isTTY: boolean) {
  const written: string[] = [];
  let time = 0;
  const stream = { isTTY, columns: 60, write: (text: string) => written.push(text) > 0 };
  return { written, progress: makeProgress(stream, () => time), wait: (ms: number) => (time += ms) };
}

const bar = (name: string, rest: string): unknown => expect.stringMatching(new RegExp(`${name} [━─]+ ${rest}`));

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

  test("gives each step that is under way a bar of its own, until it is done", () => {
    const { written, progress, wait } = watch(true);
    wait(1100);
    progress.update("Reading a", 0, 1);
    wait(200);
    progress.update("Reading b", 3, 5);
    wait(200);
    progress.update("Reading a", 1, 1);
    wait(200);
    progress.update("Condensing", 7, null);
    progress.clear();
    expect(written).toEqual([
      bar("Reading a", "0 of 1$"),
      bar("Reading a", "0 of 1\n\u001b\\[KReading b [━─]+ 3 of 5$"),
      bar("^\u001b\\[1A\r\u001b\\[K\u001b\\[JReading b", "3 of 5$"),
      bar("Reading b", "3 of 5\n\u001b\\[KCondensing 7$"),
      "\u001b[1A\r\u001b[K\u001b[J",
    ]);
  });

  test("shows the latest alone of steps that nobody knows the end of", () => {
    const { written, progress, wait } = watch(true);
    wait(1100);
    progress.update("Copying a", 5, null);
    wait(200);
    progress.update("Copying b", 1, null);
    expect(written).toEqual(["\r\u001b[KCopying a 5", "\r\u001b[KCopying b 1"]);
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
    expect(renderBar("Nachrichten aus aller Welt und von nebenan", { done: 1, total: 2, columns: 60 })).toBe(
      "Nachrichten aus aller Welt ━━━━━━━━━━━━──────────── 1 of 2",
    );
    expect(renderBar("新聞の見出し", { done: 5, total: null, columns: 10 })).toBe("新聞の見");
    expect(renderBar("\u001b[2JEvil", { done: 5, total: null, columns: 40 })).toBe("[2JEvil 5");
    expect(renderBar("Condensing", { done: 50, total: null, columns: 80 })).toBe("Condensing 50");
  });
});
