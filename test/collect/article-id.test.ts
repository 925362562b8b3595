import { expect, test } from "vitest";
import { articleId } from "../../src/collect/article-id.ts";

test("the same identity has the same id, on every machine", () => {
  expect(articleId("https://example.org/a")).toBe("d1e6244a2c7d9fc940d9");
  expect(articleId("folder:seeds", "a.txt")).toBe(articleId("folder:seeds", "a.txt"));
});

test("another address, source or path is another article", () => {
  const ids = [["https://example.org/a"], ["https://example.org/b"], ["folder:a", "b/c"], ["folder:a/b", "c"]];
  expect(new Set(ids.map((identity) => articleId(...identity))).size).toBe(4);
});
