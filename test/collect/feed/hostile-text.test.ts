import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseFeed } from "../../../src/collect/feed/parse-feed.ts";
import { makeFeedCorpus } from "../../support/feed-corpus.ts";

const corpus = makeFeedCorpus();
const FROM = { url: "https://harbour.example/feed", headers: {} };

/** Pieces that break documents when they stand where they should not. */
const PIECES = [
  "<",
  ">",
  "&",
  "]]>",
  "<![CDATA[",
  "<!--",
  "</",
  "<item>",
  "</item>",
  "<title>",
  "\0",
  '"',
  "\uD800",
  "{",
  "]",
];

describe("parseFeed on a damaged feed", () => {
  test("never throws, and keeps to its limits", () => {
    const damage = fc.array(fc.tuple(fc.nat(2_000), fc.nat(40), fc.constantFrom(...PIECES)), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(fc.constantFrom(...corpus), damage, ({ bytes, headers }, cuts) => {
        let text = Buffer.from(bytes).toString("latin1");
        for (const [at, length, piece] of cuts) text = text.slice(0, at) + piece + text.slice(at + length);
        const parsed = parseFeed(Buffer.from(text, "latin1"), { ...FROM, headers });
        expect(["feed", "failed"]).toContain(parsed.kind);
      }),
      { numRuns: 2_000 },
    );
  });

  test("reads any bytes at all without throwing", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(parseFeed(bytes, FROM).kind).toBeTypeOf("string");
      }),
    );
  });
});

function rss(inside: string): Uint8Array {
  return new TextEncoder().encode(`<rss><channel>${inside}</channel></rss>`);
}

function nested(depth: number): string {
  return parseFeed(rss("<a>".repeat(depth) + "</a>".repeat(depth)), FROM).kind;
}

function wide(count: number): string {
  const attributes = Array.from({ length: count }, (_, i) => `a${i}="x"`).join(" ");
  return parseFeed(rss(`<item ${attributes}></item>`), FROM).kind;
}

describe("limits", () => {
  test("1,000 entries are read of more", () => {
    const parsed = parseFeed(rss("<item><title>x</title></item>".repeat(1_200)), FROM);
    expect(parsed.kind === "feed" && parsed.entries.length).toBe(1_000);
  });

  test("the five entities of XML are never too many", () => {
    const parsed = parseFeed(rss(`<item><title>${"&amp;&lt;".repeat(300_000)}</title></item>`), FROM);
    expect(parsed.kind === "feed" && parsed.entries[0]?.title?.markup.length).toBe(600_000);
  });

  test("256 levels are read and 300 refused", () => {
    expect(nested(250)).toBe("feed");
    expect(nested(300)).toBe("failed");
  });

  test("256 attributes are read and 300 refused", () => {
    expect(wide(256)).toBe("feed");
    expect(wide(300)).toBe("failed");
  });
});
