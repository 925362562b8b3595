import { describe, expect, test } from "vitest";
import { parseTopics, renderTopics } from "../../../src/entry/commands/parse-topics.ts";

describe("parseTopics", () => {
  test("words, phrases, and with a minus what is not wanted", () => {
    const topics = parseTopics('aluminium, "rare earths", -football; Aluminium');
    expect(topics).toEqual([
      { words: "Aluminium", excluded: false },
      { words: "rare earths", excluded: false },
      { words: "football", excluded: true },
    ]);
    expect(Array.isArray(topics) && renderTopics(topics)).toBe("Aluminium, rare earths, not football");
  });

  test.each(["all", "Everything", " none "])("%s is everything", (text) => {
    expect(parseTopics(text)).toEqual([]);
    expect(renderTopics([])).toBe("everything");
  });

  test("only unwanted ones leave everything else", () => {
    expect(renderTopics([{ words: "football", excluded: true }])).toBe("everything, not football");
  });

  test.each([",", "-", "a, -", "x".repeat(61), Array.from({ length: 31 }, (_, i) => `topic ${i}`).join(",")])(
    "%s is refused in a whole sentence",
    (text) => {
      expect(parseTopics(text)).toEqual({ fault: expect.stringMatching(/\.$/) });
    },
  );
});
