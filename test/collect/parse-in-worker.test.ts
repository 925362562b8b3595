import { describe, expect, test } from "vitest";
import { parseInWorker } from "../../src/collect/parse-in-worker.ts";
import { HOSTILE_DOCUMENTS, type HostileDocument } from "../support/hostile-documents.ts";

const utf8 = new TextEncoder();

const FEED = utf8.encode("<rss version='2.0'><channel><title>A</title><item><title>One</title></item></channel></rss>");
const PAGE = utf8.encode(
  `<html><head><title>One</title></head><body><p>${"Some words. ".repeat(60)}</p></body></html>`,
);

const parseFeed = (bytes: Uint8Array) => parseInWorker({ kind: "feed", bytes, from: { url: null, headers: {} } });
const parsePage = (bytes: Uint8Array) => parseInWorker({ kind: "page", bytes, from: { url: null } });
const parse = ({ kind, make }: HostileDocument) => (kind === "feed" ? parseFeed(make()) : parsePage(make()));

describe("parseInWorker", () => {
  test("parses feeds and pages, many at once", async () => {
    const results = await Promise.all(
      Array.from({ length: 12 }, (_, i) => (i % 2 ? parseFeed(FEED) : parsePage(PAGE))),
    );
    expect(results.map(({ kind }) => kind)).toEqual(Array.from({ length: 12 }, (_, i) => (i % 2 ? "feed" : "parsed")));
  });

  test("hands dates over as dates", async () => {
    const dated = utf8.encode(
      "<feed xmlns='http://www.w3.org/2005/Atom'><updated>2026-11-02T08:00:00Z</updated></feed>",
    );
    expect(await parseFeed(dated)).toMatchObject({ kind: "feed", updated: new Date("2026-11-02T08:00:00Z") });
  });

  test("says what a document is where it is no feed", async () => {
    expect(await parseFeed(PAGE)).toMatchObject({ code: "not-a-feed", reason: "it is a web page, not a feed" });
    expect(await parseFeed(new Uint8Array())).toMatchObject({ code: "not-a-feed", reason: "it is empty" });
  });
});

describe("a hostile document", () => {
  for (const document of HOSTILE_DOCUMENTS) {
    test(`${document.name} is refused, and the next one is parsed`, { timeout: 20_000 }, async () => {
      const job = document.make();
      const started = performance.now();
      const before = process.threadCpuUsage();
      const result = await parse({ ...document, make: () => job });
      const seconds = (performance.now() - started) / 1000;
      const { user, system } = process.threadCpuUsage(before);
      expect(result).toMatchObject({ kind: "failed" });
      expect(seconds).toBeLessThan(6);
      // All that this thread did meanwhile, in ms: its event loop cannot have been blocked for longer.
      expect((user + system) / 1000).toBeLessThan(100);
      expect(await parseFeed(FEED)).toMatchObject({ kind: "feed" });
    });
  }
});
