import { describe, expect, test } from "vitest";
import { parsePage } from "../../../src/collect/page/parse-page.ts";

const paragraph = (i: number): string =>
  `<p>Paragraph ${i} says how the ${i} boats of the harbour came home, and what each of them brought along.</p>`;
const paragraphs = (count: number): string => Array.from({ length: count }, (_, i) => paragraph(i)).join("");
const declared = `<script type="application/ld+json">{"@type":"Article","headline":"Boats","isAccessibleForFree":false}</script>`;

function accessOf(html: string): string {
  const page = parsePage(html, { url: null });
  return page.kind === "failed" ? page.reason : page.access;
}

describe("an excerpt is told from the article", () => {
  test.each([
    "Subscribe to continue reading this story",
    "To keep reading, please log in or register.",
    "This post is for paid subscribers",
    "You have read all of your free articles this month.",
    "Weiterlesen mit Hafenblatt plus",
    "Cet article est réservé aux abonnés.",
    "Contenido exclusivo para suscriptores",
  ])("by %s", (appeal) => {
    expect(accessOf(`<article>${paragraphs(3)}<div><p>${appeal}</p></div></article>`)).toBe("excerpt");
  });

  test("by its own word, and by an end that is cut off", () => {
    expect(accessOf(`${declared}<article>${paragraphs(4)}</article>`)).toBe("excerpt");
    expect(
      accessOf(
        `<article>${paragraphs(2)}<p>The boats that came home last brought nothing at all, except for the…</p></article>`,
      ),
    ).toBe("excerpt");
  });

  test("but a long text is whole, whatever stands below it", () => {
    const long = `<article>${paragraphs(60)}<p>Subscribe to continue reading our other stories.</p></article>`;
    expect(accessOf(`${declared}${long}`)).toBe("full");
  });

  test("and so is a short one that asks for nothing", () => {
    expect(
      accessOf(
        `<article>${paragraphs(3)}<p>Readers can subscribe to the tide tables at the harbour office.</p></article>`,
      ),
    ).toBe("full");
  });
});

describe("a notice before the article is told from it", () => {
  const notice = `<p>We and our partners store cookies to remember your privacy choices and to measure what you read here.</p>`;

  test("where it is about consent and has a button to agree", () => {
    expect(accessOf(`<div>${notice}<button>Accept all</button></div>`)).toBe("consent");
    expect(accessOf(`<div role="dialog">${notice}<button>Alle akzeptieren</button></div>`)).toBe("consent");
  });

  test("but not where it lies over an article, nor where the article is about such notices", () => {
    expect(
      accessOf(`<article>${paragraphs(12)}</article><div role="dialog">${notice}<button>Accept all</button></div>`),
    ).toBe("full");
    expect(accessOf(`<article><h1>Court rules on cookies</h1>${notice.repeat(2)}${paragraphs(4)}</article>`)).toBe(
      "full",
    );
  });

  test.each(["Just a moment...", "Access denied", "Before you continue to the harbour"])(
    "where it is called %s",
    (title) => {
      expect(
        accessOf(`<title>${title}</title><p>Checking that the connection is secure, which takes a few seconds.</p>`),
      ).toBe("consent");
    },
  );
});
