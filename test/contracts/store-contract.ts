import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Article } from "../../src/article/article.ts";
import type { SeenFrom } from "../../src/collect/article-store.ts";
import type { ComposeDigest, DigestFor } from "../../src/digest/digest-store.ts";
import type { Store } from "../../src/store/store.ts";
import {
  idsIn,
  makeArticle,
  makeArticles,
  makeCondensed,
  makeDigest,
  seen,
  team,
  teamAgain,
} from "../support/make-news.ts";

/** Somewhere a store can be kept: a folder, a database on a server. */
export interface StorePlace {
  /** Any number of times: each is what another process would have. */
  open(): Promise<Store>;
  remove(): Promise<void>;
}

const elsewhere: SeenFrom = { ...seen, source: "folder:/elsewhere" };
const otherTeam: DigestFor = { ...team, subscription: "other-team" };
const composeAll: ComposeDigest = ({ candidates, first }) => makeDigest(candidates, { first });

const composeLater: ComposeDigest = ({ candidates }) =>
  makeDigest(candidates, { createdAt: "2026-11-02T07:00:59.000Z" });
const composeUnderOneId: ComposeDigest = ({ candidates }) => makeDigest(candidates, { id: "same" });
const neverCompose: ComposeDigest = () => expect.unreachable("there is nothing to compose");
const failToCompose: ComposeDigest = () => {
  throw new Error("no room");
};

