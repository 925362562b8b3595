import { escapeXml } from "../support/escape-xml.ts";
import { CODE_FAMILY } from "./glyph-widths.ts";
import type { Run } from "./wrap-spans.ts";

/** Something of a known size, that is drawn as SVG elements once its place is known. Pixels. */
export interface Box {
  readonly width: number;
  readonly height: number;
  draw(at: Point): readonly string[];
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** One below the other, from the left. */
export function stackBoxes(boxes: readonly Box[], gap = 0): Box {
  return arrange(boxes, (box, at) => ({ x: 0, y: at.y + box.height + gap }));
}

/** One beside the other, on a further row where there is no room. */
export function flowBoxes(boxes: readonly Box[], { maxWidth, gap }: { maxWidth: number; gap: number }): Box {
  const rows: Box[][] = [];
  let width = 0;
  for (const box of boxes) {
    const row = rows.at(-1);
    if (row === undefined || width + gap + box.width > maxWidth) {
      rows.push([box]);
      width = box.width;
    } else {
      row.push(box);
      width += gap + box.width;
    }
  }
  return stackBoxes(
    rows.map((row) => arrange(row, (box, at) => ({ x: at.x + box.width + gap, y: 0 }))),
    gap,
  );
}

export interface Padding {
  readonly top?: number;
  readonly right?: number;
  readonly bottom?: number;
  readonly left?: number;
}

export function padBox(box: Box, { top = 0, right = 0, bottom = 0, left = 0 }: Padding): Box {
  return {
    width: left + box.width + right,
    height: top + box.height + bottom,
    draw: ({ x, y }) => box.draw({ x: x + left, y: y + top }),
  };
}

/** @param next where the box after this one begins. */
function arrange(boxes: readonly Box[], next: (box: Box, at: Point) => Point): Box {
  const placed: { box: Box; at: Point }[] = [];
  let at: Point = { x: 0, y: 0 };
  for (const box of boxes) {
    placed.push({ box, at });
    at = next(box, at);
  }
  return {
    width: Math.max(0, ...placed.map(({ box, at: { x } }) => x + box.width)),
    height: Math.max(0, ...placed.map(({ box, at: { y } }) => y + box.height)),
    draw: ({ x, y }) => placed.flatMap(({ box, at: inner }) => box.draw({ x: x + inner.x, y: y + inner.y })),
  };
}

export interface RectangleStyle {
  readonly fill?: string;
  readonly stroke?: string;
  readonly radius?: number;
}

export function drawRectangle(
  { x, y }: Point,
  { width, height }: Pick<Box, "width" | "height">,
  { fill = "none", stroke, radius = 0 }: RectangleStyle,
): string {
  // A line one pixel wide is sharp only where its middle is half-way between two.
  const inset = stroke === undefined ? 0 : 0.5;
  const place = `x="${round(x + inset)}" y="${round(y + inset)}" width="${round(width - 2 * inset)}" height="${round(height - 2 * inset)}"`;
  return `<rect ${place}${radius === 0 ? "" : ` rx="${radius}"`} fill="${fill}"${stroke === undefined ? "" : ` stroke="${stroke}"`}/>`;
}

/** A stroke without an inside. @param path relative to the point it begins at. */
export function drawStroke({ x, y }: Point, path: string, color: string): string {
  return `<path d="M${round(x)} ${round(y)}${path}" fill="none" stroke="${color}" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round"/>`;
}

/** `textLength` holds a font of other widths to the place that was measured. `at` is on the base line. */
export function drawRun({ text, look, x, width }: Run, at: Point, style: { size: number; fill: string }): string {
  const place = `x="${round(at.x + x)}" y="${round(at.y)}" textLength="${round(width)}" lengthAdjust="spacingAndGlyphs"`;
  const weight = look.bold ? ' font-weight="700"' : "";
  const family = look.code ? ` font-family="${CODE_FAMILY}"` : "";
  return `<text ${place} font-size="${style.size}" fill="${style.fill}"${weight}${family}>${escapeXml(text)}</text>`;
}

/** To a tenth of a pixel: what is finer nobody sees, and it would make the file longer. */
export function round(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}
