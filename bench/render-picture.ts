import stringWidth from "string-width";

import { escapeXml } from "./support/escape-xml.ts";

/** What the picture says around the text. */
export interface PictureOptions {
  /** The command that prints the text, shown after a prompt. */
  readonly command: string;
  /** The text's width in character cells. */
  readonly columns: number;
  /** Lines of text before it fades out at the window's lower edge. */
  readonly maxLines: number;
}

// Pixels. A monospace letter is 0.6 of its size wide in every common font; `textLength` holds the others to it.
const FONT = 14;
const CELL = 8.4;
const LINE = 21;
const PADDING = 28;
const BAR = 40;
const FADE = 84;

const BACKGROUND = "#171b22";
const INK = "#e4e8ee";
/** Foreground colours by their SGR code (ECMA-48, "select graphic rendition"), as calm as the page around them. */
const COLORS: Readonly<Record<number, string>> = { 33: "#e6c07b", 36: "#7cc7d8" };
const GREY = "#8b95a5";

interface Look {
  readonly bold: boolean;
  readonly dim: boolean;
  readonly color: string | null;
}

interface Run {
  readonly text: string;
  readonly look: Look;
}

const PLAIN: Look = { bold: false, dim: false, color: null };

/**
 * What a terminal shows, as an SVG that stands alone: a window's frame, the text on its grid of cells, SGR colours. The
 * same text gives the same picture, byte for byte.
 */
export function renderPicture(text: string, { command, columns, maxLines }: PictureOptions): string {
  const all = [`\u001B[36m$\u001B[39m ${command}`, "", ...text.trimEnd().split("\n")];
  const lines = all.slice(0, maxLines);
  const width = Math.ceil(columns * CELL + 2 * PADDING);
  const height = BAR + lines.length * LINE + PADDING;
  const isCut = lines.length < all.length;
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escapeXml(command)} in a terminal">`,
    `<defs><linearGradient id="fade" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${BACKGROUND}" stop-opacity="0"/><stop offset="1" stop-color="${BACKGROUND}"/></linearGradient></defs>`,
    `<rect x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="11" fill="${BACKGROUND}" stroke="#323a47"/>`,
    ...["#ef6a5f", "#f5be4f", "#61c554"].map(
      (fill, index) => `<circle cx="${24 + index * 20}" cy="22" r="6" fill="${fill}"/>`,
    ),
    `<g font-family="ui-monospace, 'SF Mono', SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', 'Liberation Mono', monospace" font-size="${FONT}" fill="${INK}" xml:space="preserve">`,
    ...lines.flatMap((line, index) => renderLine(parseRuns(line), BAR + (index + 1) * LINE)),
    "</g>",
    ...(isCut
      ? [`<rect x="1" y="${height - FADE - 1}" width="${width - 2}" height="${FADE}" rx="11" fill="url(#fade)"/>`]
      : []),
    "</svg>",
  ].join("\n")}\n`;
}

function renderLine(runs: readonly Run[], y: number): readonly string[] {
  let cell = 0;
  return runs.flatMap(({ text, look }) => {
    const start = cell;
    cell += stringWidth(text);
    return text.trim() === "" ? [] : [renderRun(text, look, { start, y })];
  });
}

function renderRun(text: string, look: Look, at: { readonly start: number; readonly y: number }): string {
  const x = round(PADDING + at.start * CELL);
  const length = round(stringWidth(text) * CELL);
  const fill = look.color ?? (look.dim ? GREY : null);
  const style = `${look.bold ? ' font-weight="600"' : ""}${fill === null ? "" : ` fill="${fill}"`}`;
  return `<text x="${x}" y="${at.y}" textLength="${length}" lengthAdjust="spacingAndGlyphs"${style}>${escapeXml(text)}</text>`;
}

/** A line cut where its look changes. */
function parseRuns(line: string): readonly Run[] {
  const runs: Run[] = [];
  let look = PLAIN;
  for (const [index, part] of line.split("\u001B[").entries()) {
    const code = index === 0 ? "" : part.slice(0, part.indexOf("m") + 1);
    if (code !== "") look = changeLook(look, Number(code.slice(0, -1)));
    // An SVG draws a run of spaces as one, or as none at a start: the words around it are placed each by themselves.
    runs.push(
      ...part
        .slice(code.length)
        .split(/( {2,}|^ | $)/u)
        .map((text) => ({ text, look })),
    );
  }
  return runs;
}

/** @throws Error for a code that no renderer of ours writes: the picture would not show it. */
function changeLook(look: Look, code: number): Look {
  switch (code) {
    case 1:
      return { ...look, bold: true };
    case 2:
      return { ...look, dim: true };
    case 22:
      return { ...look, bold: false, dim: false };
    case 39:
      return { ...look, color: null };
    default: {
      const color = COLORS[code];
      if (color === undefined) throw new Error(`The picture has no look for the SGR code ${String(code)}.`);
      return { ...look, color };
    }
  }
}

function round(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}
