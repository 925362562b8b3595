import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { Article } from "../../src/article/article.ts";
import { collect } from "../../src/collect/collect.ts";
import type { Collected } from "../../src/collect/collected.ts";
import { makeDownloader } from "../../src/collect/download/download.ts";
import { makeRobots } from "../../src/collect/download/robots.ts";
import { makeWebSource } from "../../src/collect/make-web-source.ts";
import { listSources } from "../../src/collect/source-list.ts";
import { sourceKey, type FeedSource, type WebSource } from "../../src/collect/source.ts";
import { openStore, type Store } from "../../src/store/store.ts";
import { articleHtml, rssOf, type FeedItem } from "./feed-xml.ts";
import { startNewsSite, type LoopbackNewsSite } from "./loopback-news-site.ts";
import { makeCondensed, makeDigest } from "./make-news.ts";

/** A Lede that reads a news site on this machine, step by step; gone when the test is over. */
export interface Collecting {
  readonly site: LoopbackNewsSite;
  readonly store: Store;
  now(): Date;
  later(hours: number): void;
  /** What `/feed` has from now on. */
  put(...items: readonly FeedItem[]): void;
  /** A whole article about a town, and its link to the site. */
  item(town: string, parts?: Partial<FeedItem>): FeedItem;
  /** The same with a line about it alone. */
  excerpt(town: string, parts?: Partial<FeedItem>): FeedItem;
  feedAt(path: string, parts?: Partial<Omit<FeedSource, "kind">>): FeedSource;
  read(source: WebSource, ofOwner?: boolean): Promise<Collected>;
  /** The articles of these sources that are news since the last call. */
  news(...sources: readonly WebSource[]): Promise<readonly Omit<Article, "text">[]>;
  /** The texts that wait to be condensed, by headline. */
  texts(): Promise<ReadonlyMap<string | null, string>>;
}

export async function startCollecting(): Promise<Collecting> {
  let now = new Date("2026-11-02T07:00:00Z");
  const site = await startNewsSite();
  const downloader = makeDownloader({
    userAgent: "Lede/test",
    allowHosts: ["localhost"],
    clock: () => now,
    pause: { min: 0, max: 0 },
  });
  const folder = await mkdtemp(join(tmpdir(), "lede-collect-"));
  const store = await openStore(folder);
  onTestFinished(async () => {
    await store.close();
    await downloader.close();
    await site.close();
    await rm(folder, { recursive: true, force: true });
  });
  const item = (town: string, parts: Partial<FeedItem> = {}): FeedItem => ({
    title: `${town} builds a quay`,
    link: `${site.url}/${town.toLowerCase()}`,
    guid: `guid-${town}`,
    date: "Mon, 02 Nov 2026 06:00:00 GMT",
    description: `A line about ${town}.`,
    content: articleHtml(town),
    ...parts,
  });
  return {
    site,
    store,
    item,
    now: () => now,
    later: (hours) => void (now = new Date(now.getTime() + hours * 3_600_000)),
    put: (...items) => site.put("/feed", { body: rssOf(items) }),
    excerpt(town, parts) {
      const { content: _, ...rest } = item(town, parts);
      return rest;
    },
    feedAt: (path, parts) => ({ ...makeWebSource("feed", `${site.url}${path}`), ...parts }),
    async read(source, ofOwner = true) {
      const readings = await listSources([], store.sources).withStates([{ source, setIn: "file", ofOwner }]);
      const robots = makeRobots(downloader, () => now);
      const [collected] = await collect(readings, {
        store,
        sources: store.sources,
        web: async () => ({ downloader, robots }),
        now,
        chance: () => 1,
        onProgress: () => undefined,
      });
      if (collected === undefined) throw new Error("Nothing came of the source.");
      return collected;
    },
    news: (...sources) => readNews(store, sources),
    texts: async () => new Map((await store.uncondensed(1, { limit: 100 })).map(({ title, text }) => [title, text])),
  };
}

async function readNews(store: Store, sources: readonly WebSource[]): Promise<readonly Omit<Article, "text">[]> {
  for (;;) {
    const waiting = await store.uncondensed(1, { limit: 100 });
    if (waiting.length === 0) break;
    await store.saveCondensed(waiting.map(makeCondensed), 1);
  }
  const news: Omit<Article, "text">[] = [];
  await store.composeOnce(
    { subscription: "test", sources: sources.map(sourceKey), condensedVersion: 1, again: false },
    ({ candidates }) => {
      news.push(...candidates.map(({ article }) => article));
      return makeDigest(candidates);
    },
  );
  return news;
}

/** The headlines, in alphabetical order. */
export function titlesOf(articles: readonly Pick<Article, "title">[]): readonly string[] {
  return articles.map(({ title }) => title ?? "").toSorted((a, b) => a.localeCompare(b, "en"));
}
