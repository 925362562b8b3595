import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import type { Messenger } from "../../../src/dispatch/messenger.ts";
import { deliverDue, type OutboxParts } from "../../../src/dispatch/outbox.ts";
import { openStore } from "../../../src/store/store.ts";
import { FAST_POLICY } from "./fast-policy.ts";

/** A worker of the outbox as a process of its own: the real store, outbox and messengers, in a hurry. */

/** What it is told by its only argument, as JSON. */
export const workerOrder = z.object({
  /** A folder or a database's URL. */
  store: z.string(),
  /** Null: it does not post there, and need not load what it takes. */
  slack: z.object({ botToken: z.string(), apiUrl: z.string() }).nullable(),
  discord: z.object({ token: z.string(), apiUrl: z.string(), requestsPerSecond: z.number() }).nullable(),
});

/** Between two looks into the outbox, in milliseconds. */
const IDLE = 15;

const order = workerOrder.parse(JSON.parse(process.argv[2] ?? "null"));
const clock = (): Date => new Date();
const stop = new AbortController();
process.once("SIGTERM", () => stop.abort());

const store = await openStore(order.store);
const parts: OutboxParts = {
  store: store.outbox,
  messengers: await openMessengers(),
  clock,
  random: Math.random,
  policy: FAST_POLICY,
  noticeOf: () => null,
  onTrouble: ({ kind, delivery, reason }) => process.stderr.write(`${kind} ${delivery.key}: ${reason}\n`),
  onFault: (what, error) => process.stderr.write(`could not ${what}: ${String(error)}\n`),
};
process.send?.("ready");
while (!stop.signal.aborted) {
  try {
    await deliverDue(parts, stop.signal);
  } catch (error) {
    // A database that is restarted, a disk that is full: it comes back, or another worker does.
    process.stderr.write(`${String(error)}\n`);
  }
  await sleep(IDLE);
}
await store.close();
process.disconnect?.();

async function openMessengers(): Promise<readonly Messenger[]> {
  const messengers: Messenger[] = [];
  if (order.slack !== null) {
    const { SlackMessenger } = await import("../../../src/dispatch/slack-messenger.ts");
    messengers.push(new SlackMessenger(order.slack, clock));
  }
  if (order.discord !== null) {
    const { DiscordMessenger } = await import("../../../src/dispatch/discord-messenger.ts");
    messengers.push(new DiscordMessenger(order.discord, clock));
  }
  return messengers;
}
