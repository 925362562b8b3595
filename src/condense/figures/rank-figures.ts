import { NOTHING_FOUND } from "./describe-figures.ts";
import { DURATIONS } from "./phrase-words.ts";
import { FEATURES } from "./rank-feature-names.ts";
import { rankFeatures } from "./rank-features.ts";
import type { Features, Rankable, RankContext } from "./rank-features.ts";
import { HEADLINE_WEIGHTS, TEXT_WEIGHTS } from "./rank-weights.ts";
import type { RankWeights } from "./rank-weights.ts";

/** How much a reader needs a figure, and whether the digest shows it. */
export interface Rank {
  /** 0–1. */
  readonly salience: number;
  readonly key: boolean;
}

/** So many a digest shows at least (where there are as many), and one more that has this part of the third's salience. */
const KEY_FIGURES = 3;
const NOT_FAR_BEHIND = 0.12;
/** What a figure keeps of its salience when a better one has said the same value. */
const REPEATED = 0.25;

/**
 * The rank of every figure of an article, in the order given. The weights are fixed, one set for articles with a
 * headline and one for those without; `bench/fit-figure-rank.ts` fits them.
 */
export function rankFigures(figures: readonly Rankable[], context: RankContext): readonly Rank[] {
  const model = context.headline === null || context.headline.trim() === "" ? TEXT_MODEL : HEADLINE_MODEL;
  const plain = rankFeatures(figures, context).map((features) => salienceOf(features, model));
  const order = figures.map((_, i) => i).toSorted((a, b) => (plain[b] ?? 0) - (plain[a] ?? 0) || a - b);
  const repeats = findRepeats(figures, order);
  const salience = plain.map((value, i) => (repeats.has(i) ? value * REPEATED : value));
  const keys = new Set(
    chooseKeys(
      figures,
      order.filter((i) => !repeats.has(i)),
      salience,
    ),
  );
  return salience.map((value, i) => ({ salience: value, key: keys.has(i) }));
}

/** The weights in the order of the features. */
interface Model {
  readonly weights: Float64Array;
  readonly offset: number;
}

function modelOf({ weights, offset }: RankWeights): Model {
  return { weights: Float64Array.from(FEATURES, (name) => weights[name] ?? 0), offset };
}

const TEXT_MODEL = modelOf(TEXT_WEIGHTS);
const HEADLINE_MODEL = modelOf(HEADLINE_WEIGHTS);

function salienceOf(features: Features, { weights, offset }: Model): number {
  let score = -offset;
  for (let i = 0; i < weights.length; i += 1) score += (weights[i] ?? 0) * (features[i] ?? 0);
  return 1 / (1 + Math.exp(-score));
}

/** Figures whose value and unit a better one has. A second currency in brackets says the same amount again. */
function findRepeats(figures: readonly Rankable[], order: readonly number[]): ReadonlySet<number> {
  const seen = new Set<string>();
  const repeats = new Set<number>();
  for (const i of order) {
    const figure = figures[i];
    if (figure === undefined) continue;
    const said = `${String(figure.value)} ${figure.unit ?? ""}`;
    if (seen.has(said) || isConversion(figures, i)) repeats.add(i);
    seen.add(said);
  }
  return repeats;
}

/** `7 miles (11 km)`: in brackets right behind a figure of another unit. */
function isConversion(figures: readonly Rankable[], at: number): boolean {
  const figure = figures[at];
  const before = figures[at - 1];
  if (figure === undefined || before === undefined || before.sentence.start !== figure.sentence.start) return false;
  const between = figure.sentence.text.slice(before.end - figure.sentence.start, figure.start - figure.sentence.start);
  return (
    /^\s*[([]\s*(?:US|about|around|some|nearly|~)?\s*$/i.test(between) &&
    before.unit !== figure.unit &&
    figure.unit !== "%"
  );
}

/** `judge`, `company`, `trial`: one common noun tells a reader of the digest line nothing. */
function tellsSomething({ measures }: Rankable): boolean {
  return measures !== NOTHING_FOUND && (measures.includes(" ") || /[\p{Lu}\d]/u.test(measures));
}

/** `the two nations`, `both sides`: a small count that the reader is taken to know. */
function isKnownCount({ value, start, sentence }: Rankable): boolean {
  const before = sentence.text.slice(0, start - sentence.start);
  return (
    typeof value === "number" &&
    value <= 10 &&
    /\b(?:the|both|these|those|all|his|her|their|its)\s+$/i.test(before.slice(-10))
  );
}

/** `by two-thirds within five years`, `given it five times`: it tells of another figure, or of what the sentence is about. */
function isCircumstance({ value, unit, start, sentence }: Rankable): boolean {
  const before = sentence.text.slice(Math.max(0, start - sentence.start - 30), start - sentence.start);
  const lasts =
    DURATIONS.has(unit ?? "") &&
    /\b(?:within|for|in|over|after|every|during)\s+(?:the\s+|just\s+|only\s+)?$/i.test(before);
  return lasts || (unit === "time" && typeof value === "number" && value <= 10);
}

/** What is left of a figure's salience, when key figures are chosen, for each thing that speaks against showing it. */
const LESS_TELLING = 0.4;

function wish(figure: Rankable, salience: number): number {
  const drawbacks = Number(!tellsSomething(figure)) + Number(isKnownCount(figure)) + 2 * Number(isCircumstance(figure));
  return salience * LESS_TELLING ** drawbacks;
}

/** The best few; a third of one measure and unit waits until the others have had their turn. */
function chooseKeys(
  figures: readonly Rankable[],
  candidates: readonly number[],
  salience: readonly number[],
): readonly number[] {
  const wishes = figures.map((figure, i) => wish(figure, salience[i] ?? 0));
  const chosen: number[] = [];
  const waiting: number[] = [];
  const perLabel = new Map<string, number>();
  for (const i of candidates.toSorted((a, b) => (wishes[b] ?? 0) - (wishes[a] ?? 0))) {
    const label = `${figures[i]?.measures.toLowerCase() ?? ""} ${figures[i]?.unit ?? ""}`;
    const before = perLabel.get(label) ?? 0;
    perLabel.set(label, before + 1);
    (before < 2 ? chosen : waiting).push(i);
  }
  const best = [...chosen, ...waiting];
  const [third = 0, fourth = 0] = best.slice(KEY_FIGURES - 1).map((i) => wishes[i] ?? 0);
  return best.slice(0, fourth > third * NOT_FAR_BEHIND ? KEY_FIGURES + 1 : KEY_FIGURES);
}
