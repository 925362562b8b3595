import { array, assert, constantFrom, integer, oneof, property } from "fast-check";
import stringWidth from "string-width";
import { describe, expect, test } from "vitest";
import wrapAnsi from "wrap-ansi";
import { widthOf, wrapLines } from "../../src/dispatch/terminal-text.ts";
import { renderVisibleLine } from "../../src/dispatch/visible-line.ts";

/** Every character that is taken as one cell without asking, and some that are not. */
const characters = oneof(
  { weight: 4, arbitrary: constantFrom(" ", " ", "a", "b", "e", "-", ".", ",") },
  { weight: 4, arbitrary: integer({ min: 0x20, max: 0x24f }).map((code) => String.fromCharCode(code)) },
  { weight: 4, arbitrary: integer({ min: 0x2010, max: 0x2580 }).map((code) => String.fromCharCode(code)) },
  { weight: 1, arbitrary: constantFrom("\u00A0", "\u202F", "\u0301", "\u200D", "漢", "👍", "🏽", "ไ", "\uFE0F") },
);
const texts = array(characters, { maxLength: 120 }).map((parts) => parts.join(""));

describe("what is measured without the tables of all scripts", () => {
  test("takes as many cells as with them", () => {
    assert(
      property(texts, (text) => {
        expect(widthOf(text)).toBe(stringWidth(text));
      }),
    );
  });

  test("breaks where it breaks with them", () => {
    assert(
      property(texts, integer({ min: 1, max: 60 }), (text, width) => {
        const rows = wrapAnsi(renderVisibleLine(text), width, { hard: true, trim: true }).split("\n");
        expect(wrapLines(text, width)).toEqual(rows);
      }),
      { numRuns: 500 },
    );
  });

  test("is every character of Latin script and its signs", () => {
    for (let code = 0x20; code < 0x2600; code++) {
      const text = `a${String.fromCharCode(code)}b`;
      expect([code, widthOf(text)]).toEqual([code, stringWidth(text)]);
    }
  });
});
