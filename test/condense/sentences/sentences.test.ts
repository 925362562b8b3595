import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { splitSentences } from "../../../src/condense/sentences/sentences.ts";
import { readInputFixtures } from "../../support/input-fixtures.ts";
import { processorTime } from "../../support/processor-time.ts";

/** The sentences of each paragraph. */
function split(text: string, language: string): readonly (readonly string[])[] {
  const paragraphs: string[][] = [];
  for (const { text: sentence, paragraph } of splitSentences(text, language))
    (paragraphs[paragraph] ??= []).push(sentence);
  return paragraphs;
}

describe("sentences", () => {
  test.each(readInputFixtures("sentences"))("$name", ({ input, expected, variant }) => {
    expect(split(input, variant ?? "en")).toEqual(expected);
  });

  test("an unknown language goes by the English rules, a wrong tag by Unicode's", () => {
    expect(split("Dr. Ito left. He ran.", "und")).toEqual([["Dr. Ito left.", "He ran."]]);
    expect(split("Erst kam er. Dann ging er.", "not a tag")).toEqual([["Erst kam er.", "Dann ging er."]]);
  });
});

/** Texts of what trips a splitter: end marks, quotes, breaks, markers, names, in any order. */
const tricky = fc
  .array(
    fc.constantFrom(
      ..."Dr. |U.S. |a.m. |J. |3.5|No. 4|1. |2. |• |a) |. |.|! |? |…| . . . |\"|“|”|'|(|)|\n|\r\n|\n\n| |\t|word |Word |1,000 |e.g. |—|。|é|İ|😀|\u2028|\u00a0".split(
        "|",
      ),
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(""));
const languages = fc.constantFrom("en", "und", "de", "fr", "ja", "xx");

describe("of any text", () => {
  test("sentences are slices, in order, apart, trimmed, and leave nothing but white space out", () => {
    fc.assert(
      fc.property(fc.oneof(tricky, fc.string({ unit: "binary", maxLength: 80 })), languages, (text, language) => {
        let end = 0;
        let paragraph = 0;
        for (const sentence of splitSentences(text, language)) {
          expect(text.slice(sentence.start, sentence.end)).toBe(sentence.text);
          expect(text.slice(end, sentence.start).trim()).toBe("");
          expect(sentence.text).toBe(sentence.text.trim());
          expect(sentence.text).not.toBe("");
          expect(sentence.paragraph).toBeGreaterThanOrEqual(paragraph);
          ({ end, paragraph } = sentence);
        }
        expect(text.slice(end).trim()).toBe("");
      }),
      { numRuns: 600 },
    );
  });

  test.each([
    ["quotation marks", '"a '],
    ["single quotation marks", "\"'"],
    ["dots", "."],
    ["spaced dots", " ."],
    ["initials", "A. "],
    ["list markers", "1. A 2. "],
    ["bullets", "• "],
    ["line breaks", "\n"],
    ["wrapped lines", "a line that is about as long as the others are in this te\n"],
    ["digits", "9"],
    ["closing marks", ".)"],
    ["spaces", "  "],
  ])("four times as many %s take no more than about four times as long", (_, unit) => {
    const time = (count: number): number => {
      const text = unit.repeat(count);
      return processorTime(() => splitSentences(text, "en"));
    };
    const size = Math.ceil(100_000 / unit.length);
    time(size);
    const once = Math.min(time(size), time(size));
    // A quadratic splitter takes 16 times as long.
    expect(Math.min(time(4 * size), time(4 * size))).toBeLessThan(10 * Math.max(once, 4));
  });
});
