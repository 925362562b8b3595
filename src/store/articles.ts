import { createHash } from "node:crypto";
import type { Insertable, Kysely, Selectable, Transaction } from "kysely";
import type { Article } from "../article/article.ts";
import type { Offer, SavedArticle, SeenFrom } from "../collect/article-store.ts";
import { writeIdentities } from "./article-identities.ts";
import { inChunks } from "./chunks.ts";
import { parseLink } from "./documents.ts";
import { keepFigures } from "./figure-history.ts";
import type { Tables } from "./schema.ts";
import { serially } from "./serially.ts";

/** See `ArticleStore.saveArticles`. */
export async function saveArticles(
  db: Kysely<Tables>,
  articles: readonly Article[],
  from: SeenFrom,
): Promise<readonly SavedArticle[]> {
  if (articles.length === 0) return [];
  return await serially(db, "articles", async (transaction) => {
    const fingerprints = await storedFingerprints(transaction, articles);
    const stored = new Set(fingerprints.keys());
    const saved = articles.map((article) => comparedWith(fingerprints, article));
    const changed = saved.filter(({ kind }) => kind === "changed").map(({ article }) => article.id);
    const outdated = [...new Set(changed)].filter((id) => stored.has(id));
    await keepFigures(transaction, outdated, from.seenAt);
    await dropCondensed(transaction, outdated);
    // The last of several with one id, so that a statement never meets an id twice.
    const latest = new Map(articles.map((article) => [article.id, article]));
    await writeArticles(transaction, [...latest.values()], from.seenAt.toISOString());
    await writeSource(transaction, [...latest.keys()], from);
    if (from.offers !== undefined) await writeIdentities(transaction, from.offers);
    return saved;
  });
}

/** What became of the article; `fingerprints` learns of it, for the next of the same id. */
function comparedWith(fingerprints: Map<string, string>, article: Article): SavedArticle {
  const before = fingerprints.get(article.id);
  const now = fingerprintOf(article);
  fingerprints.set(article.id, now);
  return { kind: before === undefined ? "new" : before === now ? "known" : "changed", article };
}

/** The fingerprint of each of these articles that is stored, by id. */
export async function storedFingerprints(
  transaction: Transaction<Tables>,
  articles: readonly Article[],
): Promise<Map<string, string>> {
  const fingerprints = new Map<string, string>();
  for (const chunk of inChunks(articles)) {
    const ids = chunk.map(({ id }) => id);
    const rows = await transaction
      .selectFrom("articles")
      .select(["id", "fingerprint"])
      .where("id", "in", ids)
      .execute();
    for (const { id, fingerprint } of rows) fingerprints.set(id, fingerprint);
  }
  return fingerprints;
}

async function dropCondensed(transaction: Transaction<Tables>, ids: readonly string[]): Promise<void> {
  for (const chunk of inChunks(ids)) {
    await transaction.deleteFrom("condensed").where("article_id", "in", chunk).execute();
    await transaction.updateTable("articles").set({ condensed_version: 0 }).where("id", "in", chunk).execute();
  }
}

async function writeArticles(
  transaction: Transaction<Tables>,
  articles: readonly Article[],
  firstSeenAt: string,
): Promise<void> {
  for (const chunk of inChunks(articles)) {
    await transaction
      .insertInto("articles")
      .values(chunk.map((article) => rowOf(article, firstSeenAt)))
      .onConflict((conflict) =>
        conflict.column("id").doUpdateSet((is) => ({
          fingerprint: is.ref("excluded.fingerprint"),
          title: is.ref("excluded.title"),
          language: is.ref("excluded.language"),
          link: is.ref("excluded.link"),
          source: is.ref("excluded.source"),
          published_at: is.ref("excluded.published_at"),
          extent: is.ref("excluded.extent"),
          text: is.ref("excluded.text"),
        })),
      )
      .execute();
  }
}

/** See `ArticleStore.saveOffers`. */
export async function saveOffers(
  db: Kysely<Tables>,
  offers: ReadonlyMap<string, Offer>,
  from: Pick<SeenFrom, "source" | "seenAt">,
): Promise<void> {
  if (offers.size === 0) return;
  await serially(db, "articles", async (transaction) => {
    await writeSource(transaction, [...offers.keys()], { ...from, offers });
    await writeIdentities(transaction, offers);
  });
}

async function writeSource(
  transaction: Transaction<Tables>,
  ids: readonly string[],
  { source, seenAt, offers }: SeenFrom,
): Promise<void> {
  const seen_at = seenAt.toISOString();
  const rows = ids.map((id) => {
    const offer = offers?.get(id);
    return {
      article_id: id,
      source,
      seen_at,
      quiet: offer?.quiet ? (1 as const) : (0 as const),
      offer: offer?.fingerprint ?? null,
    };
  });
  for (const chunk of inChunks(rows)) {
    await transaction
      .insertInto("article_sources")
      .values(chunk)
      // What was no news when it came is none when it changes, and the other way round.
      .onConflict((conflict) =>
        conflict.columns(["article_id", "source"]).doUpdateSet((is) => ({ seen_at, offer: is.ref("excluded.offer") })),
      )
      .execute();
  }
}

/** See `ArticleStore.forgetUnseen`. */
export async function forgetUnseen(db: Kysely<Tables>, { source, seenAt }: SeenFrom): Promise<void> {
  await db
    .deleteFrom("article_sources")
    .where("source", "=", source)
    .where("seen_at", "<", seenAt.toISOString())
    .execute();
}

function rowOf(article: Article, firstSeenAt: string): Insertable<Tables["articles"]> {
  return {
    id: article.id,
    fingerprint: fingerprintOf(article),
    title: article.title === null ? null : withoutNul(article.title),
    language: article.language,
    link: JSON.stringify(article.link),
    source: withoutNul(article.source),
    published_at: article.publishedAt?.toISOString() ?? null,
    first_seen_at: firstSeenAt,
    condensed_version: 0,
    extent: article.extent,
    text: withoutNul(article.text),
  };
}

/** No database keeps a NUL in a text. As many characters as before: offsets stay right. */
function withoutNul(text: string): string {
  return text.replaceAll("\0", "\ufffd");
}

/**
 * The same for two articles that `condense` cannot tell apart. A lone surrogate and a NUL count as U+FFFD, which is
 * what the database and `rowOf` make of them: an article has the same fingerprint before it is saved and after it is read.
 */
export function fingerprintOf({ title, language, text, publishedAt }: Article): string {
  const fields = [title, language, text, publishedAt?.toISOString() ?? null].map((field) =>
    field === null ? "-" : `+${withoutNul(field)}`,
  );
  return createHash("sha256").update(fields.join("\0"), "utf8").digest("hex");
}

/** The columns of an article that a digest needs. */
export const articleColumns = [
  "articles.id",
  "articles.title",
  "articles.language",
  "articles.link",
  "articles.source",
  "articles.published_at",
  "articles.extent",
] as const;

type ArticleRow = Pick<
  Selectable<Tables["articles"]>,
  "id" | "title" | "language" | "link" | "source" | "published_at" | "extent"
>;

/** The article of a row, without its text. */
export function articleOf(row: ArticleRow): Omit<Article, "text"> {
  return {
    id: row.id,
    title: row.title,
    language: row.language,
    link: parseLink({ id: row.id, document: row.link }),
    source: row.source,
    publishedAt: row.published_at === null ? null : new Date(row.published_at),
    extent: row.extent,
  };
}
