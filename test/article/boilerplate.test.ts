import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { removeBoilerplate } from "../../src/article/boilerplate.ts";
import { readInputFixtures } from "../support/input-fixtures.ts";
import { processorTime } from "../support/processor-time.ts";

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
  test("whole lines go and nothing else changes; a second time nothing goes", () => {
    fc.assert(
      fc.property(fc.array(lines, { maxLength: 12 }), breaks, (given, end) => {
        const kept = removeBoilerplate(given.map((line) => line + end).join(""));
        const left = kept.split(end).slice(0, -1);
        for (const line of given) if (line === left[0]) left.shift();
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
      expect(processorTime(() => removeBoilerplate(text))).toBeLessThan(1000);
    },
  );
});
