import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { splitTitle } from "../../src/collect/split-title.ts";
import { readInputFixtures } from "../support/input-fixtures.ts";

describe("the headline of a plain-text file", () => {
  test.each(readInputFixtures("split-title"))("$name", ({ input, expected }) => {
    expect(splitTitle(input)).toEqual(expected);
  });

  const parts = fc.constantFrom(
    "# ",
    "A headline here",
    "The board met on Monday.",
    "=====",
    "\n",
    "\r\n",
    "\n\n",
    " ",
    "SHOUT IT OUT",
    "\uFEFF",
  );

  test("what is behind a headline is the end of the text, unchanged; without one all of it is", () => {
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 12 }), (pieces) => {
        const text = pieces.join("");
        const split = splitTitle(text);
        expect(text.endsWith(split.text)).toBe(true);
        expect(split.title === null && split.text !== text).toBe(false);
        expect(split.title?.trim()).not.toBe("");
      }),
      { numRuns: 400 },
    );
  });
});
