import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { NewDelivery } from "../../src/dispatch/delivery.ts";
import type { Store } from "../../src/store/store.ts";
import { idsIn, makeArticle, makeArticles, makeCondensed, makeDigest, seen, team } from "../support/make-news.ts";
import type { StorePlace } from "./store-contract.ts";

const cutoff = new Date("2026-12-01T00:00:00.000Z");
const lately = { ...seen, seenAt: new Date("2026-12-20T07:00:00.000Z") };

const delivery = (key: string): NewDelivery => ({
  key,
  kind: "notice",
  subject: key,
  subscription: null,
  to: "file:digests",
  message: { key, body: { content: "The quay closed." } },
  under: null,
  edits: null,
});

/** How every store forgets what is old. */
export function retentionContract(name: string, makePlace: () => Promise<StorePlace>): void {
  describe(`retention contract: ${name}`, () => {
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

    const save = async (ids: readonly string[], from = seen): Promise<void> => {
      const articles = ids.map((id) => makeArticle(id));
      await store.saveArticles(articles, from);
      await store.saveCondensed(articles.map(makeCondensed), 1);
    };
    const compose = (createdAt: string) =>
      store.composeOnce(team, ({ candidates }) => makeDigest(candidates, { createdAt, slot: createdAt.slice(0, 16) }));

    test("forgets articles that nobody offers or carried since, and the digests that had only those", async () => {
      await save(["old", "older"]);
      await compose("2026-11-02T08:00:00.000Z");
      await save(["new"], lately);
      const fresh = await compose("2026-12-20T08:00:00.000Z");
      expect(await store.forgetBefore(cutoff)).toEqual({ articles: 2, digests: 1, deliveries: 0 });
      expect(await store.latestDigest()).toEqual(fresh);
      expect(await store.undelivered("team")).toEqual([fresh]);
      expect(await store.forgetBefore(cutoff)).toEqual({ articles: 0, digests: 0, deliveries: 0 });
    });

    test("never takes an article for new that a source still offers, however long ago it was carried", async () => {
      await save(["evergreen", "old"]);
      await compose("2026-11-02T08:00:00.000Z");
      await store.saveArticles([makeArticle("evergreen")], lately);
      expect(await store.forgetBefore(cutoff)).toEqual({ articles: 1, digests: 0, deliveries: 0 });
      await save(["evergreen"], lately);
      expect(await compose("2026-12-21T08:00:00.000Z")).toBeNull();
    });

    test("keeps an old article that was carried only lately", async () => {
      await save(["slow"]);
      const digest = await compose("2026-12-20T08:00:00.000Z");
      expect(idsIn(digest)).toEqual(["slow"]);
      expect(await store.forgetBefore(cutoff)).toEqual({ articles: 0, digests: 0, deliveries: 0 });
    });

    test("forgets deliveries that came to an end, and never one that is still to be posted", async () => {
      await store.outbox.add([delivery("waits"), delivery("given-up")], seen.seenAt);
      await store.outbox.drop("given-up", "Nobody wants it.");
      expect(await store.forgetBefore(cutoff)).toEqual({ articles: 0, digests: 0, deliveries: 1 });
      expect(await store.outbox.get("given-up")).toBeNull();
      expect(await store.outbox.get("waits")).not.toBeNull();
    });

    test("forgets what a model used on old days, and leases that ran out long ago", async () => {
      const budget = store.tokenBudget(100);
      await budget.reserve(60, seen.seenAt);
      await budget.reserve(70, lately.seenAt);
      const wish = { owner: "north", ms: 30_000 };
      await store.leases.take("discord:0", { ...wish, now: seen.seenAt });
      await store.leases.take("discord:1", { ...wish, now: lately.seenAt });
      await store.forgetBefore(cutoff);
      expect(await budget.usage(seen.seenAt)).toMatchObject({ used: 0 });
      expect(await budget.usage(lately.seenAt)).toMatchObject({ used: 70 });
      const other = { owner: "south", ms: 30_000, now: seen.seenAt };
      expect(await store.leases.take("discord:0", other)).toBe(true);
      expect(await store.leases.take("discord:1", other)).toBe(false);
    });

    test("forgets thousands", async () => {
      await store.saveArticles(makeArticles("many", 1203), seen);
      expect((await store.forgetBefore(cutoff)).articles).toBe(1203);
      expect(await store.uncondensed(1, { limit: 1 })).toEqual([]);
    });
  });
}
