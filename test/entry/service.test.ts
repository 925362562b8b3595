import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { SourceList, SourceWithState } from "../../src/collect/source-list.ts";
import { NEVER_READ } from "../../src/collect/source-store.ts";
import { sourceKey } from "../../src/collect/source.ts";
import { CONDENSE_VERSION } from "../../src/condense/condense.ts";
import type { Digest } from "../../src/digest/digest.ts";
import { startService, type Service, type ServiceParts } from "../../src/entry/service.ts";
import { ROLES } from "../../src/entry/service/roles.ts";
import type { Rewrite } from "../../src/pipeline.ts";
import { makeInProcessQueue } from "../../src/shared/in-process-queue.ts";
import { openStore, type Store } from "../../src/store/store.ts";
import { makeMemoryLog } from "../support/memory-log.ts";
import { makeArticle, makeArticles, makeCondensed } from "../support/make-news.ts";
import { makeSubscription } from "../support/make-subscription.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const YESTERDAY = new Date("2026-11-02T07:30:00Z");
const NOW = new Date("2026-11-03T07:30:00Z");
const never = (): Promise<never> => new Promise(() => undefined);

/** A feed that is due, and of which news has been read before. */
const FEED: SourceWithState = {
  source: {
    kind: "feed",
    url: "https://example.org/feed",
    key: "https://example.org/feed",
    name: "Example",
    label: null,
    fullText: "auto",
    everyMinutes: 60,
    userAgent: null,
    headers: {},
    language: null,
  },
  setIn: "file",
  ofOwner: true,
  state: NEVER_READ,
};
const SOURCES: SourceList = {
  allSources: async () => [FEED],
  sourcesOf: async () => [FEED],
  dueSources: async () => [FEED],
  withStates: async (sources) => sources.map((each) => ({ ...each, state: FEED.state })),
};

let store: Store;
let composed: Digest[];
beforeEach(async () => {
  store = await openStore(join(await temporaryFolder(), "data"));
  composed = [];
  const subscription = makeSubscription();
  await store.subscriptions.save(subscription, YESTERDAY);
  await keep([makeArticle("news")], CONDENSE_VERSION);
});
afterEach(() => store.close());

async function keep(articles: readonly ReturnType<typeof makeArticle>[], version: number): Promise<void> {
  await store.saveArticles(articles, { source: sourceKey(FEED.source), seenAt: YESTERDAY });
  await store.saveCondensed(articles.map(makeCondensed), version);
}

/** Lede at work on a feed that never answers. */
async function start(rewrite: Rewrite, parts: Partial<ServiceParts> = {}): Promise<Service> {
  return await startService({
    store,
    queue: makeInProcessQueue({ store, onFault: () => undefined }),
    roles: new Set(ROLES),
    sources: SOURCES,
    pipeline: { web: never, rewrite, onProgress: () => undefined, onFault: () => undefined },
    outbox: null,
    render: () => [],
    clock: () => NOW,
    log: makeMemoryLog(),
    everyMinute: () => ({ stop: async () => undefined }),
    onDigest: (digest) => void composed.push(digest),
    housekeep: async () => undefined,
    waitForReading: 100,
    ...parts,
  });
}

test("a digest that is due waits neither for a slow site nor for an archive that newer code makes again", async () => {
  await keep(makeArticles("old", 40), CONDENSE_VERSION - 1);
  const service = await start(never);
  await vi.waitFor(() => expect(composed).toHaveLength(1), { timeout: 10_000, interval: 20 });
  expect(composed[0]).toMatchObject({ slot: "2026-11-03T08:00", read: { articles: 1 } });
  await service.stop(50);
});

test("the digest of a command line beside it is left to that", async () => {
  await store.subscriptions.save({ ...makeSubscription({ to: "file:/somewhere" }), id: "local:/news" }, YESTERDAY);
  const service = await start(never);
  await vi.waitFor(() => expect(composed).toHaveLength(1), { timeout: 10_000, interval: 20 });
  await service.stop(50);
  expect(await store.latestDigest("local:/news")).toBeNull();
  expect(await store.subscriptions.dueOf("local:/news", NOW)).not.toBeNull();
});

test("who stops Lede while a digest waits for what is read does not wait, and the digest comes at the next start", async () => {
  const slow = await start(never, { waitForReading: 600_000 });
  await slow.stop(50);
  expect(composed).toEqual([]);
  const next = await start(never);
  await vi.waitFor(() => expect(composed).toHaveLength(1), { timeout: 10_000, interval: 20 });
  await next.stop(50);
});

test("an archive that is made again is left off between two articles, with what is done kept", async () => {
  await keep(makeArticles("old", 200), CONDENSE_VERSION - 1);
  let begun = 0;
  const service = await start(async (_, extract) => {
    begun++;
    await sleep(10);
    return extract;
  });
  await vi.waitFor(() => expect(begun).toBeGreaterThan(20), { timeout: 10_000, interval: 5 });
  const before = begun;
  await service.stop(100);
  expect(begun).toBeLessThan(before + 10);
  const left = await store.uncondensed(CONDENSE_VERSION, { limit: 1000 });
  expect(left.length).toBe(200 - begun);
  // The newest are what the next digest is made of.
  expect(left.at(-1)?.id).toBe("old-0");
});
