import { describe, expect, test } from "vitest";
import { articleId } from "../../src/collect/article-id.ts";

const article = { url: null, title: "Bridge closed", publishedAt: new Date("2026-11-02T07:00:00Z"), text: "Text." };

describe("articleId", () => {
  test("is the address where there is one, whatever else changes", () => {
    const linked = { ...article, url: "https://example.org/a" };
    expect(articleId({ ...linked, title: "Bridge open", text: "Other." })).toBe(articleId(linked));
    expect(articleId({ ...linked, url: "https://example.org/b" })).not.toBe(articleId(linked));
  });

  test("else the headline and its day: a corrected text is the same article", () => {
    expect(articleId({ ...article, text: "Corrected." })).toBe(articleId(article));
    expect(articleId({ ...article, publishedAt: new Date("2026-11-02T23:00:00Z") })).toBe(articleId(article));
    expect(articleId({ ...article, publishedAt: new Date("2026-11-03T07:00:00Z") })).not.toBe(articleId(article));
  });

  test("else its words: two undated files under one headline are two articles", () => {
    const undated = { ...article, publishedAt: null };
    expect(articleId({ ...undated, text: "Other." })).not.toBe(articleId(undated));
    expect(articleId({ ...undated })).toBe(articleId(undated));
  });
});