/** What every store must do, whatever database it is on. */
export function storeContract(name: string, makePlace: () => Promise<StorePlace>): void {
  describe(`store contract: ${name}`, () => {
    let place: StorePlace;
    let store: Store;
    let opened: Store[];

    const open = async (): Promise<Store> => {
      const another = await place.open();
      opened.push(another);
      return another;
    };
    const saveCondensedArticles = async (articles: readonly Article[]): Promise<void> => {
      await store.saveArticles(articles, seen);
      await store.saveCondensed(articles.map(makeCondensed), 1);
    };
    const compose = (again = false) => store.composeOnce(again ? teamAgain : team, composeAll);

    beforeEach(async () => {
      place = await makePlace();
      opened = [];
      store = await open();
    });
    afterEach(async () => {
      for (const each of opened) await each.close();
      await place.remove();
    });

    describe("saveArticles", () => {
      test("tells new, known and changed articles apart, in the order given", async () => {
        const [a, b, c] = [makeArticle("a"), makeArticle("b"), makeArticle("c")];
        expect(await store.saveArticles([b, a], seen)).toEqual([
          { kind: "new", article: b },
          { kind: "new", article: a },
        ]);
        const changed = makeArticle("b", { text: "The quay was closed again on Tuesday." });
        expect(await store.saveArticles([a, changed, c], seen)).toEqual([
          { kind: "known", article: a },
          { kind: "changed", article: changed },
          { kind: "new", article: c },
        ]);
        expect(await kindsOf(store, [a, changed, c])).toEqual(["known", "known", "known"]);
      });

      test.each([
        ["text", { text: "Another text." }, "changed"],
        ["title", { title: "Another title" }, "changed"],
        ["a title that goes", { title: null }, "changed"],
        ["language", { language: null }, "changed"],
        ["time, which relative times count from", { publishedAt: new Date("2026-11-03T00:00:00Z") }, "changed"],
        ["link alone", { link: { kind: "web", url: "https://example.org/moved" } }, "known"],
      ] as const)("knows an article by its id and what is condensed of it: %s", async (_, parts, kind) => {
        await store.saveArticles([makeArticle("a")], seen);
        expect(await kindsOf(store, [makeArticle("a", parts)])).toEqual([kind]);
      });

      test("keeps where an article now stands, also where it is otherwise known", async () => {
        const moved = makeArticle("a", { link: { kind: "file", path: "/moved/a.txt" }, source: "Moved" });
        await saveCondensedArticles([makeArticle("a")]);
        await store.saveArticles([moved], seen);
        const digest = await compose();
        expect(digest?.stories[0]?.articles[0]).toMatchObject({ link: moved.link, source: "Moved" });
      });

      test("never doubles an article that comes twice in one go, and keeps the last of it", async () => {
        const later = makeArticle("a", { text: "The later text." });
        expect(await kindsOf(store, [makeArticle("a"), makeArticle("a"), later])).toEqual(["new", "known", "changed"]);
        expect(await store.uncondensed(1, { limit: 10 })).toEqual([later]);
      });

      test("gives back every part of an article as it was", async () => {
        const articles = [
          makeArticle("plain"),
          makeArticle("bare", {
            title: null,
            language: null,
            publishedAt: null,
            link: { kind: "file", path: "a/b.txt" },
          }),
          makeArticle("odd", { text: `  “Zoë” 🚢\r\n\tit's 100% 'done'; -- \\ \u2028 \u0001\n`, title: "" }),
        ];
        await store.saveArticles(articles, seen);
        expect(await store.uncondensed(1, { limit: 10 })).toEqual(articles);
      });

      test("keeps offsets right over half a surrogate pair, and does not take it for a change", async () => {
        const broken = makeArticle("a", { text: "cut \ud83d here 🚢 and 5 more" });
        await store.saveArticles([broken], seen);
        const [read] = await store.uncondensed(1, { limit: 10 });
        expect(read?.text.indexOf("5 more")).toBe(broken.text.indexOf("5 more"));
        expect(await kindsOf(store, [broken])).toEqual(["known"]);
        await store.saveCondensed(read === undefined ? [] : [makeCondensed(read)], 1);
        expect(await store.uncondensed(1, { limit: 10 })).toEqual([]);
      });

      test("keeps offsets right over a NUL, which no database keeps, and does not take it for a change", async () => {
        const broken = makeArticle("a", { title: "T\0", source: "example\0", text: "cut \0 here and 5 more" });
        await store.saveArticles([broken], seen);
        const [read] = await store.uncondensed(1, { limit: 10 });
        expect(read).toMatchObject({ title: "T\ufffd", source: "example\ufffd", text: "cut \ufffd here and 5 more" });
        expect(await kindsOf(store, [broken])).toEqual(["known"]);
        await store.saveCondensed(read === undefined ? [] : [makeCondensed(read)], 1);
        expect(await store.uncondensed(1, { limit: 10 })).toEqual([]);
      });

      test("takes nothing, and far more than one statement can hold", async () => {
        expect(await store.saveArticles([], seen)).toEqual([]);
        const many = makeArticles("many", 5000);
        const kinds = await kindsOf(store, many);
        expect(kinds.length).toBe(5000);
        expect(new Set(kinds)).toEqual(new Set(["new"]));
        expect(new Set(await kindsOf(store, many))).toEqual(new Set(["known"]));
      });
    });

    describe("forgetUnseen", () => {
      const later: SeenFrom = { ...seen, seenAt: new Date("2026-11-03T07:00:00Z") };

      test("lets go of what the source no longer offers, and keeps in mind what a digest carried", async () => {
        await saveCondensedArticles([makeArticle("stays"), makeArticle("goes")]);
        await compose();
        await store.saveArticles([makeArticle("stays")], later);
        await store.forgetUnseen(later);
        expect(idsIn(await compose(true))).toEqual(["stays"]);
        await store.saveArticles([makeArticle("goes")], later);
        expect(await compose()).toBeNull();
      });

      test("leaves other sources alone", async () => {
        await saveCondensedArticles([makeArticle("a")]);
        await store.saveArticles([makeArticle("a")], elsewhere);
        await store.forgetUnseen({ ...elsewhere, seenAt: later.seenAt });
        expect(idsIn(await compose())).toEqual(["a"]);
      });
    });

    describe("condensed articles", () => {
      test("are handed out in the order in which they came, as many as asked for, until they have a result", async () => {
        const articles = [makeArticle("c"), makeArticle("a"), makeArticle("b")];
        await store.saveArticles(articles, seen);
        expect(await store.uncondensed(1, { limit: 2 })).toEqual(articles.slice(0, 2));
        await store.saveCondensed(articles.slice(0, 2).map(makeCondensed), 1);
        expect(await store.uncondensed(1, { limit: 2 })).toEqual(articles.slice(2));
        await store.saveCondensed(articles.slice(2).map(makeCondensed), 1);
        expect(await store.uncondensed(1, { limit: 2 })).toEqual([]);
      });

      test("come up again for another version of the code, after those without any result", async () => {
        const [old, fresh] = [makeArticle("old"), makeArticle("fresh")];
        await saveCondensedArticles([old]);
        await store.saveArticles([fresh], seen);
        expect(await store.uncondensed(2, { limit: 10 })).toEqual([fresh, old]);
        await store.saveCondensed([makeCondensed(old), makeCondensed(fresh)], 2);
        expect(await store.uncondensed(2, { limit: 10 })).toEqual([]);
        expect(await store.uncondensed(1, { limit: 10 })).toEqual([fresh, old]);
      });

      test("come up again the newest first, which the next digest is made of, behind what is new in its order", async () => {
        const [first, second, third, fourth] = ["first", "second", "third", "fourth"].map((id) => makeArticle(id));
        if (!first || !second || !third || !fourth) throw new Error("There are four.");
        await saveCondensedArticles([first, second]);
        await store.saveArticles([third, fourth], seen);
        expect(await store.uncondensed(2, { limit: 3 })).toEqual([third, fourth, second]);
        await store.saveCondensed([third, fourth, second].map(makeCondensed), 2);
        expect(await store.uncondensed(2, { limit: 3 })).toEqual([first]);
      });

      test("are passed over where they are excepted", async () => {
        await store.saveArticles([makeArticle("a"), makeArticle("b")], seen);
        expect(await store.uncondensed(1, { limit: 10, except: ["a"] })).toEqual([makeArticle("b")]);
      });

      test("go into a digest only where this version of the code made their result", async () => {
        await saveCondensedArticles([makeArticle("old")]);
        await store.saveArticles([makeArticle("new")], seen);
        await store.saveCondensed([makeCondensed(makeArticle("new"))], 2);
        expect(idsIn(await store.composeOnce({ ...team, condensedVersion: 2 }, composeAll))).toEqual(["new"]);
      });

      test("keep the last of several results", async () => {
        const article = makeArticle("a");
        const { condensed } = makeCondensed(article);
        await saveCondensedArticles([article]);
        const results = ["Second", "Third"].map((headline) => ({ article, condensed: { ...condensed, headline } }));
        await store.saveCondensed(results, 1);
        expect((await compose())?.stories.map(({ headline }) => headline)).toEqual(["Third"]);
      });

      test("lose their result when they change", async () => {
        const changed = makeArticle("a", { text: "Rewritten." });
        await saveCondensedArticles([makeArticle("a"), makeArticle("b")]);
        await store.saveArticles([changed], seen);
        expect(await store.uncondensed(1, { limit: 10 })).toEqual([changed]);
        expect(idsIn(await compose())).toEqual(["b"]);
      });

      test("never get a result that was made of an earlier text, or of an article that is not there", async () => {
        const before = makeArticle("a");
        const now = makeArticle("a", { text: "Rewritten while it was being condensed." });
        await store.saveArticles([before], seen);
        await store.saveArticles([now], seen);
        await store.saveCondensed([makeCondensed(before), makeCondensed(makeArticle("gone"))], 1);
        expect(await store.uncondensed(1, { limit: 10 })).toEqual([now]);
        expect(await compose()).toBeNull();
      });
    });

    describe("composeOnce", () => {
      test("without candidates composes nothing", async () => {
        await store.saveArticles([makeArticle("a")], seen);
        expect(await store.composeOnce(team, neverCompose)).toBeNull();
        expect(await store.composeOnce(teamAgain, neverCompose)).toBeNull();
        expect(await store.latestDigest()).toBeNull();
      });

      test("hands over every condensed article with its key figures and without its text, in the order in which they came", async () => {
        const articles = [
          makeArticle("c", { title: null, publishedAt: null, language: null }),
          makeArticle("a", { link: { kind: "file", path: "seeds/a.md" } }),
          makeArticle("b"),
        ];
        await saveCondensedArticles(articles);
        const expected = articles.map((each) => {
          const { text: _, ...article } = each;
          const { condensed } = makeCondensed(each);
          return { article, condensed: { ...condensed, figures: condensed.figures.filter(({ key }) => key) } };
        });
        await store.composeOnce(team, ({ candidates }) => {
          expect(candidates.map(({ article, condensed }) => ({ article, condensed }))).toEqual(expected);
          expect(candidates.some(({ article }) => "text" in article)).toBe(false);
          return null;
        });
      });

      test("takes an article once, unless asked for again", async () => {
        await saveCondensedArticles([makeArticle("a"), makeArticle("b")]);
        expect(idsIn(await compose())).toEqual(["a", "b"]);
        expect(await compose()).toBeNull();
        await saveCondensedArticles([makeArticle("c")]);
        expect(idsIn(await compose(true))).toEqual(["a", "b", "c"]);
        // The one asked for again was the first to carry c.
        expect(await compose()).toBeNull();
      });

      test("knows what each subscription had: an article goes to every one that reads its source", async () => {
        await saveCondensedArticles([makeArticle("a")]);
        expect(idsIn(await compose())).toEqual(["a"]);
        const other = await store.composeOnce(otherTeam, ({ candidates, first }) =>
          makeDigest(candidates, { id: "for-other-team", first }),
        );
        expect(other).toMatchObject({ id: "for-other-team", first: true });
        expect(idsIn(other)).toEqual(["a"]);
        expect(await store.composeOnce(otherTeam, neverCompose)).toBeNull();
      });

      test("takes the articles of the subscription's sources and no others", async () => {
        const [here, there, both] = [makeArticle("here"), makeArticle("there"), makeArticle("both")];
        await saveCondensedArticles([here, both]);
        await store.saveArticles([there, both], elsewhere);
        await store.saveCondensed([makeCondensed(there)], 1);
        expect(idsIn(await store.composeOnce({ ...otherTeam, sources: [elsewhere.source] }, composeAll))).toEqual([
          "both",
          "there",
        ]);
        expect(idsIn(await compose())).toEqual(["here", "both"]);
        const everything = { ...teamAgain, sources: [seen.source, elsewhere.source] };
        expect(idsIn(await store.composeOnce(everything, composeAll))).toEqual(["here", "both", "there"]);
        expect(await store.composeOnce({ ...teamAgain, sources: ["folder:/nowhere"] }, neverCompose)).toBeNull();
      });

      test("says which digest is the first", async () => {
        await saveCondensedArticles([makeArticle("a")]);
        expect((await compose())?.first).toBe(true);
        await saveCondensedArticles([makeArticle("b")]);
        expect((await compose())?.first).toBe(false);
      });

      test("does not take a digested article again because it changed", async () => {
        await saveCondensedArticles([makeArticle("a")]);
        await compose();
        await saveCondensedArticles([makeArticle("a", { text: "Corrected." })]);
        expect(await compose()).toBeNull();
        expect(idsIn(await compose(true))).toEqual(["a"]);
      });

      test("keeps nothing when composing decides against a digest, or fails", async () => {
        await saveCondensedArticles([makeArticle("a")]);
        expect(await store.composeOnce(team, () => null)).toBeNull();
        await expect(store.composeOnce(team, failToCompose)).rejects.toThrow("no room");
        expect(await store.latestDigest()).toBeNull();
        expect(idsIn(await compose())).toEqual(["a"]);
      });

      test("made again of the same articles for the same slot is the digest as stored", async () => {
        await saveCondensedArticles([makeArticle("a")]);
        const digest = await compose();
        expect(await store.composeOnce(teamAgain, composeLater)).toEqual(digest);
        expect(await store.latestDigest()).toEqual(digest);
      });

      test("refuses new articles under the id of a digest that is stored already, and loses none of them", async () => {
        await saveCondensedArticles([makeArticle("a")]);
        await store.composeOnce(team, composeUnderOneId);
        await saveCondensedArticles([makeArticle("b")]);
        await expect(store.composeOnce(team, composeUnderOneId)).rejects.toThrow(/unique constraint/i);
        await expect(store.composeOnce(teamAgain, composeUnderOneId)).rejects.toThrow(/unique constraint/i);
        expect(idsIn(await store.latestDigest())).toEqual(["a"]);
        expect(idsIn(await compose())).toEqual(["b"]);
      });

      test("takes thousands", async () => {
        const articles = makeArticles("many", 1203);
        await saveCondensedArticles(articles);
        expect(idsIn(await compose())).toEqual(articles.map(({ id }) => id));
        expect(await compose()).toBeNull();
      });

      test("gives each article to one of several who compose at once", async () => {
        await saveCondensedArticles(makeArticles("before", 50));
        const others = await Promise.all([open(), open()]);
        const articles = makeArticles("during", 50);
        const work = others.map(async (other, index) => {
          await other.saveArticles(articles.slice(index * 20, index * 20 + 30), seen);
          await other.saveCondensed(articles.map(makeCondensed), 1);
          return await other.composeOnce(team, composeAll);
        });
        const digests = await Promise.all([compose(), ...work, compose()]);
        const ids = [...digests, await compose()].flatMap(idsIn);
        expect(ids.toSorted()).toEqual([...makeArticles("before", 50), ...articles].map(({ id }) => id).toSorted());
      });
    });

    describe("latestDigest", () => {
      test("is the one of a subscription, where one is named", async () => {
        await saveCondensedArticles([makeArticle("a")]);
        const ours = await compose();
        const theirs = await store.composeOnce(otherTeam, ({ candidates }) => makeDigest(candidates, { id: "theirs" }));
        expect(await store.latestDigest()).toEqual(theirs);
        expect(await store.latestDigest("team")).toEqual(ours);
        expect(await store.latestDigest("nobody")).toBeNull();
      });

      test("is the one kept last, every part of it, whatever its clock said", async () => {
        await saveCondensedArticles([makeArticle("a")]);
        await compose();
        await saveCondensedArticles([makeArticle("b", { link: { kind: "file", path: "b.txt" }, publishedAt: null })]);
        const digest = await store.composeOnce(team, ({ candidates }) =>
          makeDigest(candidates, {
            createdAt: "2025-01-01T00:00:00.000Z",
            first: true,
            also: [
              {
                headline: "A ferry runs again",
                article: {
                  id: "f",
                  source: "example.net",
                  link: { kind: "web", url: "https://example.net" },
                  publishedAt: null,
                  extent: "full",
                },
              },
            ],
            alsoLeftOut: 3,
          }),
        );
        expect(digest?.also.length).toBe(1);
        expect(await store.latestDigest()).toEqual(digest);
        expect(await (await open()).latestDigest()).toEqual(digest);
      });
    });

    describe("undelivered", () => {
      test("are the digests of a subscription until they are marked, the oldest first", async () => {
        await saveCondensedArticles([makeArticle("a")]);
        const first = await compose();
        await saveCondensedArticles([makeArticle("b")]);
        const second = await compose();
        expect(await store.undelivered("team")).toEqual([first, second]);
        expect(await store.undelivered("other-team")).toEqual([]);
        await store.markDelivered(first?.id ?? "", seen.seenAt);
        expect(await store.undelivered("team")).toEqual([second]);
        await store.markDelivered(second?.id ?? "", seen.seenAt);
        expect(await (await open()).undelivered("team")).toEqual([]);
      });
    });

    test("everything is there when the store is opened again", async () => {
      await saveCondensedArticles([makeArticle("a")]);
      const digest = await compose();
      await saveCondensedArticles([makeArticle("b")]);
      await store.saveArticles([makeArticle("c")], seen);
      for (const each of opened.splice(0)) await each.close();
      store = await open();
      expect(await store.latestDigest()).toEqual(digest);
      expect(await store.uncondensed(1, { limit: 10 })).toEqual([makeArticle("c")]);
      expect(idsIn(await compose())).toEqual(["b"]);
    });
  });
}

async function kindsOf(store: Store, articles: readonly Article[]): Promise<readonly string[]> {
  return (await store.saveArticles(articles, seen)).map(({ kind }) => kind);
}
