import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { splitSentences } from "../../../src/condense/sentences/sentences.ts";
import { composeHeadline } from "../../../src/condense/summary/headline.ts";
import { readInputFixtures } from "../../support/input-fixtures.ts";

describe("a headline from the lede", () => {
  test.each(readInputFixtures("headline"))("$name", ({ input, expected, variant }) => {
    expect(composeHeadline(splitSentences(input, variant ?? "en"), variant ?? "en")).toBe(expected);
  });

  const words = fc.constantFrom(
    ..."The harbour board , raised fees by 1,234.5 % of $15 billion and the after which (old) “new” — for in Ann Coyle said that 12 not a very long Rindfleischetikettierung ; was .".split(
      " ",
    ),
  );

  test("has at most 90 characters, whole words of the article only, and hangs on nothing", () => {
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 60 }), (parts) => {
        const text = parts.join(" ");
        const headline = composeHeadline(splitSentences(text, "en"), "en");
        expect(headline.length).toBeLessThanOrEqual(90);
        const given = new Set(read(text));
        for (const word of read(headline)) expect(given).toContain(word);
        const isCut = headline.length < text.length - 60;
        expect(isCut && / (?:the|of|a|and|in|for|by|which|very)$/i.test(headline)).toBe(false);
      }),
      { numRuns: 400 },
    );
  });

  test("comes out of any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
        const headline = composeHeadline(splitSentences(text, "und"), "und");
        expect(headline.length).toBeLessThanOrEqual(90);
        expect(headline).not.toMatch(/[\r\n]/);
      }),
    );
  });
});

/** The words of a text, numbers whole. */
function read(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}](?:[\p{L}\p{N}.,]*[\p{L}\p{N}])?/gu) ?? [];
}
