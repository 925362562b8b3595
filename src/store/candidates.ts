import { setImmediate as nextTurn } from "node:timers/promises";
import type { Kysely } from "kysely";
import type { Condensed } from "../article/condensed.ts";
import type { Candidate } from "../digest/candidate.ts";
import type { DigestQuery } from "../digest/digest-store.ts";
import { articleColumns, articleOf } from "./articles.ts";
import { parseCondensed } from "./documents.ts";
import type { Tables } from "./schema.ts";

export interface StoredCandidate extends Candidate {
  /** A digest was made of it already. */
  readonly digested: boolean;
}

/** Documents read in one go: tens of kilobytes each, and gone as soon as they are parsed. */
const candidatesPerPage = 100;

/** A digest shows key figures alone; all figures of thousands of articles would fill a small machine. */
function keyOnly(condensed: Condensed): Condensed {
  return { ...condensed, figures: condensed.figures.filter((figure) => figure.key) };
}

/** The articles that a digest may be made of, in the order in which they came. */
export async function readCandidates(db: Kysely<Tables>, query: DigestQuery): Promise<readonly StoredCandidate[]> {
  const candidates: StoredCandidate[] = [];
  let after = await numberBefore(db, query.seenSince);
  for (;;) {
    // People who ask something meanwhile are not kept waiting for all the pages.
    await nextTurn();
    const page = await candidatePage(db, after, query);
    for (const row of page) {
      after = row.number;
      const article = articleOf(row);
      if (query.wants && !query.wants({ ...article, text: row.text ?? "" })) continue;
      candidates.push({
        article,
        condensed: keyOnly(parseCondensed(row)),
        digested: row.digest_id !== null,
      });
    }
    if (page.length < candidatesPerPage) return candidates;
  }
}

/** Articles are numbered as they come, so that of a large archive only its end is read. */
async function numberBefore(db: Kysely<Tables>, seenSince: Date | undefined): Promise<number> {
  if (seenSince === undefined) return 0;
  const first = await db
    .selectFrom("articles")
    .select((select) => select.fn.min("number").as("number"))
    .where("first_seen_at", ">=", seenSince.toISOString())
    .executeTakeFirst();
  return (first?.number ?? 1) - 1;
}

async function candidatePage(db: Kysely<Tables>, after: number, query: DigestQuery) {
  const { subscription, sources, condensedVersion, again, seenSince, wants } = query;
  return await db
    .selectFrom("articles")
    .innerJoin("condensed", "condensed.article_id", "articles.id")
    .leftJoin("digest_articles", (join) =>
      join
        .onRef("digest_articles.article_id", "=", "articles.id")
        .on("digest_articles.subscription", "=", subscription)
        .on("digest_articles.again", "=", 0),
    )
    .select([...articleColumns, "articles.number", "condensed.document", "digest_articles.digest_id"])
    // Texts are long: they are read where the topics ask for them.
    .$if(Boolean(wants), (select) => select.select("articles.text"))
    .where("articles.number", ">", after)
    .where("articles.condensed_version", "=", condensedVersion)
    .where((where) =>
      where.exists(
        where
          .selectFrom("article_sources")
          .select("article_sources.source")
          .whereRef("article_sources.article_id", "=", "articles.id")
          .where("article_sources.source", "in", sources)
          // What a source had before anybody read it is no news.
          .where("article_sources.quiet", "=", 0),
      ),
    )
    .$if(seenSince !== undefined, (select) =>
      select.where("articles.first_seen_at", ">=", seenSince?.toISOString() ?? ""),
    )
    .$if(!again, (select) => select.where("digest_articles.digest_id", "is", null))
    .orderBy("articles.number")
    .limit(candidatesPerPage)
    .execute();
}
