import { findFigures } from "../src/condense/figures/find-figures.ts";
import { splitSentences } from "../src/condense/sentences/sentences.ts";

/** A row of the figure benches: see their README. */
export interface FigureRow {
  readonly id: string | number;
  readonly text: string;
}

export interface PredictedFigure {
  readonly value: number | readonly [number, number];
  readonly unit: string | null;
  readonly bound: string;
  readonly change: string | null;
  readonly concept: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Every figure that Lede finds in a row, in text order, by the product's own functions and settings. */
export function predictFigures({ id, text }: FigureRow): {
  readonly id: string | number;
  readonly figures: readonly PredictedFigure[];
} {
  // The rows are English by their README, and a row of one sentence is too short to tell by itself.
  const language = "en";
  const found = findFigures(text, splitSentences(text, language), { headline: null, publishedAt: null, language });
  return {
    id,
    figures: found.figures.map((figure) => ({
      value: figure.value,
      unit: figure.unit,
      bound: figure.bound,
      change: figure.change,
      concept: figure.measures,
      start: figure.start,
      end: figure.end,
      text: figure.text,
    })),
  };
}
