import { readFileSync, readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { renderValue } from "../../src/article/figure-value.ts";
import { findFigures } from "../../src/condense/figures/find-figures.ts";
import { splitSentences } from "../../src/condense/sentences/sentences.ts";

const FOLDER = new URL("../fixtures/figures/value/", import.meta.url);
const cases = readdirSync(FOLDER).filter((file) => file.endsWith(".input.txt"));

/** The values of a text's figures as a digest shows them; a case named `de-…` is shown to a German reader. */
function renderValues(text: string, locale: string): readonly string[] {
  const { figures } = findFigures(text, splitSentences(text, "en"), {
    headline: null,
    publishedAt: null,
    language: "en",
  });
  return figures.map((figure) => renderValue(figure, locale).replaceAll(/[\u00a0\u202f]/g, " "));
}

describe("a figure's value as a person writes it", () => {
  test.each(cases.map((file) => file.replace(".input.txt", "")))("%s", (name) => {
    const text = readFileSync(new URL(`${name}.input.txt`, FOLDER), "utf8").trim();
    const expected: unknown = JSON.parse(readFileSync(new URL(`${name}.expected.json`, FOLDER), "utf8"));
    expect(renderValues(text, name.startsWith("de-") ? "de" : "en")).toEqual(expected);
  });
});
