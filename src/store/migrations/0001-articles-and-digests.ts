import { sql, type Kysely } from "kysely";
import type { Migration } from "kysely/migration";
import type { Database } from "../schema.ts";

export function articlesAndDigests({ numbered }: Pick<Database, "numbered">): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable("articles")
        .addColumn("number", "integer", numbered)
        .addColumn("id", "text", (column) => column.notNull().unique())
        .addColumn("fingerprint", "text", (column) => column.notNull())
        .addColumn("title", "text")
        .addColumn("language", "text")
        .addColumn("link", "text", (column) => column.notNull())
        .addColumn("source", "text", (column) => column.notNull())
        .addColumn("published_at", "text")
        .addColumn("first_seen_at", "text", (column) => column.notNull())
        .addColumn("condensed_version", "integer", (column) => column.notNull())
        .addColumn("text", "text", (column) => column.notNull())
        .execute();
      await db.schema
        .createIndex("articles_condensed_version")
        .on("articles")
        .columns(["condensed_version", "number"])
        .execute();
      await db.schema
        .createTable("article_sources")
        .addColumn("article_id", "text", (column) => column.notNull().references("articles.id").onDelete("cascade"))
        .addColumn("source", "text", (column) => column.notNull())
        .addColumn("seen_at", "text", (column) => column.notNull())
        .addPrimaryKeyConstraint("article_sources_key", ["article_id", "source"])
        .execute();
      await db.schema
        .createTable("condensed")
        .addColumn("article_id", "text", (column) => column.primaryKey().references("articles.id").onDelete("cascade"))
        .addColumn("document", "text", (column) => column.notNull())
        .execute();
      await db.schema
        .createTable("digests")
        .addColumn("number", "integer", numbered)
        .addColumn("id", "text", (column) => column.notNull().unique())
        .addColumn("subscription", "text", (column) => column.notNull())
        .addColumn("slot", "text", (column) => column.notNull())
        .addColumn("created_at", "text", (column) => column.notNull())
        .addColumn("document", "text", (column) => column.notNull())
        .addColumn("delivered_at", "text")
        .execute();
      await db.schema
        .createTable("digest_articles")
        .addColumn("digest_id", "text", (column) => column.notNull().references("digests.id").onDelete("cascade"))
        .addColumn("article_id", "text", (column) => column.notNull().references("articles.id").onDelete("cascade"))
        .addColumn("subscription", "text", (column) => column.notNull())
        .addColumn("again", "integer", (column) => column.notNull())
        .addPrimaryKeyConstraint("digest_articles_key", ["digest_id", "article_id"])
        .execute();
      // What no subscription may ever get twice, said to the database itself.
      await db.schema
        .createIndex("digest_articles_once")
        .unique()
        .on("digest_articles")
        .columns(["subscription", "article_id"])
        .where(sql.ref("again"), "=", 0)
        .execute();
    },
  };
}
