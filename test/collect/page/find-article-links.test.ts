import { describe, expect, test } from "vitest";
import { findArticleLinks } from "../../../src/collect/page/find-article-links.ts";

const URL = "https://www.example.org/harbour/";

const links = (body: string): readonly string[] => findArticleLinks(`<body>${body}</body>`, URL).map(({ url }) => url);

describe("findArticleLinks", () => {
  test("gives the articles in the order of the page, each once with its longest words", () => {
    const html = `
      <nav><a href="/2026/11/02/a-menu-never-leads-to-articles">A menu that looks like an article</a></nav>
      <main>
        <article><a href="/2026/11/02/pier-opens#photo"><img alt=""></a>
          <h2><a href="/2026/11/02/pier-opens">The new pier opens a year early</a></h2></article>
        <a href="https://news.example.org/harbour/ferry-fares-rise-again-in-march"><h3>Ferry fares rise again in March</h3></a>
        <li><a href="/story?id=20451">Dockers vote on the offer on Friday</a></li>
      </main>`;
    expect(findArticleLinks(html, URL)).toEqual([
      { url: "https://www.example.org/2026/11/02/pier-opens", text: "The new pier opens a year early" },
      {
        url: "https://news.example.org/harbour/ferry-fares-rise-again-in-march",
        text: "Ferry fares rise again in March",
      },
      { url: "https://www.example.org/story?id=20451", text: "Dockers vote on the offer on Friday" },
    ]);
  });

  test.each([
    ["another site", "https://example.com/2026/11/02/pier-opens-a-year-early"],
    ["a tag", "/tag/ferries-piers-and-harbours"],
    ["an author", "/authors/ada-brook-harbour-reporter"],
    ["a log-in", "/login?next=/2026/11/02/pier-opens-early"],
    ["the page itself", "/harbour/#the-new-pier-opens"],
    ["a page above it", "/"],
    ["a picture", "/2026/11/02/pier-opens-a-year-early.jpg"],
    ["no address", "javascript:open('the-new-pier-opens')"],
  ])("leaves %s out", (_, href) => {
    expect(links(`<h2><a href="${href}">The new pier opens a year early</a></h2>`)).toEqual([]);
  });

  test("takes a short text for no headline unless it stands in one", () => {
    expect(links(`<a href="/harbour/pier-opens">More</a>`)).toEqual([]);
    expect(links(`<h3><a href="/2026/11/02/pier-opens">Pier opens</a></h3>`)).toHaveLength(1);
  });

  test("reads headlines in scripts without spaces", () => {
    expect(links(`<a href="/harbour/202611020431.html">${"港口新碼頭提前一年啟用".repeat(2)}</a>`)).toHaveLength(1);
  });

  test("keeps to one host in a home network", () => {
    const page = `<a href="http://192.168.1.9/2026/11/02/pier">The new pier opens a year early</a>
      <a href="/2026/11/02/pier-opens">The new pier opens a year early</a>`;
    expect(findArticleLinks(page, "http://192.168.1.8/").map(({ url }) => url)).toEqual([
      "http://192.168.1.8/2026/11/02/pier-opens",
    ]);
  });
});
