import { join } from "node:path";
import type { DeliveryStore } from "../../src/dispatch/delivery-store.ts";
import type { NewDelivery } from "../../src/dispatch/delivery.ts";
import { deliverDue, type OutboxParts } from "../../src/dispatch/outbox.ts";
import { OUTBOX_POLICY } from "../../src/dispatch/outbox-policy.ts";
import type { Trouble } from "../../src/dispatch/settle.ts";
import { openStore } from "../../src/store/store.ts";
import { makeFakePlatform } from "./fake-platform.ts";
import { makeDelivery } from "./make-subscription.ts";

const START = new Date("2026-11-02T07:00:00Z");

/** A real store and outbox, a platform in memory, and a clock in the test's hand; gone when the test is over. */
export async function makeOutbox(parts: Partial<OutboxParts> = {}) {
  const { temporaryFolder } = await import("./temporary-folder.ts");
  const { onTestFinished } = await import("vitest");
  const driven = await driveOutbox(join(await temporaryFolder(), "data"), parts);
  onTestFinished(() => driven.store.close());
  return driven;
}

/** The same with its store at this location, for whoever is no test. */
export async function driveOutbox(location: string, parts: Partial<OutboxParts> = {}) {
  const store = await openStore(location);
  let now = START;
  const clock = (): Date => now;
  const platform = makeFakePlatform("slack", clock);
  const troubles: Trouble[] = [];
  const faults: string[] = [];
  const outbox: OutboxParts = {
    store: store.outbox,
    messengers: [platform.messenger],
    clock,
    random: () => 0.5,
    // A request that hangs shall not hold up the test.
    policy: { ...OUTBOX_POLICY, request: 50 },
    noticeOf: () => null,
    onTrouble: (trouble) => troubles.push(trouble),
    onFault: (what) => faults.push(what),
    ...parts,
  };
  return {
    store,
    platform,
    outbox,
    troubles,
    faults,
    clock,
    add: (...deliveries: readonly (string | NewDelivery)[]) =>
      store.outbox.add(
        deliveries.map((each) => (typeof each === "string" ? makeDelivery(each) : each)),
        now,
      ),
    /** Lets this much time pass, looking into the outbox as the loop does: every second, over long times every five. */
    pass: async (seconds: number, changed: Partial<OutboxParts> = {}): Promise<void> => {
      const end = now.getTime() + seconds * 1000;
      const step = seconds > 600 ? 5_000 : 1_000;
      for (; now.getTime() < end; now = new Date(now.getTime() + step)) {
        await deliverDue({ ...outbox, ...changed }, new AbortController().signal);
      }
    },
    /** Moves the clock alone, as a worker that sleeps over it does. */
    skip: (seconds: number): void => {
      now = new Date(now.getTime() + seconds * 1000);
    },
    words: (channel: `slack:${string}` = "slack:C1") => platform.shown(channel).map(({ words }) => words),
    stateOf: async (key: string) => (await store.outbox.get(key))?.state,
  };
}

/** A store whose `settle` fails as often as said: the disk is full, the worker is gone. */
export function withoutSettling(store: DeliveryStore, times: number): Pick<DeliveryStore, "claim" | "settle"> {
  let left = times;
  return {
    claim: (options) => store.claim(options),
    async settle(...args) {
      if (left-- > 0) throw new Error("the disk is full");
      return await store.settle(...args);
    },
  };
}
