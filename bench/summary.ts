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
import { predictSummary } from "./predictions.ts";
import { BENCH, hasSummaryRows, readRows, type Row, rowsUrl, SUMMARY_SETS } from "./summary-rows.ts";
import { publish, renderTable } from "./support/results.ts";
import { textRank } from "./text-rank.ts";

/**
 * Summaries on the public rows by the scorer that comes with them, beside lead-2, lead-3 and TextRank over the same
 * sentences in the same run; dangling openings; articles a second. `--baseline` of the scorer is lead-3 of this run.
 */
interface System {
  readonly name: string;
  /** `figures`: the lines of the key figures, where a system has them. */
  readonly predict: (row: Row) => { readonly summary: readonly string[]; readonly figures?: readonly string[] };
}

const lead = (row: Row, count: number): readonly string[] =>
  splitSentences(row.article, "en")
    .slice(0, count)
    .map(({ text }) => text.replaceAll(/\s+/g, " "));

const systems: readonly System[] = [
  { name: "lead-2", predict: (row) => ({ summary: lead(row, 2) }) },
  { name: "lead-3", predict: (row) => ({ summary: lead(row, 3) }) },
  { name: "TextRank", predict: (row) => ({ summary: textRank(splitSentences(row.article, "en"), 3) }) },
  { name: "Lede", predict: predictSummary },
];

const Interval = z.object({ f: z.number() });
const Difference = z.object({ diff: z.number(), p: z.number() });
const Scores = z.object({
  r1: Interval,
  r2: Interval,
  words: z.number(),
  numCov: Interval,
  numCovWithFigures: Interval.optional(),
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
    publish("summary", SUMMARY_SETS.map((set) => renderSet(set, folder)).join("\n\n"));
  } finally {
    rmSync(folder, { recursive: true });
  }
  publish("summary-speed", measureSpeed());
}

function renderSet(set: string, folder: string): string {
  const rows = readRows(set);
  const files = systems.map(({ name, predict }) => {
    const file = join(folder, `${set}.${name}.jsonl`);
    writeFileSync(file, rows.map((row) => `${JSON.stringify({ id: row.id, ...predict(row) })}\n`).join(""));
    return file;
  });
  const baseline = files[1] ?? "";
  const cells = systems.map(({ name, predict }, i) => {
    const { r1, r2, words, numCov, numCovWithFigures, vsBaseline } = score(files[i] ?? "", { set, baseline });
    const dangling = rows.filter((row) => isDangling(row, predict(row).summary)).length;
    const against = (of: "r1" | "r2"): string => `${percent(vsBaseline[of].diff)} (${vsBaseline[of].p.toFixed(3)})`;
    return [
      name,
      percent(r1.f),
      percent(r2.f),
      words.toFixed(1),
      i === 1 ? "" : against("r1"),
      i === 1 ? "" : against("r2"),
      percent(numCov.f),
      numCovWithFigures === undefined ? "" : percent(numCovWithFigures.f),
      percent(dangling / rows.length),
    ];
  });
  const head = [`${set}.dev, ${rows.length} articles`, "R1", "R2", "words", "R1 − lead-3 (p)", "R2 − lead-3 (p)"];
  return renderTable([...head, "numbers, %", "with key figures, %", "dangling, %"], cells);
}

function percent(share: number): string {
  return (100 * share).toFixed(2);
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
function measureSpeed(): string {
  const rows = readRows("cnndm");
  const ours = measure(rows, condense);
  const leads = measure(rows, (row) => lead(row, 3).length);
  const cells = [
    ["Lede: language, sentences, summary", ours.toFixed(0)],
    ["lead-3: the same sentences", leads.toFixed(0)],
  ];
  return renderTable(["articles of 650 words a second, by the clock", ""], cells);
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
