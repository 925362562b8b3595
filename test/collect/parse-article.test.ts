import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parseArticle } from "../../src/collect/parse-article.ts";

const PAGES = join(import.meta.dirname, "../fixtures/pages");
const parse = (bytes: Uint8Array) =>
  parseArticle(bytes, { path: "/wire/page.html", source: "wire", identity: ["wire", "page.html"] });

describe("a page in a file", () => {
  test("is read in the charset that it names", async () => {
    const cyrillic = Buffer.from([0xcf, 0xee, 0xf0, 0xf2, 0x20, 0xee, 0xf2, 0xea, 0xf0, 0xfb, 0xf2]);
    const page = Buffer.concat([Buffer.from(`<meta charset="windows-1251"><p>`), cyrillic]);
    expect(await parse(page)).toMatchObject({ kind: "article", article: { text: "Порт открыт" } });
  });

  test.each([
    ["paywalled", "only its opening is there"],
    ["consent", "a notice that stands before the article"],
  ])("that is %s is said to be, and is no article", async (name, reason) => {
    const bytes = readFileSync(join(PAGES, `${name}.input.html`));
    expect(await parse(bytes)).toMatchObject({
      kind: "failed",
      code: "no-text",
      reason: expect.stringContaining(reason),
    });
  });
});
