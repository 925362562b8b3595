import type { Kysely, Transaction } from "kysely";
import type { Digest } from "../digest/digest.ts";
import type { ComposeDue, DueDigest } from "../dispatch/delivery-store.ts";
import { readCandidates } from "./candidates.ts";
import { addDeliveries } from "./delivery-rows.ts";
import { keepDigest, latestDigest } from "./digests.ts";
import type { Tables } from "./schema.ts";

/** See `DeliveryStore.composeDue`. */
export async function composeDue(db: Kysely<Tables>, due: DueDigest, compose: ComposeDue): Promise<Digest | null> {
  const { subscription, slots } = due;
  return await db.transaction().execute(async (transaction) => {
    // First of all, so that whoever else serves it waits here and then finds it served.
    if (!(await moveOn(transaction, due))) return null;
    if (await hasDigest(transaction, subscription.id, slots.slot.local)) return null;
    const candidates = await readCandidates(transaction, { ...due, subscription: subscription.id, again: false });
    const first = (await latestDigest(transaction, subscription.id)) === null;
    const composed = compose({ candidates, first });
    if (composed === null) return null;
    const { digest, deliveries } = composed;
    const kept = { digest, subscription: subscription.id, scheduled: true, inOutbox: deliveries.length > 0 };
    await keepDigest(transaction, kept, candidates);
    await addDeliveries(transaction, deliveries, new Date(digest.createdAt));
    return digest;
  });
}

async function moveOn(transaction: Transaction<Tables>, { subscription, since, slots }: DueDigest): Promise<boolean> {
  const { numUpdatedRows } = await transaction
    .updateTable("subscriptions")
    .set({ next_at: slots.next?.at.toISOString() ?? null })
    .where("id", "=", subscription.id)
    .where("next_at", "=", since.toISOString())
    .where("paused_reason", "is", null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

async function hasDigest(transaction: Transaction<Tables>, subscription: string, slot: string): Promise<boolean> {
  const row = await transaction
    .selectFrom("digests")
    .select("number")
    .where("subscription", "=", subscription)
    .where("slot", "=", slot)
    .where("scheduled", "=", 1)
    .executeTakeFirst();
  return row !== undefined;
}
