import { sql } from "kysely";
import type { FullText, FullTextMatch, FullTextQuery } from "./full-text.ts";

/** A word of the title counts as much as so many of the text. */
const TITLE_WEIGHT = 5;

/**
 * Beginnings of one to three letters are terms of their own: people are shown suggestions from the first letter on, and
 * to join all words of a large archive that begin with it takes a tenth of a second. Where in a text a word stands is not
 * kept, since no phrase is ever looked for: common words are passed in half the time, and the index is no larger for the
 * beginnings. Weighing a match reads its text again instead, twenty microseconds for an article.
 * Source: https://www.sqlite.org/fts5.html, "Prefix Indexes", "The Detail Option".
 */
const INDEX_OPTIONS = "tokenize='porter unicode61 remove_diacritics 2', prefix='1 2 3', detail=column";

/**
 * SQLite's FTS5 over `articles`, which it reads itself, so that no text is kept twice. Triggers keep it up.
 * Source: https://www.sqlite.org/fts5.html, "External Content Tables".
 */
export const sqliteFullText: FullText = {
  async create(db) {
    await sql`create virtual table article_search using fts5(title, text, content='articles', content_rowid='number', ${sql.raw(INDEX_OPTIONS)})`.execute(
      db,
    );
    await sql`create trigger article_search_insert after insert on articles begin
      insert into article_search(rowid, title, text) values (new.number, new.title, new.text);
    end`.execute(db);
    await sql`create trigger article_search_delete after delete on articles begin
      insert into article_search(article_search, rowid, title, text) values ('delete', old.number, old.title, old.text);
    end`.execute(db);
    // A feed offers the same article every hour: only what changed is indexed again.
    await sql`create trigger article_search_update after update of title, text on articles
      when old.title is not new.title or old.text is not new.text begin
      insert into article_search(article_search, rowid, title, text) values ('delete', old.number, old.title, old.text);
      insert into article_search(rowid, title, text) values (new.number, new.title, new.text);
    end`.execute(db);
    await sql`insert into article_search(article_search) values ('rebuild')`.execute(db);
  },

  newestMatches(query, { visible, limit }) {
    // The plus keeps SQLite from looking each visible article up in the index, which is slower than to walk the matches.
    return sql<FullTextMatch>`select rowid as number, -bm25(article_search, ${sql.lit(TITLE_WEIGHT)}, 1) as relevance
      from article_search
      where article_search match ${matchExpression(query)} and ${visible(sql`+article_search.rowid`)}
      order by rowid desc limit ${limit}`;
  },
};

/** `"rare" "earths"*`: quoted, so that a word such as `OR` is a word; the last one may be only begun. */
function matchExpression({ words, match }: FullTextQuery): string {
  const quoted = words.map((word, index) => (index === words.length - 1 ? `"${word}"*` : `"${word}"`));
  return quoted.join(match === "all" ? " AND " : " OR ");
}
