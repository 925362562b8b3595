import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";
import type { Database } from "../schema.ts";

/** What is followed and how reading it goes; what articles are known by; what they said before they changed. */
export function sources({ numbered }: Pick<Database, "numbered">): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable("sources")
        .addColumn("number", "integer", numbered)
        .addColumn("key", "text", (column) => column.notNull().unique())
        .addColumn("document", "text", (column) => column.notNull())
        .execute();
      await db.schema
        .createTable("follows")
        .addColumn("source_key", "text", (column) => column.notNull().references("sources.key").onDelete("cascade"))
        .addColumn("channel", "text", (column) => column.notNull())
        .addPrimaryKeyConstraint("follows_key", ["source_key", "channel"])
        .execute();
      await db.schema
        .createTable("fetches")
        .addColumn("source_key", "text", (column) => column.primaryKey())
        .addColumn("etag", "text")
        .addColumn("last_modified", "text")
        .addColumn("read_at", "text")
        .addColumn("next_at", "text")
        .addColumn("not_before", "text")
        .addColumn("failures", "integer", (column) => column.notNull())
        .addColumn("failure", "text")
        .addColumn("timed_out", "integer", (column) => column.notNull())
        .addColumn("moved_to", "text")
        .addColumn("title", "text")
        .execute();
      await db.schema
        .createTable("article_identities")
        .addColumn("identity", "text", (column) => column.primaryKey())
        .addColumn("article_id", "text", (column) => column.notNull().references("articles.id").onDelete("cascade"))
        .execute();
      await db.schema.createIndex("article_identities_article").on("article_identities").column("article_id").execute();
      await db.schema
        .createTable("figure_history")
        .addColumn("article_id", "text", (column) => column.notNull().references("articles.id").onDelete("cascade"))
        .addColumn("until", "text", (column) => column.notNull())
        .addColumn("document", "text", (column) => column.notNull())
        .addPrimaryKeyConstraint("figure_history_key", ["article_id", "until"])
        .execute();
      await db.schema
        .createTable("host_lines")
        .addColumn("host", "text", (column) => column.notNull())
        .addColumn("line", "text", (column) => column.notNull())
        .addColumn("pages", "integer", (column) => column.notNull())
        .addColumn("seen_at", "text", (column) => column.notNull())
        .addPrimaryKeyConstraint("host_lines_key", ["host", "line"])
        .execute();
      await db.schema
        .alterTable("article_sources")
        .addColumn("quiet", "integer", (column) => column.notNull().defaultTo(0))
        .execute();
      await db.schema.alterTable("article_sources").addColumn("offer", "text").execute();
      await db.schema
        .alterTable("articles")
        .addColumn("extent", "text", (column) => column.notNull().defaultTo("full"))
        .execute();
    },
  };
}
