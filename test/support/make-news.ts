import { createHash } from "node:crypto";
import type { Article } from "../../src/article/article.ts";
import type { Condensed, CondensedArticle } from "../../src/article/condensed.ts";
import { reviveSummary } from "../../src/condense/verify.ts";
import type { SeenFrom } from "../../src/collect/article-store.ts";
import type { Candidate } from "../../src/digest/candidate.ts";
import type { DigestFor } from "../../src/digest/digest-store.ts";
import type { Digest } from "../../src/digest/digest.ts";

/** An article about a harbour, every part of which a test may set. */
export function makeArticle(id: string, parts: Partial<Omit<Article, "id">> = {}): Article {
  return {
    id,
    title: `Harbour ${id} opens a second quay`,
    text: `The harbour of ${id} opened a second quay on Monday. It cost about 12 million euros.`,
    language: "en",
    link: { kind: "web", url: `https://example.org/harbour/${id}` },
    source: "example.org",
    publishedAt: new Date("2026-11-02T06:30:00.000Z"),
    extent: "full",
    ...parts,
  };
}

/** Numbered articles, `<prefix>-0` first. */
export function makeArticles(prefix: string, count: number): readonly Article[] {
  return Array.from({ length: count }, (_, index) => makeArticle(`${prefix}-${index}`));
}

/** What condensing makes of an article of `makeArticle`: a summary sentence and one figure of each kind. */
export function makeCondensed(article: Article): CondensedArticle {
  const sentence = { start: 0, end: article.text.length, text: article.text };
  const fields = {
    start: 4,
    end: 9,
    text: article.text.slice(4, 9),
    unit: "EUR",
    bound: "~",
    boundWords: "about",
    change: "up",
    changeIs: "to",
    measures: "cost of the quay",
    time: "2026-11-02",
    saidBy: null,
    sentence,
    salience: 0.75,
    key: true,
  } as const;
  const condensed: Condensed = {
    headline: article.title ?? `News of ${article.id}`,
    headlineBy: article.title === null ? "lede" : "source",
    language: article.language ?? "und",
    summary: [{ ...sentence, by: "extract", evidence: [sentence] }],
    figures: [
      { ...fields, kind: "amount", value: 12_000_000 },
      { ...fields, kind: "range", value: [0.1, 3], unit: null, change: null, changeIs: null, key: false },
      { ...fields, kind: "move", value: [5, 7.25], time: null, saidBy: "the harbour master" },
    ],
    ambiguousNumbers: 1,
  };
  return { article, condensed };
}

/** A digest with a story for each candidate; its id follows from the slot and the articles. */
export function makeDigest(candidates: readonly Candidate[], parts: Partial<Digest> = {}): Digest {
  const slot = parts.slot ?? "2026-11-02T08:00";
  const ids = candidates.map(({ article }) => article.id);
  return {
    id: createHash("sha256")
      .update([slot, ...ids].join("\n"))
      .digest("hex")
      .slice(0, 16),
    title: "Harbours",
    slot,
    timeZone: "Europe/Berlin",
    createdAt: "2026-11-02T07:00:00.000Z",
    first: false,
    stories: candidates.map(({ article, condensed }) => ({
      headline: condensed.headline,
      summary: reviveSummary(condensed.summary),
      figures: condensed.figures,
      articles: [
        {
          id: article.id,
          source: article.source,
          link: article.link,
          publishedAt: article.publishedAt?.toISOString() ?? null,
          extent: article.extent,
        },
      ],
    })),
    also: [],
    alsoLeftOut: 0,
    read: { articles: candidates.length, sources: ["example.org"], ambiguousNumbers: 1 },
    skipped: [{ what: "notes.txt", reason: "is empty" }],
    missed: [],
    ...parts,
  };
}

/** The ids of the articles that a digest of `makeDigest` was made of. */
export function idsIn(digest: Digest | null): readonly string[] {
  return digest?.stories.flatMap(({ articles }) => articles.map(({ id }) => id)) ?? [];
}

/** A source that offers articles, and when. */
export const seen: SeenFrom = { source: "folder:/news", seenAt: new Date("2026-11-02T07:00:00.000Z") };

/** The subscription that reads it. */
export const team: DigestFor = { subscription: "team", sources: [seen.source], condensedVersion: 1, again: false };
export const teamAgain: DigestFor = { ...team, again: true };
