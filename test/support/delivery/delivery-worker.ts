import { flushCompileCache } from "node:module";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { listSources } from "../../../src/collect/source-list.ts";
import type { Messenger } from "../../../src/dispatch/messenger.ts";
import { loadRenderers } from "../../../src/dispatch/render-digest.ts";
import type { MinuteTick } from "../../../src/entry/schedule.ts";
import { startService } from "../../../src/entry/service.ts";
import { openQueue } from "../../../src/store/open-queue.ts";
import { openStore } from "../../../src/store/store.ts";
import { FAST_MINUTE, FAST_POLICY, FAST_TIMES } from "./fast-policy.ts";

/** Lede as a process of its own that composes and posts: the real service, store, queue and messengers, in a hurry. */

/** What it is told by its only argument, as JSON. */
export const workerOrder = z.object({
  /** A folder or a database's URL. */
  store: z.string(),
  /** Null: it does not post there, and need not load what it takes. */
  slack: z.object({ botToken: z.string(), apiUrl: z.string() }).nullable(),
  discord: z.object({ token: z.string(), apiUrl: z.string(), requestsPerSecond: z.number() }).nullable(),
});

const order = workerOrder.parse(JSON.parse(process.argv[2] ?? "null"));
const clock = (): Date => new Date();
// Whoever started it may be killed, too.
process.once("disconnect", () => process.exit());

const store = await openStore(order.store, { inThread: true });
const messengers = await openMessengers();
const queue = await openQueue(order.store, {
  store,
  onFault: ({ kind, key }, error) => complain(`${kind} ${key}`, error),
  // A database that is restarted: it comes back.
  onTrouble: (error) => complain("The queue has trouble.", error),
  times: FAST_TIMES,
});
// The ground condenses what it saves. A look between the two asks for it, and digests would wait for whoever does it.
await queue.work("condense", { atOnce: 1 }, () => Promise.resolve());
await startService({
  store,
  queue,
  roles: new Set(["compose", "deliver"]),
  sources: listSources([], store.sources),
  pipeline: {
    web: () => Promise.reject(new Error("Nothing is collected here.")),
    rewrite: null,
    onProgress: () => undefined,
    onFault: complain,
  },
  outbox: {
    messengers,
    random: Math.random,
    policy: FAST_POLICY,
    noticeOf: () => null,
    onTrouble: ({ kind, delivery, reason }) => complain(`${kind} ${delivery.key}`, reason),
    onFault: complain,
  },
  render: await loadRenderers(new Set(messengers.map(({ platform }) => platform)), "/"),
  clock,
  log: { info: () => undefined, warn: complain, error: complain },
  everyMinute: everyFastMinute,
  onDigest: () => undefined,
  housekeep: () => Promise.resolve(),
});
// For the next worker: at its end, where it would do so by itself, it is killed.
flushCompileCache();
process.send?.("ready");

async function openMessengers(): Promise<readonly Messenger[]> {
  const opened: Messenger[] = [];
  if (order.slack !== null) {
    const { SlackMessenger } = await import("../../../src/dispatch/slack-messenger.ts");
    opened.push(new SlackMessenger(order.slack, clock));
  }
  if (order.discord !== null) {
    const { DiscordMessenger } = await import("../../../src/dispatch/discord-messenger.ts");
    opened.push(new DiscordMessenger(order.discord, clock));
  }
  return opened;
}

/** Until the process is killed. */
function everyFastMinute(onMinute: () => Promise<void>, onError: (error: unknown) => void): MinuteTick {
  const go = async (): Promise<never> => {
    for (;;) {
      await sleep(FAST_MINUTE);
      await onMinute().catch(onError);
    }
  };
  void go();
  return { stop: () => Promise.resolve() };
}

function complain(what: string, about: unknown = ""): void {
  process.stderr.write(`${what} ${about instanceof Error ? String(about) : JSON.stringify(about)}\n`);
}
