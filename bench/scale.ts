/* What `lede digest` costs over many articles: peak memory over 2,000, and whether ten times the articles take ten
 * times the time. `npm run bench:scale` */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { median, runNode } from "./support/measure.ts";
import { readCorpora } from "./support/corpora.ts";
import { HOME } from "./support/seed-articles.ts";

const COUNTS = [200, 2000];
const RUNS = 3;
const lede = join(HOME, "src/lede.js");
const folder = mkdtempSync(join(tmpdir(), "lede-bench-"));

try {
  console.log("| articles of 650 words | count | s | ms an article | peak memory, MB |\n|---|---|---|---|---|");
  for (const { name, texts } of await readCorpora(Math.max(...COUNTS))) {
    const of = name.replaceAll(/\W+/g, "-");
    const start = digestSeconds(texts.slice(0, 1), `${of}-start`).seconds;
    for (const count of COUNTS) {
      const { seconds, peak } = digestSeconds(texts.slice(0, count), `${of}-${count}`);
      const work = seconds - start;
      const each = (work / count) * 1000;
      console.log(`| ${name} | ${count} | ${work.toFixed(2)} | ${each.toFixed(2)} | ${peak.toFixed(0)} |`);
    }
  }
  console.log(`\nMedian of ${RUNS} runs, a new store each time, start-up taken off.`);
} finally {
  rmSync(folder, { recursive: true });
}

function digestSeconds(texts: readonly string[], name: string): { readonly seconds: number; readonly peak: number } {
  const articles = join(folder, name);
  writeArticles(articles, texts);
  const runs = Array.from({ length: RUNS }, (_, i) => digest(articles, `${name}-${i}`));
  return { seconds: median(runs.map((run) => run.seconds)), peak: Math.max(...runs.map((run) => run.peakMegabytes)) };
}

function writeArticles(to: string, texts: readonly string[]): void {
  mkdirSync(to);
  for (const [i, text] of texts.entries()) writeFileSync(join(to, `${String(i).padStart(5, "0")}.txt`), text);
}

function digest(articles: string, name: string) {
  const env = { LEDE_DATA: join(folder, `data-${name}`) };
  return runNode([lede, "digest", "--folder", articles, "--out", join(folder, `out-${name}`)], env);
}
