import { styleText } from "node:util";
import type * as stringWidths from "string-width";
import type * as ansiWrapper from "wrap-ansi";
import { loadPackage } from "../shared/load-package.ts";
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
  const line = renderVisibleLine(text);
  return wrapNarrow(line, width) ?? wrapAnyScript(line, width);
}

/**
 * Latin letters and the signs that stand between them, in NFC: one cell each, whatever stands beside it. Sources:
 * EastAsianWidth.txt (none is wide), and no mark, joiner or emoji sequence can begin among them.
 */
const NARROW =
  /^[ -~\u00A0-\u00AC\u00AE-\u024F\u2010-\u2027\u202F-\u205E\u20A0-\u20C0\u2190-\u21FF\u2212\u2500-\u257F★]*$/u;
/** A row never begins with one: which spaces then go is left to the one who knows. */
const NO_BREAK_SPACE_FIRST = /(?:^| )[\u00A0\u202F]/u;

/** Word by word; null where that is not all that there is to it. */
function wrapNarrow(line: string, width: number): readonly string[] | null {
  if (!NARROW.test(line) || NO_BREAK_SPACE_FIRST.test(line)) return null;
  const rows: string[] = [];
  for (const word of line.split(" ")) {
    if (word.length > width) return null;
    const row = rows.at(-1);
    if (row !== undefined && row.length + 1 + word.length <= width) rows[rows.length - 1] = `${row} ${word}`;
    else rows.push(word);
  }
  return rows;
}

/** Loaded here, with what it knows of every script: a twentieth of a second that most digests need not wait. */
function wrapAnyScript(line: string, width: number): readonly string[] {
  const { default: wrapAnsi }: typeof ansiWrapper = loadPackage("wrap-ansi");
  return wrapAnsi(line, width, { hard: true, trim: true }).split("\n");
}

/** The line in a style, or as it is where there is no colour. Whether there is, only the caller decides. */
export function paint(text: string, style: Style | readonly Style[], { color }: TerminalLook): string {
  const styles = typeof style === "string" ? style : [...style];
  return color && text !== "" ? styleText(styles, text, { validateStream: false }) : text;
}

/** The text with spaces to `width` cells: a wide character takes two, a combining mark none. */
export function padToWidth(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - widthOf(text)));
}

/** Cells that a text takes. */
export function widthOf(text: string): number {
  if (NARROW.test(text)) return text.length;
  const { default: stringWidth }: typeof stringWidths = loadPackage("string-width");
  return stringWidth(text);
}
