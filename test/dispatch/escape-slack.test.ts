import { assert, property } from "fast-check";
import { describe, expect, it } from "vitest";

import { escapeSlack, escapeSlackBold, escapeSlackEntities } from "../../src/dispatch/escape-slack.ts";
import { renderVisibleLine } from "../../src/dispatch/visible-line.ts";
import { makeTextArbitrary } from "../support/make-text-arbitrary.ts";

const anyText = makeTextArbitrary([
  "&",
  "<",
  ">",
  "&amp;",
  "*",
  "_",
  "~",
  "`",
  "<!channel>",
  "<@U1>",
  "<#C1>",
  ":boom:",
  "|",
  "@here",
]);
const TWINS: Readonly<Record<string, string>> = { "∗": "*", ˍ: "_", "∼": "~", ˋ: "`" };

/** As a reader sees it: entities once, our word joiners gone, the twins back. */
function unescapeSlack(text: string): string {
  return untwin(text).replaceAll("\u2060", "").replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}

function untwin(text: string): string {
  return text.replaceAll(/[∗ˍ∼ˋ]/gu, (twin) => TWINS[twin] ?? twin);
}

describe("escapeSlack", () => {
  it("leaves nothing that Slack reads, in any text", () => {
    assert(
      property(anyText, (text) => {
        const escaped = escapeSlack(text);
        expect(escaped).not.toMatch(/[<>]|&(?!amp;|lt;|gt;)|`|@(?:here|channel|everyone)/iu);
        expect(escaped).not.toMatch(/(?:^|[^\p{L}\p{N}])([*_~])(?=\S)[^\n]*\S\1(?![\p{L}\p{N}])/u);
        expect(escaped).not.toMatch(/:[a-z0-9_+'-]+:/iu);
      }),
    );
  });

  it("says what the text said, in any text", () => {
    assert(
      property(anyText, (text) => {
        expect(unescapeSlack(escapeSlack(text))).toBe(untwin(renderVisibleLine(text)));
        expect(unescapeSlack(escapeSlackBold(text))).toBe(untwin(renderVisibleLine(text)));
      }),
    );
  });

  it.each([
    ["R&D <lab> > AT&amp;T", "R&amp;D &lt;lab&gt; &gt; AT&amp;amp;T"],
    ["<!channel> and <@U012AB>", "&lt;!channel&gt; and &lt;@U012AB&gt;"],
    ["5 * 3 and snake_case_name stay", "5 * 3 and snake_case_name stay"],
    ["*loud* _soft_ ~gone~ `code`", "∗loud∗ ˍsoftˍ ∼gone∼ ˋcodeˋ"],
    ["> quoted", "\u2060&gt; quoted"],
    ["at 10:30:15 with :tada:", "at 10:\u206030:15 with :\u2060tada:"],
  ])("%s", (text, escaped) => {
    expect(escapeSlack(text)).toBe(escaped);
  });

  it("leaves no asterisk between our own", () => {
    expect(escapeSlackBold("5 * 3")).toBe("5 ∗ 3");
  });
});

describe("escapeSlackEntities", () => {
  it("escapes once", () => {
    expect(escapeSlackEntities("https://a.example/?x=1&y=<2>")).toBe("https://a.example/?x=1&amp;y=&lt;2&gt;");
  });
});
