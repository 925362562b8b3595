import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { findFigures } from "../src/condense/figures/find-figures.ts";
import { UNITS } from "../src/condense/figures/unit-table.ts";
import { splitSentences } from "../src/condense/sentences/sentences.ts";
import { measureSpeed } from "./figures-speed.ts";
import { predictFigures } from "./predict-figures.ts";
import type { PredictedFigure } from "./predict-figures.ts";
import { scoreQuantulum } from "./quantulum-cases.ts";
import { scoreSpec } from "./recognizers-spec.ts";

/** Figures against public data, beside what others score on it. Needs ../shared/bench; says so and stops without. */
const SHARED = new URL("../../shared/bench/", import.meta.url);
const verbose = process.argv.includes("--verbose");

async function run(): Promise<void> {
  if (!existsSync(new URL("figures-score.mjs", SHARED))) {
    console.log(
      "The figure data and scorers are not here: put them into ../shared/bench (see its README). Nothing measured.",
    );
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), "lede-figures-"));
  try {
    newsquant(folder);
    await specs();
    salience(folder);
    speed();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const printRow = (...cells: readonly (string | number)[]): void =>
  console.log(
    cells.map((cell, i) => (typeof cell === "number" ? cell.toFixed(1) : cell).padEnd(i === 0 ? 34 : 12)).join(""),
  );

type Metrics = Readonly<Record<string, { readonly F1: number; readonly P: number; readonly R: number } | number>>;

function newsquant(folder: string): void {
  const predictions = join(folder, "newsquant.jsonl");
  const rows = readRows("data/figures/newsquant.dev.jsonl");
  writeFileSync(predictions, rows.map((line) => `${JSON.stringify(predictFigures(line))}\n`).join(""));
  console.log(`newsquant.dev, ${rows.length} sentences, F1`);
  printRow("", "value", "+ unit", "+ label", "+ concept", "conceptF1");
  for (const flags of [["--no-ones"], []]) {
    const metrics = score("figures-score.mjs", [predictions, "--json", ...flags]);
    const f1 = (name: string): number => {
      const metric = metrics[name];
      return typeof metric === "number" ? metric : (metric?.F1 ?? Number.NaN);
    };
    printRow(
      `Lede ${flags.join(" ")}`,
      f1("value"),
      f1("value+unit"),
      f1("value+label"),
      f1("value+concept partial"),
      f1("conceptF1"),
    );
  }
  // Published by the authors (CQE, all 590 rows) or measured on these rows; source: the README of ../shared/bench.
  printRow("CQE (published, all 590)", 92.0, 85.6, 88.1, 76.1);
  printRow("plain regex", 78.9, 53.7, 70.3, 36.6);
  printRow("wink-nlp", 76.5, 46.8, 66.2);
  printRow("recognizers-text", 74.9, 40.5, 66.7);
  printRow("GPT-3", 70.2, 58.1, 52.2, 57.5, 65.6);
}

function score(script: string, args: readonly string[]): Metrics {
  const metrics: Metrics = JSON.parse(callScorer(script, args));
  return metrics;
}

function callScorer(script: string, args: readonly string[]): string {
  // The scorers compare their own path with the one they were started by: a link in it must be resolved first.
  const path = realpathSync(fileURLToPath(new URL(script, SHARED)));
  const done = spawnSync(process.execPath, [path, ...args], { encoding: "utf8" });
  if (done.status !== 0) throw new Error(`${script} failed: ${done.stderr}`);
  return done.stdout;
}

function readRows(path: string): readonly Row[] {
  const lines = readFileSync(new URL(path, SHARED), "utf8").split("\n");
  return lines
    .filter((line) => line.trim() !== "")
    .map((line) => {
      const row: Row = JSON.parse(line);
      return row;
    });
}

interface Row {
  readonly id: number;
  readonly text: string;
  readonly headline?: string;
  readonly article?: string;
}

/** The dimension spec is about measures; it does not know these of our table. */
const NO_DIMENSION = new Set([
  "point",
  "magnitude",
  "knot",
  "point per game",
  "rebound per game",
  "assist per game",
  "cylinder",
]);
const MEASURES = new Set(
  UNITS.filter(({ kind, name }) => kind === "measure" && !NO_DIMENSION.has(name)).flatMap(({ words }) =>
    words.map((word) => word.toLowerCase()),
  ),
);

function predict(text: string): readonly PredictedFigure[] {
  return predictFigures({ id: 0, text }).figures;
}

function isMoney(unit: string | null): boolean {
  return /^(?:[A-Z]{3}|cent|penny|sen)$/.test(baseOf(unit));
}

/** The unit without what it is counted by. */
function baseOf(unit: string | null): string {
  return (unit ?? "").split(" per ")[0] ?? "";
}

function withUnits(text: string, unitOf: (unit: string | null) => string | null): readonly PredictedFigure[] {
  return predict(text).map((figure) => Object.assign({}, figure, { unit: unitOf(figure.unit) }));
}

async function specs(): Promise<void> {
  const units: { canon: (unit: string | null) => string } = await import(new URL("units.mjs", SHARED).href);
  const { canon } = units;
  const currency = scoreSpec(new URL("data/figures/recognizers/CurrencyModel.json", SHARED), {
    predict: (text) => withUnits(text, baseOf),
    canon,
    names: {
      Franc: "CHF",
      Rupee: "INR",
      "Finnish markka": "fim",
      "Netherlands guilder": "nlg",
      Peseta: "esp",
      Bitcoin: "BTC",
    },
    isOurs: isMoney,
  });
  const dimension = scoreSpec(new URL("data/figures/recognizers/DimensionModel.json", SHARED), {
    predict: (text) => withUnits(text, (unit) => (RATE_UNITS.test(unit ?? "") ? unit : baseOf(unit))),
    canon,
    names: { Pound: "lb", Ton: "ton", Dram: "dram" },
    isOurs: (unit) => unit !== null && (MEASURES.has(unit.toLowerCase()) || RATE_UNITS.test(unit)),
  });
  const quantulum = scoreQuantulum(new URL("data/figures/quantulum3/quantities.json", SHARED), { predict, canon });
  console.log("\nRecognizers-Text English specs, value + unit");
  printRow("", "P", "R", "F1", "offsets %", "library's F1");
  printRow("currency", currency.precision, currency.recall, currency.f1, currency.offsets, 65.8);
  printRow("dimension", dimension.precision, dimension.recall, dimension.f1, dimension.offsets, 60.7);
  console.log("\nquantulum3 parse cases, %");
  printRow("", "value + unit", "value", "whole case", "with a unit");
  printRow("Lede", quantulum.found, quantulum.values, quantulum.cases, quantulum.measured);
  if (verbose)
    console.log(
      [
        "",
        "CURRENCY",
        ...currency.misses,
        "",
        "DIMENSION",
        ...dimension.misses,
        "",
        "QUANTULUM",
        ...quantulum.misses,
      ].join("\n"),
    );
}

/** Units with a rate that the dimension spec keeps whole. */
const RATE_UNITS = /^(?:\w*met(?:re|er)|mile|foot) per \w+$/;

function salience(folder: string): void {
  console.log("\nnumhg.dev: is the editor's number among the first");
  const rows = readRows("data/figures/numhg.dev.jsonl");
  for (const withHeadline of [true, false]) {
    const ranked = join(folder, withHeadline ? "with headline" : "without headline");
    const lines = rows.map(({ id, text, headline }) => {
      const found = findFigures(text, splitSentences(text, "en"), {
        headline: withHeadline ? (headline ?? null) : null,
        publishedAt: null,
        language: "en",
      });
      const figures = found.figures.toSorted((a, b) => b.salience - a.salience).map(({ value }) => ({ value }));
      return `${JSON.stringify({ id, figures })}\n`;
    });
    writeFileSync(ranked, lines.join(""));
    console.log(callScorer("salience-score.mjs", [ranked]).trim().replace(folder, ""));
  }
}

/** Articles that the speed is measured on. */
const SPEED_ARTICLES = 200;

function speed(): void {
  const articles = readRows("data/summaries/cnndm.dev.jsonl").flatMap(({ article }) => article ?? []);
  const rows = measureSpeed(articles.slice(0, SPEED_ARTICLES));
  const ours = rows[0]?.articles ?? 0;
  console.log("\nWhole articles of 650 words a second, one core, in one run");
  printRow("", "articles/s", "Lede is");
  for (const { name, articles: rate } of rows) {
    if (rate === null) printRow(name, "not installed");
    else printRow(name, rate, `${(ours / rate).toFixed(2)} ×`);
  }
}

await run();
