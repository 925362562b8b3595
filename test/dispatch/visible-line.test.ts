import { assert, property, string } from "fast-check";
import { describe, expect, it } from "vitest";

import { renderVisibleLine } from "../../src/dispatch/visible-line.ts";

describe("renderVisibleLine", () => {
  it("is one well-formed line without control characters, and stays as it is, for any text", () => {
    assert(
      property(string({ unit: "binary" }), (text) => {
        const line = renderVisibleLine(text);
        expect(line).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\u200B\u2060\u202A-\u202E\u2066-\u2069]|^\s|\s$/u);
        expect(line.isWellFormed()).toBe(true);
        expect(renderVisibleLine(line)).toBe(line);
      }),
    );
  });

  it.each([
    ["two\r\n  lines\tone", "two lines one"],
    ["\uD83D half", "\uFFFD half"],
    ["\u202Egnp.exe", "gnp.exe"],
    ["👩‍👩‍👧 and שלום\u200F stay", "👩‍👩‍👧 and שלום\u200F stay"],
    ["15\u00A0% stays together", "15\u00A0% stays together"],
  ])("%j", (text, line) => {
    expect(renderVisibleLine(text)).toBe(line);
  });
});
