import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Claim, ComposeDue, DueDigest, Settlement } from "../../src/dispatch/delivery-store.ts";
import type { Store } from "../../src/store/store.ts";
import { idsIn, makeArticle, makeArticles, makeCondensed, makeDigest, seen } from "../support/make-news.ts";
import { makeDelivery, makeDueDigest, makeSubscription } from "../support/make-subscription.ts";
import type { StorePlace } from "./store-contract.ts";

const eight = new Date("2026-11-02T07:00:00Z");
const LEASE = 15_000;
const platforms = ["slack", "discord"] as const;
const page = { limit: 100, except: [] };

const at = (seconds: number): Date => new Date(eight.getTime() + seconds * 1000);

/** What every store must do for the outbox. */
export function outboxContract(name: string, makePlace: () => Promise<StorePlace>): void {
  describe(`outbox contract: ${name}`, () => {
    let place: StorePlace;
    let store: Store;
    let opened: Store[];

    const open = async (): Promise<Store> => {
      const another = await place.open();
      opened.push(another);
      return another;
    };
    const claim = (seconds: number, from: Store = store): Promise<Claim | null> =>
      from.outbox.claim({ now: at(seconds), lease: LEASE, platforms });
    const claimed = async (seconds: number): Promise<Claim> => {
      const got = await claim(seconds);
      if (got === null) throw new Error(`There is nothing to claim after ${String(seconds)} s.`);
      return got;
    };
    const settle = (got: Claim, seconds: number, parts: Partial<Settlement> = {}) =>
      store.outbox.settle(got, { ...sent(seconds), ...parts }, at(seconds));
    const stateOf = async (key: string) => (await store.outbox.get(key))?.state;
    const add = (...keys: readonly string[]) =>
      store.outbox.add(
        keys.map((key) => makeDelivery(key)),
        eight,
      );

    beforeEach(async () => {
      place = await makePlace();
      opened = [];
      store = await open();
    });
    afterEach(async () => {
      for (const each of opened) await each.close();
      await place.remove();
    });

    describe("add", () => {
      test("keeps a delivery under its key, once", async () => {
        expect(await add("a:1", "a:2")).toBe(2);
        expect(await add("a:2", "a:3")).toBe(1);
        const list = await store.outbox.list({ states: ["pending"], limit: 10 });
        expect(list.map(({ key }) => key)).toEqual(["a:3", "a:2", "a:1"]);
        expect(list[2]).toEqual({
          ...makeDelivery("a:1"),
          state: "pending",
          claims: 0,
          attempts: 0,
          absences: 0,
          unknownSince: null,
          triedAt: null,
          notBefore: eight,
          messageId: null,
          reason: null,
          createdAt: eight,
          sentAt: null,
        });
      });

      test("takes many, and lists as many as asked for of the states asked for", async () => {
        await add(...Array.from({ length: 450 }, (_, i) => `d${i}:1`));
        expect(await store.outbox.list({ states: ["pending"], limit: 1000 })).toHaveLength(450);
        expect(await store.outbox.list({ states: ["pending", "dead"], limit: 3 })).toHaveLength(3);
        expect(await store.outbox.list({ states: ["sent"], limit: 3 })).toEqual([]);
      });
    });

    describe("claim", () => {
      test("gives a delivery to one, and closes its channel for all", async () => {
        await add("a:1", "b:1");
        const other = await open();
        const claims = await Promise.all([claim(0), claim(0, other), claim(0), claim(0, other)]);
        expect(claims.filter((each) => each !== null)).toMatchObject([
          { task: "post", leaseUntil: at(15), delivery: { state: "sending", claims: 1, attempts: 1, triedAt: at(0) } },
        ]);
        expect(await claim(14.9)).toBeNull();
      });

      test("gives each of many channels to one of many who ask at once", { timeout: 60_000 }, async () => {
        const keys = Array.from({ length: 40 }, (_, i) => `d${i}:1`);
        await store.outbox.add(
          keys.map((key, i) => makeDelivery(key, { to: `slack:C${i}`, subscription: `slack:C${i}` })),
          eight,
        );
        const others = await Promise.all([open(), open(), open()]);
        const got: string[] = [];
        await Promise.all(
          [store, ...others].map(async (each) => {
            for (let next = await claim(0, each); next !== null; next = await claim(0, each)) {
              got.push(next.delivery.key);
            }
          }),
        );
        expect(got.toSorted()).toEqual(keys.toSorted());
      });

      test("leaves what is not due, and what is for others' platforms", async () => {
        await add("a:1");
        expect(await claim(-1)).toBeNull();
        expect(await store.outbox.claim({ now: at(0), lease: LEASE, platforms: ["discord"] })).toBeNull();
        expect((await claimed(0)).delivery.key).toBe("a:1");
      });

      test("keeps the order of one subject, also where the first has to wait", async () => {
        await add("a:1", "a:2", "b:1");
        await settle(await claimed(0), 1, { state: "pending", notBefore: at(60), messageId: null });
        const between = await claimed(2);
        expect(between.delivery.key).toBe("b:1");
        await settle(between, 3);
        expect(await claim(59)).toBeNull();
        const first = await claimed(60);
        expect(first.delivery.key).toBe("a:1");
        await settle(first, 61);
        expect((await claimed(62)).delivery.key).toBe("a:2");
      });

      test("the gate that a settlement moved stays closed until then", async () => {
        await add("a:1", "b:1");
        await settle(await claimed(0), 1, { state: "pending", notBefore: at(1), gateOpensAt: at(30), messageId: null });
        expect(await claim(29)).toBeNull();
        expect(await claim(30)).toMatchObject({ task: "post" });
      });

      test("a worker that died over a post is found out after its lease, and the post is looked up", async () => {
        await add("a:1");
        await claimed(0);
        expect(await claim(14)).toBeNull();
        const got = await claimed(15);
        expect(got).toMatchObject({ task: "look-up" });
        expect(got.delivery).toMatchObject({
          claims: 2,
          state: "unknown",
          unknownSince: at(15),
          absences: 0,
          attempts: 1,
        });
        // And one that dies over the look-up leaves it to the next.
        expect(await claimed(30)).toMatchObject({ task: "look-up", delivery: { unknownSince: at(15) } });
      });

      test("an edit may be made twice, and is not looked up", async () => {
        await store.outbox.add(
          [makeDelivery("a:1"), makeDelivery("correction:a:1", { subject: "a", edits: "a:1" })],
          eight,
        );
        await settle(await claimed(0), 1, { messageId: "M1" });
        expect(await claimed(2)).toMatchObject({ task: "post", editedId: "M1", delivery: { key: "correction:a:1" } });
        expect(await claimed(17)).toMatchObject({ task: "post", editedId: "M1" });
      });

      test("what goes under another message waits for its id, and is given up where there will be none", async () => {
        await store.outbox.add([makeDelivery("a:1"), makeDelivery("a:2", { under: "a:1" })], eight);
        const head = await claimed(0);
        await settle(head, 1, { messageId: "M1" });
        expect(await claimed(2)).toMatchObject({ task: "post", underId: "M1" });
        await store.outbox.add([makeDelivery("b:1"), makeDelivery("b:2", { under: "b:1" })], at(30));
        // The part under M1 is looked up first.
        await settle(await claimed(30), 30);
        await settle(await claimed(31), 31, { state: "dead", messageId: null });
        expect(await claimed(32)).toMatchObject({ task: "give-up", delivery: { key: "b:2" } });
      });
    });

    describe("settle", () => {
      test("keeps what became of a delivery", async () => {
        await add("a:1");
        const got = await claimed(0);
        expect(await settle(got, 1, { messageId: "M1" })).toEqual({ kept: true, news: true });
        expect(await store.outbox.get("a:1")).toMatchObject({ state: "sent", messageId: "M1", sentAt: at(1) });
        expect(await claim(100)).toBeNull();
      });

      test("does not count once the lease has passed to another", async () => {
        await add("a:1");
        const late = await claimed(0);
        const taken = await claimed(15);
        expect(await settle(late, 16, { messageId: "M1" })).toEqual({ kept: false, news: false });
        expect(await stateOf("a:1")).toBe("unknown");
        expect(await settle(taken, 17, { messageId: "M1" })).toEqual({ kept: true, news: true });
      });

      test("pauses the subscriptions of a channel once, with the reason, and gives up what waits for it", async () => {
        const reason = "Lede was removed from this channel.";
        await store.subscriptions.save(makeSubscription(), eight);
        await store.subscriptions.save(makeSubscription({ id: "slack:C2", to: "slack:C2" }), eight);
        await add("a:1", "a:2");
        await store.outbox.add([makeDelivery("z:1", { to: "slack:C2" })], eight);
        const notice = makeDelivery("notice:a:1", { kind: "notice", subject: "notice", to: "slack:C3" });
        const refused = { state: "dead", reason, pause: reason, messageId: null, notice } as const;
        const first = await claimOf(store, "a:1");
        expect(await settle(first, 1, refused)).toEqual({ kept: true, news: true });
        expect((await store.subscriptions.get("slack:C1"))?.paused).toEqual({ reason, at: at(1) });
        expect((await store.subscriptions.get("slack:C2"))?.paused).toBeNull();
        expect(await store.outbox.get("a:2")).toMatchObject({ state: "dead", reason });
        expect(await stateOf("z:1")).not.toBe("dead");
        expect(await stateOf("notice:a:1")).toBe("pending");

        await add("b:1");
        const again = await claimOf(store, "b:1", 2);
        const another = { ...notice, key: "notice:b:1" };
        expect(await settle(again, 3, { ...refused, notice: another })).toEqual({ kept: true, news: false });
        expect(await store.outbox.get("notice:b:1")).toBeNull();
      });
    });

    describe("a person", () => {
      test("has a delivery that is held or dead posted after all", async () => {
        await add("a:1");
        expect(await store.outbox.retry("a:1", at(0))).toBe(false);
        const reason = "The history may not be read.";
        await settle(await claimOf(store, "a:1"), 1, { state: "held", unknownSince: at(1), reason, messageId: null });
        expect(await store.outbox.get("a:1")).toMatchObject({ state: "held", reason });
        expect(await store.outbox.retry("a:1", at(100))).toBe(true);
        expect(await claimOf(store, "a:1", 100)).toMatchObject({ task: "post", delivery: { attempts: 1 } });
      });

      test("drops one that waits, and never one that was sent", async () => {
        await add("a:1", "a:2");
        expect(await store.outbox.drop("a:1", "Dropped by hand.")).toBe(true);
        expect(await store.outbox.get("a:1")).toMatchObject({ state: "dead", reason: "Dropped by hand." });
        await settle(await claimed(0), 1);
        expect(await stateOf("a:2")).toBe("sent");
        expect(await store.outbox.drop("a:2", "Dropped by hand.")).toBe(false);
        expect(await store.outbox.drop("nothing:1", "Dropped by hand.")).toBe(false);
      });

      test("who drops what is being looked up is not overruled by the look-up", async () => {
        await add("a:1");
        await claimed(0);
        const look = await claimed(15);
        await store.outbox.drop("a:1", "Dropped by hand.");
        expect(await settle(look, 16, { state: "pending", messageId: null })).toMatchObject({ kept: false });
        expect(await stateOf("a:1")).toBe("dead");
      });
    });

    describe("composeDue", () => {
      beforeEach(() => store.subscriptions.save(makeSubscription(), at(-3600)));

      test("keeps the digest and its deliveries, and moves the subscription on", async () => {
        await saveArticles(store, "a", "b");
        const digest = await store.outbox.composeDue(await due(store), composeWith("a:1", "a:2"));
        expect(idsIn(digest)).toEqual(["a", "b"]);
        expect(digest).toMatchObject({ first: true });
        expect(await store.latestDigest("slack:C1")).toEqual(digest);
        // It is the outbox's to deliver.
        expect(await store.undelivered("slack:C1")).toEqual([]);
        expect(await store.outbox.list({ states: ["pending"], limit: 9 })).toHaveLength(2);
        expect(await store.subscriptions.due(at(24 * 3600 - 1), page)).toEqual([]);
        expect(await store.subscriptions.due(at(24 * 3600), page)).toHaveLength(1);
        // Its articles have been in a digest.
        const tomorrow = await due(store, at(24 * 3600));
        await store.outbox.composeDue(tomorrow, ({ candidates, first }) => {
          expect({ candidates, first }).toEqual({ candidates: [], first: false });
          return null;
        });
      });

      test("leaves a digest without deliveries to whoever composed it", async () => {
        await saveArticles(store, "a");
        const digest = await store.outbox.composeDue(await due(store), composeWith());
        expect(await store.undelivered("slack:C1")).toEqual([digest]);
        expect(await store.subscriptions.due(at(24 * 3600 - 1), page)).toEqual([]);
      });

      test("of many who serve one slot at once, one does", { timeout: 60_000 }, async () => {
        await saveArticles(store, "a");
        const stores = [store, ...(await Promise.all([open(), open(), open()]))];
        const dues = await Promise.all(stores.map(async (each) => ({ each, request: await due(each) })));
        const digests = await Promise.all(
          dues.map(({ each, request }) => each.outbox.composeDue(request, composeWith("a:1"))),
        );
        expect(digests.filter((each) => each !== null)).toHaveLength(1);
        expect(await store.outbox.list({ states: ["pending"], limit: 9 })).toHaveLength(1);
      });

      test("a slot that had its digest never has another, whatever zone or schedule brings it again", async () => {
        await saveArticles(store, "a");
        await store.outbox.composeDue(await due(store), composeWith("a:1"));
        await saveArticles(store, "b");
        // Eight o'clock of the same day, six hours later.
        const moved = makeSubscription({ timeZone: "America/New_York" });
        await store.subscriptions.save(moved, at(3600));
        const again = await due(store, at(6 * 3600));
        expect(again.slots.slot.local).toBe("2026-11-02T08:00");
        expect(await store.outbox.composeDue(again, composeWith("b:1"))).toBeNull();
        expect(await store.outbox.get("b:1")).toBeNull();
        expect(await store.subscriptions.due(at(6 * 3600), page)).toEqual([]);
      });

      test("composes from nothing where nothing is new, and passes over the slot where that is no digest", async () => {
        expect(await store.outbox.composeDue(await due(store), () => null)).toBeNull();
        expect(await store.latestDigest()).toBeNull();
        expect(await store.subscriptions.due(eight, page)).toEqual([]);
      });

      test("a composition that fails leaves everything as it was, to be tried again", async () => {
        await saveArticles(store, "a");
        const failing = store.outbox.composeDue(await due(store), () => {
          throw new Error("no room");
        });
        await expect(failing).rejects.toThrow("no room");
        expect(idsIn(await store.outbox.composeDue(await due(store), composeWith("a:1")))).toEqual(["a"]);
      });

      test("passes over one that was paused in between", async () => {
        await saveArticles(store, "a");
        const late = await due(store);
        await store.subscriptions.pause("slack:C1", { reason: "By hand.", at: eight });
        expect(await store.outbox.composeDue(late, composeWith("a:1"))).toBeNull();
        expect(await store.outbox.list({ states: ["pending"], limit: 9 })).toEqual([]);
      });

      test("is found again when an article of it has changed since, with its parts and what the article says now", async () => {
        await saveArticles(store, "a", "b");
        const digest = await store.outbox.composeDue(await due(store), composeWith("d:1", "d:2"));
        if (digest === null) throw new Error("There is a digest.");
        expect(await store.outbox.changedDigests(at(-3600))).toEqual([]);
        const changed = makeArticle("b", { text: "It cost 15 million euros." });
        await store.saveArticles([changed], { ...seen, seenAt: at(600) });
        expect(await store.outbox.changedDigests(at(-3600))).toMatchObject([{ digest: { id: digest.id } }]);
        await store.saveCondensed([makeCondensed(changed)], 1);
        const [found] = await store.outbox.changedDigests(at(-3600));
        expect(found?.digest).toEqual(digest);
        expect([...(found?.current.keys() ?? [])].toSorted()).toEqual(["a", "b"]);
        expect(found?.current.get("b")).toEqual(makeCondensed(changed).condensed);
        expect(await store.outbox.changedDigests(at(3600))).toEqual([]);
      });

      test("takes what is wanted, by its text, and new enough; the rest stays for others", async () => {
        await store.saveArticles(makeArticles("old", 2), { ...seen, seenAt: at(-8 * 24 * 3600) });
        const articles = [
          ...makeArticles("old", 2),
          makeArticle("ships", { text: "Two ships." }),
          makeArticle("trains", { text: "Two trains." }),
        ];
        await store.saveArticles(articles, seen);
        await store.saveCondensed(articles.map(makeCondensed), 1);
        const wish = {
          seenSince: at(-7 * 24 * 3600),
          wants: ({ text }: { readonly text: string }) => /ships/.test(text),
        };
        const digest = await store.outbox.composeDue({ ...(await due(store)), ...wish }, composeWith("a:1"));
        expect(idsIn(digest)).toEqual(["ships"]);
        const tomorrow = await due(store, at(24 * 3600));
        await store.outbox.composeDue(tomorrow, ({ candidates }) => {
          expect(candidates.map(({ article }) => article.id)).toEqual(["old-0", "old-1", "trains"]);
          return null;
        });
      });
    });
  });
}

