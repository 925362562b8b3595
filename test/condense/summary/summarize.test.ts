import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { splitTitle } from "../../../src/collect/split-title.ts";
import type { Sentence } from "../../../src/condense/sentences/sentence.ts";
import { splitSentences } from "../../../src/condense/sentences/sentences.ts";
import { opensDangling } from "../../../src/condense/summary/dangling.ts";
import { countWords } from "../../../src/condense/summary/lines.ts";
import { summarize } from "../../../src/condense/summary/summarize.ts";
import { readInputFixtures } from "../../support/input-fixtures.ts";
import { processorTime } from "../../support/processor-time.ts";

function summarizeText(text: string, language = "en"): readonly string[] {
  const { title, text: body } = splitTitle(text);
  return summarize(splitSentences(body, language), { title, language }).map((sentence) => sentence.text);
}

const SUBJECTS = [
  "The harbour board",
  "A tug crew",
  "Ann Coyle",
  "He",
  "But the skippers",
  "The deal",
  "“We",
  "However, the clerk",
];
const VERBS = [
  "raised the fee by 4%",
  "left the quay at noon",
  "asked for a second vote",
  "sold 12 berths to a yard in Lisbon",
];
const ENDS = [
  ".",
  ", the county said.",
  " after a night of talks that nobody had planned for.",
  ".”",
  "!",
  " (the second this year).",
];

/** Articles of sentences that lean, quote and trail off, in any order. */
const articles = fc
  .array(
    fc.tuple(
      fc.constantFrom(...SUBJECTS),
      fc.constantFrom(...VERBS),
      fc.constantFrom(...ENDS),
      fc.constantFrom(" ", "\n\n"),
    ),
    {
      maxLength: 40,
    },
  )
  .map((parts) => parts.map(([subject, verb, end, gap]) => `${subject} ${verb}${end}${gap}`).join(""));

describe("a summary", () => {
  test.each(readInputFixtures("summarize"))("$name", ({ input, expected, variant }) => {
    expect(summarizeText(input, variant ?? "en")).toEqual(expected);
  });

  test("is at most three sentences in the article's order, within the words, each in its own evidence", () => {
    fc.assert(
      fc.property(articles, (text) => {
        const sentences = splitSentences(text, "en");
        const summary = summarize(sentences, { title: null, language: "en" });
        expect(summary.length).toBeLessThanOrEqual(3);
        expect(summary.length === 0).toBe(sentences.length === 0);
        expect(summary.reduce((sum, { text: line }) => sum + countWords(line), 0)).toBeLessThanOrEqual(68);
        let end = 0;
        for (const sentence of summary) {
          expect(sentence.start).toBeGreaterThanOrEqual(end);
          ({ end } = sentence);
          expect(sentence.by).toBe("extract");
          expect(isTrimmed(sentence.text, text.slice(sentence.start, sentence.end))).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  test("never begins with a sentence that leans on another, where one of the first can stand alone", () => {
    fc.assert(
      fc.property(articles, (text) => {
        const standing = "The county closed the road to Hallin on Sunday after a landslide that hurt nobody. ";
        const summary = summarize(splitSentences(standing + text, "en"), { title: null, language: "en" });
        expect(opensDangling(summary[0]?.text ?? "")).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  test("is made of any text whatever, in any language", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary", maxLength: 400 }),
        fc.constantFrom("en", "und", "de", "zh"),
        (text, language) => {
          const summary = summarize(splitSentences(text, language), { title: text.slice(0, 30), language });
          for (const { start, end } of summary) expect(end).toBeGreaterThan(start);
        },
      ),
    );
  });

  test("takes ten times as long for ten times the article, not a hundred", () => {
    const sentence = "The board of harbour %d raised its fees by 4% on Monday, and skippers asked for a second vote. ";
    const time = (count: number): number => {
      const text = Array.from({ length: count }, (_, i) => sentence.replace("%d", String(i))).join("");
      const sentences: readonly Sentence[] = splitSentences(text, "en");
      return processorTime(() => summarize(sentences, { title: null, language: "en" }));
    };
    time(1000);
    expect(Math.min(time(10_000), time(10_000))).toBeLessThan(30 * Math.max(1, Math.min(time(1000), time(1000))));
  });

  test("of two stories under one headline follows the headline", () => {
    const body =
      "The town of Hallin held its spring fair on Saturday in bright sun, with 90 stalls and a brass band. " +
      "The mayor opened it at noon and stayed until dusk. " +
      "A landslide closed the mountain road to Hallin on Sunday and cut off 340 people. " +
      "Children rode on a wooden wheel. " +
      "Crews expect the mountain road to stay closed for a week after the landslide.";
    const sentences = splitSentences(body, "en");
    const summary = summarize(sentences, { title: "Landslide closes mountain road", language: "en" });
    expect(summary.map(({ text }) => text).join(" ")).toContain("A landslide closed the mountain road");
  });
});

/** Whether the words are those of the evidence, in its order, some left out. */
function isTrimmed(text: string, evidence: string): boolean {
  const wanted = text.replace(/ …$/, "").toLowerCase().replaceAll(/\s+/g, "");
  const given = evidence.toLowerCase().replaceAll(/\s+/g, "");
  let at = 0;
  for (const character of given) if (wanted.startsWith(character, at)) at += character.length;
  return at === wanted.length;
}
