import { measureText } from "./glyph-widths.ts";
import type { Look, Span } from "./line.ts";

/** Characters of one look, placed in their row. */
export interface Run extends Span {
  /** Pixels from the row's start. */
  readonly x: number;
  readonly width: number;
}

export interface WrapOptions {
  readonly maxWidth: number;
  /** Of the letters, in pixels. */
  readonly size: number;
}

interface Glyph {
  readonly character: string;
  readonly look: Look;
  readonly width: number;
}

/** Spans as rows: broken at spaces, and inside a word only where it is wider than a row. At least one row. */
export function wrapSpans(spans: readonly Span[], { maxWidth, size }: WrapOptions): readonly (readonly Run[])[] {
  const glyphs = spans.flatMap(({ text, look }) =>
    Array.from(text, (character): Glyph => ({ character, look, width: measureText(character, { size, ...look }) })),
  );
  const rows: (readonly Run[])[] = [];
  let start = 0;
  do {
    const end = findRowEnd(glyphs, start, maxWidth);
    rows.push(composeRuns(glyphs.slice(start, end)));
    start = glyphs[end]?.character === " " ? end + 1 : end;
  } while (start < glyphs.length);
  return rows;
}

/** The place of the last space that the row may end at, else of the first glyph that has no room. */
function findRowEnd(glyphs: readonly Glyph[], start: number, maxWidth: number): number {
  let width = 0;
  let space = -1;
  for (let at = start; at < glyphs.length; at += 1) {
    const glyph = glyphs[at];
    if (glyph === undefined) break;
    if (glyph.character === " ") space = at;
    else if (width + glyph.width > maxWidth && at > start) return space > start ? space : at;
    width += glyph.width;
  }
  return glyphs.length;
}

function composeRuns(glyphs: readonly Glyph[]): readonly Run[] {
  const runs: Run[] = [];
  let x = 0;
  let from = 0;
  for (const [index, { look }] of glyphs.entries()) {
    if (glyphs[index + 1]?.look === look) continue;
    const some = glyphs.slice(from, index + 1);
    runs.push(...composeRun(some, look, x));
    x += sumWidths(some);
    from = index + 1;
  }
  return runs;
}

/** Without the spaces at its ends, which an SVG does not draw; nothing where there is nothing else. */
function composeRun(glyphs: readonly Glyph[], look: Look, x: number): readonly Run[] {
  const first = glyphs.findIndex(({ character }) => character !== " ");
  const last = glyphs.findLastIndex(({ character }) => character !== " ");
  if (first < 0) return [];
  const shown = glyphs.slice(first, last + 1);
  const text = shown.map(({ character }) => character).join("");
  return [{ text, look, x: x + sumWidths(glyphs.slice(0, first)), width: sumWidths(shown) }];
}

function sumWidths(glyphs: readonly Glyph[]): number {
  return glyphs.reduce((sum, { width }) => sum + width, 0);
}
