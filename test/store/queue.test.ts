import { fork } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test, vi } from "vitest";
import { makeInProcessQueue } from "../../src/shared/in-process-queue.ts";
import type { JobKind, OnJobFault, Queue } from "../../src/shared/queue.ts";
import { BOSS_TIMES, openBossQueue, type BossTimes } from "../../src/store/boss-queue.ts";
import { openStore, type Store } from "../../src/store/store.ts";
import { queueContract, type QueuePlace } from "../contracts/queue-contract.ts";
import { makeArticle, seen } from "../support/make-news.ts";
import { onPostgres, temporaryDatabase, type MakeDatabase } from "../support/postgres-database.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const WORKER = fileURLToPath(new URL("../support/hang-over-job.ts", import.meta.url));

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

  test("condensing is done by one process at a time, and what comes meanwhile is done after it", async () => {
    const place = await makeBossPlace(makeDatabase);
    const queues = [await place.open(), await place.open()];
    onTestFinished(async () => {
      for (const queue of queues) await queue.stop(1000);
      await place.remove();
    });
    const { promise: held, resolve: release } = Promise.withResolvers<void>();
    const begun: string[] = [];
    for (const queue of queues) {
      await queue.work("condense", { atOnce: 1 }, async (key) => {
        begun.push(key);
        await held;
      });
    }
    const add = () => queues[0]?.add([{ kind: "condense", key: "new", after: null }]);
    await add();
    await vi.waitFor(() => expect(begun).toHaveLength(1), { timeout: 5_000 });
    await add();
    // Both queues look twice in this time.
    await sleep(1_200);
    expect(begun).toHaveLength(1);
    release();
    await vi.waitFor(() => expect(begun).toHaveLength(2), { timeout: 5_000 });
  });

  test("the job of a killed worker keeps nobody from doing the same thing at once", async () => {
    const place = await makeBossPlace(makeDatabase);
    onTestFinished(() => place.remove());
    const queue = await killOver("compose", place);
    const done = await collectDone(queue, "compose");
    await queue.add([{ kind: "compose", key: "a", after: null }]);
    await vi.waitFor(() => expect(done).toEqual(["a"]), { timeout: 5_000 });
    // The killed worker's is still there.
    await vi.waitFor(async () => expect((await queue.counts()).compose).toEqual({ waiting: 0, active: 1, dead: 0 }));
  });

  test("the job of a killed worker is done by another when its time is over", async () => {
    const times = { supervise: 1, expires: { ...BOSS_TIMES.expires, compose: 1 } };
    const place = await makeBossPlace(makeDatabase, times);
    onTestFinished(() => place.remove());
    const queue = await killOver("compose", place);
    const done = await collectDone(queue, "compose");
    await vi.waitFor(() => expect(done).toEqual(["a"]), { timeout: 15_000 });
    await vi.waitFor(async () => expect((await queue.counts()).compose.active).toBe(0), { timeout: 5_000 });
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

interface BossPlace extends QueuePlace {
  readonly url: string;
}

/** A queue with a job "a" that another process has begun and will never end: it was killed with -9. */
async function killOver(kind: JobKind, place: BossPlace): Promise<Queue<Store>> {
  const queue = await place.open();
  onTestFinished(() => queue.stop(1000));
  await queue.add([{ kind, key: "a", after: null }]);
  const worker = fork(WORKER, [place.url, kind], { execArgv: [] });
  onTestFinished(() => void worker.kill("SIGKILL"));
  await once(worker, "message");
  worker.kill("SIGKILL");
  await once(worker, "exit");
  return queue;
}

/** The keys of the jobs that are done from now on. */
async function collectDone(queue: Queue<Store>, kind: JobKind): Promise<readonly string[]> {
  const done: string[] = [];
  await queue.work(kind, { atOnce: 2 }, async (key) => void done.push(key));
  return done;
}

async function makeBossPlace(makeDatabase: MakeDatabase, times: Partial<BossTimes> = {}): Promise<BossPlace> {
  const url = await temporaryDatabase(makeDatabase);
  const store = await openStore(url);
  const { faults, onFault } = collectFaults();
  const onTrouble = (error: unknown): void => void faults.push(String(error));
  return {
    url,
    store,
    faults,
    open: () => openBossQueue(url, { store, onFault, onTrouble, times: { retryAfter: 0, ...times } }),
    remove: () => store.close(),
  };
}
