import type { Figure } from "../article/figure.ts";
import { type FigureWords, renderFigureWords } from "./digest-words.ts";
import { padToWidth, paint, type TerminalLook, widthOf, wrapLines } from "./terminal-text.ts";
import { renderVisibleLine } from "./visible-line.ts";

const INDENT = "  ";
const GAP = "   ";
/** A label in fewer cells than this is a column of single words: it goes below its value instead. */
const LABEL_AT_LEAST = 24;

/** Figures in two columns, values left and what they measure beside them; on a narrow terminal one below the other. */
export function renderFigureColumns(figures: readonly Figure[], width: number, look: TerminalLook): readonly string[] {
  const words = figures.map(renderFigureWords);
  const values = words.map(({ value }) => widthOf(renderVisibleLine(value)));
  const valueWidth = Math.max(0, ...values);
  const labelWidth = width - INDENT.length - valueWidth - GAP.length;
  return words.flatMap((figure) =>
    labelWidth < LABEL_AT_LEAST
      ? renderBelow(figure, width, look)
      : renderBeside(figure, { valueWidth, labelWidth }, look),
  );
}

interface Columns {
  readonly valueWidth: number;
  readonly labelWidth: number;
}

function renderBeside({ value, measures }: FigureWords, columns: Columns, look: TerminalLook): readonly string[] {
  const [first = "", ...rest] = wrapLines(measures, columns.labelWidth);
  const shown = renderVisibleLine(value);
  const filled = padToWidth(shown, columns.valueWidth).slice(shown.length);
  const under = INDENT + " ".repeat(columns.valueWidth) + GAP;
  return [`${INDENT}${paintValue(shown, look)}${filled}${GAP}${first}`, ...rest.map((line) => under + line)];
}

function renderBelow({ value, measures }: FigureWords, width: number, look: TerminalLook): readonly string[] {
  const values = wrapLines(value, width - INDENT.length).map((line) => INDENT + paintValue(line, look));
  const labels = wrapLines(measures, width - 2 * INDENT.length).map((line) => INDENT + INDENT + line);
  return [...values, ...labels];
}

function paintValue(value: string, look: TerminalLook): string {
  return paint(value, ["bold", "cyan"], look);
}
