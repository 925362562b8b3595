import { array, assert, constantFrom, double, nat, oneof, property, string } from "fast-check";
import { expect, test } from "vitest";
import { findFigures } from "../../../src/condense/figures/find-figures.ts";
import { findQuantities } from "../../../src/condense/figures/find-quantities.ts";
import { splitSentences } from "../../../src/condense/sentences/sentences.ts";

/** Pieces that news is made of, so that random texts hit the grammar often; any string comes in between. */
const piece = oneof(
  constantFrom(
    ..."about|up to|$|€|£|US $|%|per cent|percentage points|million|bn|m|k|and|to|–|-|from|between|or|,|.|. |;|(|)|a year|per day|people|homes|tons|km/h|sq m|a dozen|half|two-thirds|tens of thousands of|rose|fell by|not|minus|−|twenty-one|three|hundred|one|½|1/4|2-1|1,500|12,34,567|10 000|235, 000|.5|3.1.4|5G|iPhone 11|S&P 500|2023|September 8|11 a.m.|\u00a0|\u2009|\n|°C|'|″|year-old|lakh|crore|RM|EUR".split(
      "|",
    ),
  ),
  nat({ max: 20_000_000 }).map(String),
  double({ noNaN: true, min: 0, max: 1e6 }).map((value) => value.toFixed(2)),
  string({ maxLength: 6 }),
  string({ unit: "binary", maxLength: 4 }),
);
const newsText = array(piece, { maxLength: 30 }).map((parts) => parts.join(" "));
const anyText = oneof(
  newsText,
  array(piece, { maxLength: 30 }).map((parts) => parts.join("")),
  string({ unit: "binary" }),
);
const language = constantFrom("en", "und", "de", "fr", "es", "tr", "ja", "ar", "hi");

test("a figure's text is the slice of its offsets, figures stand in order and do not overlap", () => {
  assert(
    property(anyText, language, (text, tag) => {
      const options = { headline: null, publishedAt: null, language: tag };
      const { figures, masked } = findFigures(text, splitSentences(text, tag), options);
      let end = 0;
      for (const figure of figures) {
        expect(text.slice(figure.start, figure.end)).toBe(figure.text);
        expect(figure.text.trim()).toBe(figure.text);
        expect(figure.text.length).toBeGreaterThan(0);
        expect(figure.start).toBeGreaterThanOrEqual(end);
        expect(figure.sentence.start).toBeLessThanOrEqual(figure.start);
        expect(figure.sentence.end).toBeGreaterThanOrEqual(figure.end);
        expect(figure.measures).not.toBe("");
        end = figure.end;
      }
      for (const number of masked) {
        expect(text.slice(number.start, number.end)).toBe(number.text);
        expect(figures.some((figure) => figure.start < number.end && figure.end > number.start)).toBe(false);
      }
    }),
    { numRuns: 300 },
  );
});

test("every value is a finite number, a range rises and a bound has its words", () => {
  assert(
    property(anyText, language, (text, tag) => {
      for (const quantity of findQuantities({ text }, tag).quantities) {
        for (const value of [quantity.value].flat()) expect(Number.isFinite(value)).toBe(true);
        const rises = quantity.kind !== "range" || quantity.value[0] < quantity.value[1];
        expect(rises).toBe(true);
        expect(quantity.boundWords === null).toBe(quantity.bound === "=");
        expect(quantity.changeIs === null).toBe(quantity.change === null);
        expect(quantity.number.start).toBeGreaterThanOrEqual(quantity.start);
        expect(quantity.number.end).toBeLessThanOrEqual(quantity.end);
      }
    }),
    { numRuns: 500 },
  );
});

test("a figure's own characters parse back to its value, and to its unit where they hold it", () => {
  assert(
    property(newsText, (text) => {
      for (const quantity of findQuantities({ text }).quantities) {
        const own = text.slice(quantity.start, quantity.end);
        const again = findQuantities({ text: own }).quantities;
        // Out of its sentence a number may look like a year, a score or a list mark; its value is read all the same.
        if (again.length === 0) continue;
        expect(again.flatMap(({ value }) => value)).toEqual([quantity.value].flat());
      }
    }),
    { numRuns: 500 },
  );
});
