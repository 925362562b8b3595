import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { platformOf, type Subscription } from "../../article/subscription.ts";
import { listSources } from "../../collect/source-list.ts";
import { deliverDue } from "../../dispatch/outbox.ts";
import { loadRenderers } from "../../dispatch/render-digest.ts";
import type { Served } from "../../dispatch/serve-due.ts";
import { openStore, type Store } from "../../store/store.ts";
import { makeMinute, type Minute } from "../service/make-minute.ts";
import { openMessengers, platformsOf } from "../service/open-messengers.ts";
import { makeWeb, type Web } from "../open-web.ts";
import { everyMinute, type MinuteTick } from "../schedule.ts";
import type { CliContext } from "./cli-context.ts";
import { makeLocalDigest, printDigest, type LocalDigestOptions } from "./digest-command.ts";
import { planLocalDigest, type LocalPlan } from "./local-subscription.ts";
import { openWriter } from "./open-writer.ts";
import { announceNext, makeComplaints, type Complaints } from "./start-words.ts";

/** Milliseconds between two looks into the outbox. */
const OUTBOX_IDLE = 1_000;

/** What is under way when Lede is stopped has so many milliseconds to end; a request of the outbox takes five seconds. */
const GRACE = 9_000;

/** What a test puts in the place of the clock's minutes and of the signals to stop. */
export interface StartParts {
  readonly everyMinute: (onMinute: () => Promise<void>, onError: (error: unknown) => void) => MinuteTick;
  readonly stopped: Promise<void>;
}

/**
 * `lede start`: reads, composes what is due and posts it, minute after minute, until stopped. What came due while it was
 * down comes first. Where nobody set a subscription it makes the local digest now, and then every day at eight.
 */
export async function startCommand(
  options: LocalDigestOptions,
  context: CliContext,
  parts: StartParts = { everyMinute, stopped: stopSignal() },
): Promise<void> {
  const settings = context.settings();
  const store = await openStore(settings.store);
  const web = makeWeb({ version: context.version, settings, clock: context.clock });
  try {
    const local = await planLocalDigest(options, store, context);
    if (local === null) await store.subscriptions.syncWithFile(settings.subscriptions, context.clock());
    else await store.subscriptions.save(local.subscription, context.clock());
    const complaints = makeComplaints(context.stderr);
    await run(await makeService({ options, local, store, web, complaints }, context), complaints, parts);
  } finally {
    await web.close();
    await store.close();
  }
  context.stderr.write("Stopped.\n");
}

interface ServiceParts {
  readonly options: LocalDigestOptions;
  readonly local: LocalPlan | null;
  readonly store: Store;
  readonly web: Web;
  readonly complaints: Complaints;
}

/** What is done again and again. */
interface Service {
  readonly onMinute: () => Promise<void>;
  /** Posts what is in the outbox; never twice at once. */
  readonly deliver: (signal: AbortSignal) => Promise<void>;
  readonly minute: Minute;
}

async function run({ onMinute, deliver, minute }: Service, { report }: Complaints, parts: StartParts): Promise<void> {
  const stopping = new AbortController();
  await onMinute().catch(report);
  const tick = parts.everyMinute(onMinute, report);
  const posting = (async () => {
    while (!stopping.signal.aborted) {
      await deliver(stopping.signal).catch(report);
      await Promise.race([sleep(OUTBOX_IDLE, null, { ref: false }), parts.stopped]);
    }
  })();
  await parts.stopped;
  stopping.abort();
  await Promise.race([Promise.all([tick.stop(), posting, minute.stop()]), sleep(GRACE, null, { ref: false })]);
}

async function makeService(parts: ServiceParts, context: CliContext): Promise<Service> {
  const { options, local, store, web, complaints } = parts;
  const { clock, home, stderr, stdout } = context;
  const settings = context.settings();
  const writer = settings.llm === null ? null : await openWriter(settings.llm, store, clock);
  if (writer !== null) stderr.write(`${writer.introduction}\n`);
  const messengers = await openMessengers({ settings, clock, home, onFailure: complaints.report });
  const sources = listSources(settings.sources, store.sources);
  const folder = local?.folder ?? null;
  const minute = makeMinute({
    store,
    owner: randomUUID(),
    web: () => web.open(),
    rewrite: writer?.rewrite ?? null,
    onProgress: () => undefined,
    onFault: complaints.fault,
    dueSources: (now) => (folder === null ? sources.dueSources(now) : sources.withStates(folder)),
    sourcesOf: async ({ to }) => folder ?? (await sources.sourcesOf(platformOf(to) === "file" ? "" : to)),
    render: await loadRenderers(platformsOf(messengers), home),
    serves: (subscription) => isServed(subscription, local, platformsOf(messengers)),
  });

  /** The files that local digests were written to, until they are printed. */
  const written: string[] = [];
  const deliver = oneAtATime(async (signal: AbortSignal) => {
    await deliverDue(
      {
        store: store.outbox,
        messengers,
        clock,
        random: Math.random,
        noticeOf: () => null,
        onSent: ({ subscription, to }, messageId) => {
          if (subscription === local?.subscription.id) written.push(messageId);
          else stderr.write(`Posted to ${to}.\n`);
        },
        onTrouble: complaints.trouble,
        onFault: complaints.fault,
      },
      signal,
    );
    for (const path of written.splice(0)) {
      const digest = await store.latestDigest(local?.subscription.id);
      if (digest !== null) printDigest({ digest, fresh: true, path, skipped: digest.skipped }, context);
    }
  });

  let isFirst = true;
  const onMinute = async (): Promise<void> => {
    const served = await minute.run(clock());
    await deliver(new AbortController().signal);
    if (isFirst && local !== null && served.every(({ digest }) => digest === null)) {
      printDigest(await makeLocalDigest(options, context), context);
    } else {
      sayQuietDay(served, local, stdout);
    }
    if (served.length > 0 || isFirst) {
      complaints.clear();
      await announceNext(store, context);
    }
    isFirst = false;
  };
  return { onMinute, deliver, minute };
}

function sayQuietDay(served: readonly Served[], local: LocalPlan | null, stdout: CliContext["stdout"]): void {
  const own = served.filter(({ subscription }) => subscription.id === local?.subscription.id);
  if (own.some(({ digest }) => digest === null)) stdout.write("Nothing new today.\n");
}

/** A process posts for its platforms; a local digest is only for the process that was started for it. */
function isServed(subscription: Subscription, local: LocalPlan | null, platforms: ReadonlySet<string>): boolean {
  if (local !== null) return subscription.id === local.subscription.id;
  return platforms.has(platformOf(subscription.to)) && !subscription.id.startsWith("local");
}

/** The next call waits for the one under way. */
function oneAtATime<T>(work: (argument: T) => Promise<void>): (argument: T) => Promise<void> {
  let last: Promise<void> = Promise.resolve();
  return (argument) => {
    const next = last.then(() => work(argument));
    // Whoever waits for `next` hears of its failure; those behind it do their own.
    last = next.catch(() => undefined);
    return next;
  };
}

function stopSignal(): Promise<void> {
  return new Promise((stopped) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stopped());
  });
}
