import { sourceKey } from "../../src/collect/source.ts";
import type { ArchiveQuery } from "../../src/digest/archive.ts";
import type { Store } from "../../src/store/store.ts";
import { channelFeed } from "./fill-archive.ts";
import { nameOf } from "./make-archive-news.ts";
import { quantile } from "./measure.ts";

export interface SearchTimes {
  readonly what: string;
  readonly searches: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p95: number;
  readonly worst: number;
}

/** Times each query is asked. */
const ROUNDS = 5;

/** What people ask for, from words of hardly any article to words of nearly all. */
const QUERIES: Readonly<Record<string, readonly string[]>> = {
  "a rare name": [5_000, 9_000, 13_000, 17_000, 19_000].map(nameOf),
  "a frequent name": [0, 1, 3, 10, 30].map(nameOf),
  "a frequent name and common words": [0, 2, 5].map((rank) => `${nameOf(rank)} were named in the year`),
  "a common word": ["the", "in", "named", "year", "said"],
  "common words": [
    "the year",
    "in the town",
    "what was said of it",
    "the company and the court",
    "a ferry on the pier",
  ],
  "a word just begun": ["t", "b", "bo", "co", "th", "s"],
};

/** How long the archive takes to answer, for a channel that reads most of it and for one that reads little. */
export async function measureSearch({ archive, sources }: Store, now: Date): Promise<readonly SearchTimes[]> {
  const followed = await sources.followed();
  const owners = followed.filter(({ followers }) => followers.includes("")).map(({ source }) => sourceKey(source));
  const most = { sources: [...owners, sourceKey(channelFeed(0))], subscriptions: [] };
  const little = { sources: [sourceKey(channelFeed(0))], subscriptions: ["discord:1"] };
  const search = async (query: Omit<ArchiveQuery, "now" | "limit">): Promise<number> => {
    const started = performance.now();
    await archive.search({ ...query, now, limit: query.match === "all" ? 25 : 3 });
    return performance.now() - started;
  };
  const all: number[] = [];
  const times: SearchTimes[] = [];
  for (const [visible, who] of [
    [most, ""],
    [little, ", in a channel that reads a 200th"],
  ] as const) {
    for (const [what, queries] of Object.entries(QUERIES)) {
      const took: number[] = [];
      for (let round = 0; round < ROUNDS; round++) {
        for (const words of queries) {
          for (const match of ["all", "any"] as const) took.push(await search({ ...visible, words, match }));
        }
      }
      all.push(...took);
      times.push(timesOf(what + who, took));
    }
  }
  return [...times, timesOf("all of them", all)];
}

function timesOf(what: string, took: readonly number[]): SearchTimes {
  return {
    what,
    searches: took.length,
    p50: quantile(took, 0.5),
    p95: quantile(took, 0.95),
    worst: quantile(took, 1),
  };
}
