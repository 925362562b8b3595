import { sql } from "kysely";
import type { FullText, FullTextMatch, FullTextQuery } from "./full-text.ts";

/** Characters of an article that are indexed; PostgreSQL refuses a text vector of over 1 MB. */
const INDEXED = 200_000;

/**
 * PostgreSQL's `tsvector` as a generated column, which it keeps up itself. Titles weigh more than texts by its default
 * weights of A and D. Source: https://www.postgresql.org/docs/current/textsearch-controls.html
 */
export const postgresFullText: FullText = {
  async create(db) {
    await sql`alter table articles add column search tsvector generated always as (
      setweight(to_tsvector('english'::regconfig, left(coalesce(title, ''), ${sql.lit(INDEXED)})), 'A') ||
      setweight(to_tsvector('english'::regconfig, left(text, ${sql.lit(INDEXED)})), 'D')
    ) stored`.execute(db);
    await sql`create index articles_search on articles using gin (search)`.execute(db);
  },

  newestMatches(query, { visible, limit }) {
    const asked = sql`to_tsquery('english'::regconfig, ${textQuery(query)})`;
    // Ranking reads each vector: only the newest matches are ranked.
    return sql<FullTextMatch>`select newest.number as number, ts_rank(newest.search, ${asked}, 1) as relevance from (
      select articles.number, articles.search from articles
      where articles.search @@ ${asked} and ${visible(sql`articles.number`)}
      order by articles.number desc limit ${limit}
    ) as newest`;
  },
};

/** `rare & earths:*`: the words hold no operator; the last one may be only begun. */
function textQuery({ words, match }: FullTextQuery): string {
  const terms = words.map((word, index) => (index === words.length - 1 ? `${word}:*` : word));
  return terms.join(match === "all" ? " & " : " | ");
}
