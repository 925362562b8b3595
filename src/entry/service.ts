import { setTimeout as sleep } from "node:timers/promises";
import { sourceKey } from "../collect/source.ts";
import { isDue, type SourceList } from "../collect/source-list.ts";
import { CONDENSE_VERSION } from "../condense/condense.ts";
import { correctPosted } from "../dispatch/correct-posted.ts";
import { OUTBOX_POLICY } from "../dispatch/outbox-policy.ts";
import { deliverDue, type OutboxParts } from "../dispatch/outbox.ts";
import type { RenderDigest } from "../dispatch/render-digest.ts";
import { serve } from "../dispatch/serve-due.ts";
import type { Digest } from "../digest/digest.ts";
import { isLocal, type ChannelAddress, type Subscription } from "../article/subscription.ts";
import { collectSources, condenseNew, type PipelineParts } from "../pipeline.ts";
import type { Clock } from "../shared/clock.ts";
import type { Log } from "../shared/log.ts";
import type { Job, Queue } from "../shared/queue.ts";
import type { Store } from "../store/store.ts";
import { readingOf } from "./service/reading-of.ts";
import type { Role } from "./service/roles.ts";
import type { MinuteTick } from "./schedule.ts";

export interface ServiceParts {
  readonly store: Store;
  readonly queue: Queue<Store>;
  readonly roles: ReadonlySet<Role>;
  readonly sources: SourceList;
  readonly pipeline: Omit<PipelineParts, "store">;
  /** Null where this process posts nothing. */
  readonly outbox: Omit<OutboxParts, "store" | "clock"> | null;
  readonly render: RenderDigest;
  readonly clock: Clock;
  readonly log: Log;
  readonly everyMinute: (onMinute: () => Promise<void>, onError: (error: unknown) => void) => MinuteTick;
  /** Told of each digest that was composed here. */
  readonly onDigest: (digest: Digest, subscription: Subscription) => void;
  /** Deletes what nobody needs any more; asked for once an hour. */
  readonly housekeep: () => Promise<void>;
  /** Milliseconds; a test has none to lose. */
  readonly waitForReading?: number;
}

export interface Service {
  /** Begins nothing more, and ends what is under way within `graceMs`. */
  stop(graceMs: number): Promise<void>;
}

/** A digest waits so long for the sources that are due with it, and looks so often whether they are read (milliseconds). */
const WAIT_FOR_READING = 15_000;
const LOOK_AGAIN = 100;
/** Milliseconds. */
const HOUSEKEEPING_EVERY = 3_600_000;
/** Sources read at once by one process, as `lede digest` does; each host is asked by one at a time anyway. */
const POLLS = 24;
/** Digests composed at once by one process: most of the time they wait for the store. */
const COMPOSES = 20;
/** Wake-ups that are taken off the queue at once: each only says that there is something to post. */
const WAKE_UPS = 100;
/** Subscriptions whose digests one minute asks for. */
const DUE_AT_ONCE = 20_000;
/**
 * A job condenses for so long (milliseconds), well within the time after which the queue takes its worker for dead; what
 * is left is the next minute's.
 */
const CONDENSE_FOR = 600_000;
/** What is condensed is whatever is new: one job says so. */
const NEW = "new";

/**
 * Lede at work until stopped: each minute it looks what is due and hands it to the queue; whoever has the role does it.
 * What is due stands in the store, so that a lost job costs a minute, and a repeated one nothing.
 */
export async function startService(parts: ServiceParts): Promise<Service> {
  const { queue, roles, log, waitForReading = WAIT_FOR_READING } = parts;
  const stopping = new AbortController();
  const wake = makeBell();
  if (roles.has("collect")) {
    await queue.work("poll", { atOnce: POLLS }, async (key, { add }) => {
      await poll(key, parts);
      await add([job("condense", NEW)]);
    });
    await queue.work("condense", { atOnce: 1 }, async (_key, { store }) => {
      const enough = AbortSignal.timeout(CONDENSE_FOR);
      await condenseNew({ ...parts.pipeline, store }, AbortSignal.any([stopping.signal, enough]));
    });
  }
  if (roles.has("compose")) {
    await queue.work("compose", { atOnce: COMPOSES }, async (id, { store, add }) => {
      const to = await compose(id, store, parts);
      // A key of its own for each channel: who adds the same one waits for whoever added it to end.
      if (to !== null) await add([job("deliver", to)]);
    });
  }
  const delivering = parts.outbox === null ? Promise.resolve() : deliver(parts.outbox, parts, { wake, stopping });
  if (parts.outbox !== null) await queue.work("deliver", { atOnce: WAKE_UPS }, async () => wake.ring());

  let keptHouseAt = 0;
  const look = async (): Promise<void> => {
    const { reading, digests } = await findWhatIsDue(parts);
    await queue.add(reading);
    // What is published by the hour belongs into the digest of the hour.
    if (digests.length > 0) await untilRead(queue, { within: waitForReading, signal: stopping.signal });
    if (stopping.signal.aborted) return;
    await queue.add(digests);
    if (!roles.has("compose")) return;
    await correctPosted(parts.clock(), { outbox: parts.store.outbox, render: parts.render });
    if (parts.clock().getTime() < keptHouseAt + HOUSEKEEPING_EVERY) return;
    keptHouseAt = parts.clock().getTime();
    await parts.housekeep();
  };
  const onError = (error: unknown): void =>
    log.error("What is due could not be found out; the next minute looks again.", { error });
  // What was missed is looked for now, and nobody waits for it: whoever stops Lede at once need not either.
  const first = look().catch(onError);
  const tick = parts.everyMinute(look, onError);
  return {
    async stop(graceMs) {
      stopping.abort();
      wake.ring();
      await Promise.race([
        Promise.all([first, tick.stop(), queue.stop(graceMs), delivering]),
        sleep(graceMs, null, { ref: false }),
      ]);
    },
  };
}

