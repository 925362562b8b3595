import { drawRectangle, drawRun, drawStroke, padBox, stackBoxes, type Box } from "./box.ts";
import { measureText } from "./glyph-widths.ts";
import { makeLine, PLAIN, type Line } from "./line.ts";
import type { Skin } from "./skin.ts";
import { wrapSpans, type Run } from "./wrap-spans.ts";

/** Where a piece is drawn: how wide it may be (pixels), and in which colours. */
export interface Room {
  readonly maxWidth: number;
  readonly skin: Skin;
}

const BULLET_INDENT = 16;
const QUOTE_INDENT = 14;
const BUTTON_SIZE = 13;
const ARROW = 16;

export function makeText(lines: readonly Line[], room: Room): Box {
  return stackBoxes(lines.map((line) => makeTextLine(line, room)));
}

function makeTextLine({ style, marker, spans }: Line, { maxWidth, skin }: Room): Box {
  switch (marker) {
    case null:
      return makeRows({ style, spans }, { maxWidth, skin });
    case "bullet": {
      const rows = makeRows({ style, spans }, { maxWidth: maxWidth - BULLET_INDENT, skin });
      const bullet = makeRows(makeLine(style, "•"), { maxWidth, skin });
      return draws(padBox(rows, { left: BULLET_INDENT }), ({ x, y }) => bullet.draw({ x: x + 4, y }));
    }
    case "quote": {
      const rows = makeRows({ style, spans }, { maxWidth: maxWidth - QUOTE_INDENT, skin });
      const bar = { width: 4, height: rows.height - 2 };
      return draws(padBox(rows, { left: QUOTE_INDENT }), ({ x, y }) => [
        drawRectangle({ x, y: y + 1 }, bar, { fill: skin.rule, radius: 2 }),
      ]);
    }
  }
}

function makeRows({ style, spans }: Pick<Line, "style" | "spans">, { maxWidth, skin }: Room): Box {
  const { size, height, color } = skin.lines[style];
  const rows = wrapSpans(spans, { maxWidth, size });
  const base = (row: number): number => row * height + (height + size * 0.72) / 2;
  return {
    width: maxWidth,
    height: rows.length * height,
    draw: ({ x, y }) =>
      rows.flatMap((runs, row) =>
        runs.flatMap((run) => {
          const fill = run.look.link ? skin.link : skin[color];
          const text = drawRun(run, { x, y: y + base(row) }, { size, fill });
          return run.look.code
            ? [drawCodeGround(run, { x, y: y + row * height, height, fill: skin.code }), text]
            : [text];
        }),
      ),
  };
}

function drawCodeGround(run: Run, row: { x: number; y: number; height: number; fill: string }): string {
  const ground = { width: run.width + 4, height: row.height - 2 };
  return drawRectangle({ x: row.x + run.x - 2, y: row.y + 1 }, ground, { fill: row.fill, radius: 3 });
}

/** A line across, with as much room above as below. */
export function makeRule({ maxWidth, skin }: Room): Box {
  return {
    width: maxWidth,
    height: 9,
    draw: ({ x, y }) => [drawRectangle({ x, y: y + 4 }, { width: maxWidth, height: 1 }, { fill: skin.rule })],
  };
}

/** @param outward whether it leads to another site, and says so. */
export function makeButton(label: string, { skin }: Pick<Room, "skin">, outward = false): Box {
  const { height, padding, fill, stroke, radius, bold } = skin.button;
  const words = makeLabel(label, { size: BUTTON_SIZE, bold, fill: skin.strong });
  const width = 2 * padding + words.width + (outward ? ARROW : 0);
  return {
    width,
    height,
    draw: ({ x, y }) => [
      drawRectangle({ x, y }, { width, height }, { fill, stroke, radius }),
      ...words.draw({ x: x + padding, y: y + (height - words.height) / 2 }),
      ...(outward
        ? [drawStroke({ x: x + width - padding - 9, y: y + height / 2 + 4 }, "l8 -8m-6 0h6v6", skin.strong)]
        : []),
    ],
  };
}

/** The three dots behind which a menu is. */
export function makeDots({ skin }: Pick<Room, "skin">): Box {
  const { height, fill, stroke, radius } = skin.button;
  const width = 34;
  return {
    width,
    height,
    draw: ({ x, y }) => [
      drawRectangle({ x, y }, { width, height }, { fill, stroke, radius }),
      ...[-5, 0, 5].map((dx) =>
        drawRectangle(
          { x: x + width / 2 + dx - 1.25, y: y + height / 2 - 1.25 },
          { width: 2.5, height: 2.5 },
          {
            fill: skin.ink,
            radius: 1.25,
          },
        ),
      ),
    ],
  };
}

/** A closed menu with its placeholder, as wide as the room. */
export function makeSelect(placeholder: string, { maxWidth, skin }: Room): Box {
  const { height, padding, radius } = skin.button;
  const words = makeLabel(placeholder, { size: BUTTON_SIZE, bold: false, fill: skin.muted });
  return {
    width: maxWidth,
    height: height + 4,
    draw: ({ x, y }) => [
      drawRectangle({ x, y }, { width: maxWidth, height: height + 4 }, { fill: skin.code, stroke: skin.rule, radius }),
      ...words.draw({ x: x + padding, y: y + (height + 4 - words.height) / 2 }),
      drawStroke({ x: x + maxWidth - padding - 9, y: y + height / 2 }, "l4.5 4.5l4.5 -4.5", skin.muted),
    ],
  };
}

export interface LabelStyle {
  readonly size: number;
  readonly bold: boolean;
  readonly fill: string;
  readonly code?: boolean;
}

/** A few words that are never wrapped. */
export function makeLabel(text: string, { size, bold, fill, code = false }: LabelStyle): Box {
  const look = { ...PLAIN, bold, code };
  const width = measureText(text, { size, bold, code });
  return {
    width,
    height: size,
    draw: ({ x, y }) => [drawRun({ text, look, x: 0, width }, { x, y: y + size * 0.86 }, { size, fill })],
  };
}

/** A box with something drawn under it. */
export function draws(box: Box, ground: Box["draw"]): Box {
  return { ...box, draw: (at) => [...ground(at), ...box.draw(at)] };
}
