import type { Span } from "../../article/figure.ts";
import { foreignAbbreviations } from "./abbreviations.ts";

const segmenters = new Map<string, Intl.Segmenter>();

/** Longest word looked at before a full stop, in characters. */
const MAX_WORD = 24;

/** The sentences of one paragraph in a language other than English, by Unicode's rules and a few abbreviations. */
export function splitBySegmenter(
  text: string,
  { start, end, language }: Span & { readonly language: string },
): readonly Span[] {
  const spans: { start: number; end: number }[] = [];
  let isOpen = false;
  for (const { segment, index } of segmenterOf(language).segment(text.slice(start, end))) {
    let from = start + index + segment.length - segment.trimStart().length;
    const to = start + index + segment.trimEnd().length;
    const last = spans.at(-1);
    // French sets a space before the closing mark, and Unicode's rules then leave it to the next sentence.
    const closers =
      last === undefined ? 0 : (/^[»”’)\]]+(?=\s|$)/.exec(text.slice(from, Math.min(to, from + 8)))?.[0].length ?? 0);
    if (last !== undefined && (isOpen || closers > 0)) {
      last.end = isOpen ? Math.max(last.end, to) : from + closers;
      if (!isOpen) from += closers;
    }
    if (!isOpen) {
      while (from < to && /\s/.test(text.charAt(from))) from++;
      if (from >= to) continue;
      spans.push({ start: from, end: to });
    }
    isOpen = endsInAbbreviation(text.slice(Math.max(from, to - MAX_WORD), to), language);
  }
  return spans;
}

function segmenterOf(language: string): Intl.Segmenter {
  let segmenter = segmenters.get(language);
  if (segmenter === undefined) {
    segmenter = new Intl.Segmenter(isLanguageTag(language) ? language : "und", { granularity: "sentence" });
    segmenters.set(language, segmenter);
  }
  return segmenter;
}

function isLanguageTag(language: string): boolean {
  return /^[a-z]{2,8}(?:-[a-z0-9]{1,8})*$/i.test(language);
}

/** `Dr.`, `J.`, and in German the ordinal `3.`: the full stop belongs to the word. */
function endsInAbbreviation(tail: string, language: string): boolean {
  const word = /([^\s(„"“»«]+)\.$/u.exec(tail)?.[1];
  if (word === undefined) return false;
  const primary = language.split("-", 1)[0]?.toLowerCase() ?? language;
  // `J. Brandt`, and in German `z. B.`
  if ((primary === "de" ? /^\p{L}$/u : /^\p{Lu}$/u).test(word)) return true;
  if (primary === "de" && /^\d{1,2}$/.test(word)) return true;
  return foreignAbbreviations[primary]?.has(word.toLowerCase()) ?? false;
}
