import { setTimeout as sleep } from "node:timers/promises";

import type { Clock } from "../../shared/clock.ts";
import type { Leases } from "../../shared/leases.ts";
import type { Log } from "../../shared/log.ts";
import { describeDiscordError } from "./discord-log.ts";

/** How long things take, in milliseconds. */
export interface ShardPace {
  /** A shard belongs to a process that says no more for so long; another takes it over then. */
  readonly lease: number;
  readonly renew: number;
  /** So long before its lease ends a process lets go of a shard that it could not prolong. */
  readonly safety: number;
  /** Between two looks for a shard that another process has. */
  readonly ask: number;
  /** Until a connection that failed is tried again: doubled each time up to the longest. */
  readonly firstWait: number;
  readonly longestWait: number;
  /** A connection that lived longer was a good one. */
  readonly good: number;
}

const PACE: ShardPace = {
  lease: 30_000,
  renew: 10_000,
  safety: 5_000,
  ask: 5_000,
  firstWait: 1_000,
  longestWait: 300_000,
  good: 60_000,
};

export interface ShardParts {
  readonly leases: Leases;
  /** This process. */
  readonly owner: string;
  readonly clock: Clock;
  readonly log: Log;
  /** As in `PACE` unless said. */
  readonly pace?: ShardPace;
}

export interface ShardRun {
  /** Ends the whole. */
  readonly signal: AbortSignal;
  /** Is the shard's connection; ends when it is told to, rejects when it cannot go on. */
  readonly run: (signal: AbortSignal) => Promise<void>;
}

/**
 * Runs one shard while this process has its lease, and asks for that until stopped. Discord sends each interaction to
 * every session of a shard: with two owners each command would be answered twice.
 */
export async function keepShard(shard: number, { signal, run }: ShardRun, parts: ShardParts): Promise<void> {
  const { log, pace = PACE } = parts;
  const name = `discord:${String(shard)}`;
  for (let failures = 0; !signal.aborted;) {
    if ((await takeLease(name, parts)) !== "ours") {
      await pause(pace.ask, signal);
      continue;
    }
    const startedAt = performance.now();
    const over = new AbortController();
    const renewing = renew(name, AbortSignal.any([signal, over.signal]), parts);
    try {
      await run(AbortSignal.any([signal, renewing.lost]));
      failures = 0;
    } catch (error) {
      failures = performance.now() - startedAt > pace.good ? 1 : failures + 1;
      log.error("Discord could not be connected to. It is tried again.", {
        shard,
        failures,
        ...describeDiscordError(error),
      });
    } finally {
      over.abort();
      await renewing.ended;
      await release(name, parts);
    }
    if (failures > 0) {
      const longest = Math.min(pace.longestWait, pace.firstWait * 2 ** (failures - 1));
      await pause(longest * (0.5 + Math.random() / 2), signal);
    }
  }
}

async function takeLease(
  name: string,
  { leases, owner, clock, log, pace = PACE }: ShardParts,
): Promise<"ours" | "another's" | "unknown"> {
  try {
    return (await leases.take(name, { owner, now: clock(), ms: pace.lease })) ? "ours" : "another's";
  } catch (error) {
    log.error("The store did not say whose a Discord shard is.", { name, error });
    return "unknown";
  }
}

/** Where that fails, the lease ends by itself. */
async function release(name: string, { leases, owner, log }: ShardParts): Promise<void> {
  try {
    await leases.release(name, owner);
  } catch (error) {
    log.error("A Discord shard could not be given back; another process has it in half a minute.", { name, error });
  }
}

/** Prolongs the lease until told to end. `lost` says that it could not be prolonged in time. */
function renew(
  name: string,
  signal: AbortSignal,
  parts: ShardParts,
): { readonly lost: AbortSignal; readonly ended: Promise<void> } {
  const { pace = PACE } = parts;
  const lost = new AbortController();
  const keep = async (): Promise<void> => {
    let safeUntil = performance.now() + pace.lease - pace.safety;
    while (!signal.aborted) {
      await pause(pace.renew, signal);
      if (signal.aborted) return;
      const askedAt = performance.now();
      const whose = await takeLease(name, parts);
      if (whose === "ours") safeUntil = askedAt + pace.lease - pace.safety;
      else if (whose === "another's" || performance.now() + pace.renew > safeUntil) {
        parts.log.warn("A Discord shard is let go: its lease could not be prolonged.", { name });
        return lost.abort();
      }
    }
  };
  return { lost: lost.signal, ended: keep() };
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await sleep(ms, undefined, { signal });
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
