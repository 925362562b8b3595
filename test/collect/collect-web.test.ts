import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Article } from "../../src/article/article.ts";
import { collect } from "../../src/collect/collect.ts";
import type { Collected } from "../../src/collect/collected.ts";
import { makeDownloader, type Downloader } from "../../src/collect/download/download.ts";
import { makeRobots } from "../../src/collect/download/robots.ts";
import { makeWebSource } from "../../src/collect/make-web-source.ts";
import { listSources, type ListedSource } from "../../src/collect/source-list.ts";
import { sourceKey, type WebSource } from "../../src/collect/source.ts";
import { openStore, type Store } from "../../src/store/store.ts";
import { articleHtml, pageOf, rssOf, type FeedItem } from "../support/feed-xml.ts";
import { redirect, startNewsSite, type LoopbackNewsSite } from "../support/loopback-news-site.ts";
import { makeCondensed, makeDigest } from "../support/make-news.ts";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

let site: LoopbackNewsSite;
let downloader: Downloader;
let store: Store;
let folder: string;
let now: Date;

beforeEach(async () => {
  now = new Date("2026-11-02T07:00:00Z");
  site = await startNewsSite();
  downloader = makeDownloader({
    userAgent: "Lede/test",
    allowHosts: ["localhost"],
    clock: () => now,
    pause: { min: 0, max: 0 },
  });
  folder = await mkdtemp(join(tmpdir(), "lede-collect-"));
  store = await openStore(folder);
});

afterEach(async () => {
  await store.close();
  await downloader.close();
  await site.close();
  await rm(folder, { recursive: true, force: true });
});

const feedAt = (path: string, parts: Partial<WebSource> = {}): WebSource =>
  ({ ...makeWebSource("feed", `${site.url}${path}`), ...parts }) as WebSource;

const read = async (source: WebSource, ofOwner = true): Promise<Collected> => {
  const listed: ListedSource = { source, setIn: "file", ofOwner };
  const readings = await listSources([], store.sources).withStates([listed]);
  const robots = makeRobots(downloader, () => now);
  const [collected] = await collect(readings, {
    store,
    sources: store.sources,
    web: async () => ({ downloader, robots }),
    now,
    chance: () => 1,
    onProgress: () => undefined,
  });
  return collected ?? expect.unreachable();
};

/** The articles that are news since the last call, the oldest first. */
const news = async (...sources: readonly WebSource[]): Promise<readonly Omit<Article, "text">[]> => {
  for (;;) {
    const waiting = await store.uncondensed(1, { limit: 100 });
    if (waiting.length === 0) break;
    await store.saveCondensed(waiting.map(makeCondensed), 1);
  }
  const seen: Omit<Article, "text">[] = [];
  await store.composeOnce(
    { subscription: "test", sources: sources.map(sourceKey), condensedVersion: 1, again: false },
    ({ candidates }) => {
      seen.push(...candidates.map(({ article }) => article));
      return makeDigest(candidates);
    },
  );
  return seen;
};

const titles = (articles: readonly Pick<Article, "title">[]): readonly (string | null)[] =>
  articles.map(({ title }) => title).toSorted();

const texts = async (): Promise<ReadonlyMap<string | null, string>> =>
  new Map((await store.uncondensed(1, { limit: 100 })).map(({ title, text }) => [title, text]));

/** A whole article about a town, of its own day in October. */
const item = (town: string, parts: Partial<FeedItem> = {}): FeedItem => ({
  title: `${town} builds a quay`,
  link: `${site.url}/${town.toLowerCase()}`,
  guid: `guid-${town}`,
  date: "Mon, 02 Nov 2026 06:00:00 GMT",
  description: `A line about ${town}.`,
  content: articleHtml(town),
  ...parts,
});

const put = (...items: readonly FeedItem[]): void => site.put("/feed", { body: rssOf(items) });
const later = (hours: number): void => void (now = new Date(now.getTime() + hours * 3_600_000));

