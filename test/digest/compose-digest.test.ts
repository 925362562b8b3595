import { describe, expect, test } from "vitest";
import type { Candidate } from "../../src/digest/candidate.ts";
import { composeDigest, type DigestOptions } from "../../src/digest/compose-digest.ts";
import { makeArticle, makeCondensed } from "../support/make-news.ts";

const options: DigestOptions = {
  subscription: "team",
  title: "News digest",
  slot: "2026-11-02T08:00",
  timeZone: "Europe/Berlin",
  now: new Date("2026-11-02T07:00:00Z"),
  maxStories: 2,
  first: false,
  skipped: [{ what: "a.txt", reason: "it is empty" }],
};

function candidate(id: string, publishedAt: string | null, salience: readonly number[] = []): Candidate {
  const article = makeArticle(id, { publishedAt: publishedAt === null ? null : new Date(publishedAt) });
  const { condensed } = makeCondensed(article);
  const [figure] = condensed.figures;
  const figures = figure === undefined ? [] : salience.map((value) => ({ ...figure, key: true, salience: value }));
  const { text: _, ...head } = article;
  return { article: head, condensed: { ...condensed, figures, ambiguousNumbers: 1 } };
}

const leads = (candidates: readonly Candidate[], more: Partial<DigestOptions> = {}) =>
  composeDigest(candidates, { ...options, ...more }).stories.map(({ articles: [lead] }) => lead.id);

describe("composeDigest", () => {
  test("leads with the newest, an undated one counting as a day old", () => {
    const candidates = [
      candidate("yesterday", "2026-11-01T06:00:00Z"),
      candidate("now", "2026-11-02T06:00:00Z"),
      candidate("undated", null),
      candidate("old", "2026-10-30T06:00:00Z"),
    ];
    expect(leads(candidates, { maxStories: 4 })).toEqual(["now", "undated", "yesterday", "old"]);
  });

  test("figures that matter lift an article over one a few hours newer, not over one a day newer", () => {
    const without = candidate("without", "2026-11-02T06:00:00Z");
    expect(leads([without, candidate("with", "2026-11-02T02:00:00Z", [0.8, 0.6])])).toEqual(["with", "without"]);
    expect(leads([without, candidate("with", "2026-10-31T06:00:00Z", [0.8, 0.6])])).toEqual(["without", "with"]);
  });

  test("a time in the future is worth no more than now", () => {
    const candidates = [candidate("future", "2027-01-01T00:00:00Z"), candidate("now", "2026-11-02T07:00:00Z", [0.1])];
    expect(leads(candidates)).toEqual(["now", "future"]);
  });

  test("gives the leading stories whole, the next ones a line each, and counts the rest", () => {
    const many = Array.from({ length: 30 }, (_, i) => candidate(`n${i}`, "2026-11-01T06:00:00Z", [0.5]));
    const digest = composeDigest(many, options);
    expect(digest.stories).toHaveLength(2);
    expect(digest.stories[0]?.figures.every(({ key }) => key)).toBe(true);
    expect(digest.also).toHaveLength(15);
    expect(digest.alsoLeftOut).toBe(13);
    expect(digest.read).toMatchObject({ articles: 30, ambiguousNumbers: 30 });
    expect(digest.skipped).toEqual(options.skipped);
  });

  test("is the same digest for the same articles, slot and subscription, whatever their order", () => {
    const [a, b] = [candidate("a", "2026-11-01T06:00:00Z"), candidate("b", "2026-11-01T06:00:00Z")];
    const id = composeDigest([a, b], options).id;
    expect(composeDigest([b, a], options)).toEqual(composeDigest([a, b], options));
    expect(composeDigest([a], options).id).not.toBe(id);
    expect(composeDigest([a, b], { ...options, slot: "2026-11-03T08:00" }).id).not.toBe(id);
    expect(composeDigest([a, b], { ...options, subscription: "others" }).id).not.toBe(id);
  });
});
