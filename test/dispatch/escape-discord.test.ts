import { assert, property } from "fast-check";
import { describe, expect, it } from "vitest";

import { escapeDiscord, escapeDiscordLabel } from "../../src/dispatch/escape-discord.ts";
import { renderVisibleLine } from "../../src/dispatch/visible-line.ts";
import { makeTextArbitrary } from "../support/make-text-arbitrary.ts";

const MARKS = "\\*_~`|[]<>#-+()@:./";
const anyText = makeTextArbitrary([
  ...Array.from(MARKS),
  "@everyone",
  "@here",
  "<@1>",
  "<@!1>",
  "<@&1>",
  "<#1>",
  "<:a:1>",
  "<a:b:1>",
  "</c:1>",
  "<t:1:R>",
  "<id:guide>",
  "https://",
  "-# ",
  ">>> ",
  "1. ",
  ":smile:",
  "[a](https://b.example)",
]);

/** As Discord shows it: a backslash before a mark goes, our zero-width spaces have no width. */
function unescapeDiscord(text: string): string {
  return text.replaceAll("\u200B", "").replaceAll(/\\([^0-9A-Za-z\s])/gu, "$1");
}

describe("escapeDiscord", () => {
  it("leaves no mention, emoji, command, time or call, in any text", () => {
    assert(
      property(anyText, (text) => {
        expect(escapeDiscord(text)).not.toMatch(/<(?:@|#|:|a:|t:|id:|\/)|@everyone|@here/iu);
      }),
    );
  });

  it("leaves no mark that formats, in any text", () => {
    assert(
      property(anyText, (text) => {
        const escaped = escapeDiscord(text);
        expect(escaped.replaceAll(/\\./gu, "")).not.toMatch(/[*_~`|[\]<]|:\/\//u);
        expect(escaped).not.toMatch(/^(?:[#>+-]|\d+[.)])/u);
      }),
    );
  });

  it("says what the text said, in any text", () => {
    assert(
      property(anyText, (text) => {
        expect(unescapeDiscord(escapeDiscord(text))).toBe(renderVisibleLine(text));
      }),
    );
  });

  it.each([
    ["@everyone, read <@123>", "@\u200Beveryone, read \\<\u200B@123>"],
    ["rare-earth mine, 5 > 3", "rare-earth mine, 5 > 3"],
    ["# 1. -# no heading", "\\# 1. -# no heading"],
    ["-# small", "\\-# small"],
    ["1. first", "1\\. first"],
    [">>> all of it", "\\>>> all of it"],
    ["[free](https://bad.example)", "\\[free\\](https\\://bad.example)"],
    ["10:30:15 and <5 %", "10\\:30:15 and \\<5 %"],
  ])("%s", (text, escaped) => {
    expect(escapeDiscord(text)).toBe(escaped);
  });

  it("has no brackets in a link's text", () => {
    expect(escapeDiscordLabel("news [beta] ]")).toBe("news (beta) )");
  });
});
