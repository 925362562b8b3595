import { describe, expect, test } from "vitest";
import { parseMarkdown } from "../../src/collect/parse-markdown.ts";

describe("parseMarkdown", () => {
  test("reads the front matter", () => {
    const parsed = parseMarkdown(
      "---\ntitle: 'Ferry line: 40 jobs'\nlink: https://example.org/ferry\npublished: 2026-11-01T17:40:00Z\nsource: Example Wire\nlang: en-GB\n---\nThe line opens in May.\n",
    );
    expect(parsed).toEqual({
      kind: "parsed",
      title: "Ferry line: 40 jobs",
      text: "The line opens in May.",
      url: "https://example.org/ferry",
      source: "Example Wire",
      language: "en",
      publishedAt: new Date("2026-11-01T17:40:00Z"),
    });
  });

  test("takes an opening heading for the title, marks off", () => {
    expect(parseMarkdown("# The *last* ferry\n\nIt left **at** noon.\n\n- one\n- two\n")).toMatchObject({
      title: "The last ferry",
      text: "It left at noon.\n\none\n\ntwo",
    });
  });

  test("works on Windows line ends, an empty front matter, and a rule in the text", () => {
    expect(parseMarkdown("---\r\ntitle: A\r\n---\r\nText.\r\n")).toMatchObject({ title: "A", text: "Text." });
    expect(parseMarkdown("---\n---\nText.")).toMatchObject({ title: null, text: "Text." });
    expect(parseMarkdown("Text.\n\n---\n\ntitle: not front matter\n\n---\n")).toMatchObject({
      text: "Text.\n\ntitle: not front matter",
    });
  });

  test("names the line of front matter that is no YAML", () => {
    expect(parseMarkdown('---\ntitle: fine\nsource: "open\n---\nText.')).toMatchObject({
      kind: "failed",
      code: "bad-front-matter",
      reason: expect.stringMatching(/line [34]/),
    });
  });

  test("does not take a link of another scheme or a date that is none", () => {
    expect(parseMarkdown("---\nlink: javascript:alert(1)\ndate: yesterday\n---\nText.")).toMatchObject({
      url: null,
      publishedAt: null,
    });
  });
});
