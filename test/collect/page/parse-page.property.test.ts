import {
  array,
  assert,
  boolean,
  constantFrom,
  letrec,
  oneof,
  property,
  record,
  stringMatching,
  uint8Array,
} from "fast-check";
import { expect, test } from "vitest";
import { parsePage } from "../../../src/collect/page/parse-page.ts";

const TAGS =
  "div p article main section h1 h2 ul li a span table tr td header footer nav aside time b br form details".split(" ");
const CLASSES = ["", "story", "comments", "byline", "share", "related posts", "author", "a b c"];

const words = array(stringMatching(/^[a-z]{1,9}$/), { minLength: 1, maxLength: 30 }).map((all) => all.join(" "));

/** Pages as nobody would write them: any element in any other, some never closed. */
const pages = letrec<{ node: string }>((tie) => ({
  node: oneof(
    { maxDepth: 6 },
    words,
    record({
      tag: constantFrom(...TAGS),
      name: constantFrom(...CLASSES),
      inside: array(tie("node"), { maxLength: 5 }),
      isClosed: boolean(),
    }).map(
      ({ tag, name, inside, isClosed }) => `<${tag} class="${name}">${inside.join(" ")}${isClosed ? `</${tag}>` : ""}`,
    ),
  ),
})).node;

test("every word of the text stands on the page, in any page", () => {
  assert(
    property(pages, (html) => {
      const page = parsePage(html, { url: "https://example.org/a" });
      if (page.kind === "failed") throw new Error(page.reason);
      const onPage = new Set(html.split(/[^a-z]+/));
      expect(page.text.split(/\s+/).filter((word) => word !== "" && !onPage.has(word))).toEqual([]);
      expect(page.text).toBe(page.text.trim());
    }),
  );
});

const BROKEN = array(
  constantFrom(
    "<",
    ">",
    "</",
    "<p",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "&",
    "&amp",
    "&#x110000;",
    "<script type=application/ld+json>",
    "</script>",
    '{"@type":"Article","author":',
    '[{"@graph":[',
    "}",
    "<meta name=author content=",
    "<title>",
    "<h1>",
    "<time datetime=",
    "2026-11-02",
    "<base href=//>",
    "<link rel=canonical href=http://>",
    '"',
    "'",
    "=",
    "Ada",
    "\u0000",
    "\uD800",
    "<svg>",
    "</svg>",
    "<table><p>",
    "</div>",
  ),
  { maxLength: 60 },
);

test("no page, however broken, makes it throw", () => {
  assert(
    property(BROKEN, constantFrom(null, "https://example.org/a"), (parts, url) => {
      const page = parsePage(parts.join(""), { url });
      expect(["parsed", "failed"]).toContain(page.kind);
    }),
    { numRuns: 400 },
  );
});

test("bytes of any kind are read", () => {
  assert(
    property(uint8Array({ maxLength: 300 }), (bytes) => {
      expect(["parsed", "failed"]).toContain(parsePage(bytes, { url: null }).kind);
    }),
  );
});