function sent(seconds: number): Settlement {
  return {
    state: "sent",
    attempts: 1,
    absences: 0,
    unknownSince: null,
    notBefore: at(seconds),
    messageId: "M",
    reason: null,
    gateOpensAt: at(seconds + 1),
    pause: null,
    notice: null,
  };
}

/** Claims until it gets the one with this key. */
async function claimOf(store: Store, key: string, seconds = 0): Promise<Claim> {
  for (;;) {
    const claim = await store.outbox.claim({ now: at(seconds), lease: LEASE, platforms });
    if (claim === null) throw new Error(`${key} cannot be claimed.`);
    if (claim.delivery.key === key) return claim;
  }
}

/** A digest of all that there is, in deliveries of these keys. */
function composeWith(...keys: readonly string[]): ComposeDue {
  return ({ candidates, first }) => ({
    digest: makeDigest(candidates, { first, slot: "2026-11-02T08:00" }),
    deliveries: keys.map((key) => makeDelivery(key)),
  });
}

async function saveArticles(store: Store, ...ids: readonly string[]): Promise<void> {
  const articles = ids.map((id) => makeArticle(id));
  await store.saveArticles(articles, seen);
  await store.saveCondensed(articles.map(makeCondensed), 1);
}

async function due(store: Store, now: Date = eight): Promise<DueDigest> {
  const [first] = await store.subscriptions.due(now, page);
  if (first === undefined) throw new Error("Nothing is due.");
  return makeDueDigest(first, now);
}
