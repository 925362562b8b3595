import { beforeEach, describe, expect, test } from "vitest";
import { sourceKey } from "../../src/collect/source.ts";
import { startCollecting, titlesOf, type Collecting } from "../support/collecting.ts";
import { articleHtml, rssOf, type FeedItem } from "../support/feed-xml.ts";

let lede: Collecting;

beforeEach(async () => {
  lede = await startCollecting();
});

const change = async (before: readonly FeedItem[], after: readonly FeedItem[]) => {
  const feed = lede.feedAt("/feed");
  lede.put(...before);
  await lede.read(feed);
  await lede.news(feed);
  lede.later(1);
  lede.put(...after);
  await lede.read(feed);
  return { news: titlesOf(await lede.news(feed)) };
};

const many = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) =>
    lede.item(`Town${from + index}`, { date: new Date(Date.UTC(2026, 9, from + index)).toUTCString() }),
  );

const live = (name: string) => lede.item(name, { link: `${lede.site.url}/live` });

describe("what makes an article the same", () => {
  test("a new date alone is no new article, and changes nothing", async () => {
    expect(await change([lede.item("Marl")], [lede.item("Marl", { date: "Mon, 02 Nov 2026 07:30:00 GMT" })])).toEqual({
      news: [],
    });
  });

  test("its guid, whatever else changes; it is updated in place and keeps the figures it had", async () => {
    const renamed = lede.item("Marl", {
      title: "Marl builds two quays",
      link: `${lede.site.url}/new`,
      content: articleHtml("Marlow"),
    });
    expect(await change([lede.item("Marl")], [renamed])).toEqual({ news: [] });
    const [found] = await lede.store.archive.newestArticles(
      { sources: [sourceKey(lede.feedAt("/feed"))], subscriptions: [] },
      5,
    );
    expect(found?.article).toMatchObject({ title: "Marl builds two quays", link: { url: `${lede.site.url}/new` } });
    expect(await lede.store.pastFigures(found?.article.id ?? "")).toHaveLength(1);
  });

  test("its link under another guid, with other tracking, over https and www", async () => {
    const moved = lede.item("Marl", { guid: "other", link: `${lede.site.url}/marl/?utm_source=rss&fbclid=1#top` });
    expect(await change([lede.item("Marl")], [moved])).toEqual({ news: [] });
  });

  test("headline and day, or headline and text, where there is neither guid nor link", async () => {
    const bare = { title: "Marl builds a quay", description: "It is long.", date: "Mon, 02 Nov 2026 06:00:00 GMT" };
    const same = [[{ ...bare, description: "It is longer." }], [{ ...bare, date: "Tue, 03 Nov 2026 06:00:00 GMT" }]];
    for (const after of same) expect(await change([bare], after)).toEqual({ news: [] });
  });

  test("a guid that stands twice in one document tells only with the link", async () => {
    const twice = [lede.item("Marl", { guid: "x" }), lede.item("Hove", { guid: "x" })];
    const feed = lede.feedAt("/feed");
    lede.put(...twice);
    await lede.read(feed);
    expect(titlesOf(await lede.news(feed))).toEqual(["Hove builds a quay", "Marl builds a quay"]);
    lede.later(1);
    await lede.read(feed);
    expect(await lede.news(feed)).toEqual([]);
  });

  test("a link that all entries share, or that is the site's own, tells nothing", async () => {
    expect(await change([live("Marl"), live("Hove")], [live("Rye"), live("Marl"), live("Hove")])).toEqual({
      news: ["Rye builds a quay"],
    });
  });

  test("an article that two feeds offer is one, and belongs to both", async () => {
    lede.put(lede.item("Marl"));
    lede.site.put("/world", { body: rssOf([lede.item("Marl", { guid: "world-1", content: articleHtml("Marl", 5) })]) });
    const [feed, world] = [lede.feedAt("/feed"), lede.feedAt("/world")];
    await lede.read(feed);
    await lede.read(world);
    expect(await lede.news(world)).toHaveLength(1);
    expect(await lede.news(feed, world)).toEqual([]);
  });

  test("a date more than a day ahead counts as first seen", async () => {
    lede.put(
      lede.item("Marl", { date: "Mon, 02 Nov 2029 06:00:00 GMT" }),
      lede.item("Hove", { date: "Mon, 02 Nov 2026 20:00:00 GMT" }),
    );
    await lede.read(lede.feedAt("/feed"));
    const dates = new Map(
      (await lede.news(lede.feedAt("/feed"))).map(({ title, publishedAt }) => [title?.slice(0, 4), publishedAt]),
    );
    expect(dates).toEqual(
      new Map([
        ["Marl", lede.now()],
        ["Hove", new Date("2026-11-02T20:00:00Z")],
      ]),
    );
  });
});

describe("the first time", () => {
  test("only the newest five are news; the others are kept, and found", async () => {
    lede.put(...many(1, 21).toReversed());
    const feed = lede.feedAt("/feed");
    await lede.read(feed);
    const first = await lede.news(feed);
    expect(titlesOf(first)).toEqual(
      ["Town16", "Town17", "Town18", "Town19", "Town20"].map((town) => `${town} builds a quay`),
    );
    expect(await lede.store.archive.newestArticles({ sources: [sourceKey(feed)], subscriptions: [] }, 50)).toHaveLength(
      20,
    );
    lede.later(1);
    lede.put(...many(2, 23).toReversed());
    await lede.read(feed);
    expect(titlesOf(await lede.news(feed))).toEqual(["Town21 builds a quay", "Town22 builds a quay"]);
  });

  test("a site that gives everything new ids and links is recognised by headline and day", async () => {
    lede.put(...many(1, 9));
    const feed = lede.feedAt("/feed");
    await lede.read(feed);
    await lede.news(feed);
    lede.later(1);
    lede.put(
      ...many(1, 10).map((each) => ({
        ...each,
        guid: `new-${each.guid}`,
        link: `${each.link}-new`,
        ...(each.title?.startsWith("Town9") ? { date: lede.now().toUTCString() } : {}),
      })),
    );
    await lede.read(feed);
    expect(titlesOf(await lede.news(feed))).toEqual(["Town9 builds a quay"]);
  });

  test("with other headlines, too, what is older than the last reading is no news", async () => {
    lede.put(...many(1, 9));
    const feed = lede.feedAt("/feed");
    await lede.read(feed);
    await lede.news(feed);
    lede.later(48);
    const renamed = many(1, 9).map((each) => ({
      ...each,
      guid: `n${each.guid}`,
      link: `${each.link}-n`,
      title: `New: ${each.title}`,
    }));
    lede.put(...renamed, lede.item("Rye", { date: lede.now().toUTCString() }));
    await lede.read(feed);
    expect(titlesOf(await lede.news(feed))).toEqual(["Rye builds a quay"]);
  });

  test("a busy feed whose entries are all new since yesterday is news as a whole", async () => {
    lede.put(...many(1, 9));
    const feed = lede.feedAt("/feed");
    await lede.read(feed);
    await lede.news(feed);
    lede.later(24);
    lede.put(
      ...["Rye", "Hove", "Deal", "Bude", "Looe", "Fowey", "Amble"].map((town) =>
        lede.item(town, { date: lede.now().toUTCString() }),
      ),
    );
    await lede.read(feed);
    expect(await lede.news(feed)).toHaveLength(7);
  });
});
