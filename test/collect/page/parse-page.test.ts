import { describe, expect, test } from "vitest";
import { parsePage as parse } from "../../../src/collect/page/parse-page.ts";

const parsePage = (html: string) => parse(html, { url: null });

const PARAGRAPHS = Array.from(
  { length: 6 },
  (_, i) => `<p>Paragraph ${i + 1} of the report says, at some length, that the harbour at Port Ellis stayed open.</p>`,
).join("\n");

const page = (head: string, body = `<article><h1>On the page</h1>${PARAGRAPHS}</article>`): string =>
  `<!doctype html><html lang="en-GB"><head>${head}</head><body><nav><a href="/">Home</a></nav>${body}</body></html>`;

describe("parsePage", () => {
  test("takes the article's text and leaves the page's furniture", () => {
    const parsed = parsePage(page("<title>Port | Site</title>"));
    expect(parsed).toMatchObject({ kind: "parsed", title: "On the page", language: "en", url: null });
    expect(parsed.kind === "parsed" && parsed.text).toContain("Paragraph 6 of the report");
    expect(parsed.kind === "parsed" && parsed.text).not.toContain("Home");
  });

  test("leaves captions, asides and the time of publication out of the text", () => {
    const furniture = `<time datetime="2026-11-01">1 November</time><figure><img src="a.jpg"><figcaption>The pier at dawn</figcaption></figure><aside>More news of the port and of the town that it serves</aside>`;
    const parsed = parsePage(page("", `<article><h1>On the page</h1>${furniture}${PARAGRAPHS}</article>`));
    const text = parsed.kind === "parsed" ? parsed.text : "";
    for (const words of ["1 November", "at dawn", "More news"]) expect(text).not.toContain(words);
    expect(text.match(/Paragraph/g)).toHaveLength(6);
  });

  test("takes the headline that metadata agree on where the page shows none; JSON-LD also inside a graph, and reads the rest from meta elements", () => {
    const head = `
      <script type="application/ld+json">{"@graph":[{"@type":"WebSite","name":"x"},
        {"@type":["NewsArticle"],"headline":"By  JSON-LD","datePublished":"2026-11-01T08:00:00+01:00","publisher":{"name":"Example Post"}}]}</script>
      <meta property="og:title" content="By Open Graph"><link rel="canonical" href="https://example.org/a?b=1#c">`;
    expect(parsePage(page(head, PARAGRAPHS))).toMatchObject({
      title: "By JSON-LD",
      source: "Example Post",
      url: "https://example.org/a?b=1#c",
      publishedAt: new Date("2026-11-01T07:00:00Z"),
    });
  });

  test("takes no front page and no relative address for the article's", () => {
    const head = `<link rel="canonical" href="/a"><meta property="og:url" content="https://example.org/">`;
    expect(parsePage(page(head))).toMatchObject({ url: null });
    const linked = `${head}<script type="application/ld+json">{"@type":"NewsArticle","url":"https://example.org/a"}</script>`;
    expect(parsePage(page(linked))).toMatchObject({ url: "https://example.org/a" });
  });

  test("takes broken JSON-LD for none", () => {
    const head = `<script type="application/ld+json">{"headline": </script><meta property="og:title" content="By Open Graph">`;
    expect(parsePage(page(head, PARAGRAPHS))).toMatchObject({ title: "By Open Graph" });
  });

  test("refuses a page that would freeze the extractor, before it is built", () => {
    const nested = page("", "<div>".repeat(3000) + "x");
    const wide = page("", `<p ${Array.from({ length: 300 }, (_, i) => `a${i}=1`).join(" ")}>x</p>`);
    const long = page("", "<p>x</p>".repeat(60_000));
    for (const html of [nested, wide, long])
      expect(parsePage(html)).toMatchObject({ kind: "failed", code: "not-text" });
  });

  test("takes a page too short to judge whole, without its heading", () => {
    expect(
      parsePage("<body><nav>Home</nav><article><h1>Strike ends</h1><p>Dockers went back.</p></article></body>"),
    ).toMatchObject({ title: "Strike ends", text: "Dockers went back." });
  });

  test("reads a page that leaves html and body out, and what is hardly a page at all", () => {
    const bare = `<!doctype html><title>Port</title><h1>Strike ends</h1>${PARAGRAPHS}`;
    expect(parsePage(bare)).toMatchObject({ title: "Strike ends", text: expect.stringContaining("Paragraph 6") });
    expect(parsePage("Plain text, 5 apples, and no element.")).toMatchObject({
      text: expect.stringContaining("5 apples"),
    });
    for (const html of ["<!doctype html>", "<!-- nothing -->", "<<<>>><script>var a=1", "", "<html>"]) {
      expect(parsePage(html)).toMatchObject({ kind: "parsed", text: expect.not.stringContaining("var a") });
    }
  });

  test("gives a page without an article no text", () => {
    expect(parsePage("<html><body></body></html>")).toMatchObject({ kind: "parsed", text: "" });
  });
});
