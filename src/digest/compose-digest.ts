import { createHash } from "node:crypto";
import { reviveSummary } from "../condense/verify.ts";
import type { Candidate } from "./candidate.ts";
import type { AlsoStory, ArticleReference, Digest, DigestStory, Skipped } from "./digest.ts";
import { rankCandidates } from "./rank.ts";

/** Lines under *Also*: more is a list nobody reads; the rest is counted. */
const MAX_ALSO = 15;

export interface DigestOptions {
  /** Whose digest it is. */
  readonly subscription: string;
  readonly title: string;
  readonly slot: string;
  readonly timeZone: string;
  readonly now: Date;
  readonly maxStories: number;
  /** Whether the reader has had no digest before. */
  readonly first: boolean;
  readonly skipped: readonly Skipped[];
  /** Slots before it that it stands for too. */
  readonly missed?: readonly string[];
}

/** The digest of these candidates: the leading stories whole, the next ones in a line each, the rest counted. */
export function composeDigest(candidates: readonly Candidate[], options: DigestOptions): Digest {
  const ranked = rankCandidates(candidates, options.now);
  const also = ranked.slice(options.maxStories);
  return {
    id: digestId(options, candidates),
    title: options.title,
    slot: options.slot,
    timeZone: options.timeZone,
    createdAt: options.now.toISOString(),
    first: options.first,
    stories: ranked.slice(0, options.maxStories).map(composeStory),
    also: also.slice(0, MAX_ALSO).map(composeAlso),
    alsoLeftOut: Math.max(0, also.length - MAX_ALSO),
    read: {
      articles: candidates.length,
      sources: [...new Set(candidates.map(({ article }) => article.source))].toSorted((a, b) =>
        a.localeCompare(b, "en"),
      ),
      ambiguousNumbers: candidates.reduce((sum, { condensed }) => sum + condensed.ambiguousNumbers, 0),
    },
    skipped: options.skipped,
    missed: options.missed ?? [],
  };
}

/** One article as a story of its own. */
export function composeStory({ article, condensed }: Candidate): DigestStory {
  return {
    headline: condensed.headline,
    summary: reviveSummary(condensed.summary),
    figures: condensed.figures.filter((figure) => figure.key),
    articles: [composeReference(article)],
  };
}

function composeAlso({ article, condensed }: Candidate): AlsoStory {
  return { headline: condensed.headline, article: composeReference(article) };
}

export function composeReference(article: Candidate["article"]): ArticleReference {
  return {
    id: article.id,
    source: article.source,
    link: article.link,
    publishedAt: article.publishedAt?.toISOString() ?? null,
    extent: article.extent,
  };
}

/** The same articles for the same slot of a subscription make the same digest: making it again cannot double it. */
function digestId({ subscription, slot }: DigestOptions, candidates: readonly Candidate[]): string {
  const ids = candidates.map(({ article }) => article.id).toSorted();
  return createHash("sha256")
    .update(JSON.stringify([subscription, slot, ids]))
    .digest("hex")
    .slice(0, 20);
}
