import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { removeBoilerplate } from "../../src/article/boilerplate.ts";
import { readInputFixtures } from "../support/input-fixtures.ts";

describe("lines that are not the article", () => {
  test.each(readInputFixtures("boilerplate"))("$name", ({ input, expected }) => {
    expect(removeBoilerplate(input)).toBe(expected);
  });

  const lines = fc.constantFrom(
    "The board met on Monday.",
    "  By Joan Ferris",
    "Advertisement",
    "Also Read: Ferry line orders",
    "Three New Ships",
    "Share this article",
    "",
    " \t",
    "© 2026 Quay News",
    "A heading",
  );
  const breaks = fc.constantFrom("\n", "\r\n", "\r", "\u2028");
  /** Each with its break: a `\r` and a `\n` behind it are one. */
  const wholeLines = (text: string): string[] => text.match(/[^\r\n\u2028]*(?:\r\n|[\r\n\u2028])/g) ?? [];

  test("whole lines go and nothing else changes; a second time nothing goes", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(lines, breaks), { maxLength: 12 }), (parts) => {
        const given = parts.map(([line, end]) => line + end).join("");
        const kept = removeBoilerplate(given);
        const left = wholeLines(kept);
        for (const line of wholeLines(given)) if (line === left[0]) left.shift();
        expect(left).toEqual([]);
        expect(removeBoilerplate(kept)).toBe(kept);
      }),
      { numRuns: 400 },
    );
  });

  test("a paragraph stays whatever it begins with", () => {
    const paragraph = `Advertisement: ${"a long story about an old poster. ".repeat(20)}`;
    expect(removeBoilerplate(paragraph)).toBe(paragraph);
  });

  test.each(["a ", "By A ", "x/", "(", "Photo: ", "A, ", "read more: ", "share "])(
    "hostile lines of %j take no time",
    (unit) => {
      const text = `${unit.repeat(Math.floor(350 / unit.length))}!\n`.repeat(200);
      const start = performance.now();
      removeBoilerplate(text);
      expect(performance.now() - start).toBeLessThan(1000);
    },
  );
});
