import MarkdownIt from "markdown-it";
import { describe, expect, it } from "vitest";

import { digestComment, renderMarkdown } from "../../src/dispatch/markdown.ts";
import { makeAlso, makeDigest, makeReference, makeStory } from "../support/make-digest.ts";

const html = (digest: Parameters<typeof renderMarkdown>[0]): string => new MarkdownIt().render(renderMarkdown(digest));

describe("renderMarkdown", () => {
  it("makes headings of headlines, items of figures, and ends with its comment", () => {
    const text = renderMarkdown(makeDigest());
    expect(text).toContain("\n## [Harbour to run its cranes on solar power](https://harbour.example/news/solar)\n");
    expect(text).toContain("\n- **up to 40 megawatts** — solar power bought by the harbour\n");
    expect(text.endsWith(`\n${digestComment("0123456789abcdef0123")}\n`)).toBe(true);
  });

  it("links a file from where the digest lies", () => {
    const articles = [
      makeReference({ source: "seeds", link: { kind: "file", path: "../seeds/a (1) & b#2.txt" } }),
    ] as const;
    expect(html(makeDigest({ stories: [makeStory({ articles })] }))).toContain(
      '<h2><a href="../seeds/a%20%281%29%20%26%20b%232.txt">',
    );
  });

  it("links nothing that is no address", () => {
    const stories = [{ kind: "none" }, { kind: "web", url: "javascript:alert(1)" }] as const;
    const digest = makeDigest({ stories: stories.map((link) => makeStory({ articles: [makeReference({ link })] })) });
    expect(html(digest)).not.toContain("<a ");
  });

  it("links to the very address, whatever entity it seems to hold", () => {
    const articles = [makeReference({ link: { kind: "web", url: "https://a.example/?x=1&copy;=2&lang=en" } })] as const;
    expect(html(makeDigest({ stories: [makeStory({ articles })] }))).toContain(
      'href="https://a.example/?x=1&amp;copy;=2&amp;lang=en"',
    );
  });

  it("keeps a headline's own marks in the link's text", () => {
    const digest = makeDigest({ stories: [makeStory({ headline: "One ](https://bad.example) [two] *three*" })] });
    expect(html(digest)).toContain(
      '<h2><a href="https://harbour.example/news/solar">One ](https://bad.example) [two] *three*</a></h2>',
    );
  });

  it("has no empty heading or paragraph where there is little to say", () => {
    const quiet = renderMarkdown(makeDigest({ stories: [], read: { articles: 0, sources: [], ambiguousNumbers: 0 } }));
    expect(quiet).not.toMatch(/\n{3}|## Also/u);
    expect(quiet).toContain("A quiet day");
    const bare = renderMarkdown(makeDigest({ stories: [makeStory({ summary: [], figures: [] })], also: [makeAlso()] }));
    expect(bare).not.toMatch(/\n{3}/u);
  });

  it("cannot be closed early by an id", () => {
    expect(digestComment("a-->b")).toBe("<!-- lede digest a--%3Eb -->");
  });
});
