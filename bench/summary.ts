import { execFileSync } from "node:child_process";
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { anaphoricNoun, opensDangling } from "../src/condense/summary/dangling.ts";
import { detectLanguage } from "../src/condense/language.ts";
import { splitSentences } from "../src/condense/sentences/sentences.ts";
import { summarize } from "../src/condense/summary/summarize.ts";
import { predictSummary } from "./predict-summary.ts";
import { BENCH, hasSummaryRows, readRows, type Row, rowsUrl, SUMMARY_SETS } from "./summary-rows.ts";
import { textRank } from "./text-rank.ts";

/**
 * Summaries on the public rows by the scorer that comes with them, beside lead-2, lead-3 and TextRank over the same
 * sentences in the same run; dangling openings; articles a second. `--baseline` of the scorer is lead-3 of this run.
 */
interface System {
  readonly name: string;
  readonly summarize: (row: Row) => readonly string[];
}

const lead = (row: Row, count: number): readonly string[] =>
  splitSentences(row.article, "en")
    .slice(0, count)
    .map(({ text }) => text.replaceAll(/\s+/g, " "));

const systems: readonly System[] = [
  { name: "lead-2", summarize: (row) => lead(row, 2) },
  { name: "lead-3", summarize: (row) => lead(row, 3) },
  { name: "TextRank", summarize: (row) => textRank(splitSentences(row.article, "en"), 3) },
  { name: "Lede", summarize: predictSummary },
];

const Interval = z.object({ f: z.number() });
const Difference = z.object({ diff: z.number(), p: z.number() });
const Scores = z.object({
  r1: Interval,
  r2: Interval,
  words: z.number(),
  sents: z.number(),
  numCov: Interval,
  vsBaseline: z.object({ r1: Difference, r2: Difference }),
});

function run(): void {
  if (!hasSummaryRows()) {
    console.log(
      "The rows are not here: put them into ../shared/bench/data/summaries (cnndm.dev.jsonl, inshorts.dev.jsonl).",
    );
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), "lede-summary-"));
  try {
    for (const set of SUMMARY_SETS) printSet(set, folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
  printSpeed();
}

function printSet(set: string, folder: string): void {
  const rows = readRows(set);
  const files = systems.map(({ name, summarize: make }) => {
    const file = join(folder, `${set}.${name}.jsonl`);
    writeFileSync(file, rows.map((row) => `${JSON.stringify({ id: row.id, summary: make(row) })}\n`).join(""));
    return file;
  });
  const baseline = files[1] ?? "";
  console.log(`\n${set}.dev, ${rows.length} articles`);
  console.log("system      R1     R2  words  sent.  R1-lead3 (p)    R2-lead3 (p)    numbers  dangling");
  for (const [i, { name, summarize: make }] of systems.entries()) {
    const scores = score(files[i] ?? "", { set, baseline });
    const dangling = rows.filter((row) => isDangling(row, make(row))).length;
    const { r1, r2 } = scores.vsBaseline;
    const columns = [
      name.padEnd(9),
      percent(scores.r1.f),
      percent(scores.r2.f),
      scores.words.toFixed(1).padStart(6),
      scores.sents.toFixed(2).padStart(6),
      `${percent(r1.diff)} (${r1.p.toFixed(3)})`.padStart(15),
      `${percent(r2.diff)} (${r2.p.toFixed(3)})`.padStart(15),
      `${percent(scores.numCov.f)} %`,
      `${((100 * dangling) / rows.length).toFixed(1)} %`.padStart(8),
    ];
    console.log(columns.join(" "));
  }
}

function percent(share: number): string {
  return (100 * share).toFixed(2).padStart(6);
}

function score(
  file: string,
  { set, baseline }: { readonly set: string; readonly baseline: string },
): z.infer<typeof Scores> {
  // The scorer runs only under its real path, not through a symbolic link.
  const scorer = realpathSync(fileURLToPath(new URL("rouge.mjs", BENCH)));
  const args = [scorer, file, fileURLToPath(rowsUrl(set)), `--baseline=${baseline}`, "--json"];
  return Scores.parse(JSON.parse(execFileSync(process.execPath, args, { encoding: "utf8" })));
}

/** A summary with a sentence that leans on the one before it in the article, and that one is not before it here. */
function isDangling({ article }: Row, summary: readonly string[]): boolean {
  const text = article.replaceAll(/\s+/g, " ");
  return summary.some((sentence, i) => {
    const before = summary[i - 1];
    const tail = before?.slice(-20);
    const at = text.indexOf(sentence.slice(1, 60));
    const follows = tail !== undefined && text.slice(Math.max(0, at - 45), at).includes(tail);
    if (follows) return false;
    if (opensDangling(sentence)) return true;
    const noun = i === 0 ? null : anaphoricNoun(sentence);
    return noun !== null && !summary.slice(0, i).some((earlier) => earlier.toLowerCase().includes(noun));
  });
}

/** Articles a second on one core, the best of some rounds, on the CNN articles (650 words each on average). */
function printSpeed(): void {
  const rows = readRows("cnndm");
  const ours = measure(rows, condense);
  const leads = measure(rows, (row) => lead(row, 3).length);
  console.log(
    `\narticles a second: Lede ${ours.toFixed(0)} (language, sentences, summary), lead-3 ${leads.toFixed(0)} (sentences)`,
  );
}

function condense({ article }: Row): number {
  const language = detectLanguage(article);
  return summarize(splitSentences(article, language), { title: null, language }).length;
}

function measure(rows: readonly Row[], work: (row: Row) => number): number {
  let best = 0;
  for (let round = 0; round < 6; round++) {
    const start = performance.now();
    for (const row of rows) work(row);
    best = Math.max(best, rows.length / ((performance.now() - start) / 1000));
  }
  return best;
}

run();
