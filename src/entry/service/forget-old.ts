import { randomUUID } from "node:crypto";
import type { Clock } from "../../shared/clock.ts";
import type { Leases } from "../../shared/leases.ts";
import type { Log } from "../../shared/log.ts";
import type { Forgotten } from "../../store/retention.ts";

const DAY_MS = 86_400_000;

export interface ForgetParts {
  readonly store: { readonly leases: Leases; forgetBefore(before: Date): Promise<Forgotten> };
  /** Null: nothing is ever deleted. */
  readonly keepDays: number | null;
  readonly clock: Clock;
  readonly log: Log;
}

/** Deletes what is older than so many days, once a day, however many processes ask for it every minute. */
export async function forgetOld({ store, keepDays, clock, log }: ForgetParts): Promise<void> {
  if (keepDays === null) return;
  const now = clock();
  // Under a new name each time, so that nobody prolongs it: whoever comes first after a day does it.
  const mine = await store.leases.take("forget-old", { owner: randomUUID(), now, ms: DAY_MS });
  if (!mine) return;
  const { articles, digests, deliveries } = await store.forgetBefore(new Date(now.getTime() - keepDays * DAY_MS));
  if (articles + digests + deliveries === 0) return;
  log.info(`What is older than ${keepDays} days was deleted.`, { articles, digests, deliveries });
}
