import type { Kysely, Transaction } from "kysely";
import type { Article } from "../article/article.ts";
import type { CondensedArticle } from "../article/condensed.ts";
import type { UncondensedPage } from "../condense/condensed-store.ts";
import { articleColumns, articleOf, fingerprintOf, storedFingerprints } from "./articles.ts";
import { inChunks } from "./chunks.ts";
import { withoutRetracted } from "./reports.ts";
import type { Tables } from "./schema.ts";
import { serially } from "./serially.ts";

/** See `CondensedStore.uncondensed`. */
export async function uncondensed(
  db: Kysely<Tables>,
  version: number,
  { limit, except = [] }: UncondensedPage,
): Promise<readonly Article[]> {
  const rows = await db
    .selectFrom("articles")
    .select([...articleColumns, "articles.text"])
    .where("condensed_version", "<>", version)
    .$if(except.length > 0, (query) => query.where("id", "not in", except))
    // The index's own order: it is walked from its start and no further than needed.
    .orderBy("condensed_version")
    .orderBy("number")
    .limit(limit)
    .execute();
  return rows.map((row) => Object.assign(articleOf(row), { text: row.text }));
}

/** See `CondensedStore.saveCondensed`. */
export async function saveCondensed(
  db: Kysely<Tables>,
  results: readonly CondensedArticle[],
  { version }: { readonly version: number },
): Promise<void> {
  if (results.length === 0) return;
  await serially(db, "articles", async (transaction) => {
    const articles = results.map(({ article }) => article);
    const fingerprints = await storedFingerprints(transaction, articles);
    const current = results.filter(({ article }) => fingerprints.get(article.id) === fingerprintOf(article));
    // The last of several for one article, so that a statement never meets an id twice.
    const byId = new Map(current.map((result) => [result.article.id, result]));
    for (const chunk of inChunks([...byId.values()])) await writeCondensed(transaction, chunk, version);
  });
}

async function writeCondensed(transaction: Transaction<Tables>, results: readonly CondensedArticle[], version: number) {
  const byId = new Map(results.map(({ article, condensed }) => [article.id, condensed]));
  const kept = await withoutRetracted(transaction, byId);
  await transaction
    .insertInto("condensed")
    .values(Array.from(kept, ([id, condensed]) => ({ article_id: id, document: JSON.stringify(condensed) })))
    .onConflict((conflict) =>
      conflict.column("article_id").doUpdateSet((is) => ({ document: is.ref("excluded.document") })),
    )
    .execute();
  const ids = results.map(({ article }) => article.id);
  await transaction.updateTable("articles").set({ condensed_version: version }).where("id", "in", ids).execute();
}
