import { expect, onTestFinished, test, vi } from "vitest";
import { makeInProcessQueue } from "../../src/shared/in-process-queue.ts";
import type { OnJobFault } from "../../src/shared/queue.ts";
import { openBossQueue } from "../../src/store/boss-queue.ts";
import { openStore } from "../../src/store/store.ts";
import { queueContract, type QueuePlace } from "../contracts/queue-contract.ts";
import { makeArticle, seen } from "../support/make-news.ts";
import { onPostgres, temporaryDatabase, type MakeDatabase } from "../support/postgres-database.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

function collectFaults() {
  const faults: string[] = [];
  const onFault: OnJobFault = ({ kind, key }, error) =>
    void faults.push(`${kind}:${key}: ${error instanceof Error ? error.message : String(error)}`);
  return { faults, onFault };
}

queueContract("in process", async () => {
  const store = await openStore(await temporaryFolder());
  const { faults, onFault } = collectFaults();
  return {
    store,
    faults,
    open: async () => makeInProcessQueue({ store, onFault, retryAfter: 0 }),
    remove: () => store.close(),
  };
});

onPostgres("on a server", (makeDatabase) => {
  queueContract("pg-boss", () => makeBossPlace(makeDatabase));

  test("two processes share the jobs, each done once", async () => {
    const place = await makeBossPlace(makeDatabase);
    const queues = [await place.open(), await place.open()];
    onTestFinished(async () => {
      for (const queue of queues) await queue.stop(1000);
      await place.remove();
    });
    const done: string[][] = [[], []];
    for (const [index, queue] of queues.entries()) {
      await queue.work("compose", { atOnce: 10 }, async (key, { store }) => {
        await store.latestDigest();
        done[index]?.push(key);
      });
    }
    await queues[0]?.add(
      Array.from({ length: 300 }, (_, index) => ({ kind: "compose", key: `s-${index}`, after: null })),
    );
    await vi.waitFor(() => expect(done.flat()).toHaveLength(300), { timeout: 20_000 });
    expect(new Set(done.flat()).size).toBe(300);
    expect(done.every((ofOne) => ofOne.length > 0)).toBe(true);
  });

  test("what a job wrote before it failed is not kept, and neither is a transaction of its own in it", async () => {
    const place = await makeBossPlace(makeDatabase);
    const queue = await place.open();
    onTestFinished(async () => {
      await queue.stop(1000);
      await place.remove();
    });
    await queue.work("compose", { atOnce: 2 }, async (key, { store }) => {
      await store.saveArticles([makeArticle(key)], seen);
      if (key === "bad") throw new Error("no room");
    });
    await queue.add([
      { kind: "compose", key: "bad", after: null },
      { kind: "compose", key: "good", after: null },
    ]);
    await vi.waitFor(async () => expect((await queue.counts()).compose.dead).toBe(1), { timeout: 15_000 });
    expect(await place.store.uncondensed(1, { limit: 10 })).toEqual([makeArticle("good")]);
    const failing = queue.together(async ({ store }) => {
      await store.saveArticles([makeArticle("never")], seen);
      throw new Error("no room");
    });
    await expect(failing).rejects.toThrow("no room");
    expect(await place.store.uncondensed(1, { limit: 10 })).toEqual([makeArticle("good")]);
  });
});

async function makeBossPlace(makeDatabase: MakeDatabase): Promise<QueuePlace> {
  const url = await temporaryDatabase(makeDatabase);
  const store = await openStore(url);
  const { faults, onFault } = collectFaults();
  const onTrouble = (error: unknown): void => void faults.push(String(error));
  return {
    store,
    faults,
    open: () => openBossQueue(url, { store, onFault, onTrouble, retryAfter: 0 }),
    remove: () => store.close(),
  };
}
