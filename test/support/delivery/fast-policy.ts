import type { OutboxPolicy } from "../../../src/dispatch/outbox-policy.ts";

/**
 * The outbox's policy with its times, and their proportions, cut to a fortieth: a killed worker is found out within a
 * second. A platform on loopback needs no more.
 */
export const FAST_POLICY: OutboxPolicy = {
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
