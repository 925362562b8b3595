import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { z } from "zod";
import { findFigures } from "../src/condense/figures/find-figures.ts";
import { FEATURES } from "../src/condense/figures/rank-feature-names.ts";
import { rankFeatures } from "../src/condense/figures/rank-features.ts";
import type { Features } from "../src/condense/figures/rank-features.ts";
import { detectLanguage } from "../src/condense/language.ts";
import { splitSentences } from "../src/condense/sentences/sentences.ts";

/**
 * Fits the weights of `rankFigures` on NumHG's training rows (which number of an article its editor put in the
 * headline) and writes them to `rank-weights.ts`. A softmax over the figures of one article, Adam, no dependency; the
 * order of the rows is seeded, so that a second run gives the same weights. Prints the hits on the development rows.
 */
const DATA = new URL("../../shared/bench/data/figures/", import.meta.url);
const WEIGHTS = new URL("../src/condense/figures/rank-weights.ts", import.meta.url);

const Row = z.object({ kind: z.string(), text: z.string(), headline: z.string(), accept: z.array(z.number()) });
type Row = z.infer<typeof Row>;

/** The figures of one article as the model sees them. */
interface Example {
  readonly inputs: readonly Features[];
  /** Whether the headline took this figure. */
  readonly taken: readonly boolean[];
  readonly values: readonly string[];
}

interface Model {
  readonly weights: Float64Array;
}

type HeadlineForm = "whole" | "without signs" | "none";

const EPOCHS = 16;
const FIRST_STEP = 0.005;
const DECAY = 1e-4;
/** Weights nearer to zero than this change nothing. */
const NEGLIGIBLE = 0.03;

function run(): void {
  if (!existsSync(DATA)) {
    console.log("The rows are not here: put NumHG's into ../shared/bench/data/figures (see the README there).");
    return;
  }
  const train = readRows("numhg.train.jsonl").map(readArticle);
  const dev = readRows("numhg.dev.jsonl").map(readArticle);
  const withHeadline = fit([...train.map(toFeatures("whole")), ...train.map(toFeatures("without signs"))]);
  const withoutHeadline = fit(train.map(toFeatures("none")));
  report("with the headline", withHeadline, dev.map(toFeatures("whole")));
  report("with it, signs out", withHeadline, dev.map(toFeatures("without signs")));
  report("without a headline", withoutHeadline, dev.map(toFeatures("none")));
  writeFileSync(WEIGHTS, renderWeights(withHeadline, withoutHeadline));
}

function readRows(file: string): readonly Row[] {
  const lines = readFileSync(new URL(file, DATA), "utf8").trim().split("\n");
  return lines.map((line) => Row.parse(JSON.parse(line))).filter(({ kind }) => kind === "figure");
}

type Article = Row & Pick<ReturnType<typeof findFigures>, "figures">;

function readArticle(row: Row): Article {
  const language = detectLanguage(row.text);
  const sentences = splitSentences(row.text, language);
  const { figures } = findFigures(row.text, sentences, { headline: null, publishedAt: null, language });
  // A value that is no number would spoil every weight.
  return { ...row, figures: figures.filter(({ value }) => [value].flat().every(Number.isFinite)) };
}

function toFeatures(form: HeadlineForm): (article: Article) => Example {
  return ({ text, headline, figures, accept }) => {
    const shown = form === "none" ? null : form === "whole" ? headline : headline.replace(/[$£€%]/g, " ");
    return {
      inputs: rankFeatures(figures, { headline: shown, text }),
      taken: figures.map(({ value }) =>
        [value].flat().some((number) => accept.some((target) => isSame(number, target))),
      ),
      values: figures.map(({ value, unit }) => `${String(value)} ${unit ?? ""}`),
    };
  };
}

/** The scorer's own rule. */
function isSame(value: number, target: number): boolean {
  return Math.abs(Math.abs(value) - Math.abs(target)) <= 1e-6 * Math.abs(target);
}

function fit(articles: readonly Example[]): Model & { readonly offset: number } {
  const examples = articles.filter(({ taken }) => taken.includes(true) && taken.includes(false));
  const weights = descend(examples, FEATURES.length);
  const best = examples
    .map(({ inputs }) => Math.max(...inputs.map((input) => dot(weights, input))))
    .toSorted((a, b) => a - b);
  // The best figure of the median article gets a salience of 0.8.
  return { weights, offset: (best[Math.floor(best.length / 2)] ?? 0) - Math.log(4) };
}

