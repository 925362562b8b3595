import type { Migration } from "kysely/migration";

/** What one reader may see, and what came since a moment, found without looking at the rest of a large archive. */
export const largeArchive: Migration = {
  async up(db) {
    await db.schema
      .createIndex("article_sources_source")
      .on("article_sources")
      .columns(["source", "article_id"])
      .execute();
    await db.schema.createIndex("articles_first_seen_at").on("articles").columns(["first_seen_at", "number"]).execute();
    await db.schema
      .createIndex("digest_articles_subscription")
      .on("digest_articles")
      .columns(["subscription", "article_id"])
      .execute();
  },
};
