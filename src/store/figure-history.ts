import type { Kysely, Transaction } from "kysely";
import type { PastFigures } from "../collect/article-store.ts";
import { inChunks } from "./chunks.ts";
import { parseCondensed } from "./documents.ts";
import type { Tables } from "./schema.ts";

/** Keeps what condensing gave of these articles, which are about to change. */
export async function keepFigures(
  transaction: Transaction<Tables>,
  articleIds: readonly string[],
  until: Date,
): Promise<void> {
  for (const chunk of inChunks(articleIds)) {
    await transaction
      .insertInto("figure_history")
      .columns(["article_id", "until", "document"])
      .expression((from) =>
        from
          .selectFrom("condensed")
          .select(["article_id", from.val(until.toISOString()).as("until"), "document"])
          .where("article_id", "in", chunk),
      )
      // Changed twice at one time: what it was before that time is what it was first.
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

/** See `ArticleStore.pastFigures`. */
export async function pastFigures(db: Kysely<Tables>, articleId: string): Promise<readonly PastFigures[]> {
  const rows = await db
    .selectFrom("figure_history")
    .selectAll()
    .where("article_id", "=", articleId)
    .orderBy("until", "desc")
    .execute();
  return rows.map(({ until, document }) => ({
    until: new Date(until),
    condensed: parseCondensed({ id: articleId, document }),
  }));
}
