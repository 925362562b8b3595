/** Longer than any headline, in characters; a longer first line is the article. */
const MAX_TITLE = 140;

/** A headline may run over so many lines. */
const MAX_TITLE_LINES = 2;

/** Below this the rest is no article that the line could stand over, in characters. */
const MIN_REST = 40;

/** A line this much longer than the headline above it, and this long, is a paragraph and not wrapped with it. */
const PARAGRAPH_RATIO = 1.3;
const PARAGRAPH_LENGTH = 110;

/**
 * The headline of a plain-text file and the text behind it. A first line is a headline where it is short, ends no
 * sentence and a break and a longer text follow; or is set in capitals, underlined (`====`) or marked (`# `). Else the
 * title is null and the text comes back unchanged.
 */
export function splitTitle(text: string): { readonly title: string | null; readonly text: string } {
  const none = { title: null, text };
  const lines = firstLines(text);
  const first = lines[0];
  if (first === undefined) return none;
  const marked = /^#{1,6}[ \t]+([^\s#].*)$/.exec(first.text)?.[1];
  if (marked !== undefined && marked.length <= MAX_TITLE) return withTitle(text, marked, first.end);
  const second = lines[1];
  if (first.text.length > MAX_TITLE) return none;
  if (second !== undefined && second.isNext && /^(?:={3,}|-{3,}|~{3,})$/.test(second.text)) {
    return withTitle(text, first.text, second.end);
  }
  const title = readHeadline(lines);
  return title === null ? none : withTitle(text, title.text, title.end);
}

interface Line {
  /** Without the white space around it. */
  readonly text: string;
  /** Offset behind the line and its break. */
  readonly end: number;
  /** No blank line between it and the one before. */
  readonly isNext: boolean;
}

function withTitle(text: string, title: string, end: number): { readonly title: string | null; readonly text: string } {
  let start = end;
  for (let at = end; at < text.length && /\s/.test(text.charAt(at)); at++) {
    if (/[\r\n]/.test(text.charAt(at))) start = at + 1;
  }
  return { title: title.replaceAll(/\s+/g, " ").trim(), text: text.slice(start) };
}

/** The first few lines that are not blank. */
function firstLines(text: string): readonly Line[] {
  const lines: Line[] = [];
  const breaks = /\r\n|[\n\r]/g;
  let isNext = true;
  for (let from = text.startsWith("\uFEFF") ? 1 : 0; from < text.length && lines.length < MAX_TITLE_LINES + 2;) {
    breaks.lastIndex = from;
    const found = breaks.exec(text);
    const line = text.slice(from, found?.index).trim();
    from = found === null ? text.length : breaks.lastIndex;
    if (line !== "") lines.push({ text: line, end: from, isNext });
    isNext = line !== "";
  }
  return lines;
}

function readHeadline(lines: readonly Line[]): { readonly text: string; readonly end: number } | null {
  const [first, second, third] = lines;
  if (first === undefined || second === undefined || !isHeadline(first.text)) return null;
  if (!second.isNext) return hasLongerRest(first.text, lines.slice(1)) ? first : null;
  if (isCapitals(first.text) && !isCapitals(second.text)) return first;
  // A headline over two lines, and then a break.
  const both = `${first.text} ${second.text}`;
  if (third !== undefined && !third.isNext && isHeadline(both) && hasLongerRest(both, lines.slice(2))) {
    return { text: both, end: second.end };
  }
  const isParagraph = second.text.length >= Math.max(PARAGRAPH_LENGTH, PARAGRAPH_RATIO * first.text.length);
  return isParagraph && startsSentence(second.text) ? first : null;
}

function isHeadline(line: string): boolean {
  if (line.length > MAX_TITLE || !/\p{L}/u.test(line) || !/\s/.test(line)) return false;
  if (isCapitals(line)) return true;
  if (FURNITURE.test(line) || DATELINE.test(line)) return false;
  return startsSentence(line) && !/[.,;:…。]["'”’)]*$/u.test(withoutAbbreviation(line));
}

/** Lines that stand over an article and are not its headline. */
const FURNITURE =
  /^(?:[Bb][Yy]\s+\p{Lu}|(?:[Pp]ublished|[Uu]pdated|[Pp]osted|[Pp]hoto|[Ii]mage|[Aa]lso [Rr]ead|[Rr]ead [Mm]ore)\s*(?:[:;]|$|on\b|\d))/u;
const DATELINE = /^\p{Lu}[\p{Lu} .'-]{2,30},\s+(?:\p{Lu}\p{Ll}+\.?\s+\d{1,2}|\d{1,2}\s+\p{Lu}\p{Ll}+)\b.{0,20}$/u;

/** `… opens in the U.S.` ends a headline, not a sentence. */
function withoutAbbreviation(line: string): string {
  return line.replace(/(?:\b\p{Lu}\.){2,}$/u, "").replace(/\b(?:Inc|Ltd|Corp|Co|Jr|Sr|St)\.$/u, "");
}

function isCapitals(line: string): boolean {
  const letters = line.match(/\p{L}/gu) ?? [];
  return letters.length >= 8 && /\s/.test(line) && line === line.toUpperCase() && line !== line.toLowerCase();
}

function startsSentence(line: string): boolean {
  return /^[\s"'“‘«([¿¡]*[\p{Lu}\p{Lo}\p{N}$£€]/u.test(line);
}

function hasLongerRest(title: string, rest: readonly Line[]): boolean {
  const length = rest.reduce((sum, line) => sum + line.text.length, 0);
  return length >= Math.max(MIN_REST, title.length);
}
