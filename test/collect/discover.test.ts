import { expect, test } from "vitest";
import { discoverFeed } from "../../src/collect/discover.ts";
import type { Downloader, DownloadRequest } from "../../src/collect/download/download.ts";
import { pageOf, rssOf } from "../support/feed-xml.ts";

/** A net of these addresses, on which `nas.local` is the owner's. */
function netOf(pages: Readonly<Record<string, string>>) {
  const asked: Pick<DownloadRequest, "url" | "mayReachHome">[] = [];
  const downloader: Downloader = {
    async download({ url, mayReachHome }) {
      asked.push({ url, mayReachHome });
      const body = pages[url];
      if (body === undefined) return { kind: "failed", failure: { kind: "status", status: 404 }, retryAfter: null };
      return { kind: "fresh", bytes: Buffer.from(body), url, headers: {}, movedTo: null };
    },
    isHome: (url) => new URL(url).hostname === "nas.local",
    close: async () => undefined,
  };
  return { asked, downloader };
}

const naming = (...feeds: readonly string[]): string =>
  pageOf(
    "Times",
    "<p>News</p>",
    feeds.map((href) => `<link rel="alternate" type="application/rss+xml" href="${href}">`).join(""),
  );
const FEED = rssOf([{ title: "Marl builds a quay", guid: "1" }]);

test("a page of the public net does not lead to the owner's own hosts, one of those does", async () => {
  const pages = {
    "https://evil.example/": naming("http://nas.local/feed"),
    "http://nas.local/": naming("/feed"),
    "http://nas.local/feed": FEED,
  };
  for (const [typed, mayReachHome] of [
    ["https://evil.example/", false],
    ["http://nas.local/", true],
  ] as const) {
    const { asked, downloader } = netOf(pages);
    await discoverFeed(typed, { downloader, mayReachHome: true });
    expect(asked.slice(0, 2)).toEqual([
      { url: typed, mayReachHome: true },
      { url: "http://nas.local/feed", mayReachHome },
    ]);
  }
});

test("tries an address without a scheme over https, then over http", async () => {
  const { asked, downloader } = netOf({ "http://old.example/rss": FEED });
  expect(await discoverFeed("old.example/rss", { downloader, mayReachHome: true })).toMatchObject({
    kind: "found",
    feed: { url: "http://old.example/rss", title: "Example Times" },
  });
  expect(asked.map(({ url }) => url)).toEqual(["https://old.example/rss", "http://old.example/rss"]);
});

test("passes over what a page names and is none, and names what it offers besides", async () => {
  const { downloader } = netOf({
    "https://a.example/": naming("/dead", "/feed", "/comments/feed"),
    "https://a.example/feed": FEED,
  });
  expect(await discoverFeed("https://a.example/", { downloader, mayReachHome: true })).toMatchObject({
    kind: "found",
    feed: { url: "https://a.example/feed" },
    others: [{ url: "https://a.example/comments/feed" }],
  });
});

test.each(["", "ftp://example.org/feed", "https://me:secret@example.org/"])("%j is no address", async (typed) => {
  const { asked, downloader } = netOf({});
  expect(await discoverFeed(typed, { downloader, mayReachHome: true })).toMatchObject({
    kind: "failed",
    failure: { reason: "it is no web address" },
  });
  expect(asked).toEqual([]);
});
