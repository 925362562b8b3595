import { styleText } from "node:util";

import stringWidth from "string-width";
import wrapAnsi from "wrap-ansi";

import { renderVisibleLine } from "./visible-line.ts";

/** How the terminal is: what a renderer needs to know of it. */
export interface TerminalLook {
  /** Character cells in a line. */
  readonly columns: number;
  readonly color: boolean;
}

export type Style = Exclude<Parameters<typeof styleText>[0], readonly unknown[]>;

/** Lines longer than this are hard to follow; a wide terminal leaves the rest empty. */
const READABLE = 88;
/** Below this there is no sense in wrapping further. */
const NARROWEST = 20;

/** Cells that a line may take. */
export function readableWidth({ columns }: TerminalLook): number {
  return Math.max(NARROWEST, Math.min(columns, READABLE));
}

/**
 * The text as lines of at most `width` cells, styled line by line so that no style reaches over a line's end. The text
 * is made harmless first: no escape sequence of an article's reaches the terminal.
 */
export function wrapLines(text: string, width: number): readonly string[] {
  return wrapAnsi(renderVisibleLine(text), width, { hard: true, trim: true }).split("\n");
}

/** The line in a style, or as it is where there is no colour. Whether there is, only the caller decides. */
export function paint(text: string, style: Style | readonly Style[], { color }: TerminalLook): string {
  const styles = typeof style === "string" ? style : [...style];
  return color && text !== "" ? styleText(styles, text, { validateStream: false }) : text;
}

/** The text with spaces to `width` cells: a wide character takes two, a combining mark none. */
export function padToWidth(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - stringWidth(text)));
}

/** Cells that a text takes. */
export function widthOf(text: string): number {
  return stringWidth(text);
}