interface WhatIsDue {
  /** Sources to read and articles to condense. */
  readonly reading: readonly Job[];
  readonly digests: readonly Job[];
}

/** What is due now, for those who do it: the store is asked by every process, and a job that waits is not added again. */
async function findWhatIsDue({ store, sources, clock }: ServiceParts): Promise<WhatIsDue> {
  const now = clock();
  const [due, [waiting], subscriptions] = await Promise.all([
    sources.dueSources(now),
    store.uncondensed(CONDENSE_VERSION, { limit: 1 }),
    store.subscriptions.due(now, { limit: DUE_AT_ONCE, except: [] }),
  ]);
  return {
    reading: [
      ...due.map(({ source }) => job("poll", sourceKey(source))),
      ...(waiting === undefined ? [] : [job("condense", NEW)]),
    ],
    // Somebody may run a digest of their own beside it, on the same store.
    digests: subscriptions.flatMap(({ subscription: { id } }) => (isLocal(id) ? [] : [job("compose", id)])),
  };
}

interface Patience {
  /** Milliseconds. */
  readonly within: number;
  readonly signal: AbortSignal;
}

/** Ends when all that waits is read and condensed, and waits neither for a slow site nor for a whole archive. */
async function untilRead(queue: Queue<Store>, { within, signal }: Patience): Promise<void> {
  const end = performance.now() + within;
  while (!signal.aborted && performance.now() < end) {
    const { poll: polls, condense: condensing } = await queue.counts();
    if (polls.waiting + polls.active + condensing.waiting + condensing.active === 0) return;
    await sleep(LOOK_AGAIN);
  }
}

async function poll(key: string, { sources, pipeline, store, clock, log }: ServiceParts): Promise<void> {
  const now = clock();
  const listed = (await sources.allSources()).filter(({ source }) => sourceKey(source) === key);
  // Another process may have read it since the job was added.
  const readings = (await sources.withStates(listed)).filter((reading) => isDue(reading, now));
  const collected = await collectSources(readings, now, { ...pipeline, store });
  for (const { trouble } of collected) {
    if (trouble !== null) log.warn("A source could not be read.", { source: key, reason: trouble.failure.reason });
  }
}

/** @returns where there is something to post now; null where nowhere. */
async function compose(id: string, store: Store, parts: ServiceParts): Promise<ChannelAddress | null> {
  const now = parts.clock();
  const due = await store.subscriptions.dueOf(id, now);
  if (due === null) return null;
  const digest = await serve(due, now, {
    outbox: store.outbox,
    readingOf: (subscription) => readingOf(subscription, { ...parts, mutes: store.mutes }),
    render: parts.render,
  });
  if (digest === null) return null;
  parts.log.info("A digest was composed.", { subscription: id, digest: digest.id, stories: digest.stories.length });
  parts.onDigest(digest, due.subscription);
  return due.subscription.to;
}

interface Delivering {
  readonly wake: Bell;
  readonly stopping: AbortController;
}

async function deliver(
  outbox: Omit<OutboxParts, "store" | "clock">,
  { store, clock, log }: ServiceParts,
  { wake, stopping: { signal } }: Delivering,
): Promise<void> {
  const { look } = outbox.policy ?? OUTBOX_POLICY;
  while (!signal.aborted) {
    try {
      await deliverDue({ ...outbox, store: store.outbox, clock }, signal);
    } catch (error) {
      log.error("The outbox could not be read; it is looked at again.", { error });
    }
    if (!signal.aborted) await wake.within(look);
  }
}

function job(kind: Job["kind"], key: string): Job {
  return { kind, key, after: null };
}

/** Wakes who waits for it before his time. */
interface Bell {
  ring(): void;
  /** Ends when it rings, after `ms` at the latest; at once where it rang since the last time. */
  within(ms: number): Promise<void>;
}

function makeBell(): Bell {
  let rung = Promise.withResolvers<void>();
  return {
    ring: () => rung.resolve(),
    async within(ms) {
      await Promise.race([rung.promise, sleep(ms)]);
      rung = Promise.withResolvers();
    },
  };
}
