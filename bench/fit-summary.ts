import { writeFileSync } from "node:fs";
import {
  isStop,
  lineFeatureCount,
  lineFeatures,
  pairFeatureCount,
  pairFeatures,
  setFeatureCount,
  setFeatures,
  wordFeatureCount,
  wordFeatures,
} from "../src/condense/summary/features.ts";
import { fillsBudget } from "../src/condense/summary/choose.ts";
import { LENGTH_OFFSET } from "../src/condense/summary/rank.ts";
import { pairKey, type Reading, readArticle } from "../src/condense/summary/reading.ts";
import { composeSets, type LineSet, wordsOf } from "../src/condense/summary/sets.ts";
import { readForms, stemOf } from "../src/condense/summary/vocabulary.ts";
import { detectLanguage } from "../src/condense/language.ts";
import { splitSentences } from "../src/condense/sentences/sentences.ts";
import { hasSummaryRows, readRows, type Row, SUMMARY_SETS } from "./summary-rows.ts";

/**
 * Fits the weights of the summary ranker on the public rows: over the sets of sentences that may be a summary, the
 * model's distribution is drawn to one that favours sets with a high ROUGE-1 + ROUGE-2 (listwise softmax,
 * cross-entropy; Cao et al. 2007), L2 on standardised features.
 *
 *   node bench/fit-summary.ts            five-fold cross-validation: what the fit is worth on rows it has not seen
 *   node bench/fit-summary.ts --write    fits on all rows and writes src/condense/summary/weights.ts
 */
const MAX_WORDS = 68;
const TEMPERATURE = 0.3;
const L2 = 0.02;
const STEPS = 120;
/** The fit learns only among sets that may be shown, and a little below: the others teach it to shun what is barred anyway. */
const MIN_WORDS = 34;
const FOLDS = 5;

const counts = [wordFeatureCount, pairFeatureCount, lineFeatureCount, setFeatureCount] as const;
const SIZE = counts.reduce((sum, count) => sum + count, 0);

interface Case {
  readonly set: string;
  readonly sets: readonly { readonly size: number; readonly words: number; readonly r1: number; readonly r2: number }[];
  /** `SIZE` features a set, one after the other. */
  readonly features: Float64Array;
}

function run(): void {
  if (!hasSummaryRows()) {
    console.log(
      "The rows are not here: put them into ../shared/bench/data/summaries (cnndm.dev.jsonl, inshorts.dev.jsonl).",
    );
    return;
  }
  const cases = SUMMARY_SETS.flatMap((set) => readRows(set).map((row) => makeCase(set, row)));
  const scale = standardise(cases);
  if (process.argv.includes("--write")) writeWeights(fit(cases), scale);
  else crossValidate(cases);
}

function makeCase(set: string, { article, title, refs }: Row): Case {
  const sentences = splitSentences(article, detectLanguage(article));
  const reading = readArticle(sentences, title ?? null);
  const lineSets = composeSets(reading.lines, MAX_WORDS);
  const features = new Float64Array(lineSets.length * SIZE);
  const reference = readForms((refs[0] ?? "").toLowerCase()).map(stemOf);
  const sets = lineSets.map((lineSet, i) => {
    features.set(vectorOf(reading, lineSet), i * SIZE);
    const summary = lineSet.flatMap((place) => readForms(reading.lines[place]?.textAlone ?? "").map(stemOf));
    const words = wordsOf(reading.lines, lineSet);
    return { size: lineSet.length, words, r1: rouge(summary, reference, 1), r2: rouge(summary, reference, 2) };
  });
  return { set, sets, features };
}

