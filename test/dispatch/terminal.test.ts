import stringWidth from "string-width";
import { stripVTControlCharacters } from "node:util";
import { describe, expect, it } from "vitest";

import { composeStory } from "../../src/digest/compose-digest.ts";
import { renderTerminal, renderTerminalFigures, renderTerminalSummary } from "../../src/dispatch/terminal.ts";
import { makeCondensedArticle, makeDigest, makeFigure, makeReference, makeStory } from "../support/make-digest.ts";

const plain = { columns: 80, color: false };
const painted = { columns: 80, color: true };

const renderOf = (link: Parameters<typeof makeReference>[0]) =>
  renderTerminal(makeDigest({ stories: [makeStory({ articles: [makeReference(link)] })] }), plain);

describe("renderTerminal", () => {
  it("paints only where there is colour, and says the same without", () => {
    const withColor = renderTerminal(makeDigest(), painted);
    expect(withColor).toContain("\u001B[1m\u001B[36mup to 40 megawatts");
    expect(stripVTControlCharacters(withColor)).toBe(renderTerminal(makeDigest(), plain));
    expect(renderTerminal(makeDigest(), plain)).not.toContain("\u001B");
  });

  it("ends with a whole line, and leaves no space at the end of one", () => {
    const text = renderTerminal(makeDigest({ stories: [makeStory(), makeStory({ summary: [], figures: [] })] }), plain);
    expect(text).toMatch(/[^\n]\n$/u);
    expect(text).not.toMatch(/ \n/u);
  });

  it("stands the figures of all stories in the same columns", () => {
    const figures = [makeFigure({ value: 3, unit: "crane", boundWords: null, measures: "cranes at the quay" })];
    const lines = renderTerminal(makeDigest({ stories: [makeStory(), makeStory({ figures })] }), plain).split("\n");
    const columnOf = (label: string) => lines.find((line) => line.includes(label))?.indexOf(label);
    expect(columnOf("cranes at the quay")).toBe(columnOf("solar power bought"));
  });

  it("measures a wide letter as the two cells it takes", () => {
    const figures = [
      makeFigure({ unit: "漢字", boundWords: null, measures: "wide" }),
      makeFigure({ measures: "narrow" }),
    ];
    const lines = renderTerminal(makeDigest({ stories: [makeStory({ figures })] }), plain).split("\n");
    const cellsBefore = (label: string) =>
      lines.filter((line) => line.endsWith(label)).map((line) => stringWidth(line.slice(0, -label.length)));
    expect(cellsBefore("wide")).toEqual(cellsBefore("narrow"));
  });

  it("puts a label below a value that would push all others aside", () => {
    const figures = [
      makeFigure({ boundWords: "a good deal more than what was asked for by", measures: "below" }),
      makeFigure({ measures: "beside" }),
    ];
    const text = renderTerminal(makeDigest({ stories: [makeStory({ figures })] }), plain);
    expect(text).toMatch(/megawatts\n {4}below\n/u);
    expect(text).toMatch(/megawatts {3}beside\n/u);
  });

  it("never breaks an address", () => {
    const url = `https://long.example/${"path-".repeat(30)}end`;
    const text = renderTerminal(
      makeDigest({ stories: [makeStory({ articles: [makeReference({ link: { kind: "web", url } })] })] }),
      plain,
    );
    expect(text.split("\n")).toContain(url);
  });

  it("names a file, not the folders above it, and nothing for standard input", () => {
    expect(renderOf({ source: "news", link: { kind: "file", path: "/home/me/news/a b.txt" } })).toContain(
      "news · 06:40 · a b.txt\n",
    );
    expect(renderOf({ source: "news", link: { kind: "none" } })).toContain("news · 06:40\n");
  });

  it("shows no address that a terminal should not open", () => {
    expect(renderOf({ link: { kind: "web", url: "javascript:alert(1)" } })).not.toContain("alert");
    expect(renderOf({ link: { kind: "web", url: "https://a.example/\u001B[31m" } })).toContain(
      "https://a.example/%1B%5B31m\n",
    );
  });

  it("lets no escape sequence of an article's through", () => {
    const headline = "Calm \u001B[31mred\u001B[0m \u001B]8;;https://bad.example\u0007news\u009B2J";
    const text = renderTerminal(makeDigest({ stories: [makeStory({ headline })] }), plain);
    expect(text).toContain("Calm [31mred [0m ]8;;https://bad.example news 2J");
  });
});

describe("renderTerminalSummary", () => {
  it("shows headline, summary and only the key figures", () => {
    expect(renderTerminalSummary(composeStory(makeCondensedArticle()), plain)).toBe(
      [
        "Harbour to run its cranes on solar power",
        "",
        "The harbour will buy up to 40 megawatts of solar power.",
        "",
        "  up to 40 megawatts   solar power bought by the harbour",
        "",
        "news\n",
      ].join("\n"),
    );
  });

  it("says so where there is nothing to summarise", () => {
    expect(renderTerminalSummary(composeStory(makeCondensedArticle({ condensed: { summary: [] } })), plain)).toContain(
      "nothing to summarise",
    );
  });
});

describe("renderTerminalFigures", () => {
  it("shows every figure with when, who says so and its sentence, the key ones marked", () => {
    const figures = [
      makeFigure({ time: "2027", saidBy: "the port" }),
      makeFigure({
        text: "nine cranes",
        value: 9,
        unit: "crane",
        boundWords: null,
        measures: "cranes at the quay",
        key: false,
      }),
    ];
    expect(renderTerminalFigures(makeCondensedArticle({ condensed: { figures } }), plain)).toBe(
      [
        "Harbour to run its cranes on solar power",
        "",
        "★ up to 40 megawatts — solar power bought by the harbour",
        "  2027, says the port",
        "    “The harbour will buy up to 40 megawatts of solar power.”",
        "",
        "  9 cranes — cranes at the quay",
        "    “The harbour will buy nine cranes of solar power.”",
        "",
        "news · ★ a key figure, as a digest shows it\n",
      ].join("\n"),
    );
  });

  it("says so where there is no figure", () => {
    const text = renderTerminalFigures(makeCondensedArticle({ condensed: { figures: [] } }), plain);
    expect(text).toContain("There are no figures in this article.");
    expect(text).not.toContain("★");
  });

  it("wraps a long sentence under itself", () => {
    const sentenceText = `${"a long way ".repeat(20)}to up to 40 megawatts.`;
    const text = renderTerminalFigures(
      makeCondensedArticle({ condensed: { figures: [makeFigure({ sentenceText })] } }),
      plain,
    );
    for (const line of text.split("\n")) expect(line.length).toBeLessThanOrEqual(80);
  });
});
