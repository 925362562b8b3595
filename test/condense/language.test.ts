import { describe, expect, test } from "vitest";
import { detectLanguage } from "../../src/condense/language.ts";
import { readInputFixtures } from "../support/input-fixtures.ts";
import { processorTime } from "../support/processor-time.ts";

describe("the language of two sentences", () => {
  test.each(readInputFixtures("language"))("$name", ({ input, expected }) => {
    expect(detectLanguage(input)).toBe(expected);
  });

  test("is told by the start of a long text", () => {
    const text = "The council voted on Tuesday to close the pool, which had been losing money. ".repeat(200_000);
    expect(processorTime(() => expect(detectLanguage(text)).toBe("en"))).toBeLessThan(500);
  });
});
