import type { Migration } from "kysely/migration";

/** Deleting an article asks which digests carried it. */
export const retention: Migration = {
  async up(db) {
    await db.schema.createIndex("digest_articles_article").on("digest_articles").column("article_id").execute();
  },
};
