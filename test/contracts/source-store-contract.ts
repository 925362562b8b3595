import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { SeenFrom } from "../../src/collect/article-store.ts";
import { makeWebSource } from "../../src/collect/make-web-source.ts";
import { listSources } from "../../src/collect/source-list.ts";
import { NEVER_READ, type FetchState } from "../../src/collect/source-store.ts";
import { sourceKey, type FolderSource } from "../../src/collect/source.ts";
import type { Store } from "../../src/store/store.ts";
import { idsIn, makeArticle, makeCondensed, makeDigest, seen, team } from "../support/make-news.ts";
import type { StorePlace } from "./store-contract.ts";

const feed = makeWebSource("feed", "https://example.org/rss");
const page = makeWebSource("page", "https://example.com/business");
const folder: FolderSource = { kind: "folder", path: "/news", name: "news", key: "/news" };
const later = new Date("2026-11-03T07:00:00.000Z");

const read: FetchState = {
  etag: 'W/"caf\u00E9"',
  lastModified: "Mon,  02 Nov 2026 06:00:00 +0000",
  readAt: seen.seenAt,
  nextAt: later,
  notBefore: new Date("2026-11-02T07:05:00.000Z"),
  failures: 3,
  failure: "answers 403",
  timedOut: true,
  movedTo: "https://example.org/feed",
  title: "Example Times",
};

const namesIn = (listed: readonly { readonly source: { readonly name: string } }[]): readonly string[] =>
  listed.map(({ source }) => source.name);

const offering = (id: string, parts: { fingerprint?: string; quiet?: boolean } = {}): SeenFrom => ({
  ...seen,
  offers: new Map([
    [
      id,
      {
        fingerprint: parts.fingerprint ?? "1",
        identities: [`guid:${id}`, `link:${id}`],
        quiet: parts.quiet ?? false,
      },
    ],
  ]),
});

const newPages = (...lines: readonly (readonly string[])[]) => lines.map((each) => ({ lines: each, isNew: true }));

