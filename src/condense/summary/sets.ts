import type { Line } from "./lines.ts";

/** Sentences for a summary, as places in the list of lines, ascending. */
export type LineSet = readonly [number] | readonly [number, number] | readonly [number, number, number];

/**
 * Every set of one, two or three lines of at most `maxWords` words that can be read without the article: a line that
 * leans on the one before it comes only after it.
 */
export function composeSets(lines: readonly Line[], maxWords: number): readonly LineSet[] {
  const sets: LineSet[] = [];
  for (let a = 0; a < lines.length; a++) {
    if (!mayFollow(lines, [], a)) continue;
    const wordsA = lines[a]?.words ?? 0;
    if (wordsA > maxWords) continue;
    sets.push([a]);
    for (let b = a + 1; b < lines.length; b++) {
      const wordsB = wordsA + (lines[b]?.words ?? 0);
      if (wordsB > maxWords || !mayFollow(lines, [a], b)) continue;
      sets.push([a, b]);
      for (let c = b + 1; c < lines.length; c++) {
        if (wordsB + (lines[c]?.words ?? 0) <= maxWords && mayFollow(lines, [a, b], c)) sets.push([a, b, c]);
      }
    }
  }
  return sets;
}

function mayFollow(lines: readonly Line[], before: readonly number[], next: number): boolean {
  const line = lines[next];
  if (line === undefined) return false;
  if (!line.leans && line.noun === null) return true;
  const last = lines[before.at(-1) ?? -1];
  if (last !== undefined && last.index === line.before) return true;
  const { noun } = line;
  if (line.leans || noun === null) return false;
  return before.some((place) => lines[place]?.text.toLowerCase().includes(noun) === true);
}

/** How many words a set has. */
export function wordsOf(lines: readonly Line[], set: LineSet): number {
  let words = 0;
  for (const place of set) words += lines[place]?.words ?? 0;
  return words;
}
