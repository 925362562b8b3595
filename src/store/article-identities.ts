import type { Kysely, Transaction } from "kysely";
import type { KnownArticle, Offer } from "../collect/article-store.ts";
import { inChunks } from "./chunks.ts";
import type { Tables } from "./schema.ts";

/** See `ArticleStore.knownArticles`. */
export async function knownArticles(
  db: Kysely<Tables>,
  identities: readonly string[],
  source: string,
): Promise<ReadonlyMap<string, KnownArticle>> {
  const known = new Map<string, KnownArticle>();
  for (const chunk of inChunks(identities)) {
    const rows = await db
      .selectFrom("article_identities")
      .leftJoin("article_sources", (join) =>
        join
          .onRef("article_sources.article_id", "=", "article_identities.article_id")
          .on("article_sources.source", "=", source),
      )
      .select(["article_identities.identity", "article_identities.article_id", "article_sources.offer"])
      .where("article_identities.identity", "in", chunk)
      .execute();
    for (const { identity, article_id, offer } of rows) known.set(identity, { id: article_id, fingerprint: offer });
  }
  return known;
}

/** An identity stays with the article that had it first. */
export async function writeIdentities(
  transaction: Transaction<Tables>,
  offers: ReadonlyMap<string, Offer>,
): Promise<void> {
  const rows = [...offers].flatMap(([article_id, { identities }]) =>
    identities.map((identity) => ({ identity, article_id })),
  );
  for (const chunk of inChunks(rows)) {
    await transaction
      .insertInto("article_identities")
      .values(chunk)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}