describe("a feed with whole articles", () => {
  test("is read without their pages, and each article is what the feed says", async () => {
    put(item("Marl"));
    const feed = feedAt("/feed");
    expect(await read(feed)).toMatchObject({ articles: 1, failed: [], trouble: null });
    expect(await texts()).toEqual(new Map([["Marl builds a quay", expect.stringContaining("quay number 6")]]));
    expect(await news(feed)).toEqual([
      {
        id: expect.any(String),
        title: "Marl builds a quay",
        language: null,
        link: { kind: "web", url: `${site.url}/marl` },
        source: "localhost",
        publishedAt: new Date("2026-11-02T06:00:00Z"),
        extent: "full",
      },
    ]);
    expect(site.requests.map(({ path }) => path)).toEqual(["/feed"]);
  });

  test("unchanged is one 304, and nothing is new", async () => {
    site.put("/feed", { body: rssOf([item("Marl")]), etag: '"1"' });
    const feed = feedAt("/feed");
    await read(feed);
    expect(await news(feed)).toHaveLength(1);
    later(1);
    expect(await read(feed)).toMatchObject({ trouble: null });
    expect(await news(feed)).toEqual([]);
    expect(site.statuses("/feed")).toEqual([200, 304]);
  });

  test("has the name, label and language that its owner gave it", async () => {
    put(item("Marl"));
    const feed = feedAt("/feed", { label: "Times", language: "de" });
    await read(feed);
    expect(await news(feed)).toMatchObject([{ source: "Times", language: "de" }]);
  });
});

describe("what makes an article the same", () => {
  const change = async (before: readonly FeedItem[], after: readonly FeedItem[]) => {
    const feed = feedAt("/feed");
    put(...before);
    await read(feed);
    await news(feed);
    later(1);
    put(...after);
    await read(feed);
    return { news: titles(await news(feed)) };
  };

  test("a new date alone is no new article, and changes nothing", async () => {
    expect(await change([item("Marl")], [item("Marl", { date: "Mon, 02 Nov 2026 07:30:00 GMT" })])).toEqual({
      news: [],
    });
  });

  test("its guid, whatever else changes; it is updated in place and keeps the figures it had", async () => {
    const renamed = item("Marl", {
      title: "Marl builds two quays",
      link: `${site.url}/new`,
      content: articleHtml("Marlow"),
    });
    expect(await change([item("Marl")], [renamed])).toEqual({ news: [] });
    const [found] = await store.archive.newestArticles({ sources: [sourceKey(feedAt("/feed"))], subscriptions: [] }, 5);
    expect(found?.article).toMatchObject({ title: "Marl builds two quays", link: { url: `${site.url}/new` } });
    expect(await store.pastFigures(found?.article.id ?? "")).toHaveLength(1);
  });

  test("its link under another guid, with other tracking, over https and www", async () => {
    const moved = item("Marl", { guid: "other", link: `${site.url}/marl/?utm_source=rss&fbclid=1#top` });
    expect(await change([item("Marl")], [moved])).toEqual({ news: [] });
  });

  test("headline and day, or headline and text, where there is neither guid nor link", async () => {
    const bare = { title: "Marl builds a quay", description: "It is long.", date: "Mon, 02 Nov 2026 06:00:00 GMT" };
    const same = [[{ ...bare, description: "It is longer." }], [{ ...bare, date: "Tue, 03 Nov 2026 06:00:00 GMT" }]];
    for (const after of same) expect(await change([bare], after)).toEqual({ news: [] });
  });

  test("a guid that stands twice in one document tells only with the link", async () => {
    const twice = [item("Marl", { guid: "x" }), item("Hove", { guid: "x" })];
    const feed = feedAt("/feed");
    put(...twice);
    await read(feed);
    expect(titles(await news(feed))).toEqual(["Hove builds a quay", "Marl builds a quay"]);
    later(1);
    await read(feed);
    expect(await news(feed)).toEqual([]);
  });

  test("a link that all entries share, or that is the site's own, tells nothing", async () => {
    const live = (name: string) => item(name, { link: `${site.url}/live` });
    expect(await change([live("Marl"), live("Hove")], [live("Rye"), live("Marl"), live("Hove")])).toEqual({
      news: ["Rye builds a quay"],
    });
  });

  test("an article that two feeds offer is one, and belongs to both", async () => {
    put(item("Marl"));
    site.put("/world", { body: rssOf([item("Marl", { guid: "world-1", content: articleHtml("Marl", 5) })]) });
    const [feed, world] = [feedAt("/feed"), feedAt("/world")];
    await read(feed);
    await read(world);
    expect(await news(world)).toHaveLength(1);
    expect(await news(feed, world)).toEqual([]);
  });

  test("a date more than a day ahead counts as first seen", async () => {
    put(
      item("Marl", { date: "Mon, 02 Nov 2029 06:00:00 GMT" }),
      item("Hove", { date: "Mon, 02 Nov 2026 20:00:00 GMT" }),
    );
    await read(feedAt("/feed"));
    const dates = new Map(
      (await news(feedAt("/feed"))).map(({ title, publishedAt }) => [title?.slice(0, 4), publishedAt]),
    );
    expect(dates).toEqual(
      new Map([
        ["Marl", now],
        ["Hove", new Date("2026-11-02T20:00:00Z")],
      ]),
    );
  });
});

