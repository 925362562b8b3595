import type { Figure } from "../article/figure.ts";
import { type FigureWords, renderFigureWords } from "./digest-words.ts";
import { padToWidth, paint, type TerminalLook, widthOf, wrapLines } from "./terminal-text.ts";
import { renderVisibleLine } from "./visible-line.ts";

const INDENT = "  ";
const GAP = "   ";
/** A label in fewer cells than this is a column of single words: it goes below its value instead. */
const LABEL_AT_LEAST = 24;
/** Of the width, for values: a longer one has its label below, so that it cannot push all labels to the edge. */
const VALUES_AT_MOST = 0.45;

export interface FigureLook extends TerminalLook {
  /** Cells that a line may take. */
  readonly width: number;
  /** Cells of the widest value that stands in the column of values, from `measureValues`. */
  readonly valueWidth: number;
}

/** How wide the column of values is, so that the figures of several stories stand in one. */
export function measureValues(figures: readonly Figure[], width: number): number {
  const widths = figures.map((figure) => widthOf(shownValue(renderFigureWords(figure))));
  return Math.max(0, ...widths.filter((valueWidth) => valueWidth <= width * VALUES_AT_MOST));
}

/** Figures in two columns, values left and what they measure beside them; on a narrow terminal one below the other. */
export function renderFigureColumns(figures: readonly Figure[], look: FigureLook): readonly string[] {
  const labelWidth = look.width - INDENT.length - look.valueWidth - GAP.length;
  return figures
    .map(renderFigureWords)
    .flatMap((words) =>
      labelWidth < LABEL_AT_LEAST || widthOf(shownValue(words)) > look.valueWidth
        ? renderBelow(words, look)
        : renderBeside(words, labelWidth, look),
    );
}

function renderBeside(words: FigureWords, labelWidth: number, look: FigureLook): readonly string[] {
  const [first = "", ...rest] = wrapLines(words.measures, labelWidth);
  const value = shownValue(words);
  const space = padToWidth(value, look.valueWidth).slice(value.length) + GAP;
  const under = INDENT + " ".repeat(look.valueWidth) + GAP;
  return [INDENT + paintValue(value, look) + space + first, ...rest.map((line) => under + line)];
}

function renderBelow({ value, measures }: FigureWords, look: FigureLook): readonly string[] {
  const values = wrapLines(value, look.width - INDENT.length).map((line) => INDENT + paintValue(line, look));
  const labels = wrapLines(measures, look.width - 2 * INDENT.length).map((line) => INDENT + INDENT + line);
  return [...values, ...labels];
}

function shownValue({ value }: FigureWords): string {
  return renderVisibleLine(value);
}

function paintValue(value: string, look: TerminalLook): string {
  return paint(value, ["bold", "cyan"], look);
}
