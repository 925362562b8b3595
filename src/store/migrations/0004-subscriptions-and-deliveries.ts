import { sql, type Kysely } from "kysely";
import type { Migration } from "kysely/migration";
import type { Database } from "../schema.ts";

export function subscriptionsAndDeliveries({ numbered }: Pick<Database, "numbered">): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable("subscriptions")
        .addColumn("id", "text", (column) => column.primaryKey())
        .addColumn("address", "text", (column) => column.notNull())
        .addColumn("community", "text")
        .addColumn("set_in", "text", (column) => column.notNull())
        .addColumn("document", "text", (column) => column.notNull())
        .addColumn("paused_reason", "text")
        .addColumn("paused_at", "text")
        .addColumn("next_at", "text")
        .execute();
      await db.schema.createIndex("subscriptions_next_at").on("subscriptions").columns(["next_at", "id"]).execute();
      await db.schema.createIndex("subscriptions_address").on("subscriptions").column("address").execute();

      await db.schema
        .alterTable("digests")
        .addColumn("scheduled", "integer", (column) => column.notNull().defaultTo(0))
        .execute();
      // One digest a slot, said to the database itself.
      await db.schema
        .createIndex("digests_slot_once")
        .unique()
        .on("digests")
        .columns(["subscription", "slot"])
        .where(sql.ref("scheduled"), "=", 1)
        .execute();

      await db.schema
        .createTable("gates")
        .addColumn("address", "text", (column) => column.primaryKey())
        .addColumn("open_at", "text", (column) => column.notNull())
        .execute();
      await db.schema
        .createTable("deliveries")
        .addColumn("number", "integer", numbered)
        .addColumn("key", "text", (column) => column.notNull().unique())
        .addColumn("kind", "text", (column) => column.notNull())
        .addColumn("subject", "text", (column) => column.notNull())
        .addColumn("subscription", "text")
        .addColumn("platform", "text", (column) => column.notNull())
        .addColumn("address", "text", (column) => column.notNull())
        .addColumn("message", "text", (column) => column.notNull())
        .addColumn("under_key", "text")
        .addColumn("edits_key", "text")
        .addColumn("state", "text", (column) => column.notNull())
        .addColumn("claims", "integer", (column) => column.notNull())
        .addColumn("attempts", "integer", (column) => column.notNull())
        .addColumn("absences", "integer", (column) => column.notNull())
        .addColumn("unknown_since", "text")
        .addColumn("tried_at", "text")
        .addColumn("not_before", "text", (column) => column.notNull())
        .addColumn("message_id", "text")
        .addColumn("reason", "text")
        .addColumn("created_at", "text", (column) => column.notNull())
        .addColumn("sent_at", "text")
        .execute();
      // Only what is open: the outbox of years is looked through in no time.
      await db.schema
        .createIndex("deliveries_open")
        .on("deliveries")
        .columns(["not_before", "number"])
        .where(sql.ref("state"), "in", sql`('pending', 'sending', 'unknown')`)
        .execute();
      await db.schema.createIndex("deliveries_subject").on("deliveries").columns(["subject", "number"]).execute();
    },
  };
}
