import type { Span } from "../../article/figure.ts";

/** Wider than any hard-wrapped text, in characters: mail and plain-text files break at 60 to 100. */
const MAX_WRAP_WIDTH = 120;
const MIN_WRAP_WIDTH = 40;

/** Of the line ends in a hard-wrapped text, so many are where the next word did not fit (its paragraphs end early). */
const WRAPPED_SHARE = 0.6;
/** … and so many of those stand inside a sentence; where lines are paragraphs nearly none do. */
const UNFINISHED_SHARE = 0.4;

/** A line without a full stop that is shorter than this share of the width is a heading. */
const HEADING_SHARE = 0.65;

interface Line extends Span {
  /** Characters without the white space around them; 0 is a blank line. */
  readonly length: number;
}

/**
 * The paragraphs of a text, white space around them left out. They end at a blank line, and at a single line break too
 * unless that only wraps the line. One pass over the text; offsets are UTF-16.
 */
export function findParagraphs(text: string): readonly Span[] {
  const lines = findLines(text);
  const width = findWrapWidth(text, lines);
  const paragraphs: { start: number; end: number }[] = [];
  let previous: Line | null = null;
  for (const line of lines) {
    if (line.length > 0) {
      const last = paragraphs.at(-1);
      if (last !== undefined && previous !== null && isWrapped(text, { previous, line, width })) last.end = line.end;
      else paragraphs.push({ start: line.start, end: line.end });
    }
    previous = line.length > 0 ? line : null;
  }
  return paragraphs;
}

function findLines(text: string): Line[] {
  const lines: Line[] = [];
  // `\r\n` gives an empty match between the two only if taken one by one, hence the alternatives in this order.
  const breaks = /\r\n|[\n\r\u2028\u2029]/g;
  for (let from = 0, more = true; more;) {
    const found = breaks.exec(text);
    const to = found === null ? text.length : found.index;
    const raw = text.slice(from, to);
    const trimmed = raw.trimStart();
    const start = from + raw.length - trimmed.length;
    const length = trimmed.trimEnd().length;
    lines.push({ start, end: start + length, length });
    more = found !== null;
    from = breaks.lastIndex;
  }
  return lines;
}

/** The width at which the text was wrapped, in characters; null where its lines are paragraphs. */
function findWrapWidth(text: string, lines: readonly Line[]): number | null {
  let width = 0;
  let tooLong = 0;
  let filled = 0;
  for (const line of lines) {
    if (line.length === 0) continue;
    filled++;
    if (line.length > MAX_WRAP_WIDTH) tooLong++;
    else width = Math.max(width, line.length);
  }
  if (width < MIN_WRAP_WIDTH || tooLong * 10 > filled) return null;
  let pairs = 0;
  let full = 0;
  let unfinished = 0;
  for (let i = 1; i < lines.length; i++) {
    const line = lines[i];
    const previous = lines[i - 1];
    if (line === undefined || previous === undefined || line.length === 0 || previous.length === 0) continue;
    pairs++;
    if (previous.length + 1 + firstWordLength(text, line) <= width) continue;
    full++;
    if (!endsSentence(text, previous)) unfinished++;
  }
  return full > 1 && full >= WRAPPED_SHARE * pairs && unfinished >= UNFINISHED_SHARE * full ? width : null;
}

/** Whether the break between two lines that follow each other stands inside a paragraph. */
function isWrapped(
  text: string,
  { previous, line, width }: { readonly previous: Line; readonly line: Line; readonly width: number | null },
): boolean {
  if (startsListItem(text, line)) return false;
  if (width !== null) {
    if (previous.length + 1 + firstWordLength(text, line) > width) return true;
    // Wrapped raggedly: a line that ends no sentence goes on, unless it is as short as a heading.
    return !endsSentence(text, previous) && previous.length >= HEADING_SHARE * width;
  }
  // A stray break: the sentence goes on in lower case. Lines of one to three words are a list.
  if (endsSentence(text, previous) || !/\p{Ll}/u.test(text.charAt(line.start))) return false;
  return wordCountUpTo(text, previous, 4) === 4;
}

function firstWordLength(text: string, line: Line): number {
  let at = line.start;
  while (at < line.end && !/\s/.test(text.charAt(at)) && at - line.start < MAX_WRAP_WIDTH) at++;
  return at - line.start;
}

function endsSentence(text: string, line: Line): boolean {
  return /[.!?…:;。！？][\s"'”’»)\]]*$/.test(text.slice(Math.max(line.start, line.end - 8), line.end));
}

function startsListItem(text: string, line: Line): boolean {
  return /^(?:[•⁃▪‣●◦*-]\s|\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)]+\s)/i.test(text.slice(line.start, line.start + 12));
}

function wordCountUpTo(text: string, line: Line, most: number): number {
  return text.slice(line.start, Math.min(line.end, line.start + 200)).split(/\s+/, most).length;
}
