import type { Kysely, Transaction } from "kysely";
import type { Condensed } from "../article/condensed.ts";
import type { Candidate } from "../digest/candidate.ts";
import type { ComposeDigest, DigestFor } from "../digest/digest-store.ts";
import type { Digest } from "../digest/digest.ts";
import { articleColumns, articleOf } from "./articles.ts";
import { inChunks } from "./chunks.ts";
import { parseCondensed, parseDigest } from "./documents.ts";
import type { Tables } from "./schema.ts";
import { serially } from "./serially.ts";

/** See `DigestStore.composeOnce`. */
export async function composeOnce(
  db: Kysely<Tables>,
  digestFor: DigestFor,
  compose: ComposeDigest,
): Promise<Digest | null> {
  return await serially(db, `subscription:${digestFor.subscription}`, async (transaction) => {
    const candidates = await readCandidates(transaction, digestFor);
    if (candidates.length === 0) return null;
    const first = (await latestDigest(transaction, digestFor.subscription)) === null;
    const digest = compose({ candidates, first });
    if (digest === null) return null;
    const stored = await digestWithId(transaction, digest.id);
    // Made again of the same articles; one with anything new under an old id is a mistake, and the insert fails.
    if (stored !== null && candidates.every(({ digested }) => digested)) return stored;
    await keepDigest(transaction, { digest, subscription: digestFor.subscription }, candidates);
    return digest;
  });
}

/** See `DigestStore.latestDigest`. */
export async function latestDigest(db: Kysely<Tables>, subscription?: string): Promise<Digest | null> {
  const row = await db
    .selectFrom("digests")
    .select(["id", "document"])
    .$if(subscription !== undefined, (query) => query.where("subscription", "=", subscription ?? ""))
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? null : parseDigest(row);
}

/** See `DigestStore.undelivered`. */
export async function undelivered(db: Kysely<Tables>, subscription: string): Promise<readonly Digest[]> {
  const rows = await db
    .selectFrom("digests")
    .select(["id", "document"])
    .where("subscription", "=", subscription)
    .where("delivered_at", "is", null)
    .orderBy("number")
    .execute();
  return rows.map(parseDigest);
}

/** See `DigestStore.markDelivered`. */
export async function markDelivered(db: Kysely<Tables>, id: string, at: Date): Promise<void> {
  await db.updateTable("digests").set({ delivered_at: at.toISOString() }).where("id", "=", id).execute();
}

async function digestWithId(transaction: Transaction<Tables>, id: string): Promise<Digest | null> {
  const row = await transaction
    .selectFrom("digests")
    .select(["id", "document"])
    .where("id", "=", id)
    .executeTakeFirst();
  return row === undefined ? null : parseDigest(row);
}

interface StoredCandidate extends Candidate {
  /** A digest was made of it already. */
  readonly digested: boolean;
}

/** Documents read in one go: tens of kilobytes each, and gone as soon as they are parsed. */
const candidatesPerPage = 100;

/** A digest shows key figures alone; all figures of thousands of articles would fill a small machine. */
function keyOnly(condensed: Condensed): Condensed {
  return { ...condensed, figures: condensed.figures.filter((figure) => figure.key) };
}

async function readCandidates(transaction: Transaction<Tables>, digestFor: DigestFor): Promise<StoredCandidate[]> {
  const candidates: StoredCandidate[] = [];
  let after = 0;
  for (;;) {
    const page = await candidatePage(transaction, after, digestFor);
    for (const row of page) {
      candidates.push({
        article: articleOf(row),
        condensed: keyOnly(parseCondensed(row)),
        digested: row.digest_id !== null,
      });
      after = row.number;
    }
    if (page.length < candidatesPerPage) return candidates;
  }
}

async function candidatePage(transaction: Transaction<Tables>, after: number, digestFor: DigestFor) {
  const { subscription, sources, condensedVersion, again } = digestFor;
  return await transaction
    .selectFrom("articles")
    .innerJoin("condensed", "condensed.article_id", "articles.id")
    .leftJoin("digest_articles", (join) =>
      join
        .onRef("digest_articles.article_id", "=", "articles.id")
        .on("digest_articles.subscription", "=", subscription)
        .on("digest_articles.again", "=", 0),
    )
    .select([...articleColumns, "articles.number", "condensed.document", "digest_articles.digest_id"])
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
    .$if(!again, (query) => query.where("digest_articles.digest_id", "is", null))
    .orderBy("articles.number")
    .limit(candidatesPerPage)
    .execute();
}

interface OwnedDigest {
  readonly digest: Digest;
  readonly subscription: string;
}

async function keepDigest(
  transaction: Transaction<Tables>,
  { digest, subscription }: OwnedDigest,
  candidates: readonly StoredCandidate[],
) {
  await transaction
    .insertInto("digests")
    .values({
      id: digest.id,
      subscription,
      slot: digest.slot,
      created_at: digest.createdAt,
      document: JSON.stringify(digest),
      delivered_at: null,
    })
    .execute();
  for (const chunk of inChunks(candidates)) {
    await transaction
      .insertInto("digest_articles")
      .values(
        chunk.map(({ article, digested }) => ({
          digest_id: digest.id,
          article_id: article.id,
          subscription,
          again: digested ? (1 as const) : (0 as const),
        })),
      )
      .execute();
  }
}
