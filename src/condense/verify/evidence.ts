import { isInstruction } from "../is-instruction.ts";
import type { ArticleReading } from "./article-reading.ts";
import { keysOf } from "./article-reading.ts";
import { aliasesOf } from "./name-aliases.ts";
import type { ReadNumber } from "./read-numbers.ts";
import type { Reading } from "./reading.ts";

/** The cited sentences, and the article around them. */
export interface Evidence {
  readonly article: ArticleReading;
  /** Indices of the cited sentences, ascending. */
  readonly indices: readonly number[];
  readonly readings: readonly Reading[];
  readonly numbers: readonly ReadNumber[];
  readonly text: string;
  /** Keys, stems and pairs of keys of the cited sentences. */
  readonly keys: ReadonlySet<string>;
}

/** Null where none is given, or one is no sentence of the article or speaks to a model instead of a reader. */
export function gatherEvidence(article: ArticleReading, indices: readonly number[]): Evidence | null {
  const ascending = [...new Set(indices)].toSorted((a, b) => a - b);
  const readings: Reading[] = [];
  for (const index of ascending) {
    const reading = article.reading(index);
    if (reading === null || isInstruction(article.sentences[index]?.text ?? "")) return null;
    readings.push(reading);
  }
  if (readings.length === 0) return null;
  return {
    article,
    indices: ascending,
    readings,
    numbers: readings.flatMap((reading) => reading.numbers),
    text: readings.map((reading) => reading.text).join(" "),
    keys: new Set(readings.flatMap((reading) => keysOf(reading.words))),
  };
}

/** Whether a word stands in the cited sentences, as itself or as another name of the same. */
export function isCited(key: string, { keys }: Evidence): boolean {
  return keys.has(key) || aliasesOf(key).some((alias) => keys.has(alias));
}
