import type { OutboxPolicy } from "../../../src/dispatch/outbox-policy.ts";
import type { BossTimes } from "../../../src/store/boss-queue.ts";

/**
 * The outbox's policy with its times, and their proportions, cut to a fortieth: a killed worker is found out within a
 * second. A platform on loopback needs no more.
 */
export const FAST_POLICY: OutboxPolicy = {
  look: 25,
  lease: 750,
  request: 250,
  firstLookUp: 100,
  absence: 1_000,
  absences: 2,
  attempts: 40,
  backOff: [50, 500],
  login: 1_000,
  pace: { slack: 20, discord: 20, file: 0 },
};

/** Between two looks for what is due, in milliseconds: a minute, cut as much as a process can take. */
export const FAST_MINUTE = 250;

/** Jobs of a killed worker are found out while the rounds last; pg-boss counts whole seconds. */
export const FAST_TIMES: Partial<BossTimes> = {
  retryAfter: 1,
  expires: { poll: 8, condense: 23, compose: 2, deliver: 3 },
  supervise: 1,
};
