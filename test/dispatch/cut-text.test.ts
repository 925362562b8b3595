import { assert, nat, property, string } from "fast-check";
import { describe, expect, it } from "vitest";

import { cutText, cutToLength } from "../../src/dispatch/cut-text.ts";

describe("cutText", () => {
  it.each([
    { what: "leaves a text that fits", text: "Two words.", maxLength: 10, cut: "Two words." },
    {
      what: "cuts after a sentence",
      text: "First one here. Second one is longer.",
      maxLength: 30,
      cut: "First one here.",
    },
    { what: "cuts after a word where no sentence ends", text: "one two three four", maxLength: 12, cut: "one two…" },
    {
      what: "does not stop at an early sentence that is next to nothing",
      text: "No. Because the harbour is still frozen",
      maxLength: 30,
      cut: "No. Because the harbour is…",
    },
    { what: "cuts between characters where there is no word", text: "abcdefghij", maxLength: 5, cut: "abcd…" },
    { what: "takes the comma off before the ellipsis", text: "one, two, three", maxLength: 6, cut: "one…" },
    { what: "keeps a family together", text: "👩‍👩‍👧👩‍👩‍👧", maxLength: 10, cut: "👩‍👩‍👧…" },
    { what: "keeps an accent on its letter", text: "e\u0301e\u0301e\u0301", maxLength: 4, cut: "e\u0301…" },
    { what: "has nothing where nothing fits", text: "word", maxLength: 0, cut: "" },
  ])("$what", ({ text, maxLength, cut }) => {
    expect(cutToLength(text, maxLength)).toBe(cut);
  });

  it("fits, never parts a character, and is a beginning, for any text and length", () => {
    assert(
      property(string({ unit: "grapheme", maxLength: 60 }), nat(40), (text, maxLength) => {
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
