import { setTimeout as sleep } from "node:timers/promises";
import { once } from "node:events";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

import { keepShard, type ShardPace } from "../../../src/entry/discord/discord-shards.ts";
import type { Leases } from "../../../src/shared/leases.ts";
import { leasesContract } from "../../contracts/leases-contract.ts";
import { makeMemoryLeases } from "../../support/memory-leases.ts";
import { makeMemoryLog, type MemoryLog } from "../../support/memory-log.ts";

leasesContract("memory", async () => makeMemoryLeases());

/** A hundredth of the real one. */
const PACE: ShardPace = {
  lease: 300,
  renew: 100,
  safety: 50,
  ask: 50,
  firstWait: 10,
  longestWait: 200,
  good: 600,
};

describe("a shard", () => {
  let leases: Leases;
  let log: MemoryLog;
  let stopping: AbortController;
  /** Who is connected now, and how often anybody was. */
  let connected: Set<string>;
  let connections: number;
  let keeping: Promise<void>[];

  const connect = (owner: string) => async (signal: AbortSignal) => {
    connections++;
    connected.add(owner);
    if (!signal.aborted) await once(signal, "abort");
    connected.delete(owner);
  };
  const keep = (owner: string, run = connect(owner), stop = stopping.signal): void => {
    const parts = { leases, owner, log, clock: () => new Date(), pace: PACE };
    keeping.push(keepShard(0, { signal: stop, run }, parts));
  };

  beforeEach(() => {
    leases = makeMemoryLeases();
    log = makeMemoryLog();
    stopping = new AbortController();
    connected = new Set();
    connections = 0;
    keeping = [];
  });
  afterEach(async () => {
    stopping.abort();
    await Promise.all(keeping);
  });

  test("has one owner of many, for longer than its lease", async () => {
    for (const owner of ["north", "south", "west"]) keep(owner);
    for (let look = 0; look < 20; look++) {
      await sleep(40);
      expect(connected.size).toBe(1);
    }
    expect(connections).toBe(1);
  });

  test("goes to another at once when its owner stops", async () => {
    const stop = new AbortController();
    keep("north", connect("north"), stop.signal);
    keep("south");
    await vi.waitUntil(() => connected.has("north"));
    stop.abort();
    await vi.waitFor(() => expect([...connected]).toEqual(["south"]), { timeout: 250, interval: 5 });
  });

  test("is let go where its lease cannot be prolonged, before another can have it", async () => {
    keep("north");
    await vi.waitUntil(() => connected.has("north"));
    const tookAt = performance.now();
    vi.spyOn(leases, "take").mockRejectedValue(new Error("the store is down"));
    await vi.waitUntil(() => connected.size === 0, { timeout: 1_000, interval: 5 });
    expect(performance.now() - tookAt).toBeLessThan(PACE.lease + PACE.renew);
    expect(log.lines.join("\n")).toContain("could not be prolonged");
    vi.restoreAllMocks();
    await vi.waitUntil(() => connected.has("north"), { timeout: 2_000 });
  });

  test("is let go at once where another has it", async () => {
    keep("north");
    await vi.waitUntil(() => connected.has("north"));
    const take = vi.spyOn(leases, "take").mockResolvedValue(false);
    await vi.waitFor(() => expect(connected.size).toBe(0), { timeout: PACE.renew + 50, interval: 5 });
    take.mockRestore();
  });

  test("that cannot be given back ends all the same, and is said", async () => {
    vi.spyOn(leases, "release").mockRejectedValue(new Error("the store is down"));
    keep("north");
    await vi.waitUntil(() => connected.has("north"));
    stopping.abort();
    await Promise.all(keeping);
    expect(log.lines.join("\n")).toContain("could not be given back");
  });

  test("that cannot be connected is tried again, later each time, and said", async () => {
    const tries: number[] = [];
    keep("north", async (signal) => {
      tries.push(performance.now());
      if (tries.length < 4) throw new Error("the gateway is down");
      await connect("north")(signal);
    });
    await vi.waitUntil(() => connected.has("north"), { timeout: 3_000 });
    const [first = 0, second = 0, third = 0, fourth = 0] = tries;
    expect(second - first).toBeGreaterThanOrEqual(PACE.firstWait * 0.5 - 2);
    expect(fourth - third).toBeGreaterThanOrEqual(PACE.firstWait * 2 - 2);
    expect(log.lines.filter((line) => line.includes("the gateway is down"))).toHaveLength(3);
  });
});
