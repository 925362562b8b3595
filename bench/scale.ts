/* What `lede digest` costs over many articles: peak memory over 2,000, and whether ten times the articles take ten
 * times the time. Time is the processor's, which a busy machine stretches less than the clock's, and 1,000 articles are
 * the smaller measure: over fewer the compiler's first seconds would be most of it. `npm run bench:scale` */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runNode, type ProcessRun } from "./support/measure.ts";
import { readCorpora } from "./support/corpora.ts";
import { publish, renderTable } from "./support/results.ts";
import { HOME } from "./support/seed-articles.ts";

/** Memory is promised for the second; the others are ten times apart. */
const COUNTS = [1000, 2000, 10_000];
const lede = join(HOME, "src/lede.js");
const folder = mkdtempSync(join(tmpdir(), "lede-bench-"));

try {
  const rows: (readonly string[])[] = [];
  for (const { name, texts } of await readCorpora(Math.max(...COUNTS))) {
    const of = name.replaceAll(/\W+/g, "-");
    const start = digest(texts.slice(0, 1), `${of}-start`).cpuSeconds;
    const each: number[] = [];
    for (const count of COUNTS) {
      const { cpuSeconds, peakMegabytes } = digest(texts.slice(0, count), `${of}-${count}`);
      const work = cpuSeconds - start;
      each.push(work / count);
      rows.push([
        name,
        count.toLocaleString("en"),
        work.toFixed(1),
        ((work / count) * 1000).toFixed(2),
        peakMegabytes.toFixed(0),
      ]);
    }
    const growth = (10 * (each.at(-1) ?? Number.NaN)) / (each[0] ?? Number.NaN);
    rows.push([name, "10 × as many", `${growth.toFixed(1)} × as long`, "", ""]);
  }
  const head = ["articles of 650 words", "count", "CPU s", "ms an article", "peak memory, MB"];
  publish("scale", `${renderTable(head, rows)}\n\nOne run each, with a new store, start-up taken off.`);
} finally {
  rmSync(folder, { recursive: true });
}

function digest(texts: readonly string[], name: string): ProcessRun {
  const articles = join(folder, name);
  mkdirSync(articles);
  for (const [i, text] of texts.entries()) writeFileSync(join(articles, `${String(i).padStart(5, "0")}.txt`), text);
  const env = { LEDE_DATA: join(folder, `data-${name}`) };
  return runNode([lede, "digest", "--folder", articles, "--out", join(folder, `out-${name}`)], env);
}
