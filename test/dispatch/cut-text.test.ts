import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { cutText, cutToLength } from "../../src/dispatch/cut-text.ts";

describe("cutText", () => {
  it.each([
    ["leaves a text that fits", "Two words.", 10, "Two words."],
    ["cuts after a sentence", "First one here. Second one is longer.", 30, "First one here."],
    ["cuts after a word where no sentence ends", "one two three four", 12, "one two…"],
    [
      "does not stop at an early sentence that is next to nothing",
      "No. Because the harbour is still frozen",
      30,
      "No. Because the harbour is…",
    ],
    ["cuts between characters where there is no word", "abcdefghij", 5, "abcd…"],
    ["takes the comma off before the ellipsis", "one, two, three", 6, "one…"],
    ["keeps a family together", "👩‍👩‍👧👩‍👩‍👧", 10, "👩‍👩‍👧…"],
    ["keeps an accent on its letter", "e\u0301e\u0301e\u0301", 4, "e\u0301…"],
    ["has nothing where nothing fits", "word", 0, ""],
  ])("%s", (_, text, maxLength, cut) => {
    expect(cutToLength(text, maxLength)).toBe(cut);
  });

  it("fits, never parts a character, and is a beginning, for any text and length", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), fc.nat(40), (text, maxLength) => {
        const cut = cutToLength(text, maxLength);
        expect(cut.length).toBeLessThanOrEqual(maxLength);
        const kept = cut === text ? cut : cut.replace(/…$/u, "");
        expect(text.startsWith(kept)).toBe(true);
        const borders = new Set([
          0,
          text.length,
          ...Array.from(new Intl.Segmenter("en").segment(text), ({ index }) => index),
        ]);
        expect(borders.has(kept.length)).toBe(true);
      }),
    );
  });

  it("asks about what will be sent", () => {
    expect(cutText("a & b & c", (text) => text.replaceAll("&", "&amp;").length <= 9)).toBe("a & b…".replace(" b", ""));
  });
});
