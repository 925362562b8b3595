import { setImmediate as nextTurn } from "node:timers/promises";
import { sql, type Kysely, type RawBuilder } from "kysely";
import type { Archive, ArchivedArticle, ArchiveQuery, VisibleTo } from "../digest/archive.ts";
import { articleColumns, articleOf } from "./articles.ts";
import { parseCondensed } from "./documents.ts";
import { searchWords, type IsVisible } from "./full-text.ts";
import type { Database, Tables } from "./schema.ts";

/** Newest matches that are weighed against each other; beyond them an article is too old to be the best answer. */
const WEIGHED = 200;

/** Days after which a match is worth half of what a new one is: people ask about what they have just read. */
const HALF_LIFE_DAYS = 14;
/** The part of a match's worth that does not age: an old article that says it all still beats a new one that mentions it. */
const AGELESS = 0.4;
const DAY_MS = 86_400_000;

/** See `Archive`. */
export function archiveIn({ db, fullText }: Pick<Database, "db" | "fullText">): Archive {
  return {
    async search(query) {
      const words = searchWords(query.words);
      if (words.length === 0) return [];
      // SQLite searches in this very thread: what has come in meanwhile has its turn first, so that nobody waits for the
      // acknowledgement of a command until the searches of all before are done.
      await nextTurn();
      const visible = await visibleAmong(db, query);
      const matches = fullText.newestMatches({ words, match: query.match }, { visible, limit: WEIGHED });
      const { rows } = await matches.execute(db);
      const relevance = new Map(rows.map((row) => [row.number, row.relevance]));
      const best = await bestFirst(db, relevance, query);
      const articles = await readArticles(db, best);
      return best.flatMap((number) => articles.get(number) ?? []);
    },
    async articleOf(id, visible) {
      const row = await condensedArticles(db)
        .where("articles.id", "=", id)
        .where(visibleTo(visible))
        .executeTakeFirst();
      return row === undefined ? null : archivedOf(row);
    },
    async newestArticles(to, limit) {
      const visible = await visibleAmong(db, to);
      const rows = await condensedArticles(db)
        .where(visible(sql`articles.number`))
        .orderBy("articles.number", "desc")
        .limit(limit)
        .execute();
      return rows.map(archivedOf);
    },
  };
}

/** The numbers of the best matches, found without reading their documents. */
async function bestFirst(
  db: Kysely<Tables>,
  relevance: ReadonlyMap<number, number>,
  { now, limit }: ArchiveQuery,
): Promise<readonly number[]> {
  if (relevance.size === 0) return [];
  const rows = await db
    .selectFrom("articles")
    .select(["number", "published_at", "first_seen_at"])
    .where("number", "in", [...relevance.keys()])
    .where("condensed_version", ">", 0)
    .execute();
  return rows
    .map((row) => {
      const days = Math.max(0, (now.getTime() - Date.parse(row.published_at ?? row.first_seen_at)) / DAY_MS);
      const worth = AGELESS + (1 - AGELESS) * 0.5 ** (days / HALF_LIFE_DAYS);
      return { number: row.number, score: (relevance.get(row.number) ?? 0) * worth };
    })
    .toSorted((a, b) => b.score - a.score || b.number - a.number)
    .slice(0, limit)
    .map(({ number }) => number);
}

async function readArticles(
  db: Kysely<Tables>,
  numbers: readonly number[],
): Promise<ReadonlyMap<number, ArchivedArticle>> {
  if (numbers.length === 0) return new Map();
  const rows = await condensedArticles(db).where("articles.number", "in", numbers).execute();
  return new Map(rows.map((row) => [row.number, archivedOf(row)]));
}

function condensedArticles(db: Kysely<Tables>) {
  return db
    .selectFrom("articles")
    .innerJoin("condensed", "condensed.article_id", "articles.id")
    .select([...articleColumns, "articles.number", "condensed.document"]);
}

type ArchivedRow = Awaited<ReturnType<ReturnType<typeof condensedArticles>["execute"]>>[number];

function archivedOf(row: ArchivedRow): ArchivedArticle {
  return { article: articleOf(row), condensed: parseCondensed(row) };
}

/**
 * Whether a reader may see the article of the row at hand, in the table of this name. An article has few sources and a
 * reader many: with the empty text behind it, the database does not look each of the reader's up in its index.
 */
function visibleTo(
  { sources, subscriptions }: VisibleTo,
  table: "articles" | "seen" = "articles",
): RawBuilder<boolean> {
  const id = sql.ref(`${table}.id`);
  const offered = sql<boolean>`exists (select 1 from article_sources where article_sources.article_id = ${id} and article_sources.source || '' in (${listOf(sources)}))`;
  const sent = sql<boolean>`exists (select 1 from digest_articles where digest_articles.article_id = ${id} and digest_articles.subscription || '' in (${listOf(subscriptions)}))`;
  return sql<boolean>`(${offered} or ${sent})`;
}

/** Up to so many visible articles are gathered beforehand; of more, each match is looked at by itself. */
const GATHERED = 5000;

/**
 * The quicker way to tell which of many articles a reader may see: one who sees a hundredth of the archive would have
 * most of it looked at in vain, and one who sees most of it would have most of it gathered in vain.
 */
async function visibleAmong(db: Kysely<Tables>, reader: VisibleTo): Promise<IsVisible> {
  const all = sql`select article_id from article_sources where source in (${listOf(reader.sources)})
    union all select article_id from digest_articles where subscription in (${listOf(reader.subscriptions)})`;
  const counted = await sql<{
    seen: number;
  }>`select count(*) as seen from (select 1 from (${all}) as visible limit ${GATHERED + 1}) as counted`.execute(db);
  return Number(counted.rows[0]?.seen) > GATHERED
    ? (number) =>
        sql`exists (select 1 from articles as seen where seen.number = ${number} and ${visibleTo(reader, "seen")})`
    : (number) => sql`${number} in (select number from articles as seen where seen.id in (${all}))`;
}

/** An empty list is no SQL; a list of null holds nothing. */
function listOf(values: readonly string[]): RawBuilder<unknown> {
  return values.length === 0 ? sql`null` : sql.join(values);
}
