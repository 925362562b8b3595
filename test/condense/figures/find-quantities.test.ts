import { readFileSync, readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { findQuantities } from "../../../src/condense/figures/find-quantities.ts";
import type { Quantity } from "../../../src/condense/figures/quantity.ts";

/** The steps of extraction, each a folder of fixture pairs; a case named `lang-de-…` is read as that language. */
const STEPS = ["mask", "numbers", "ranges", "units", "rates", "coordination", "bound", "change", "languages"];
const FIXTURES = new URL("../../fixtures/figures/", import.meta.url);

describe.each(STEPS)("%s", (step) => {
  const folder = new URL(`${step}/`, FIXTURES);
  const cases = readdirSync(folder).filter((file) => file.endsWith(".input.txt"));

  test.each(cases.map((file) => file.replace(".input.txt", "")))("%s", (name) => {
    const text = readFileSync(new URL(`${name}.input.txt`, folder), "utf8").replace(/\n$/, "");
    const expected: unknown = JSON.parse(readFileSync(new URL(`${name}.expected.json`, folder), "utf8"));
    expect(readFigures(text, /^lang-(\w\w)/.exec(name)?.[1] ?? "en")).toEqual(expected);
  });
});

/** What a fixture states: fields that say nothing (no bound, no change, one amount) are left out. */
function readFigures(text: string, language: string): unknown {
  const { quantities, masked } = findQuantities({ text }, language);
  return {
    figures: quantities.map((quantity) => readFigure(text, quantity)),
    masked: masked.map(({ start, end, reason }) => ({ text: text.slice(start, end), reason })),
  };
}

function readFigure(text: string, quantity: Quantity): unknown {
  const { start, end, value, unit, kind, bound, boundWords, change, changeIs } = quantity;
  return {
    text: text.slice(start, end),
    value,
    unit,
    ...(kind === "amount" ? {} : { kind }),
    ...(bound === "=" ? {} : { bound, boundWords }),
    ...(change === null ? {} : { change, changeIs }),
  };
}