describe("the first time", () => {
  const many = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, index) =>
      item(`Town${from + index}`, { date: new Date(Date.UTC(2026, 9, from + index)).toUTCString() }),
    );

  test("only the newest five are news; the others are kept, and found", async () => {
    put(...many(1, 21).toReversed());
    const feed = feedAt("/feed");
    await read(feed);
    const first = await news(feed);
    expect(titles(first)).toEqual(
      ["Town16", "Town17", "Town18", "Town19", "Town20"].map((town) => `${town} builds a quay`),
    );
    expect(await store.archive.newestArticles({ sources: [sourceKey(feed)], subscriptions: [] }, 50)).toHaveLength(20);
    later(1);
    put(...many(2, 23).toReversed());
    await read(feed);
    expect(titles(await news(feed))).toEqual(["Town21 builds a quay", "Town22 builds a quay"]);
  });

  test("a site that gives everything new ids and links is recognised by headline and day", async () => {
    put(...many(1, 9));
    const feed = feedAt("/feed");
    await read(feed);
    await news(feed);
    later(1);
    put(
      ...many(1, 10).map((each) => ({
        ...each,
        guid: `new-${each.guid}`,
        link: `${each.link}-new`,
        ...(each.title?.startsWith("Town9") ? { date: now.toUTCString() } : {}),
      })),
    );
    await read(feed);
    expect(titles(await news(feed))).toEqual(["Town9 builds a quay"]);
  });

  test("with other headlines, too, what is older than the last reading is no news", async () => {
    put(...many(1, 9));
    const feed = feedAt("/feed");
    await read(feed);
    await news(feed);
    later(48);
    const renamed = many(1, 9).map((each) => ({
      ...each,
      guid: `n${each.guid}`,
      link: `${each.link}-n`,
      title: `New: ${each.title}`,
    }));
    put(...renamed, item("Rye", { date: now.toUTCString() }));
    await read(feed);
    expect(titles(await news(feed))).toEqual(["Rye builds a quay"]);
  });

  test("a busy feed whose entries are all new since yesterday is news as a whole", async () => {
    put(...many(1, 9));
    const feed = feedAt("/feed");
    await read(feed);
    await news(feed);
    later(24);
    put(
      ...["Rye", "Hove", "Deal", "Bude", "Looe", "Fowey", "Amble"].map((town) =>
        item(town, { date: now.toUTCString() }),
      ),
    );
    await read(feed);
    expect(await news(feed)).toHaveLength(7);
  });
});

