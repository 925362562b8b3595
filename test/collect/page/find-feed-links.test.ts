import { describe, expect, test } from "vitest";
import { findFeedLinks, wellKnownFeedUrls } from "../../../src/collect/page/find-feed-links.ts";

const URL = "https://example.org/news/harbour";

describe("findFeedLinks", () => {
  test("gives declared feeds with their titles, comments last, each once", () => {
    const html = `<head>
      <link rel="alternate" type="application/rss+xml" title="Comments on the harbour" href="/harbour/feed/">
      <link rel="ALTERNATE home" type="application/atom+xml; charset=utf-8" title=" All
        news " href="../atom.xml">
      <link rel="alternate" type="application/feed+json" href="//feeds.example.org/news.json">
      <link rel="alternate" type="application/rss+xml" href="https://example.org/atom.xml">
      <link rel="alternate" hreflang="de" href="/de/"><link rel="stylesheet" type="text/xml" href="/feed.xsl"></head>`;
    expect(findFeedLinks(html, URL)).toEqual([
      { url: "https://example.org/atom.xml", title: "All news" },
      { url: "https://feeds.example.org/news.json", title: null },
      { url: "https://example.org/harbour/feed/", title: "Comments on the harbour" },
    ]);
  });

  test("falls back on links that can be nothing else, against the page's base", () => {
    const html = `<base href="/papers/"><a href="feed.xml">Follow by <b>RSS</b></a><a href="/feedback">Feedback</a><a href="/fleet.rss"></a>`;
    expect(findFeedLinks(html, URL)).toEqual([
      { url: "https://example.org/papers/feed.xml", title: "Follow by RSS" },
      { url: "https://example.org/fleet.rss", title: null },
    ]);
  });

  test("leaves out what is no web address, and a relative link of a page from nowhere", () => {
    const html = `<link rel="alternate" type="application/rss+xml" href="javascript:feed()"><a href="/feed">RSS</a>`;
    expect(findFeedLinks(html, null)).toEqual([]);
  });
});

test("wellKnownFeedUrls tries below the page before the root of the site, each address once", () => {
  const urls = wellKnownFeedUrls("https://example.org/blog?page=2#top");
  expect(urls[0]).toBe("https://example.org/blog/feed");
  expect(urls).toContain("https://example.org/feed.xml");
  expect(new Set(urls).size).toBe(urls.length);
  expect(wellKnownFeedUrls("https://example.org")[0]).toBe("https://example.org/feed");
});
