import { createHash } from "node:crypto";
import type { Condensed } from "../article/condensed.ts";
import type { Figure } from "../article/figure.ts";
import { renderValue } from "../article/figure-value.ts";
import type { Digest, DigestFigure, DigestStory } from "./digest.ts";

export interface CorrectedDigest {
  readonly digest: Digest;
  /** The same for the same corrections. */
  readonly fingerprint: string;
}

/** What an article's results are now, by its id; null for one that is being condensed again. */
export type CurrentResults = ReadonlyMap<string, Condensed>;

/**
 * A digest that was posted, with the figures that its sources have changed since, each with what it was. A figure that
 * its article no longer has is marked as withdrawn. Null where nothing that the digest shows has changed.
 */
export function correctDigest(digest: Digest, current: CurrentResults): CorrectedDigest | null {
  const stories = digest.stories.map((story) => correctStory(story, current));
  const corrections = stories.flatMap(({ figures }) =>
    figures.flatMap(({ text, measures, correction }) => (correction ? [{ text, measures, correction }] : [])),
  );
  if (corrections.length === 0) return null;
  const fingerprint = createHash("sha256").update(JSON.stringify(corrections)).digest("hex").slice(0, 12);
  return { digest: { ...digest, stories }, fingerprint };
}

function correctStory(story: DigestStory, current: CurrentResults): DigestStory {
  const results = current.get(story.articles[0].id);
  if (results === undefined) return story;
  return { ...story, figures: story.figures.map((figure) => correctFigure(figure, results.figures)) };
}

function correctFigure(figure: Figure, current: readonly Figure[]): DigestFigure {
  if (current.some((each) => isSameValue(each, figure))) return figure;
  // What measures the same in the same unit is the same figure, with another value.
  const changed = current.find((each) => each.measures === figure.measures && each.unit === figure.unit);
  if (changed === undefined) return { ...figure, correction: { kind: "withdrawn" } };
  return { ...changed, correction: { kind: "changed", was: renderValue(figure, "en") } };
}

function isSameValue(one: Figure, other: Figure): boolean {
  return renderValue(one, "en") === renderValue(other, "en") && one.measures === other.measures;
}
