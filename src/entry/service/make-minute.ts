import { setTimeout as sleep } from "node:timers/promises";
import type { Subscription } from "../../article/subscription.ts";
import type { Collected } from "../../collect/collected.ts";
import { readError } from "../../collect/read-failure.ts";
import type { ListedSource, SourceWithState } from "../../collect/source-list.ts";
import { sourceKey } from "../../collect/source.ts";
import type { MuteStore } from "../../digest/mute-store.ts";
import type { SubscriptionStore } from "../../digest/subscription-store.ts";
import type { DeliveryStore } from "../../dispatch/delivery-store.ts";
import type { RenderDigest } from "../../dispatch/render-digest.ts";
import { serveDue, type Reading, type Served } from "../../dispatch/serve-due.ts";
import { collectSources, condenseNew, skippedWhileCollecting, type PipelineParts } from "../../pipeline.ts";
import type { Leases } from "../../shared/leases.ts";

/**
 * What is due is composed this many milliseconds into its minute at the latest: a site that is slow to answer is in the
 * next digest.
 */
const READING = 20_000;

/** One process reads the net at a time; one that died over it is waited for so long, in milliseconds. */
const READING_LEASE = 5 * 60_000;

export interface MinuteParts extends Omit<PipelineParts, "store"> {
  readonly store: PipelineParts["store"] & {
    readonly subscriptions: SubscriptionStore;
    readonly outbox: DeliveryStore;
    readonly mutes: Pick<MuteStore, "mutedIn">;
    readonly leases: Leases;
  };
  /** This process: of no two that run at once the same. */
  readonly owner: string;
  /** Everything that wants to be read at present. */
  readonly dueSources: (now: Date) => Promise<readonly SourceWithState[]>;
  /** What a subscription's channel reads, with what is known of it, but for what it muted. */
  readonly sourcesOf: (subscription: Subscription) => Promise<readonly ListedSource[]>;
  readonly render: RenderDigest;
  readonly serves: (subscription: Subscription) => boolean;
}

export interface Minute {
  /** Reads what is due to be read, condenses what is new and composes the digests that are due. */
  run(now: Date): Promise<readonly Served[]>;
  /** Waits for reading that goes on. */
  stop(): Promise<void>;
}

/** What Lede does every minute, but for posting. */
export function makeMinute(parts: MinuteParts): Minute {
  const { store, onFault } = parts;
  let reading: Promise<void> | null = null;
  const lastRead = new Map<
    string,
    { readonly source: SourceWithState; readonly collected: Collected; readonly at: Date }
  >();

  const readSources = async (now: Date): Promise<void> => {
    // A site is asked by one process; a folder of this machine is read by each that has it.
    const mayAskSites = await store.leases.take("collect", { owner: parts.owner, now, ms: READING_LEASE });
    try {
      const due = (await parts.dueSources(now)).filter(({ source }) => mayAskSites || source.kind === "folder");
      const collected = await collectSources(due, now, parts);
      for (const [i, source] of due.entries()) {
        const one = collected[i];
        if (one !== undefined) lastRead.set(sourceKey(source.source), { source, collected: one, at: now });
      }
      await condenseNew(parts);
    } finally {
      if (mayAskSites) await store.leases.release("collect", parts.owner);
    }
  };

  const readingOf = async (subscription: Subscription): Promise<Reading> => {
    const { to, timeZone } = subscription;
    const muted = new Set(await store.mutes.mutedIn(to));
    const sources = (await parts.sourcesOf(subscription)).filter(({ source }) => !muted.has(sourceKey(source)));
    const read = sources.flatMap(({ source }) => lastRead.get(sourceKey(source)) ?? []);
    throwForOnlyFolder(sources, read[0]?.collected);
    return {
      sources: sources.map(({ source }) => sourceKey(source)),
      skipped: read.flatMap(({ source, collected, at }) =>
        skippedWhileCollecting(source, collected, { now: at, timeZone }),
      ),
    };
  };

  return {
    async run(now) {
      reading ??= readSources(now).finally(() => {
        reading = null;
      });
      const ahead = reading.then(() => null);
      const waited = new AbortController();
      await Promise.race([ahead, sleep(READING, null, { signal: waited.signal, ref: false })]);
      waited.abort();
      // What is still read now, and fails, fails for the next minute.
      ahead.catch((error: unknown) => onFault("read the sources", error));
      return await serveDue(now, {
        subscriptions: store.subscriptions,
        outbox: store.outbox,
        readingOf,
        render: parts.render,
        serves: parts.serves,
        onFault,
      });
    },
    async stop() {
      await reading?.catch((error: unknown) => onFault("read the sources", error));
    },
  };
}

/** A digest of one folder waits for its folder: without it there is nothing that it could be of. */
function throwForOnlyFolder(sources: readonly ListedSource[], collected: Collected | undefined): void {
  const [only, ...others] = sources;
  if (only?.source.kind !== "folder" || others.length > 0 || !collected?.trouble) return;
  throw readError(collected.trouble.failure, `the folder ${only.source.name}`);
}
