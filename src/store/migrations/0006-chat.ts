import type { Migration } from "kysely/migration";
import type { Database } from "../schema.ts";

/** What is kept of the channels that people talk to Lede in. */
export function chat({ numbered }: Pick<Database, "numbered">): Migration {
  return {
    async up(db) {
      await db.schema
        .createTable("communities")
        .addColumn("id", "text", (column) => column.primaryKey())
        .addColumn("left_at", "text")
        .execute();
      await db.schema
        .createTable("channels")
        .addColumn("address", "text", (column) => column.primaryKey())
        .addColumn("community", "text", (column) => column.notNull())
        .execute();
      await db.schema.createIndex("channels_community").on("channels").column("community").execute();
      await db.schema
        .createTable("mutes")
        .addColumn("channel", "text", (column) => column.notNull())
        .addColumn("source", "text", (column) => column.notNull())
        .addColumn("muted_at", "text", (column) => column.notNull())
        .addPrimaryKeyConstraint("mutes_key", ["channel", "source"])
        .execute();
      await db.schema
        .createTable("reports")
        .addColumn("number", "integer", numbered)
        .addColumn("article_id", "text", (column) => column.notNull())
        .addColumn("headline", "text", (column) => column.notNull())
        .addColumn("channel", "text", (column) => column.notNull())
        .addColumn("figure_text", "text", (column) => column.notNull())
        .addColumn("measures", "text", (column) => column.notNull())
        .addColumn("sentence", "text", (column) => column.notNull())
        .addColumn("reported_at", "text", (column) => column.notNull())
        .addColumn("state", "text", (column) => column.notNull())
        .addUniqueConstraint("reports_once", ["article_id", "figure_text", "sentence"])
        .execute();
    },
  };
}
