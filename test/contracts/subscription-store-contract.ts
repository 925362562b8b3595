import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Subscription } from "../../src/article/subscription.ts";
import type { SubscriptionStore } from "../../src/digest/subscription-store.ts";
import type { Store } from "../../src/store/store.ts";
import { makeSubscription } from "../support/make-subscription.ts";
import type { StorePlace } from "./store-contract.ts";

const now = new Date("2026-11-02T06:00:00Z");
const page = { limit: 10, except: [] };
const eight = new Date("2026-11-02T07:00:00Z");

/** What every store must do for the wishes of the channels. */
export function subscriptionStoreContract(name: string, makePlace: () => Promise<StorePlace>): void {
  describe(`subscription store contract: ${name}`, () => {
    let place: StorePlace;
    let store: Store;
    let subscriptions: SubscriptionStore;
    const dueAt = async (time: string) => await subscriptions.due(new Date(time), page);
    const idsDueAt = async (time: string) => (await dueAt(time)).map(({ subscription }) => subscription.id);

    beforeEach(async () => {
      place = await makePlace();
      store = await place.open();
      ({ subscriptions } = store);
    });
    afterEach(async () => {
      await store.close();
      await place.remove();
    });

    test("gives back every part of a subscription", async () => {
      const plain = makeSubscription();
      const rich = makeSubscription({
        id: "discord:77#metals",
        to: "discord:77",
        community: null,
        title: "Métaux “rares” 🪙",
        topics: [
          { words: "rare earths", excluded: false },
          { words: "football", excluded: true },
        ],
        stories: 7,
        quiet: "say",
        thread: true,
        setIn: "file",
        paused: { reason: "Lede was removed from this channel.", at: now },
      });
      for (const each of [plain, rich]) await subscriptions.save(each, now);
      expect(await subscriptions.all()).toEqual([rich, plain]);
      expect(await subscriptions.get("slack:C1")).toEqual(plain);
      expect(await subscriptions.get("slack:C2")).toBeNull();
    });

    test("keeps one subscription an id, the last that was saved", async () => {
      await subscriptions.save(makeSubscription(), now);
      const changed = makeSubscription({ title: "Other" });
      await subscriptions.save(changed, now);
      expect(await subscriptions.all()).toEqual([changed]);
    });

    test("is due from its slot on, until it is served", async () => {
      await subscriptions.save(makeSubscription(), now);
      expect(await idsDueAt("2026-11-02T06:59:59Z")).toEqual([]);
      expect(await dueAt("2026-11-02T07:00:00Z")).toEqual([{ subscription: makeSubscription(), since: eight }]);
      expect(await dueAt("2026-11-05T12:00:00Z")).toMatchObject([{ since: eight }]);
    });

    test("says which are due, the longest waiting first, as many as asked for and without those excepted", async () => {
      for (const [id, cron] of [
        ["slack:C1", "0 9 * * *"],
        ["slack:C2", "0 8 * * *"],
        ["slack:C3", "30 8 * * *"],
      ] as const) {
        await subscriptions.save(makeSubscription({ id, to: id, cron }), now);
      }
      expect(await idsDueAt("2026-11-02T12:00:00Z")).toEqual(["slack:C2", "slack:C3", "slack:C1"]);
      const two = await subscriptions.due(new Date("2026-11-02T12:00:00Z"), { limit: 2, except: ["slack:C2"] });
      expect(two.map(({ subscription }) => subscription.id)).toEqual(["slack:C3", "slack:C1"]);
    });

    test("a changed schedule or zone waits for its next slot; any other change leaves what is due alone", async () => {
      await subscriptions.save(makeSubscription(), now);
      const later = new Date("2026-11-02T07:30:00Z");
      await subscriptions.save(
        makeSubscription({ title: "Other", topics: [{ words: "ships", excluded: false }] }),
        later,
      );
      expect(await idsDueAt("2026-11-02T07:30:00Z")).toEqual(["slack:C1"]);
      await subscriptions.save(makeSubscription({ cron: "0 7 * * *" }), later);
      expect(await idsDueAt("2026-11-02T07:30:00Z")).toEqual([]);
      expect(await dueAt("2026-11-04T00:00:00Z")).toMatchObject([{ since: new Date("2026-11-03T06:00:00Z") }]);
      await subscriptions.save(makeSubscription({ cron: "0 7 * * *", timeZone: "Asia/Tokyo" }), later);
      expect(await dueAt("2026-11-04T00:00:00Z")).toMatchObject([{ since: new Date("2026-11-02T22:00:00Z") }]);
    });

    test("a schedule that never comes again is never due", async () => {
      await subscriptions.save(makeSubscription({ cron: "0 0 30 2 *" }), now);
      expect(await idsDueAt("2030-01-01T00:00:00Z")).toEqual([]);
    });

    test("paused it is not due; resumed it waits for the next slot, and what was paused is not caught up", async () => {
      await subscriptions.save(makeSubscription(), now);
      const pause = { reason: "The channel was archived.", at: now };
      expect(await subscriptions.pause("slack:C1", pause)).toBe(true);
      expect(await subscriptions.pause("slack:C1", { reason: "Another.", at: eight })).toBe(false);
      expect((await subscriptions.get("slack:C1"))?.paused).toEqual(pause);
      expect(await idsDueAt("2026-11-04T12:00:00Z")).toEqual([]);
      expect(await subscriptions.resume("slack:C1", new Date("2026-11-04T12:00:00Z"))).toBe(true);
      expect(await subscriptions.resume("slack:C1", now)).toBe(false);
      expect((await subscriptions.get("slack:C1"))?.paused).toBeNull();
      expect(await idsDueAt("2026-11-04T12:00:00Z")).toEqual([]);
      expect(await idsDueAt("2026-11-05T07:00:00Z")).toEqual(["slack:C1"]);
      expect(await subscriptions.pause("slack:C9", pause)).toBe(false);
      expect(await subscriptions.resume("slack:C9", now)).toBe(false);
    });

    test("removed it is gone", async () => {
      await subscriptions.save(makeSubscription(), now);
      expect(await subscriptions.remove("slack:C1")).toBe(true);
      expect(await subscriptions.remove("slack:C1")).toBe(false);
      expect(await subscriptions.all()).toEqual([]);
    });

    describe("the settings file", () => {
      test("brings its subscriptions, changes them and takes them away; those of chats stay", async () => {
        await subscriptions.save(makeSubscription({ id: "slack:C9", to: "slack:C9" }), now);
        await subscriptions.syncWithFile([inFile("slack:C1"), inFile("slack:C2")], now);
        await subscriptions.syncWithFile([inFile("slack:C2", "Changed"), inFile("slack:C3")], now);
        const titles = (await subscriptions.all()).map(({ id, title }) => [id, title]);
        expect(titles).toEqual([
          ["slack:C2", "Changed"],
          ["slack:C3", "From the file"],
          ["slack:C9", "Metals desk"],
        ]);
        await subscriptions.syncWithFile([], now);
        expect((await subscriptions.all()).map(({ id }) => id)).toEqual(["slack:C9"]);
      });

      test("has its way where a chat has set the same one", async () => {
        await subscriptions.save(makeSubscription(), now);
        await subscriptions.syncWithFile([inFile("slack:C1")], now);
        expect(await subscriptions.all()).toEqual([{ ...inFile("slack:C1"), community: "slack:T1" }]);
      });

      test("does not resume what is paused, and does not lose what was missed", async () => {
        await subscriptions.syncWithFile([inFile("slack:C1"), inFile("slack:C2")], now);
        await subscriptions.pause("slack:C1", { reason: "The channel was archived.", at: now });
        await subscriptions.syncWithFile([inFile("slack:C1"), inFile("slack:C2")], new Date("2026-11-05T00:00:00Z"));
        expect((await subscriptions.get("slack:C1"))?.paused?.reason).toBe("The channel was archived.");
        expect(await dueAt("2026-11-05T00:00:00Z")).toMatchObject([{ subscription: { id: "slack:C2" }, since: eight }]);
      });
    });
  });
}

function inFile(id: "slack:C1" | "slack:C2" | "slack:C3", title = "From the file"): Subscription {
  return makeSubscription({ id, to: id, title, community: null, setIn: "file" });
}
