import * as fc from "fast-check";
import { expect, test } from "vitest";
import { describeFigures } from "../../../src/condense/figures/describe-figures.ts";
import { makeIsCommon } from "../../../src/condense/figures/opening-word.ts";
import { parseMarkedSentence } from "./marked-sentence.ts";

const PIECES = [
  "{{15%|%}}",
  "{{$2 million|USD}}",
  "{{40 ships|ship}}",
  "{{three years|year}}",
  "{{7|}}",
  "the port",
  "exports",
  "of steel",
  "it",
  "rose",
  "said",
  "which",
  "(",
  ")",
  ",",
  "–",
  "and",
  "to",
  "in 2019",
  "last year",
  "Orvik",
  "’s",
  "its",
  "is",
  "according to",
  "more than",
  "🚢",
  "\u00a0",
  "naïve",
];

const sentence = fc
  .array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 25 })
  .map((pieces) => pieces.join(" "));

test("every quantity gets a label of one to eight words, whatever stands around it", () => {
  const language = fc.constantFrom("en", "und", "de", "ja");
  fc.assert(
    fc.property(sentence, fc.option(sentence), language, (text, before, spoken) => {
      const { sentence: home, quantities } = parseMarkedSentence(text);
      const previous = before === null ? null : parseMarkedSentence(before).sentence;
      const isCommon = makeIsCommon(home.text);
      const context = { previous, headline: null, isCommon, publishedAt: new Date("2025-02-25"), language: spoken };
      const described = describeFigures(home, quantities, context);
      expect(described.length).toBe(quantities.length);
      for (const { measures, time, saidBy } of described) {
        const words = measures.trim().split(/\s+/);
        expect(measures.trim()).not.toBe("");
        expect(words.length).toBeLessThanOrEqual(8);
        expect(time ?? "2025").toMatch(/^\d{4}(?:-\d\d){0,2}(?:\/\d{4}(?:-\d\d){0,2})?$/);
        expect(saidBy?.trim()).not.toBe("");
      }
    }),
    { numRuns: 400 },
  );
});

test("any text at all is read without throwing", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), fc.nat(199), (text, at) => {
      const start = Math.min(at, text.length);
      const end = Math.min(start + 3, text.length);
      const quantity = { start, end, unit: null, unitKind: null, boundSpan: null, rateSpan: null };
      const home = { text, start: 0, end: text.length, paragraph: 0 };
      const isCommon = makeIsCommon(home.text);
      const context = { previous: home, headline: null, isCommon, publishedAt: null, language: "en" };
      expect(describeFigures(home, [quantity], context)[0]?.measures).toBeTruthy();
    }),
    { numRuns: 300 },
  );
});
