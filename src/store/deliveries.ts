import type { Kysely } from "kysely";
import type { DeliveryStore } from "../dispatch/delivery-store.ts";
import { changedDigests } from "./changed-digests.ts";
import { claimDelivery, settleDelivery } from "./claims.ts";
import { composeDue } from "./compose-due.ts";
import { addDeliveries, deliveryOf } from "./delivery-rows.ts";
import type { Tables } from "./schema.ts";

/** See `DeliveryStore`. */
export function deliveriesIn(db: Kysely<Tables>): DeliveryStore {
  return {
    composeDue: (due, compose) => composeDue(db, due, compose),
    changedDigests: (since) => changedDigests(db, since),
    add: (deliveries, now) => db.transaction().execute((transaction) => addDeliveries(transaction, deliveries, now)),
    claim: (options) => claimDelivery(db, options),
    settle: (claim, settlement, now) => settleDelivery(db, { claim, settlement, now }),
    async list({ states, limit }) {
      const rows = await db
        .selectFrom("deliveries")
        .selectAll()
        .where("state", "in", states)
        .orderBy("number", "desc")
        .limit(limit)
        .execute();
      return rows.map(deliveryOf);
    },
    async get(key) {
      const row = await db.selectFrom("deliveries").selectAll().where("key", "=", key).executeTakeFirst();
      return row === undefined ? null : deliveryOf(row);
    },
    async retry(key, now) {
      const { numUpdatedRows } = await db
        .updateTable("deliveries")
        .set({ state: "pending", attempts: 0, absences: 0, unknown_since: null, not_before: now.toISOString() })
        .where("key", "=", key)
        .where("state", "in", ["held", "dead"])
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },
    async drop(key, reason) {
      const { numUpdatedRows } = await db
        .updateTable("deliveries")
        .set((is) => ({ state: "dead", reason, claims: is("claims", "+", 1) }))
        .where("key", "=", key)
        .where("state", "in", ["pending", "unknown", "held"])
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },
  };
}
