import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { TRIES, type Job, type JobKind, type Queue } from "../../src/shared/queue.ts";
import type { Store } from "../../src/store/store.ts";
import { makeArticle, seen } from "../support/make-news.ts";

/** An empty store with a queue on it that loses no time before it tries again. */
export interface QueuePlace {
  readonly store: Store;
  /** Of what failed, `compose:a: no room`. */
  readonly faults: readonly string[];
  /** Any number of times: each is what another process would have. */
  open(): Promise<Queue<Store>>;
  remove(): Promise<void>;
}

const job = (kind: JobKind, key: string, after: Date | null = null): Job => ({ kind, key, after });
const jobs = (kind: JobKind, count: number): readonly Job[] =>
  Array.from({ length: count }, (_, index) => job(kind, `${kind}-${index}`));
const soon = { timeout: 15_000, interval: 20 };

/** What every queue must do. */
export function queueContract(name: string, makePlace: () => Promise<QueuePlace>): void {
  describe(`queue contract: ${name}`, () => {
    let place: QueuePlace;
    let queue: Queue<Store>;
    let done: string[];
    const note = async (key: string): Promise<void> => void done.push(key);
    const articles = async () => (await place.store.uncondensed(1, { limit: 10 })).map(({ id }) => id);

    beforeEach(async () => {
      place = await makePlace();
      queue = await place.open();
      done = [];
    });
    afterEach(async () => {
      await queue.stop(1000);
      await place.remove();
    });

    test.each(["poll", "compose"] as const)("does each job once: %s", async (kind) => {
      await queue.add(jobs(kind, 50));
      await queue.work(kind, { atOnce: 10 }, note);
      await vi.waitFor(() => expect(done).toHaveLength(50), soon);
      expect(new Set(done).size).toBe(50);
      await vi.waitFor(async () => {
        expect((await queue.counts())[kind]).toEqual({ waiting: 0, active: 0, dead: 0 });
      }, soon);
    });

    test("does a job of one kind by the handler of that kind", async () => {
      await queue.work("poll", { atOnce: 1 }, (key) => note(`poll ${key}`));
      await queue.work("deliver", { atOnce: 1 }, (key) => note(`deliver ${key}`));
      await queue.add([job("poll", "a"), job("deliver", "b"), job("condense", "c")]);
      await vi.waitFor(() => expect(done.toSorted()).toEqual(["deliver b", "poll a"]), soon);
      expect(await queue.counts()).toMatchObject({ condense: { waiting: 1 } });
    });

    test("of one key, one waits; one that is under way does not keep another from waiting", async () => {
      await queue.add([job("poll", "a"), job("poll", "a")]);
      await queue.add([job("poll", "a")]);
      expect((await queue.counts()).poll.waiting).toBe(1);
      await queue.work("poll", { atOnce: 2 }, async (key) => {
        if (done.length === 0) await queue.add([job("poll", "a"), job("poll", "a")]);
        await note(key);
      });
      await vi.waitFor(() => expect(done).toEqual(["a", "a"]), soon);
    });

    test("begins no job before its time", async () => {
      const after = new Date(Date.now() + 1500);
      await queue.add([job("poll", "later", after), job("poll", "now")]);
      const times: Record<string, number> = {};
      await queue.work("poll", { atOnce: 2 }, async (key) => {
        times[key] = Date.now();
        await note(key);
      });
      await vi.waitFor(() => expect(done).toEqual(["now", "later"]), soon);
      expect(times["later"]).toBeGreaterThanOrEqual(after.getTime());
    });

    test.each(["poll", "compose"] as const)(
      "tries again what fails, gives it up, and does the rest: %s",
      async (kind) => {
        await queue.add([job(kind, "a"), job(kind, "bad"), job(kind, "c")]);
        await queue.work(kind, { atOnce: 3 }, async (key) => {
          if (key === "bad") throw new Error("no room");
          await note(key);
        });
        await vi.waitFor(async () => expect((await queue.counts())[kind].dead).toBe(1), soon);
        expect(done.toSorted()).toEqual(["a", "c"]);
        expect(place.faults).toEqual(Array.from({ length: TRIES }, () => `${kind}:bad: no room`));
      },
    );

    test("what a job adds is done, and what it wrote is seen by then", async () => {
      await queue.work("compose", { atOnce: 2 }, async (key, scope) => {
        await scope.store.saveArticles([makeArticle(key)], seen);
        await scope.add([job("deliver", key)]);
      });
      await queue.work("deliver", { atOnce: 2 }, async () => void done.push(...(await articles())));
      await queue.add([job("compose", "a")]);
      await vi.waitFor(() => expect(done).toEqual(["a"]), soon);
    });

    test("what a job adds before it fails is not done", async () => {
      await queue.work("deliver", { atOnce: 2 }, note);
      await queue.work("compose", { atOnce: 2 }, async (key, scope) => {
        await scope.add([job("deliver", key)]);
        if (key === "bad") throw new Error("no room");
      });
      await queue.add([job("compose", "bad"), job("compose", "good")]);
      await vi.waitFor(async () => expect((await queue.counts()).compose.dead).toBe(1), soon);
      await vi.waitFor(() => expect(done).toEqual(["good"]), soon);
      expect((await queue.counts()).deliver).toEqual({ waiting: 0, active: 0, dead: 0 });
    });

    test("writes and adds together", async () => {
      const result = await queue.together(async ({ store, add }) => {
        await add([job("deliver", "a")]);
        await store.saveArticles([makeArticle("a")], seen);
        return "kept";
      });
      expect(result).toBe("kept");
      expect((await queue.counts()).deliver.waiting).toBe(1);
      expect(await articles()).toEqual(["a"]);
      const failing = queue.together(async ({ add }) => {
        await add([job("deliver", "b")]);
        throw new Error("no room");
      });
      await expect(failing).rejects.toThrow("no room");
      expect((await queue.counts()).deliver.waiting).toBe(1);
    });

    test("stopping waits for what is under way, begins nothing further, and not for ever", async () => {
      const { promise: held, resolve: release } = Promise.withResolvers<void>();
      await queue.work("poll", { atOnce: 1 }, async (key) => {
        await note(`begun ${key}`);
        if (key === "slow") await held;
        await note(`done ${key}`);
      });
      await queue.add([job("poll", "slow")]);
      await vi.waitFor(() => expect(done).toEqual(["begun slow"]), soon);
      const stopped = queue.stop(5000);
      setTimeout(release, 100);
      await stopped;
      expect(done).toEqual(["begun slow", "done slow"]);
      queue = await place.open();
      await queue.work("poll", { atOnce: 1 }, () => new Promise(() => undefined));
      await queue.add([job("poll", "endless")]);
      await vi.waitFor(async () => expect((await queue.counts()).poll.active).toBe(1), soon);
      const before = performance.now();
      await queue.stop(200);
      expect(performance.now() - before).toBeLessThan(5000);
      queue = await place.open();
    });
  });
}