function descend(examples: readonly Example[], size: number): Float64Array {
  const weights = new Float64Array(size);
  const mean = new Float64Array(size);
  const spread = new Float64Array(size);
  const random = makeRandom(7);
  // The mean over the second half of the run is steadier than where it ends.
  const kept = new Float64Array(size);
  const half = (EPOCHS * examples.length) / 2;
  let step = 0;
  for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
    const rate = FIRST_STEP / (1 + epoch * 0.4);
    for (const example of shuffle(examples, random)) {
      step += 1;
      const slope = slopeOf(example, weights);
      for (let k = 0; k < size; k += 1) {
        const value = (slope[k] ?? 0) - DECAY * (weights[k] ?? 0);
        mean[k] = 0.9 * (mean[k] ?? 0) + 0.1 * value;
        spread[k] = 0.999 * (spread[k] ?? 0) + 0.001 * value * value;
        const scaled = (mean[k] ?? 0) / (1 - 0.9 ** step) / (Math.sqrt((spread[k] ?? 0) / (1 - 0.999 ** step)) + 1e-8);
        weights[k] = (weights[k] ?? 0) + rate * scaled;
        if (step > half) kept[k] = (kept[k] ?? 0) + (weights[k] ?? 0) / half;
      }
    }
  }
  return kept;
}

/** How the log-likelihood that the headline takes one of its figures changes with the weights. */
function slopeOf({ inputs, taken }: Example, weights: Float64Array): Float64Array {
  const scores = inputs.map((input) => dot(weights, input));
  const highest = Math.max(...scores);
  const odds = scores.map((score) => Math.exp(score - highest));
  const all = odds.reduce((sum, value) => sum + value, 0);
  const right = odds.reduce((sum, value, i) => sum + (taken[i] === true ? value : 0), 0);
  const slope = new Float64Array(weights.length);
  for (const [i, input] of inputs.entries()) {
    const odd = odds[i] ?? 0;
    const pull = (taken[i] === true ? odd / right : 0) - odd / all;
    for (let k = 0; k < slope.length; k += 1) slope[k] = (slope[k] ?? 0) + pull * (input[k] ?? 0);
  }
  return slope;
}

function dot(weights: Float64Array, input: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < weights.length; k += 1) sum += (weights[k] ?? 0) * (input[k] ?? 0);
  return sum;
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function makeRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function shuffle<T>(items: readonly T[], random: () => number): readonly T[] {
  return items
    .map((item) => ({ item, at: random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

function report(name: string, model: Model, articles: readonly Example[]): void {
  let first = 0;
  let third = 0;
  let covered = 0;
  for (const article of articles) {
    const { inputs, taken, values } = article;
    const order = inputs
      .map((input, i) => ({ i, score: dot(model.weights, input) }))
      .toSorted((a, b) => b.score - a.score);
    const seen = new Set<string>();
    const distinct = order.filter(({ i }) => !seen.has(values[i] ?? "") && seen.add(values[i] ?? ""));
    const rank = distinct.findIndex(({ i }) => taken[i] === true);
    if (rank >= 0) covered += 1;
    if (rank === 0) first += 1;
    if (rank >= 0 && rank < 3) third += 1;
  }
  const percent = (count: number): string => ((100 * count) / articles.length).toFixed(1);
  console.log(`${name.padEnd(20)} hit@1 ${percent(first)}  hit@3 ${percent(third)}  covered ${percent(covered)}`);
}

function renderWeights(withHeadline: Model & { offset: number }, withoutHeadline: Model & { offset: number }): string {
  return `/** A fixed linear model over \`rankFeatures\`. */
export interface RankWeights {
  readonly weights: Readonly<Record<string, number>>;
  /** Subtracted from the score, so that the best figure of a usual article comes out at a salience of 0.8. */
  readonly offset: number;
}

/**
 * Fitted on \`numhg.train.jsonl\` (NumHG, LREC-COLING 2024) by \`bench/fit-figure-rank.ts\`: which figure of an article its
 * editor put in the headline. Each headline was shown twice, once without its \`$\` and \`%\`.
 */
export const HEADLINE_WEIGHTS: RankWeights = ${renderModel(withHeadline, ["// Set by hand: the training headlines have their number masked.", "headlineValue: 4,"])};

/** The same without a headline. */
export const TEXT_WEIGHTS: RankWeights = ${renderModel(withoutHeadline, [])};
`;
}

function renderModel({ weights, offset }: Model & { offset: number }, more: readonly string[]): string {
  const rows = FEATURES.map((name, k) => ({ name, weight: weights[k] ?? 0 }))
    .filter(({ weight }) => Math.abs(weight) >= NEGLIGIBLE)
    .toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
    .map(({ name, weight }) => `${JSON.stringify(name)}: ${String(Math.round(weight * 100) / 100)},`);
  const lines = [...rows, ...more].map((row) => `    ${row}`).join("\n");
  return `{\n  weights: {\n${lines}\n  },\n  offset: ${String(Math.round(offset * 100) / 100)},\n}`;
}

run();
