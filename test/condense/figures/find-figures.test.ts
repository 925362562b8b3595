import { expect, test } from "vitest";
import { renderValue } from "../../../src/article/figure-value.ts";
import { findFigures } from "../../../src/condense/figures/find-figures.ts";
import type { FoundFigures } from "../../../src/condense/figures/find-figures.ts";
import { splitSentences } from "../../../src/condense/sentences/sentences.ts";

function read(text: string, language = "en"): FoundFigures {
  return findFigures(text, splitSentences(text, language), { headline: null, publishedAt: null, language });
}

const ARTICLE = `Moscow is ready to sell aluminium to American buyers again. It could ship up to 2 million tons a year once the duties go.

Until 2023 its smelters met about 15% of American demand. That year Washington put a 200% tariff on the metal.

Joint plants in Siberia might draw as much as $15 billion, officials told Flight 12 reporters on 24 February.`;

test("the figures of an article in text order, each at its own characters", () => {
  const { figures } = read(ARTICLE);
  expect(figures.map((figure) => renderValue(figure, "en"))).toEqual([
    "up to 2 million tons a year",
    "about 15%",
    "200%",
    "as much as $15 billion",
  ]);
  expect(figures.map(({ unit, bound }) => [unit, bound])).toEqual([
    ["ton per year", "<"],
    ["%", "~"],
    ["%", "="],
    ["USD", "<"],
  ]);
  for (const { start, end, text, sentence } of figures) {
    expect(ARTICLE.slice(start, end)).toBe(text);
    expect(ARTICLE.slice(sentence.start, sentence.end)).toBe(sentence.text);
  }
});

test("numbers that are no figures come with their place and the reason", () => {
  const { masked } = read(ARTICLE);
  expect(masked.map(({ text, reason }) => [text, reason])).toEqual([
    ["2023", "year"],
    ["12", "name"],
    ["24", "date"],
  ]);
  for (const { start, end, text } of masked) expect(ARTICLE.slice(start, end)).toBe(text);
});

test("three or four figures are key, and every one has its salience", () => {
  const { figures } = read(ARTICLE);
  expect(figures.filter(({ key }) => key).length).toBeGreaterThanOrEqual(3);
  for (const { salience } of figures) {
    expect(salience).toBeGreaterThan(0);
    expect(salience).toBeLessThanOrEqual(1);
  }
});

test("outside English a number with doubtful separators is no figure and is counted", () => {
  const { figures, ambiguousNumbers } = read("Der Umbau kostet 1.500 Euro oder 3,5 % mehr, sagte die Stadt.", "de");
  expect(figures.map(({ value, unit }) => [value, unit])).toEqual([[3.5, "%"]]);
  expect(ambiguousNumbers).toBe(1);
});

test("a text without numbers, without words or without sentences has no figures", () => {
  for (const text of ["", "   ", "Nothing happened here today.", "…", "7".repeat(100_000)]) {
    expect(read(text)).toEqual({ figures: [], ambiguousNumbers: 0, masked: [] });
  }
});
