import { describe, expect, test } from "vitest";
import { anaphoricNoun, opensDangling } from "../../../src/condense/summary/dangling.ts";

describe("openings that lean on the sentence before", () => {
  test.each([
    "He left at noon.",
    "“They knew,” said Ann Coyle.",
    "It’s a long way down.",
    "This is the third fire.",
    "These boats are old.",
    "But nobody came.",
    "However, nobody came.",
    "In addition, the pier leaks.",
    "As a result, fees rise.",
    "The two met again in May.",
    "One of them is Ann Coyle.",
  ])("%s", (sentence) => {
    expect(opensDangling(sentence)).toBe(true);
  });

  test.each([
    "Ann Coyle left at noon.",
    "This week the board meets.",
    "Itsuki Mori won.",
    "Butter is dear.",
    "“We are ready,” said Ann Coyle.",
    "There are 12 tugs.",
    "In fact-checking, time counts.",
    "12 tugs sank.",
    "",
  ])("stands alone: %s", (sentence) => {
    expect(opensDangling(sentence)).toBe(false);
  });
});

describe("the noun of an opening that needs something before it", () => {
  test.each([
    ["The deal is worth 3 million.", "deal"],
    ["“The move surprised us,” said Ann Coyle.", "move"],
    ["The harbour board met.", null],
    ["The deal-making never stops.", null],
    ["A deal was struck.", null],
  ])("%s", (sentence, noun) => {
    expect(anaphoricNoun(sentence)).toBe(noun);
  });
});
