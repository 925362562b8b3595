import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { describeFigures } from "../../../src/condense/figures/describe-figures.ts";
import { makeIsCommon } from "../../../src/condense/figures/opening-word.ts";
import { rankFigures } from "../../../src/condense/figures/rank-figures.ts";
import type { Rankable } from "../../../src/condense/figures/rank-features.ts";
import { splitSentences } from "../../../src/condense/sentences/sentences.ts";
import { parseMarkedSentence } from "./marked-sentence.ts";

const FOLDER = join(import.meta.dirname, "../../fixtures/figures/rank");

interface RankCase {
  readonly headline: string | null;
  readonly text: string;
  readonly figures: readonly Rankable[];
}

/** First line: the headline, or `-` for none. Second: the text, its numbers marked. */
function parseCase(fixture: string): RankCase {
  const [headline = "-", marked = ""] = fixture.trim().split("\n");
  const { sentence, quantities } = parseMarkedSentence(marked);
  const sentences = splitSentences(sentence.text, "en");
  const figures = quantities.map((quantity): Rankable => {
    const home = sentences.find(({ start, end }) => start <= quantity.start && quantity.end <= end) ?? sentence;
    const inHome = { ...quantity, start: quantity.start - home.start, end: quantity.end - home.start };
    const isCommon = makeIsCommon(sentence.text);
    const context = { previous: null, headline: null, isCommon, publishedAt: null, language: "en" };
    const text = sentence.text.slice(quantity.start, quantity.end);
    return {
      kind: "amount",
      value: parseValue(text),
      unit: quantity.unit,
      bound: "=",
      change: null,
      measures: describeFigures(home, [inHome], context)[0]?.measures ?? "",
      start: quantity.start,
      end: quantity.end,
      text,
      sentence: { start: home.start, end: home.end, text: home.text },
    };
  });
  return { headline: headline === "-" ? null : headline, text: sentence.text, figures };
}

function parseValue(text: string): number {
  const words: Readonly<Record<string, number>> = { one: 1, two: 2 };
  const digits = /[\d,.]+/.exec(text)?.[0].replaceAll(",", "");
  const scale = text.includes("million") ? 1e6 : text.includes("billion") ? 1e9 : 1;
  return digits === undefined ? (words[text.split(" ")[0] ?? ""] ?? 0) : Number(digits) * scale;
}

const cases = readdirSync(FOLDER)
  .filter((file) => file.endsWith(".input.txt"))
  .map((file) => file.replace(".input.txt", ""));

describe("which figures a reader needs", () => {
  test.each(cases)("%s", (name) => {
    const { headline, text, figures } = parseCase(readFileSync(join(FOLDER, `${name}.input.txt`), "utf8"));
    const ranks = rankFigures(figures, { headline, text });
    const best = ranks.map(({ salience }) => salience).indexOf(Math.max(...ranks.map(({ salience }) => salience)));
    const read = {
      best: figures[best]?.text,
      keys: figures.filter((_, i) => ranks[i]?.key).map((figure) => figure.text),
    };
    const expected: unknown = JSON.parse(readFileSync(join(FOLDER, `${name}.expected.json`), "utf8"));
    expect(read).toEqual(expected);
  });

  test("salience stays between 0 and 1, and no article has more than four key figures", () => {
    for (const name of cases) {
      const { headline, text, figures } = parseCase(readFileSync(join(FOLDER, `${name}.input.txt`), "utf8"));
      const ranks = rankFigures([...figures, ...figures], { headline, text });
      expect(ranks.filter(({ key }) => key).length).toBeLessThanOrEqual(4);
      expect(ranks.every(({ salience }) => salience >= 0 && salience <= 1)).toBe(true);
    }
  });

  test("an article without figures has no ranks", () => {
    expect(rankFigures([], { headline: "Quiet day", text: "Nothing was counted." })).toEqual([]);
  });
});