describe("an excerpt", () => {
  const excerpt = (town: string, parts: Partial<FeedItem> = {}): FeedItem => {
    const { content: _, ...rest } = item(town, parts);
    return rest;
  };

  test("leads to the page, whose text, address and language the article has", async () => {
    put(excerpt("Marl", { link: `${site.url}/go?id=1` }));
    site.put("/go?id=1", redirect("/marl?utm_source=rss"));
    site.put("/marl", {
      type: "text/html",
      body: pageOf("Marl builds a quay", articleHtml("Marl"), `<link rel="canonical" href="${site.url}/marl">`),
    });
    const feed = feedAt("/feed");
    await read(feed);
    expect((await texts()).get("Marl builds a quay")).toContain("quay number 6");
    expect(await news(feed)).toMatchObject([{ extent: "full", language: "en", link: { url: `${site.url}/marl` } }]);
  });

  test("stays one where the owner wants no pages, and pages are read of whole articles where the owner does", async () => {
    put(excerpt("Marl"), item("Hove"));
    for (const path of ["/marl", "/hove"])
      site.put(path, { type: "text/html", body: pageOf("x", articleHtml("Deal")) });
    const [never, always] = [feedAt("/feed", { fullText: "never" }), feedAt("/feed?", { fullText: "always" })];
    await read(never);
    expect(site.statuses("/marl")).toEqual([]);
    expect(await news(never)).toMatchObject([{ extent: "excerpt" }, { extent: "full" }]);
    site.put("/feed", {
      body: rssOf([
        excerpt("Marl", { guid: "2", link: `${site.url}/marl?2` }),
        item("Hove", { guid: "3", link: `${site.url}/hove?3` }),
      ]),
    });
    await read(always);
    expect(site.statuses("/marl?2")).toEqual([200]);
    expect(site.statuses("/hove?3")).toEqual([200]);
  });

  test("stays one where the page cannot be read, and the page is tried again when the feed has news", async () => {
    put(excerpt("Marl"));
    site.put("/marl", { status: 503 });
    const feed = feedAt("/feed");
    expect(await read(feed)).toMatchObject({ articles: 1, trouble: null });
    expect(await news(feed)).toMatchObject([{ title: "Marl builds a quay", extent: "excerpt" }]);
    site.put("/marl", { type: "text/html", body: pageOf("Marl builds a quay", articleHtml("Marl")) });
    later(1);
    put(excerpt("Marl"), excerpt("Hove"));
    await read(feed);
    expect((await texts()).get("Marl builds a quay")).toContain("quay number 6");
  });

  test("stays one where the site asks programs to stay away", async () => {
    put(excerpt("Marl"));
    site.put("/robots.txt", { type: "text/plain", body: "User-agent: Lede\nDisallow: /marl\n" });
    site.put("/marl", { type: "text/html", body: pageOf("Marl", articleHtml("Marl")) });
    const feed = feedAt("/feed");
    await read(feed);
    expect(await news(feed)).toMatchObject([{ extent: "excerpt" }]);
    expect(site.statuses("/marl")).toEqual([]);
  });

  test("of which there is but a headline is a headline; nothing at all is named", async () => {
    put({ title: "Marl builds a quay", guid: "1" }, { guid: "2" });
    const feed = feedAt("/feed");
    expect(await read(feed)).toMatchObject({
      failed: [{ failure: { reason: "the feed gives neither a headline nor a text" } }],
    });
    expect(await texts()).toEqual(new Map([["Marl builds a quay", ""]]));
    expect(await news(feed)).toMatchObject([{ extent: "title", link: { kind: "none" } }]);
  });

  test("two feeds lead to one page under its own address: it is one article", async () => {
    const canonical = `<link rel="canonical" href="${site.url}/marl">`;
    const page = { type: "text/html", body: pageOf("Marl builds a quay", articleHtml("Marl"), canonical) };
    for (const path of ["/a", "/b"]) site.put(path, page);
    put(excerpt("Marl", { link: `${site.url}/a` }));
    site.put("/world", { body: rssOf([excerpt("Marl", { guid: "w", link: `${site.url}/b` })]) });
    const [feed, world] = [feedAt("/feed"), feedAt("/world")];
    await read(feed);
    await read(world);
    expect(await news(feed, world)).toHaveLength(1);
  });

  test("lines that recur on a host's pages are not the article", async () => {
    const towns = ["Marl", "Hove", "Deal", "Rye"];
    put(...towns.map((town) => excerpt(town)));
    for (const town of towns) {
      const body = `${articleHtml(town)}<p>Harbour News is printed in Port Ellis by the Aldous family.</p>`;
      site.put(`/${town.toLowerCase()}`, { type: "text/html", body: pageOf(`${town} builds a quay`, body) });
    }
    await read(feedAt("/feed"));
    const kept = [...(await texts()).values()];
    expect(kept).toHaveLength(4);
    expect(kept.filter((text) => text.includes("Aldous"))).toEqual([]);
    expect(kept.filter((text) => text.includes("quay number 6"))).toHaveLength(4);
  });
});

