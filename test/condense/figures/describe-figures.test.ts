import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { describeFigures } from "../../../src/condense/figures/describe-figures.ts";
import type { Description } from "../../../src/condense/figures/describe-figures.ts";
import { makeIsCommon } from "../../../src/condense/figures/opening-word.ts";
import { parseMarkedSentence } from "./marked-sentence.ts";

const FIXTURES = join(import.meta.dirname, "../../fixtures/figures");

interface Case {
  readonly name: string;
  readonly input: string;
  readonly expected: unknown;
}

function casesOf(step: string): readonly Case[] {
  const folder = join(FIXTURES, step);
  return readdirSync(folder)
    .filter((file) => file.endsWith(".input.txt"))
    .map((file) => {
      const name = file.replace(".input.txt", "");
      const expected: unknown = JSON.parse(readFileSync(join(folder, `${name}.expected.json`), "utf8"));
      return { name, input: readFileSync(join(folder, file), "utf8"), expected };
    });
}

function describeFixture(input: string, publishedAt: Date | null = null): readonly Description[] {
  const { sentence, previous, quantities } = parseMarkedSentence(input);
  const isCommon = makeIsCommon(input);
  return describeFigures(sentence, quantities, { previous, headline: null, isCommon, publishedAt, language: "en" });
}

describe("what a figure measures", () => {
  test.each(casesOf("measures"))("$name", ({ input, expected }) => {
    expect(describeFixture(input).map(({ measures }) => measures)).toEqual(expected);
  });
});

const Times = z.object({ publishedAt: z.string().nullable(), times: z.array(z.string().nullable()) });

describe("when", () => {
  test.each(casesOf("time"))("$name", ({ input, expected }) => {
    const { publishedAt, times } = Times.parse(expected);
    const day = publishedAt === null ? null : new Date(`${publishedAt}T12:00:00Z`);
    expect(describeFixture(input, day).map(({ time }) => time)).toEqual(times);
  });
});

describe("who says so", () => {
  test.each(casesOf("said-by"))("$name", ({ input, expected }) => {
    expect(describeFixture(input).map(({ saidBy }) => saidBy)).toEqual(expected);
  });
});
