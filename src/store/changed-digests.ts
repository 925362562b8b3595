import { sql, type Kysely } from "kysely";
import type { Condensed } from "../article/condensed.ts";
import type { Digest } from "../digest/digest.ts";
import type { ChangedDigest } from "../dispatch/delivery-store.ts";
import { deliveryOf } from "./delivery-rows.ts";
import { parseCondensed, parseDigest } from "./documents.ts";
import type { Tables } from "./schema.ts";

/** See `DeliveryStore.changedDigests`. */
export async function changedDigests(db: Kysely<Tables>, since: Date): Promise<readonly ChangedDigest[]> {
  const rows = await db
    .selectFrom("digests")
    .select(["digests.id", "digests.document"])
    .where("digests.scheduled", "=", 1)
    .where("digests.created_at", ">=", since.toISOString())
    .where(
      sql<boolean>`exists (
        select 1 from digest_articles
        where digest_articles.digest_id = digests.id and (
          exists (
            select 1 from figure_history
            where figure_history.article_id = digest_articles.article_id and figure_history.until > digests.created_at
          ) or exists (
            select 1 from reports where reports.article_id = digest_articles.article_id and reports.state = 'retracted'
          )
        )
      )`,
    )
    .orderBy("digests.number")
    .execute();
  const changed: ChangedDigest[] = [];
  for (const row of rows) {
    const digest = parseDigest(row);
    changed.push({ digest, deliveries: await partsOf(db, row.id), current: await resultsOf(db, digest) });
  }
  return changed;
}

async function partsOf(db: Kysely<Tables>, digestId: string): Promise<ChangedDigest["deliveries"]> {
  const rows = await db
    .selectFrom("deliveries")
    .selectAll()
    .where("subject", "=", digestId)
    .where("kind", "=", "digest")
    .orderBy("number")
    .execute();
  return rows.map(deliveryOf);
}

/** Without those that are being condensed again: what they say is known in a minute. */
async function resultsOf(db: Kysely<Tables>, { stories }: Digest): Promise<ReadonlyMap<string, Condensed>> {
  const ids = stories.map(({ articles: [article] }) => article.id);
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom("condensed").selectAll().where("article_id", "in", ids).execute();
  return new Map(rows.map((row) => [row.article_id, parseCondensed({ id: row.article_id, document: row.document })]));
}
