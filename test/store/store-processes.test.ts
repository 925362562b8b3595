import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { openStore } from "../../src/store/store.ts";
import { makeCondensed, makeDigest, team } from "../support/make-news.ts";
import type { StoreReport } from "../support/store-process.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const names = ["north", "east", "south"];
const killedRounds = 6;

test("three processes at once: nothing lost, nothing twice", { timeout: 60_000 }, async () => {
  const folder = join(await temporaryFolder(), "data");
  const workers = await Promise.all(names.map((name) => startWorker(folder, name)));
  await Promise.all(workers.map((worker) => worker.run()));
  for (const worker of workers) expect(worker.failures()).toEqual([]);
  const saved = new Set(workers.flatMap((worker) => worker.ids("saved")));
  // 8 rounds of 5 of its own for each process, and of 5 that all of them found.
  expect(saved.size).toBe(8 * 5 * (names.length + 1));
  expect(sorted(workers.flatMap((worker) => worker.ids("composed")))).toEqual(sorted(saved));
  expect(digestedIn(folder)).toEqual(sorted(saved));
});

test("one killed at any moment loses nothing that it was told is kept", { timeout: 60_000 }, async () => {
  for (let round = 0; round < killedRounds; round += 1) {
    const folder = join(await temporaryFolder(), "data");
    const workers = await Promise.all(names.map((name) => startWorker(folder, name)));
    const [victim] = workers;
    await Promise.all(workers.map((worker) => worker.run(worker === victim ? { killAfter: round * 3 } : {})));
    for (const worker of workers) expect(worker.failures()).toEqual([]);
    await finish(folder);
    const saved = new Set(workers.flatMap((worker) => worker.ids("saved")));
    const composed = workers.flatMap((worker) => worker.ids("composed"));
    expect(composed.length).toBe(new Set(composed).size);
    const digested = digestedIn(folder);
    // Each once, as the store has it; what the killed one saved last may be more than it could tell.
    expect(digested.length).toBe(new Set(digested).size);
    expect([...saved].filter((id) => !digested.includes(id))).toEqual([]);
  }
});

interface Worker {
  /** Until it is done or dead. With `killAfter`, kill -9 comes some milliseconds after that many reports. */
  run(options?: { readonly killAfter?: number }): Promise<void>;
  ids(kind: "saved" | "composed"): readonly string[];
  failures(): readonly string[];
}

/** Started and waiting for `run`, with everything loaded. */
async function startWorker(folder: string, name: string): Promise<Worker> {
  const script = fileURLToPath(new URL("../support/store-process.ts", import.meta.url));
  const child = fork(script, [folder, name], { execArgv: [] });
  const reports: StoreReport[] = [];
  const [ready] = await once(child, "message");
  expect(ready).toEqual({ kind: "ready" });
  return {
    run: async ({ killAfter } = {}) => {
      const over = once(child, "exit");
      child.on("message", (report: StoreReport) => {
        reports.push(report);
        if (reports.length === killAfter) setTimeout(() => child.kill("SIGKILL"), Math.random() * 15);
        if (report.kind === "done" || report.kind === "failed") child.disconnect();
      });
      child.send("go");
      if (killAfter === 0) killSoon(child);
      await over;
    },
    ids: (kind) => reports.flatMap((report) => (report.kind === kind ? report.ids : [])),
    failures: () => reports.flatMap((report) => (report.kind === "failed" ? [report.reason] : [])),
  };
}

/** While it opens a store that the others are opening too. */
function killSoon(child: ChildProcess): void {
  setTimeout(() => child.kill("SIGKILL"), Math.random() * 40);
}

/** What the killed process left behind is condensed and digested by the next that comes. */
async function finish(folder: string): Promise<void> {
  const store = await openStore(folder);
  await store.saveCondensed((await store.uncondensed(1, { limit: 1000 })).map(makeCondensed), 1);
  await store.composeOnce(team, ({ candidates }) => makeDigest(candidates));
  await store.close();
}

/** The ids of all articles in all digests, as the digests themselves say. */
function digestedIn(folder: string): readonly string[] {
  const file = new DatabaseSync(join(folder, "lede.db"), { readOnly: true });
  try {
    expect(
      file
        .prepare("pragma integrity_check")
        .all()
        .map((row) => row["integrity_check"]),
    ).toEqual(["ok"]);
    const stories = "select value ->> '$.articles[0].id' as id from digests, json_each(document, '$.stories')";
    return sorted(
      file
        .prepare(stories)
        .all()
        .map((row) => String(row["id"])),
    );
  } finally {
    file.close();
  }
}

function sorted(ids: Iterable<string>): readonly string[] {
  return [...ids].toSorted();
}
