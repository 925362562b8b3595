const ELLIPSIS = "…";
/** A cut at a sentence or a word may cost this much of what would fit, else the finer cut is taken. */
const KEPT_AT_LEAST = 1 / 2;

const sentences = new Intl.Segmenter("en", { granularity: "sentence" });
const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/**
 * The text, or as much from its start as fits: cut after a sentence, else after a word with `…`, else between two
 * characters as a person sees them (never inside a surrogate pair, an emoji or a letter with its marks) with `…`.
 * `fits` judges what will be sent, so it escapes before it counts. Empty when not even `…` fits.
 */
export function cutText(text: string, fits: (text: string) => boolean): string {
  if (fits(text)) return text;
  const byCharacter = longestThatFits(endsOf(text, graphemes), (end) => markCut(text, end), fits);
  const enough = byCharacter.length * KEPT_AT_LEAST;
  const bySentence = longestThatFits(endsOf(text, sentences), (end) => text.slice(0, end).trimEnd(), fits);
  if (bySentence.length >= enough && bySentence !== "") return bySentence;
  const byWord = longestThatFits(wordEnds(text), (end) => markCut(text, end), fits);
  return byWord.length >= enough && byWord !== "" ? byWord : byCharacter;
}

/** `cutText` for a limit in UTF-16 code units, which is never more generous than one in characters. */
export function cutToLength(text: string, maxLength: number): string {
  return cutText(text, (candidate) => candidate.length <= maxLength);
}

function longestThatFits(
  ends: readonly number[],
  cut: (end: number) => string,
  fits: (text: string) => boolean,
): string {
  let low = 0;
  let high = ends.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(cut(ends[middle - 1] ?? 0))) low = middle;
    else high = middle - 1;
  }
  // What is counted grows with the text but for a character or two (an escape that needs its pair), so step back.
  for (; low > 0; low -= 1) {
    const candidate = cut(ends[low - 1] ?? 0);
    if (fits(candidate)) return candidate;
  }
  return fits(ELLIPSIS) ? cut(0) : "";
}

function markCut(text: string, end: number): string {
  return text.slice(0, end).replace(/[\s,;:–—-]+$/u, "") + ELLIPSIS;
}

function endsOf(text: string, segmenter: Intl.Segmenter): readonly number[] {
  return Array.from(segmenter.segment(text), ({ index, segment }) => index + segment.length);
}

function wordEnds(text: string): readonly number[] {
  return Array.from(text.matchAll(/\S(?=\s)/gu), ({ index, 0: last }) => index + last.length);
}
