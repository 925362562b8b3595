import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Article } from "../../src/article/article.ts";
import type { ArchiveQuery } from "../../src/digest/archive.ts";
import type { Store } from "../../src/store/store.ts";
import { makeArticle, makeCondensed, makeDigest, seen, team } from "../support/make-news.ts";
import type { StorePlace } from "./store-contract.ts";

const now = new Date("2026-11-03T08:00:00Z");
const everything = { sources: [seen.source], subscriptions: [] };
const query = (words: string, rest: Partial<ArchiveQuery> = {}): ArchiveQuery => ({
  words,
  match: "all",
  now,
  limit: 10,
  ...everything,
  ...rest,
});

/** What every archive must do, whatever database it is on. */
export function archiveContract(name: string, makePlace: () => Promise<StorePlace>): void {
  describe(`archive contract: ${name}`, () => {
    let place: StorePlace;
    let store: Store;

    const keep = async (articles: readonly Article[], source = seen.source): Promise<void> => {
      await store.saveArticles(articles, { ...seen, source });
      await store.saveCondensed(articles.map(makeCondensed), 1);
    };
    const find = async (words: string, rest: Partial<ArchiveQuery> = {}): Promise<readonly string[]> =>
      (await store.archive.search(query(words, rest))).map(({ article }) => article.id);

    const newestOf = async (source: string): Promise<readonly string[]> => {
      const found = await store.archive.newestArticles({ sources: [source], subscriptions: [] }, 2);
      return found.map(({ article }) => article.id);
    };

    beforeEach(async () => {
      place = await makePlace();
      store = await place.open();
    });
    afterEach(async () => {
      await store.close();
      await place.remove();
    });

    test("finds an article by words of its title or text, in any order, case and number", async () => {
      await keep([
        makeArticle("ore", { title: "Rare earths for sale", text: "Neodymium deposits were offered on Monday." }),
        makeArticle("tea", { title: "Tea harvest falls", text: "Growers blame the rain." }),
      ]);
      expect(await find("EARTHS rare")).toEqual(["ore"]);
      expect(await find("deposit")).toEqual(["ore"]);
      expect(await find("growers tea")).toEqual(["tea"]);
      expect(await find("rare tea")).toEqual([]);
    });

    test("finds a word that is only begun, as long as it is the last", async () => {
      await keep([makeArticle("ore", { title: "Neodymium for sale", text: "It was offered." })]);
      expect(await find("sale neodym")).toEqual(["ore"]);
    });

    test("does not ask for words that stand in nearly every article", async () => {
      await keep([makeArticle("ore", { title: "Neodymium price falls", text: "Traders blame it." })]);
      expect(await find("What is the price of neodymium")).toEqual(["ore"]);
    });

    test("finds what a channel may see among many that it may not, and the other way round", async () => {
      // More than are gathered beforehand.
      const many = Array.from({ length: 5200 }, (_, index) =>
        makeArticle(`many-${index}`, { title: `Copper ${index}` }),
      );
      await keep([makeArticle("first", { title: "Copper leaves" })], "feed:few");
      await keep(many, "feed:many");
      expect(await find("copper", { sources: ["feed:few"] })).toEqual(["first"]);
      expect((await find("copper", { sources: ["feed:many"] })).every((id) => id.startsWith("many-"))).toBe(true);
      expect(await find("leaves", { sources: ["feed:many"] })).toEqual([]);
      expect(await newestOf("feed:few")).toEqual(["first"]);
      expect(await newestOf("feed:many")).toEqual(["many-5199", "many-5198"]);
    });

    test("asked for any word, finds what has at least one, the one with more of them first", async () => {
      await keep([
        makeArticle("one", { title: "Tea falls", text: "Growers blame the rain." }),
        makeArticle("both", { title: "Tea and coffee fall", text: "Growers blame the rain." }),
        makeArticle("none", { title: "Ore rises", text: "Miners are glad." }),
      ]);
      expect(await find("coffee tea", { match: "any" })).toEqual(["both", "one"]);
    });

    test("puts a title before a mention, and news before what is old", async () => {
      const text = "The harbour opened on Monday. Copper was loaded first.";
      await keep([
        makeArticle("mention", { title: "Harbour opens", text }),
        makeArticle("title", { title: "Copper leaves the harbour", text: "The harbour opened on Monday. Ore left." }),
        makeArticle("old", {
          title: "Copper leaves the harbour",
          text: "The harbour opened on Monday. Ore left.",
          publishedAt: new Date("2026-06-01T00:00:00Z"),
        }),
      ]);
      const found = await find("copper");
      expect(found[0]).toBe("title");
      expect(found).toHaveLength(3);
    });

    test("takes operators, quotes and brackets for what a person means by them", async () => {
      await keep([makeArticle("ore", { title: "Ore OR tea", text: "Nothing else." })]);
      for (const typed of ['"ore" OR', "ore & (tea)", "ore:* -tea", "ore* ^tea", "NEAR(ore tea)", "ore | tea ! '"]) {
        await expect(find(typed, { match: "any" }), typed).resolves.toContain("ore");
      }
      expect(await find("*() --")).toEqual([]);
    });

    test("follows an article that changes", async () => {
      await keep([makeArticle("ore", { title: "Rare earths for sale" })]);
      await keep([makeArticle("ore", { title: "Gold for sale" })]);
      expect(await find("earths")).toEqual([]);
      expect(await find("gold")).toEqual(["ore"]);
    });

    test("shows nobody what another channel follows", async () => {
      await keep([makeArticle("secret", { title: "Copper leaves" })], "feed:private");
      await keep([makeArticle("open", { title: "Copper stays" })]);
      expect(await find("copper")).toEqual(["open"]);
      expect(await find("copper", { sources: ["feed:private"] })).toEqual(["secret"]);
      expect(await find("copper", { sources: [] })).toEqual([]);
      expect(await store.archive.articleOf("secret", everything)).toBeNull();
      expect((await store.archive.newestArticles(everything, 10)).map(({ article }) => article.id)).toEqual(["open"]);
    });

    test("what a subscription was sent stays visible to it", async () => {
      await keep([makeArticle("sent")]);
      await store.composeOnce(team, ({ candidates, first }) => makeDigest(candidates, { first }));
      const visible = { sources: [], subscriptions: [team.subscription] };
      expect((await store.archive.articleOf("sent", visible))?.article.id).toBe("sent");
      expect(await store.archive.articleOf("sent", { sources: [], subscriptions: ["other"] })).toBeNull();
    });

    test("gives all figures of an article, and leaves out what is not condensed", async () => {
      await keep([makeArticle("done")]);
      await store.saveArticles([makeArticle("waiting")], seen);
      const done = await store.archive.articleOf("done", everything);
      expect(done?.condensed.figures).toHaveLength(3);
      expect(await store.archive.articleOf("waiting", everything)).toBeNull();
      expect(await find("harbour")).toEqual(["done"]);
    });

    test("the newest articles come first", async () => {
      await keep([makeArticle("first"), makeArticle("second"), makeArticle("third")]);
      const newest = await store.archive.newestArticles(everything, 2);
      expect(newest.map(({ article }) => article.id)).toEqual(["third", "second"]);
    });
  });
}