/** What every store must do for what is followed and for articles that come over and over. */
export function sourceStoreContract(name: string, makePlace: () => Promise<StorePlace>): void {
  describe(`source store contract: ${name}`, () => {
    let place: StorePlace;
    let store: Store;

    beforeEach(async () => {
      place = await makePlace();
      store = await place.open();
    });
    afterEach(async () => {
      await store.close();
      await place.remove();
    });

    describe("following", () => {
      test("gives back each source as it was, once, with all who follow it, in the order of the first", async () => {
        await store.sources.follow(page, "slack:C1");
        await store.sources.follow(feed, "discord:2");
        await store.sources.follow(folder, "");
        await store.sources.follow(feed, "");
        await store.sources.follow(page, "slack:C1");
        expect(await store.sources.followed()).toEqual([
          { source: page, followers: ["slack:C1"] },
          { source: feed, followers: ["", "discord:2"] },
          { source: folder, followers: [""] },
        ]);
      });

      test("gives a channel what the owner follows and what it follows itself", async () => {
        await store.sources.follow(page, "slack:C1");
        await store.sources.follow(feed, "discord:2");
        await store.sources.follow(folder, "");
        await store.sources.follow(feed, "");
        expect(await store.sources.followedBy("slack:C1")).toEqual([
          { source: page, followers: ["slack:C1"] },
          { source: feed, followers: [""] },
          { source: folder, followers: [""] },
        ]);
        expect(await store.sources.followedBy("")).toEqual([
          { source: feed, followers: [""] },
          { source: folder, followers: [""] },
        ]);
      });

      test("again with other settings changes them", async () => {
        await store.sources.follow(feed, "");
        const named = { ...feed, name: "Times", label: "Times", fullText: "never", everyMinutes: 60 } as const;
        await store.sources.follow(named, "");
        expect(await store.sources.followed()).toEqual([{ source: named, followers: [""] }]);
      });

      test("ends for the one who unfollows, and the source goes with the last", async () => {
        await store.sources.follow(feed, "slack:C1");
        await store.sources.follow(feed, "slack:C2");
        expect(await store.sources.unfollow(sourceKey(feed), "slack:C1")).toBe(true);
        expect(await store.sources.unfollow(sourceKey(feed), "slack:C1")).toBe(false);
        expect(await store.sources.followed()).toEqual([{ source: feed, followers: ["slack:C2"] }]);
        expect(await store.sources.unfollow(sourceKey(feed), "slack:C2")).toBe(true);
        expect(await store.sources.followed()).toEqual([]);
        expect(await store.sources.unfollow("feed:unknown", "")).toBe(false);
      });
    });

    describe("the list of sources", () => {
      test("shows a channel the owner's and its own, never another's", async () => {
        await store.sources.follow(page, "slack:C1");
        await store.sources.follow(feed, "");
        const list = listSources([folder], store.sources);
        expect(namesIn(await list.sourcesOf("slack:C1"))).toEqual([folder.name, page.name, feed.name]);
        expect(namesIn(await list.sourcesOf("slack:C2"))).toEqual([folder.name, feed.name]);
        expect(namesIn(await list.sourcesOf(""))).toEqual([folder.name, feed.name]);
        expect(await list.allSources()).toEqual([
          { source: folder, setIn: "file", ofOwner: true },
          { source: page, setIn: "store", ofOwner: false },
          { source: feed, setIn: "store", ofOwner: true },
        ]);
      });

      test("follows the file for what is in both", async () => {
        await store.sources.follow(feed, "slack:C1");
        const inFile = { ...feed, name: "Times", everyMinutes: 60 };
        expect(await listSources([inFile], store.sources).allSources()).toEqual([
          { source: inFile, setIn: "file", ofOwner: true },
        ]);
      });

      test("knows what is due: what was never read, whose time has come, and any folder", async () => {
        const gone = makeWebSource("feed", "https://example.org/gone");
        const list = listSources([folder, feed, page, gone], store.sources);
        expect(namesIn(await list.dueSources(seen.seenAt))).toHaveLength(4);
        await store.sources.saveFetch(feed, { ...NEVER_READ, readAt: seen.seenAt, nextAt: later });
        await store.sources.saveFetch(page, { ...NEVER_READ, failures: 1, failure: "answers 500", nextAt: later });
        await store.sources.saveFetch(gone, { ...NEVER_READ, failures: 1, failure: "is gone for good (410)" });
        const justBefore = new Date(later.getTime() - 1);
        expect(namesIn(await list.dueSources(justBefore))).toEqual([folder.name]);
        const due = await list.dueSources(later);
        expect(namesIn(due)).toEqual([folder.name, feed.name, page.name]);
        expect(due[2]?.state.failure).toBe("answers 500");
      });
    });

    test("what is known of a source is kept byte for byte, and the latest of it", async () => {
      await store.sources.saveFetch(feed, { ...NEVER_READ, failures: 1 });
      await store.sources.saveFetch(feed, read);
      await store.sources.saveFetch(page, NEVER_READ);
      const states = await store.sources.fetchStates([sourceKey(feed), sourceKey(page), "feed:unknown"]);
      expect(states).toEqual(
        new Map([
          [sourceKey(feed), read],
          [sourceKey(page), NEVER_READ],
        ]),
      );
    });

    describe("articles that a source offers over and over", () => {
      test("are known by whatever they were known by, with what the source said last", async () => {
        await store.saveArticles([makeArticle("a")], offering("a"));
        await store.saveArticles([makeArticle("b")], offering("b"));
        const known = await store.knownArticles(["guid:a", "link:b", "guid:c"], seen.source);
        expect(known).toEqual(
          new Map([
            ["guid:a", { id: "a", fingerprint: "1" }],
            ["link:b", { id: "b", fingerprint: "1" }],
          ]),
        );
        await store.saveArticles([makeArticle("a")], offering("a", { fingerprint: "2" }));
        expect((await store.knownArticles(["link:a"], seen.source)).get("link:a")?.fingerprint).toBe("2");
        expect((await store.knownArticles(["link:a"], "feed:other")).get("link:a")).toEqual({
          id: "a",
          fingerprint: null,
        });
      });

      test("stay as they are where another source offers them, too", async () => {
        await store.saveArticles([makeArticle("a")], offering("a"));
        const offers = new Map([["a", { fingerprint: "9", identities: ["guid:other"], quiet: false }]]);
        await store.saveOffers(offers, { source: "feed:other", seenAt: later });
        await store.saveOffers(new Map(), { source: "feed:other", seenAt: later });
        expect(await store.knownArticles(["guid:other"], "feed:other")).toEqual(
          new Map([["guid:other", { id: "a", fingerprint: "9" }]]),
        );
        expect(await store.uncondensed(1, { limit: 2 })).toEqual([makeArticle("a")]);
        await store.saveCondensed([makeCondensed(makeArticle("a"))], 1);
        const digestOfOther = { ...team, sources: ["feed:other"] };
        expect(idsIn(await store.composeOnce(digestOfOther, ({ candidates }) => makeDigest(candidates)))).toEqual([
          "a",
        ]);
      });

      test("keep an identity with the article that had it first", async () => {
        await store.saveArticles([makeArticle("a")], offering("a"));
        const other = new Map([["b", { fingerprint: "1", identities: ["link:a"], quiet: false }]]);
        await store.saveArticles([makeArticle("b")], { ...seen, offers: other });
        expect((await store.knownArticles(["link:a"], seen.source)).get("link:a")?.id).toBe("a");
      });

      test("are no news from a source that had them before it was read, also when they change", async () => {
        await store.saveArticles([makeArticle("old")], offering("old", { quiet: true }));
        await store.saveArticles(
          [makeArticle("old", { text: "Now 13 million." })],
          offering("old", { fingerprint: "2" }),
        );
        await store.saveCondensed([makeCondensed(makeArticle("old", { text: "Now 13 million." }))], 1);
        const compose = () => store.composeOnce(team, ({ candidates }) => makeDigest(candidates));
        expect(await compose()).toBeNull();
        expect(
          await store.archive.search({
            words: "harbour",
            match: "all",
            now: later,
            limit: 5,
            sources: [seen.source],
            subscriptions: [],
          }),
        ).toHaveLength(1);
        await store.saveArticles([makeArticle("old", { text: "Now 13 million." })], { ...seen, source: "feed:other" });
        const both = { ...team, sources: [seen.source, "feed:other"] };
        expect(idsIn(await store.composeOnce(both, ({ candidates }) => makeDigest(candidates)))).toEqual(["old"]);
      });

      test("that change keep the figures they had", async () => {
        const first = makeArticle("a");
        await store.saveArticles([first], seen);
        expect(await store.pastFigures("a")).toEqual([]);
        await store.saveCondensed([makeCondensed(first)], 1);
        await store.saveArticles([makeArticle("a", { text: "It cost 14 million." })], { ...seen, seenAt: later });
        const past = await store.pastFigures("a");
        expect(past).toEqual([{ until: later, condensed: makeCondensed(first).condensed }]);
        // Changed again before anybody condensed it: there is nothing to add.
        await store.saveArticles([makeArticle("a", { text: "It cost 15 million." })], { ...seen, seenAt: new Date() });
        expect(await store.pastFigures("a")).toEqual(past);
      });

      test("of which only a part may be read stay so", async () => {
        const excerpt = makeArticle("a", { extent: "excerpt" });
        await store.saveArticles([excerpt], seen);
        expect(await store.uncondensed(1, { limit: 1 })).toEqual([excerpt]);
      });
    });

    test("lines of new pages are counted by host, a page once, and those seen once are forgotten in time", async () => {
      expect(
        await store.countLines("example.org", newPages(["menu", "menu", "a"], ["menu", "b"]), seen.seenAt),
      ).toEqual(
        new Map([
          ["menu", 2],
          ["a", 1],
          ["b", 1],
        ]),
      );
      expect(await store.countLines("example.com", newPages(["menu"]), seen.seenAt)).toEqual(new Map([["menu", 1]]));
      expect(await store.countLines("example.org", [{ lines: ["menu", "b", "c"], isNew: false }], seen.seenAt)).toEqual(
        new Map([
          ["menu", 2],
          ["b", 1],
        ]),
      );
      const month = new Date(seen.seenAt.getTime() + 30 * 86_400_000);
      expect(await store.countLines("example.org", newPages(["menu"]), month)).toEqual(new Map([["menu", 3]]));
      expect(await store.countLines("example.org", newPages(["a"]), month)).toEqual(new Map([["a", 1]]));
    });
  });
}