/** The features of one set, as the scorer of the product adds them up. */
function vectorOf(reading: Reading, set: LineSet): readonly number[] {
  const { vocabulary, lines, shape, total } = reading;
  const said = new Float64Array(wordFeatureCount + pairFeatureCount);
  const line = new Float64Array(lineFeatureCount);
  const words = new Set<number>();
  const pairs = new Set<number>();
  let tokens = 0;
  for (const place of set) {
    const wordLine = vocabulary.lines[place];
    const own = lines[place];
    if (wordLine === undefined || own === undefined) continue;
    tokens += wordLine.words.length;
    for (const [at, id] of wordLine.words.entries()) {
      const word = vocabulary.words[id];
      if (word !== undefined && !words.has(id)) add(said, 0, wordFeatures(word));
      words.add(id);
      const before = wordLine.words[at - 1];
      if (before === undefined) continue;
      const key = pairKey(before, id);
      const pair = reading.pairs.get(key);
      const left = vocabulary.words[before];
      if (!pairs.has(key) && pair !== undefined && left !== undefined && word !== undefined) {
        add(said, wordFeatureCount, pairFeatures(pair, [left, word]));
      }
      pairs.add(key);
    }
    add(line, 0, lineFeatures(own, wordLine, total));
  }
  const [first, second, third] = set.map((place) => contentOf(reading, place));
  const measures = {
    words: wordsOf(lines, set),
    tokens,
    distinct: words.size,
    sharedBySecond: first === undefined || second === undefined ? 0 : first.intersection(second).size,
    sharedByThird:
      first === undefined || second === undefined || third === undefined
        ? 0
        : first.union(second).intersection(third).size,
  };
  return [
    ...said.map((sum) => sum / (tokens + LENGTH_OFFSET)),
    ...line,
    ...setFeatures(set, { ...measures, lines, shape }),
  ];
}

function contentOf({ vocabulary }: Reading, place: number): Set<number> {
  const ids = vocabulary.lines[place]?.words ?? [];
  return new Set(ids.filter((id) => vocabulary.words[id] !== undefined && !isStop(vocabulary.words[id])));
}

function add(into: Float64Array, from: number, features: Float64Array): void {
  for (const [i, feature] of features.entries()) into[from + i] = (into[from + i] ?? 0) + feature;
}

/** F of n-grams with clipping (Lin 2004), on our own stems: near enough to Porter's for fitting. */
function rouge(summary: readonly string[], reference: readonly string[], n: number): number {
  const grams = (words: readonly string[]): Map<string, number> => {
    const found = new Map<string, number>();
    for (let at = 0; at + n <= words.length; at++) {
      const gram = words.slice(at, at + n).join(" ");
      found.set(gram, (found.get(gram) ?? 0) + 1);
    }
    return found;
  };
  const ours = grams(summary);
  let hits = 0;
  for (const [gram, count] of grams(reference)) hits += Math.min(count, ours.get(gram) ?? 0);
  return hits === 0 ? 0 : (2 * hits) / (summary.length + reference.length - 2 * (n - 1));
}

/** Takes each article's mean off and divides by the spread within articles; gives the spread. */
function standardise(cases: readonly Case[]): Float64Array {
  const spread = new Float64Array(SIZE);
  let rows = 0;
  for (const { features, sets } of cases) {
    for (let k = 0; k < SIZE; k++) {
      let mean = 0;
      for (let i = 0; i < sets.length; i++) mean += (features[i * SIZE + k] ?? 0) / sets.length;
      for (let i = 0; i < sets.length; i++) {
        const value = (features[i * SIZE + k] ?? 0) - mean;
        features[i * SIZE + k] = value;
        spread[k] = (spread[k] ?? 0) + value * value;
      }
    }
    rows += sets.length;
  }
  for (let k = 0; k < SIZE; k++) spread[k] = Math.sqrt((spread[k] ?? 0) / rows);
  for (const { features } of cases) {
    for (let i = 0; i < features.length; i++) {
      const by = spread[i % SIZE] ?? 0;
      features[i] = by > 1e-6 ? (features[i] ?? 0) / by : 0;
    }
  }
  return spread;
}

/** The case without the sets that are too short to be learnt from; null where none is left. */
function withoutShort({ set, sets, features }: Case): Case | null {
  const kept = sets.flatMap(({ words }, i) => (words >= MIN_WORDS ? [i] : []));
  if (kept.length === 0) return null;
  const rows = new Float64Array(kept.length * SIZE);
  for (const [to, from] of kept.entries()) rows.set(features.subarray(from * SIZE, (from + 1) * SIZE), to * SIZE);
  return { set, sets: kept.flatMap((i) => sets[i] ?? []), features: rows };
}

