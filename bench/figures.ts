import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { UNITS } from "../src/condense/figures/unit-table.ts";
import { measureSpeed } from "./figures-speed.ts";
import { predictFigures, predictSalience } from "./predictions.ts";
import type { PredictedFigure } from "./predictions.ts";
import { scoreQuantulum } from "./quantulum-cases.ts";
import { scoreSpec } from "./recognizers-spec.ts";
import { publish, renderTable } from "./support/results.ts";

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

type Metrics = Readonly<Record<string, { readonly F1: number; readonly P: number; readonly R: number } | number>>;

function newsquant(folder: string): void {
  const predictions = join(folder, "newsquant.jsonl");
  const rows = readRows("data/figures/newsquant.dev.jsonl");
  writeFileSync(predictions, rows.map((line) => `${JSON.stringify(predictFigures(line))}\n`).join(""));
  const measured = [["--no-ones"], []].map((flags) => {
    const metrics = score("figures-score.mjs", [predictions, "--json", ...flags]);
    const f1 = (name: string): number => {
      const metric = metrics[name];
      return typeof metric === "number" ? metric : (metric?.F1 ?? Number.NaN);
    };
    const name = flags.length > 0 ? "Lede, without bare `one`" : "Lede, with it";
    const scores = ["value", "value+unit", "value+label", "value+concept partial", "conceptF1"].map(f1);
    return [name, ...scores];
  });
  const head = [`newsquant.dev, ${rows.length} sentences, F1`, "value", "+ unit", "+ label", "+ concept", "conceptF1"];
  publish("figures-newsquant", renderTable(head, [...measured, ...OTHERS]));
}

/** Published by the authors (CQE, all 590 rows) or measured on these rows; source: the README of ../shared/bench. */
const OTHERS: readonly (readonly (string | number)[])[] = [
  ["CQE (published, all 590)", 92.0, 85.6, 88.1, 76.1, "–"],
  ["plain regex", 78.9, 53.7, 70.3, 36.6, "–"],
  ["wink-nlp", 76.5, 46.8, 66.2, "–", "–"],
  ["recognizers-text", 74.9, 40.5, 66.7, "–", "–"],
  ["GPT-3", 70.2, 58.1, 52.2, 57.5, 65.6],
];

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
  const head = ["Recognizers-Text English specs, value + unit", "P", "R", "F1", "exact offsets, %", "the library's F1"];
  const rows = [
    ["currency", currency.precision, currency.recall, currency.f1, currency.offsets, 65.8],
    ["dimension", dimension.precision, dimension.recall, dimension.f1, dimension.offsets, 60.7],
  ];
  const { found, values, cases, measured } = quantulum;
  const cells = [["Lede", found, values, cases, measured]];
  const parsed = renderTable(
    ["quantulum3's parse cases, %", "value + unit", "value", "whole case", "with a unit"],
    cells,
  );
  publish("figures-specs", `${renderTable(head, rows)}\n\n${parsed}`);
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
  const rows = readRows("data/figures/numhg.dev.jsonl");
  const cells = [true, false].map((withHeadline) => {
    const ranked = join(folder, "ranked.jsonl");
    const lines = rows.map((row) => JSON.stringify(predictSalience(withHeadline ? row : { ...row, headline: null })));
    writeFileSync(ranked, `${lines.join("\n")}\n`);
    const printed = callScorer("salience-score.mjs", [ranked]);
    const scores = [/hit@1 *([\d.]+)/, /hit@3 *([\d.]+)/, /coverage *([\d.]+)/].map((form) =>
      Number(form.exec(printed)?.[1]),
    );
    return [withHeadline ? "with the headline" : "without", ...scores];
  });
  const head = [
    "numhg.dev: the editor's number",
    "is first, %",
    "is among the first three, %",
    "is a figure at all, %",
  ];
  publish("figures-salience", renderTable(head, cells));
}

/** Articles that the speed is measured on. */
const SPEED_ARTICLES = 200;

function speed(): void {
  const articles = readRows("data/summaries/cnndm.dev.jsonl").flatMap(({ article }) => article ?? []);
  const rows = measureSpeed(articles.slice(0, SPEED_ARTICLES));
  const ours = rows[0]?.articles ?? 0;
  const cells = rows.map(({ name, articles: rate }) => [name, rate, `${(ours / rate).toFixed(2)} ×`]);
  publish(
    "figures-speed",
    renderTable(["whole articles of 650 words, one core, in one run", "articles/s", "Lede is"], cells),
  );
}

await run();
