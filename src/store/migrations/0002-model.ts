import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

export const model: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable("model_answers")
      .addColumn("key", "text", (column) => column.primaryKey())
      .addColumn("sentences", "text", (column) => column.notNull())
      .execute();
    await db.schema
      .createTable("model_usage")
      .addColumn("day", "text", (column) => column.primaryKey())
      .addColumn("tokens", "integer", (column) => column.notNull())
      .execute();
  },
};
