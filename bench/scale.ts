/* What `lede digest` costs over many articles: peak memory over 2,000, and whether ten times the articles take ten
 * times the time. `npm run bench:scale` */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { median, runNode } from "./support/measure.ts";
import { HOME, makeArticles } from "./support/seed-articles.ts";

const COUNTS = [200, 2000];
const RUNS = 3;
const lede = join(HOME, "src/lede.js");
const folder = mkdtempSync(join(tmpdir(), "lede-bench-"));

try {
  const texts = await makeArticles(Math.max(...COUNTS), 650);
  const empty = join(folder, "one");
  writeArticles(empty, texts.slice(0, 1));
  const start = median(Array.from({ length: RUNS }, (_, i) => digest(empty, `start-${i}`).seconds));
  console.log(
    `Articles of 650 words; ${RUNS} runs each, a new store each time; start-up (${start.toFixed(2)} s) taken off.\n`,
  );
  console.log("| articles | s | ms an article | peak memory, MB |\n|---|---|---|---|");
  for (const count of COUNTS) {
    const articles = join(folder, `articles-${count}`);
    writeArticles(articles, texts.slice(0, count));
    const runs = Array.from({ length: RUNS }, (_, i) => digest(articles, `${count}-${i}`));
    const seconds = median(runs.map((run) => run.seconds)) - start;
    const peak = Math.max(...runs.map((run) => run.peakMegabytes));
    console.log(`| ${count} | ${seconds.toFixed(2)} | ${((seconds / count) * 1000).toFixed(2)} | ${peak.toFixed(0)} |`);
  }
} finally {
  rmSync(folder, { recursive: true });
}

function writeArticles(to: string, texts: readonly string[]): void {
  mkdirSync(to);
  for (const [i, text] of texts.entries()) writeFileSync(join(to, `${String(i).padStart(5, "0")}.txt`), text);
}

function digest(articles: string, name: string) {
  const env = { LEDE_DATA: join(folder, `data-${name}`) };
  return runNode([lede, "digest", "--folder", articles, "--out", join(folder, `out-${name}`)], env);
}
