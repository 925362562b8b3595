import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { parseArticle } from "../src/collect/parse-article.ts";
import { condense } from "../src/condense/condense.ts";
import { renderFigureWords } from "../src/dispatch/digest-words.ts";

const HOME = resolve(import.meta.dirname, "..");
const readme = readFileSync(join(HOME, "README.md"), "utf8");

/** But for the German one. */
const english = readdirSync(join(HOME, "seeds")).filter((name) => name !== "energie-fernwaerme.md");

test.each(english)("the README shows the key figures of seeds/%s as a digest does", async (name) => {
  const path = join(HOME, "seeds", name);
  const parsed = await parseArticle(readFileSync(path), { path, source: "seeds", identity: ["seeds", name] });
  if (parsed.kind === "failed") throw new Error(`${name}: ${parsed.reason}`);
  const { figures } = condense(parsed.article);
  const lines = figures
    .filter(({ key }) => key)
    .map(renderFigureWords)
    .map(({ value, measures }) => `  ${value} — ${measures}`);
  expect(lines.length).toBeGreaterThan(0);
  expect(readme).toContain([name, ...lines].join("\n"));
});