describe("a section page", () => {
  test("has its articles followed, the new ones the next time", async () => {
    const links = (...towns: readonly string[]) =>
      towns
        .map((town) => `<h2><a href="/2026/11/02/${town}-builds-a-new-quay">${town} builds a new quay at last</a></h2>`)
        .join("");
    const show = (...towns: readonly string[]): void => {
      site.put("/news", { type: "text/html", body: `<html><body><main>${links(...towns)}</main></body></html>` });
      for (const town of towns) {
        const body = pageOf(`${town} builds a new quay at last`, articleHtml(town));
        site.put(`/2026/11/02/${town}-builds-a-new-quay`, { type: "text/html", body });
      }
    };
    show("Marl", "Hove");
    const page = makeWebSource("page", `${site.url}/news`);
    expect(await read(page)).toMatchObject({ articles: 2, trouble: null });
    expect(await news(page)).toMatchObject([{ extent: "full" }, { extent: "full" }]);
    later(1);
    show("Rye", "Marl", "Hove");
    await read(page);
    expect(titles(await news(page))).toEqual(["Rye builds a new quay at last"]);
  });
});

describe("a source that cannot be read", () => {
  const stateOf = async (source: WebSource) =>
    (await store.sources.fetchStates([sourceKey(source)])).get(sourceKey(source));

  test("says why and when it is tried again, later each time, and is well again at once", async () => {
    const feed = feedAt("/feed");
    expect(await read(feed)).toMatchObject({
      trouble: {
        failure: { reason: "answers 404: there is nothing at this address" },
        retryAt: new Date("2026-11-02T07:30:00Z"),
      },
    });
    later(1);
    expect((await read(feed)).trouble?.retryAt).toEqual(new Date("2026-11-02T09:00:00Z"));
    put(item("Marl"));
    later(1);
    expect((await read(feed)).trouble).toBeNull();
    expect(await stateOf(feed)).toMatchObject({ failures: 0, failure: null, title: "Example Times" });
  });

  test("is not asked before it wants to be, whoever is impatient", async () => {
    site.put("/feed", { status: 429, headers: { "retry-after": "7200" } });
    const feed = feedAt("/feed");
    await read(feed);
    later(1);
    expect((await read(feed)).trouble?.failure.reason).toBe("answers 429: it was asked too often");
    expect(site.statuses("/feed")).toEqual([429]);
    later(1);
    await read(feed);
    expect(site.statuses("/feed")).toEqual([429, 429]);
  });

  test("that is gone for good is never asked again, and says so", async () => {
    site.put("/feed", { status: 410 });
    const feed = feedAt("/feed");
    await read(feed);
    later(1000);
    expect(await read(feed)).toMatchObject({
      trouble: { failure: { reason: "is gone for good (410)" }, retryAt: null },
    });
    expect(site.statuses("/feed")).toEqual([410]);
  });

  test("that moved for good is asked where it is now, and where it was when that fails", async () => {
    put(item("Marl"));
    site.put("/old", redirect("/feed", 301));
    const feed = feedAt("/old");
    await read(feed);
    await read(feed);
    expect(site.statuses("/old")).toEqual([301]);
    site.put("/feed", null);
    await read(feed);
    await read(feed);
    expect(site.statuses("/old")).toEqual([301, 301]);
  });

  test("that is no feed is named so", async () => {
    site.put("/feed", { type: "text/html", body: pageOf("Welcome", "<p>Hello</p>") });
    const { trouble } = await read(feedAt("/feed"));
    expect(trouble?.failure.reason).toMatch(/feed/);
  });

  test("that a channel follows is not read inside the owner's network", async () => {
    put(item("Marl"));
    const { trouble } = await read(feedAt("/feed"), false);
    expect(trouble?.failure.reason).toContain("not on the public net");
    expect(site.requests).toEqual([]);
  });
});
