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
  const waiting = db
    .selectFrom("articles")
    .select([...articleColumns, "articles.text"])
    .$if(except.length > 0, (query) => query.where("id", "not in", except));
  // Each is a range of one index, walked from its end and no further than needed: while an archive of 100,000 is made
  // again, this is asked thousands of times.
  const without = waiting.where("condensed_version", "=", 0).orderBy("number");
  const newestFirst = waiting.orderBy("condensed_version", "desc").orderBy("number", "desc");
  const older = newestFirst.where("condensed_version", ">", 0).where("condensed_version", "<", version);
  const newer = newestFirst.where("condensed_version", ">", version);
  const articles: Article[] = [];
  for (const query of [without, older, newer]) {
    if (articles.length === limit) break;
    const rows = await query.limit(limit - articles.length).execute();
    articles.push(...rows.map((row) => Object.assign(articleOf(row), { text: row.text })));
  }
  return articles;
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
