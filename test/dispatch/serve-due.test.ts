import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import type { Subscription } from "../../src/article/subscription.ts";
import { CONDENSE_VERSION } from "../../src/condense/condense.ts";
import { serveDue, type ServeParts } from "../../src/dispatch/serve-due.ts";
import { openStore } from "../../src/store/store.ts";
import { makeFakeMessage } from "../support/fake-platform.ts";
import { idsIn, makeArticle, makeArticles, makeCondensed, seen } from "../support/make-news.ts";
import { makeSubscription } from "../support/make-subscription.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const MONDAY = new Date("2026-11-02T07:00:00Z");
const before = new Date("2026-11-02T06:00:00Z");
const HOUR = 3_600_000;

async function makeServed(...subscriptions: readonly Subscription[]) {
  const store = await openStore(join(await temporaryFolder(), "data"));
  onTestFinished(() => store.close());
  for (const each of subscriptions) await store.subscriptions.save(each, before);
  const faults: string[] = [];
  const parts: ServeParts = {
    subscriptions: store.subscriptions,
    outbox: store.outbox,
    readingOf: async () => ({ sources: [seen.source], skipped: [] }),
    // A part a story, behind a first one.
    render: (digest) =>
      [digest.title, ...digest.stories.map(({ headline }) => headline)].map((words, part) =>
        makeFakeMessage(`${digest.id}:${part + 1}`, words),
      ),
    serves: () => true,
    onFault: (what) => faults.push(what),
  };
  return {
    store,
    faults,
    serveAt: (hours: number, changed: Partial<ServeParts> = {}) =>
      serveDue(new Date(MONDAY.getTime() + hours * HOUR), { ...parts, ...changed }),
    bring: async (...articles: readonly ReturnType<typeof makeArticle>[]): Promise<void> => {
      await store.saveArticles(articles, seen);
      await store.saveCondensed(articles.map(makeCondensed), CONDENSE_VERSION);
    },
  };
}

test("each subscription that is due gets its digest, as its messages in the outbox", async () => {
  const other = makeSubscription({ id: "discord:9", to: "discord:9", title: "Other desk", thread: true });
  const { store, serveAt, bring } = await makeServed(makeSubscription(), other);
  await bring(makeArticle("a"));
  const served = await serveAt(0);
  expect(served.map(({ subscription, digest }) => [subscription.id, digest?.title, digest?.slot])).toEqual([
    ["discord:9", "Other desk", "2026-11-02T08:00"],
    ["slack:C1", "Metals desk", "2026-11-02T08:00"],
  ]);
  const [ids] = served.map(({ digest }) => digest?.id);
  const deliveries = await store.outbox.list({ states: ["pending"], limit: 10 });
  expect(deliveries.map(({ to, under }) => ({ to, under })).toReversed()).toEqual([
    { to: "discord:9", under: null },
    { to: "discord:9", under: `${ids ?? ""}:1` },
    { to: "slack:C1", under: null },
    { to: "slack:C1", under: null },
  ]);
  expect(await serveAt(0)).toEqual([]);
});

test("down for three days, then started: one digest, which says for which days it is", async () => {
  const { serveAt, bring, store } = await makeServed(makeSubscription());
  await bring(makeArticle("a"));
  await serveAt(0);
  await bring(makeArticle("b"), makeArticle("c"));
  const served = await serveAt(3 * 24 + 2);
  expect(served).toHaveLength(1);
  expect(idsIn(served[0]?.digest ?? null)).toEqual(["b", "c"]);
  expect(served[0]?.digest).toMatchObject({
    slot: "2026-11-05T08:00",
    missed: ["2026-11-03T08:00", "2026-11-04T08:00"],
  });
  expect(await serveAt(3 * 24 + 3)).toEqual([]);
  expect(await serveAt(4 * 24)).toMatchObject([{ digest: null }]);
  expect((await store.latestDigest("slack:C1"))?.slot).toBe("2026-11-05T08:00");
});

test("a day without news is said in one line, or passed over", async () => {
  const sayer = makeSubscription({ id: "slack:C2", to: "slack:C2", quiet: "say" });
  const { serveAt } = await makeServed(makeSubscription(), sayer);
  const served = await serveAt(0);
  expect(served.map(({ subscription, digest }) => [subscription.id, digest?.read.articles])).toEqual([
    ["slack:C1", undefined],
    ["slack:C2", 0],
  ]);
});

test("topics choose, and the size of a digest is the subscription's", async () => {
  const topics = [
    { words: "ferry", excluded: false },
    { words: "strikes", excluded: true },
  ];
  const { serveAt, bring } = await makeServed(makeSubscription({ topics, stories: 1 }));
  await bring(
    ...makeArticles("harbour", 3),
    makeArticle("ferry", { text: "Two ferries ran late." }),
    makeArticle("other-ferry", { text: "A ferry sank." }),
    makeArticle("strike", { text: "A ferry strike." }),
  );
  const [served] = await serveAt(0);
  expect(served?.digest?.read.articles).toBe(2);
  expect(served?.digest?.stories).toHaveLength(1);
  expect(served?.digest?.also).toHaveLength(1);
});

test("old news is no news", async () => {
  const { serveAt, store } = await makeServed(makeSubscription());
  const old = makeArticle("old");
  await store.saveArticles([old], { ...seen, seenAt: new Date("2026-10-25T00:00:00Z") });
  await store.saveCondensed([makeCondensed(old)], CONDENSE_VERSION);
  expect(await serveAt(0)).toMatchObject([{ digest: null }]);
});

test("one that fails is said, keeps nobody waiting and is tried again", async () => {
  const { serveAt, bring, faults } = await makeServed(
    makeSubscription(),
    makeSubscription({ id: "slack:C2", to: "slack:C2" }),
  );
  await bring(makeArticle("a"));
  const failing: Partial<ServeParts> = {
    render: (digest, to) => {
      if (to === "slack:C1") throw new Error("no room");
      return [makeFakeMessage(`${digest.id}:1`, digest.title)];
    },
  };
  expect((await serveAt(0, failing)).map(({ subscription }) => subscription.id)).toEqual(["slack:C2"]);
  expect(faults).toEqual(["compose the digest of slack:C1"]);
  expect((await serveAt(0.1)).map(({ subscription }) => subscription.id)).toEqual(["slack:C1"]);
});

test("what others serve is left to them, also where there are hundreds", async () => {
  const many = Array.from({ length: 230 }, (_, i) => makeSubscription({ id: `slack:C${i}`, to: `slack:C${i}` }));
  const { serveAt, bring } = await makeServed(...many);
  await bring(makeArticle("a"));
  const served = await serveAt(0, { serves: ({ id }) => id.endsWith("7") });
  expect(served).toHaveLength(23);
  expect(await serveAt(0)).toHaveLength(207);
});