/** Weights of the standardised features, by Adam with full batches. */
function fit(all: readonly Case[]): Float64Array {
  const cases = all.map(withoutShort).filter((each) => each !== null);
  const weights = new Float64Array(SIZE);
  const momentum = new Float64Array(SIZE);
  const energy = new Float64Array(SIZE);
  const targets = cases.map(({ sets }) => softmax(sets.map(({ r1, r2 }) => (r1 + r2) / TEMPERATURE)));
  for (let step = 1; step <= STEPS; step++) {
    const gradient = new Float64Array(SIZE);
    for (const [c, { sets, features }] of cases.entries()) {
      const target = targets[c] ?? [];
      const model = softmax(sets.map((_, i) => score(weights, features, i)));
      for (const [i, p] of model.entries()) {
        const pull = (target[i] ?? 0) - p;
        for (let k = 0; k < SIZE; k++) gradient[k] = (gradient[k] ?? 0) + pull * (features[i * SIZE + k] ?? 0);
      }
    }
    const rate = 0.05 * (1 - step / (STEPS + 1));
    for (let k = 0; k < SIZE; k++) {
      const g = (gradient[k] ?? 0) / cases.length - 2 * L2 * (weights[k] ?? 0);
      momentum[k] = 0.9 * (momentum[k] ?? 0) + 0.1 * g;
      energy[k] = 0.99 * (energy[k] ?? 0) + 0.01 * g * g;
      const m = (momentum[k] ?? 0) / (1 - 0.9 ** step);
      const e = (energy[k] ?? 0) / (1 - 0.99 ** step);
      weights[k] = (weights[k] ?? 0) + (rate * m) / (Math.sqrt(e) + 1e-9);
    }
  }
  return weights;
}

function score(weights: Float64Array, features: Float64Array, set: number): number {
  let sum = 0;
  for (let k = 0; k < SIZE; k++) sum += (weights[k] ?? 0) * (features[set * SIZE + k] ?? 0);
  return sum;
}

function softmax(values: readonly number[]): readonly number[] {
  const most = Math.max(...values);
  const parts = values.map((value) => Math.exp(value - most));
  const sum = parts.reduce((total, part) => total + part, 0);
  return parts.map((part) => part / sum);
}

function crossValidate(cases: readonly Case[]): void {
  const sums = new Map<string, { n: number; r1: number; r2: number; words: number }>();
  for (let fold = 0; fold < FOLDS; fold++) {
    const weights = fit(cases.filter((_, i) => i % FOLDS !== fold));
    for (const [i, { set, sets, features }] of cases.entries()) {
      if (i % FOLDS !== fold) continue;
      const allowed = sets.map(({ size, words }) => fillsBudget(size, words));
      const scores = sets.map(
        (_, at) => score(weights, features, at) - (allowed.includes(true) && allowed[at] !== true ? 1e9 : 0),
      );
      const best = sets[scores.indexOf(Math.max(...scores))];
      for (const name of [set, `${set} half ${(i % 2) + 1}`]) {
        const sum = sums.get(name) ?? { n: 0, r1: 0, r2: 0, words: 0 };
        sums.set(name, {
          n: sum.n + 1,
          r1: sum.r1 + (best?.r1 ?? 0),
          r2: sum.r2 + (best?.r2 ?? 0),
          words: sum.words + (best?.words ?? 0),
        });
      }
    }
  }
  for (const [name, { n, r1, r2, words }] of sums) {
    console.log(
      `${name.padEnd(18)} R1 ${((100 * r1) / n).toFixed(2)}  R2 ${((100 * r2) / n).toFixed(2)}  words ${(words / n).toFixed(1)}`,
    );
  }
}

function writeWeights(standard: Float64Array, spread: Float64Array): void {
  const raw = Array.from(standard, (weight, k) => {
    const by = spread[k] ?? 0;
    return by > 1e-6 ? Number((weight / by).toPrecision(4)) : 0;
  });
  let from = 0;
  const parts = ["word", "pair", "line", "set"].map((name, i) => {
    const part = raw.slice(from, from + (counts[i] ?? 0));
    from += counts[i] ?? 0;
    return `  ${name}: [${part.join(", ")}],`;
  });
  const path = new URL("../src/condense/summary/weights.ts", import.meta.url);
  writeFileSync(path, `${HEAD}\n${parts.join("\n")}\n};\n`);
  console.log("Written. Format it: npx oxfmt src/condense/summary/weights.ts");
}

const HEAD = `/** What each feature of features.ts is worth; the places are those of its lists. */
export interface Weights {
  readonly word: readonly number[];
  readonly pair: readonly number[];
  readonly line: readonly number[];
  readonly set: readonly number[];
}

/**
 * Fitted by bench/fit-summary.ts on the 493 CNN articles of cnndm.dev (CNN/DailyMail validation, Hermann et al. 2015)
 * and the 244 of inshorts.dev. Numbers only: no text of these sets is in the project.
 */
export const fittedWeights: Weights = {`;

run();
