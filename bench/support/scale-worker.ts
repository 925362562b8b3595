/* One of the workers of `npm run bench:delivery-scale`: composes or posts what the queue and the outbox hold. */
import { setTimeout as sleep } from "node:timers/promises";
import type { Messenger } from "../../src/dispatch/messenger.ts";
import { deliverDue } from "../../src/dispatch/outbox.ts";
import { loadRenderers } from "../../src/dispatch/render-digest.ts";
import { serve } from "../../src/dispatch/serve-due.ts";
import { openQueue } from "../../src/store/open-queue.ts";
import { openStore } from "../../src/store/store.ts";

export type ScaleTask = "compose" | "deliver";

/** Milliseconds that the platform takes for a post. */
const POST_MS = 50;

/** Digests that one worker composes at once. */
const COMPOSES = 20;

const [url = "", task = "", source = ""] = process.argv.slice(2);
const clock = (): Date => new Date();
const fault = (error: unknown): void => {
  throw error;
};

const store = await openStore(url);
const queue = await openQueue(url, { store, onFault: (_, error) => fault(error), onTrouble: fault });
process.once("message", () => void (task === "compose" ? compose() : deliver()));
process.send?.("ready");

async function compose(): Promise<void> {
  const render = await loadRenderers(new Set(["slack"]), "/");
  await queue.work("compose", { atOnce: COMPOSES }, async (id, scope) => {
    const subscription = await scope.store.subscriptions.get(id);
    if (subscription === null) throw new Error(`There is no subscription ${id}.`);
    const now = clock();
    const [due] = await scope.store.subscriptions.due(now, { limit: 1, except: [] });
    const since = due?.since ?? now;
    const parts = { outbox: scope.store.outbox, readingOf: async () => ({ sources: [source], skipped: [] }), render };
    const digest = await serve({ subscription, since }, now, parts);
    if (digest !== null) await scope.add([{ kind: "deliver", key: subscription.to, after: null }]);
  });
}

/** Until it is killed: posts as `start` does, to a platform that is always well. */
async function deliver(): Promise<void> {
  let ids = 0;
  const messenger: Messenger = {
    platform: "slack",
    async post() {
      await sleep(POST_MS);
      return { kind: "sent", messageId: String(++ids) };
    },
    edit: () => Promise.reject(new Error("Nothing is edited here.")),
    // Of the worker that was killed after the measurement before.
    find: async () => ({ kind: "absent" }),
  };
  const parts = {
    store: store.outbox,
    messengers: [messenger],
    clock,
    random: Math.random,
    noticeOf: () => null,
    onTrouble: fault,
    onFault: (_: string, error: unknown) => fault(error),
  };
  for (;;) {
    await deliverDue(parts, new AbortController().signal);
    await sleep(100);
  }
}
