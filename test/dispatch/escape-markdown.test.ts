import { assert, property } from "fast-check";
import MarkdownIt from "markdown-it";
import { describe, expect, it } from "vitest";

import { escapeMarkdown } from "../../src/dispatch/escape-markdown.ts";
import { renderVisibleLine } from "../../src/dispatch/visible-line.ts";
import { makeTextArbitrary } from "../support/make-text-arbitrary.ts";

const MARKS = "\\*_~`|[]<>#-+=()@:.&!$";
const anyText = makeTextArbitrary([
  ...Array.from(MARKS),
  "&amp;",
  "&#38;",
  "<b>",
  "<!-- x -->",
  "https://a.example",
  "www.a.example",
  "me@a.example",
  "1. ",
  "> ",
  "[a](b)",
  "~~",
]);
const github = new MarkdownIt({ html: true, linkify: true });

describe("escapeMarkdown", () => {
  it("is one plain text to a reader of Markdown, the one there was, in any text", () => {
    assert(
      property(anyText, (text) => {
        const paragraph = github.parse(`x ${escapeMarkdown(text)}`, {}).find((token) => token.type === "inline");
        const kinds = new Set((paragraph?.children ?? []).map((token) => token.type));
        expect([...kinds].filter((kind) => kind !== "text" && kind !== "text_special")).toEqual([]);
        const shown = (paragraph?.children ?? []).map((token) => token.content).join("");
        expect(shown.trim()).toBe(`x ${renderVisibleLine(text)}`.trim());
      }),
    );
  });

  it("begins no heading, list, quotation or rule, in any text", () => {
    assert(
      property(anyText, (text) => {
        const blocks = github.parse(escapeMarkdown(text), {}).map((token) => token.type);
        expect(blocks.filter((block) => !["paragraph_open", "inline", "paragraph_close"].includes(block))).toEqual([]);
      }),
    );
  });

  it.each([
    ["Rare-earth deal: 15 % of $15 billion (2023)", "Rare-earth deal: 15 % of $15 billion (2023)"],
    ["AT&T, snake_case and 5 > 3", "AT&T, snake_case and 5 > 3"],
    ["<script>", "&lt;script>"],
    ["*a* [b](c)", "\\*a\\* \\[b\\](c)"],
    ["~15 to ~~20", "\\~15 to \\~\\~20"],
    ["1. first", "1\\. first"],
    ["pays $a$ or b", "pays \\$a$ or b"],
  ])("%s", (text, escaped) => {
    expect(escapeMarkdown(text)).toBe(escaped);
  });
});
