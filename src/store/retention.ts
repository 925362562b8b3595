import { type Kysely, type Transaction } from "kysely";
import { inChunks } from "./chunks.ts";
import type { Tables } from "./schema.ts";
import { serially } from "./serially.ts";

/** What was deleted. */
export interface Forgotten {
  readonly articles: number;
  readonly digests: number;
  readonly deliveries: number;
}

/** Rows looked for in one go; others may write between one go and the next. */
const PAGE = 500;

/**
 * Deletes what is older than a moment: articles that no source has offered since and no digest carried since, digests
 * without any article left, deliveries that came to an end. An article that a source still offers stays, with the
 * digests that carried it, however old they are: else it would be taken for new.
 *
 * @throws LedeError `store-unavailable`
 */
export async function forgetBefore(db: Kysely<Tables>, before: Date): Promise<Forgotten> {
  const moment = before.toISOString();
  const forgotten = {
    articles: await byPage(db, moment, forgetArticles),
    digests: await byPage(db, moment, forgetDigests),
    deliveries: await byPage(db, moment, forgetDeliveries),
  };
  await db.deleteFrom("model_usage").where("day", "<", moment.slice(0, "2026-11-02".length)).execute();
  await db.deleteFrom("host_lines").where("seen_at", "<", moment).execute();
  await db.deleteFrom("leases").where("until", "<", moment).execute();
  return forgotten;
}

type ForgetPage = (transaction: Transaction<Tables>, moment: string) => Promise<number>;

async function byPage(db: Kysely<Tables>, moment: string, forget: ForgetPage): Promise<number> {
  let all = 0;
  for (;;) {
    const gone = await serially(db, "articles", (transaction) => forget(transaction, moment));
    all += gone;
    if (gone < PAGE) return all;
  }
}

async function forgetArticles(transaction: Transaction<Tables>, moment: string): Promise<number> {
  const rows = await transaction
    .selectFrom("articles")
    .select("id")
    .where("first_seen_at", "<", moment)
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom("article_sources")
            .select("source")
            .whereRef("article_id", "=", "articles.id")
            .where("seen_at", ">=", moment),
        ),
      ),
    )
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom("digest_articles")
            .innerJoin("digests", "digests.id", "digest_articles.digest_id")
            .select("digests.id")
            .whereRef("digest_articles.article_id", "=", "articles.id")
            .where("digests.created_at", ">=", moment),
        ),
      ),
    )
    .orderBy("number")
    .limit(PAGE)
    .execute();
  for (const chunk of inChunks(rows.map(({ id }) => id))) {
    await transaction.deleteFrom("articles").where("id", "in", chunk).execute();
  }
  return rows.length;
}

async function forgetDigests(transaction: Transaction<Tables>, moment: string): Promise<number> {
  const rows = await transaction
    .selectFrom("digests")
    .select("id")
    .where("created_at", "<", moment)
    .where((where) =>
      where.not(
        where.exists(where.selectFrom("digest_articles").select("article_id").whereRef("digest_id", "=", "digests.id")),
      ),
    )
    .orderBy("number")
    .limit(PAGE)
    .execute();
  for (const chunk of inChunks(rows.map(({ id }) => id))) {
    await transaction.deleteFrom("digests").where("id", "in", chunk).execute();
  }
  return rows.length;
}

async function forgetDeliveries(transaction: Transaction<Tables>, moment: string): Promise<number> {
  const rows = await transaction
    .selectFrom("deliveries")
    .select("key")
    .where("created_at", "<", moment)
    .where("state", "in", ["sent", "dead"])
    .orderBy("number")
    .limit(PAGE)
    .execute();
  for (const chunk of inChunks(rows.map(({ key }) => key))) {
    await transaction.deleteFrom("deliveries").where("key", "in", chunk).execute();
  }
  return rows.length;
}
