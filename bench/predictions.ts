import type { Condensed } from "../src/article/condensed.ts";
import type { Figure } from "../src/article/figure.ts";
import { condense } from "../src/condense/condense.ts";
import { renderFigureWords } from "../src/dispatch/digest-words.ts";

/** What the benches and `npm run predict` say of a row: all of it by `condense`, with the product's own settings. */

export interface FigureRow {
  readonly id: string | number;
  readonly text: string;
}

export interface SalienceRow extends FigureRow {
  readonly headline?: string | null | undefined;
}

export interface SummaryRow {
  readonly id: string | number;
  readonly title?: string | null | undefined;
  readonly article: string;
}

export type PredictedFigure = Figure & {
  /** What the scorers call `measures`. */
  readonly concept: string;
};

/** Every figure, in text order. */
export function predictFigures({ id, text }: FigureRow): {
  readonly id: FigureRow["id"];
  readonly figures: readonly PredictedFigure[];
} {
  const figures = condenseRow(text).figures.map((figure) => ({ ...figure, concept: figure.measures }));
  return { id, figures };
}

/** Every figure, the most important first. */
export function predictSalience({ id, text, headline }: SalienceRow) {
  return { id, figures: bySalience(condenseRow(text, headline).figures) };
}

/**
 * The summary, a sentence each, and the lines of the key figures as the digest shows them (`£365 million — Hollis`):
 * those first that have a number the summary has not, then the most important. The digest shows all of them, up to four.
 */
export function predictSummary({ id, title, article }: SummaryRow) {
  const { summary, figures } = condenseRow(article, title);
  const said = numbersIn(summary.map(({ text }) => text).join("\n"));
  const lines = bySalience(figures.filter(({ key }) => key)).map((figure) => {
    const { value, measures } = renderFigureWords(figure);
    return `${value} — ${measures}`;
  });
  return {
    id,
    summary: summary.map((sentence) => sentence.text.replaceAll(/\s+/g, " ")),
    figures: lines.toSorted((a, b) => Number(adds(b, said)) - Number(adds(a, said))),
  };
}

function adds(line: string, said: ReadonlySet<string>): boolean {
  return !numbersIn(line).isSubsetOf(said);
}

/** `2,400.5`, `186`: what stands there in digits. */
function numbersIn(text: string): ReadonlySet<string> {
  return new Set(text.match(/\d+(?:[.,]\d+)*/g));
}

function condenseRow(text: string, title: string | null = null): Condensed {
  return condense({ title, text, language: null, publishedAt: null });
}

function bySalience(figures: readonly Figure[]): readonly Figure[] {
  return figures.toSorted((a, b) => b.salience - a.salience || a.start - b.start);
}
