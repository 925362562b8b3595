import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { parsePage } from "../../../src/collect/page/parse-page.ts";

const FOLDER = join(import.meta.dirname, "../../fixtures/pages");
const Expected = z.looseObject({ from: z.string().nullable(), text: z.array(z.string()) });

const cases = readdirSync(FOLDER).filter((file) => file.endsWith(".input.html"));

/** Pairs `<case>.input.html` and `<case>.expected.json`: `from` is where the page was read, `text` its paragraphs. */
describe("pages", () => {
  test("there are some", () => {
    expect(cases.length).toBeGreaterThan(6);
  });

  test.each(cases)("%s", (file) => {
    const path = join(FOLDER, file.replace(".input.html", ".expected.json"));
    const { from, ...expected } = Expected.parse(JSON.parse(readFileSync(path, "utf8")));
    const page = parsePage(readFileSync(join(FOLDER, file)), { url: from });
    if (page.kind === "failed") throw new Error(page.reason);
    const { kind: _, publishedAt, text, ...rest } = page;
    expect({ ...rest, publishedAt: publishedAt?.toISOString() ?? null, text: text.split("\n\n") }).toEqual(expected);
  });
});
