import { describe, expect, test } from "vitest";
import { parseDate, parseLanguage, parseWebUrl } from "../../src/collect/parsed-article.ts";

describe("parseDate", () => {
  test.each([
    ["2026-11-01T17:40:00Z", "2026-11-01T17:40:00.000Z"],
    ["2026-11-01T17:40+01:00", "2026-11-01T16:40:00.000Z"],
    ["2026-11-01 17:40:00", "2026-11-01T17:40:00.000Z"],
    ["2026-11-01", "2026-11-01T00:00:00.000Z"],
    ["Sun, 01 Nov 2026 17:40:00 GMT", "2026-11-01T17:40:00.000Z"],
    ["1 Nov 2026 17:40 -0500", "2026-11-01T22:40:00.000Z"],
  ])("reads %s, whatever zone the machine is in", (text, instant) => {
    expect(parseDate(text)?.toISOString()).toBe(instant);
  });

  test.each([
    "see page 2024",
    "Chapter 1999",
    "02/11/2026",
    "November 2, 2026",
    "2026-13-01",
    "2026",
    "yesterday",
    "",
    null,
  ])("takes %s for none", (text) => {
    expect(parseDate(text)).toBeNull();
  });
});

test("parseWebUrl takes http and https and nothing else", () => {
  expect(parseWebUrl(" https://Example.org/a b ")).toBe("https://example.org/a%20b");
  for (const text of ["javascript:alert(1)", "ftp://example.org", "/relative", "", null])
    expect(parseWebUrl(text)).toBeNull();
});

test("parseLanguage gives the primary subtag of what looks like a tag", () => {
  expect(["en-GB", "pt_BR", " DE ", "eng", "english", "", null].map(parseLanguage)).toEqual([
    "en",
    "pt",
    "de",
    "eng",
    null,
    null,
    null,
  ]);
});
