import { describe, expect, test } from "vitest";
import { parsePage } from "../../../src/collect/page/parse-page.ts";

const URL_OF_PAGE = "https://www.quaycourier.example.org/harbour/dredging";
const BODY =
  `<p>Dredgers will begin to clear the harbour at Port Ellis on the first of the month, the port said.</p>`.repeat(2);

function read(head: string, body = BODY, url: string | null = URL_OF_PAGE) {
  const page = parsePage(`<!doctype html><head>${head}</head><body>${body}</body>`, { url });
  if (page.kind === "failed") throw new Error(page.reason);
  return page;
}

const og = (title: string): string => `<meta property="og:title" content="${title}"><title>${title}</title>`;

const byline = (html: string): string | null => read("", `<h1>Dredging starts early</h1>${html}${BODY}`).author;

const shown = (html: string): string | null => read("", `<h1>Dredging starts early</h1>${html}${BODY}`).publishedOn;

describe("the title", () => {
  test.each([
    [
      "without the site's name behind a dash",
      [og("Dredging starts early - Quay Courier"), ""],
      "Dredging starts early",
    ],
    [
      "without a section behind a bar",
      [og("Dredging starts early this year | Opinion"), ""],
      "Dredging starts early this year",
    ],
    ["without the site's name before it", [og("Quay Courier: Dredging starts early"), ""], "Dredging starts early"],
    [
      "with a part of its own",
      [og("Dredging starts early - what it means"), ""],
      "Dredging starts early - what it means",
    ],
    [
      "as a reader sees it",
      [og("Dredging: all you need to know"), "<h1>Dredging starts in May this year</h1>"],
      "Dredging starts in May this year",
    ],
    [
      "not from the name of a section",
      [og("Dredging starts early this year"), "<h1>Our boats</h1>"],
      "Dredging starts early this year",
    ],
    [
      "of several headings from the page's own",
      [og("Dredging starts early"), "<h1>Quay Courier</h1><h1>Dredging starts early</h1>"],
      "Dredging starts early",
    ],
    [
      "without a count behind it",
      [og("Dredging starts early"), "<h1>Dredging starts early (87)</h1>"],
      "Dredging starts early",
    ],
  ])("is taken %s", (_, [head, heading], title) => {
    expect(read(`<meta property="og:site_name" content="The Quay Courier">${head}`, heading + BODY).title).toBe(title);
  });
});

describe("the author", () => {
  test.each([
    ["a relation", `<a rel="author" href="/a">Ada Brook</a>`],
    ["microdata", `<span itemprop="author"><b itemprop="name">Ada Brook</b>, harbours</span>`],
    ["a class, however it is written", `<div class="PostAuthor_name__x1y2">Ada Brook</div>`],
    ["words", `<p>By Ada Brook</p>`],
    ["words and a name beside them", `<div><span>Written by</span> <em>Ada Brook</em></div>`],
    ["an address", `<a href="https://example.org/authors/ada-brook">Ada Brook</a>`],
  ])("is read by %s", (_, html) => {
    expect(byline(html)).toBe("Ada Brook");
  });

  test("is each of several that stand side by side", () => {
    const names = ["Ada Brook", "Tom Lind"].map((name) => `<li><span class="author">${name}</span></li>`).join("");
    expect(byline(`<ul>${names}</ul>`)).toBe("Ada Brook, Tom Lind");
  });

  test("is a person before the site itself, and the site before nobody", () => {
    const site = `<meta property="og:site_name" content="Quay Courier"><meta name="author" content="Quay Courier">`;
    expect(read(site, `<p>By Ada Brook</p>${BODY}`).author).toBe("Ada Brook");
    expect(read(site).author).toBe("Quay Courier");
  });

  test("is no reader, no other article's author, no account of a program", () => {
    const others = `<div class="comments"><span class="author">A Reader</span></div><div class="related-posts"><p>By Tom Lind</p></div>`;
    expect(read(`<meta name="author" content="admin">`, BODY + others).author).toBeNull();
  });

  test("is written the way round that people say it", () => {
    const journal = `<meta name="citation_author" content="Brook, Ada"><meta name="citation_author" content="Lind, Tom">`;
    expect(read(journal).author).toBe("Ada Brook, Tom Lind");
  });
});

describe("the date", () => {
  test("is that of publication, not of a change", () => {
    expect(shown("<p>Updated 9 November 2026</p><p>Published 2 November 2026</p>")).toBe("2026-11-02");
    expect(read(`<meta property="article:modified_time" content="2026-11-09">`).publishedOn).toBeNull();
  });

  test("is the nearest to the heading, where the page says no more", () => {
    expect(shown(`<p>2 November 2026</p>${BODY.repeat(9)}<p>9 October 2025</p>`)).toBe("2026-11-02");
  });

  test("is the day of the address, in which zone ever the metadata are", () => {
    const url = "https://quaycourier.example.org/2026/11/02/dredging";
    const page = read(`<meta property="article:published_time" content="2026-11-03T02:40:00Z">`, BODY, url);
    expect([page.publishedOn, page.publishedAt?.toISOString()]).toEqual(["2026-11-02", "2026-11-03T02:40:00.000Z"]);
  });

  test("is found in the data of a page that scripts draw", () => {
    expect(read("", `${BODY}<script>x={\\"publishedAt\\":\\"2026-11-02T08:00:00Z\\"}</script>`).publishedOn).toBe(
      "2026-11-02",
    );
  });

  test("is none where the text only speaks of years", () => {
    expect(shown("<p>The harbour opened in 1907 and closed in 1954.</p>")).toBeNull();
  });
});

describe("the address", () => {
  test("is the one that the page calls its own, against its base", () => {
    expect(read(`<base href="/news/"><link rel="canonical" href="dredging">`).url).toBe(
      "https://www.quaycourier.example.org/news/dredging",
    );
  });

  test("is where it was read, where the page names none, its front page, or another site's", () => {
    for (const href of ["", "/", "https://other.example.com/dredging", "javascript:void(0)"]) {
      expect(read(`<link rel="canonical" href="${href}">`).url, href).toBe(URL_OF_PAGE);
    }
  });
});
