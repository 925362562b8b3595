import type { Kysely, Transaction } from "kysely";
import type { ComposeDigest, ComposeOptions, DigestCandidate } from "../digest/digest-store.ts";
import type { Digest } from "../digest/digest.ts";
import { articleColumns, articleOf } from "./articles.ts";
import { inChunks } from "./chunks.ts";
import { parseCondensed, parseDigest } from "./documents.ts";
import type { Tables } from "./schema.ts";

/** See `DigestStore.composeOnce`. */
export async function composeOnce(
  db: Kysely<Tables>,
  compose: ComposeDigest,
  options: ComposeOptions,
): Promise<Digest | null> {
  return await db.transaction().execute(async (transaction) => {
    const candidates = await readCandidates(transaction, options);
    if (candidates.length === 0) return null;
    const first = (await latestDigest(transaction)) === null;
    const digest = compose({ candidates, first });
    if (digest === null) return null;
    const stored = await digestWithId(transaction, digest.id);
    // Made again of the same articles; one with anything new under an old id is a mistake, and the insert fails.
    if (stored !== null && candidates.every(({ digested }) => digested)) return stored;
    await keepDigest(transaction, digest, candidates);
    return digest;
  });
}

/** See `DigestStore.latestDigest`. */
export async function latestDigest(db: Kysely<Tables>): Promise<Digest | null> {
  const row = await db
    .selectFrom("digests")
    .select(["id", "document"])
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? null : parseDigest(row);
}

async function digestWithId(transaction: Transaction<Tables>, id: string): Promise<Digest | null> {
  const row = await transaction
    .selectFrom("digests")
    .select(["id", "document"])
    .where("id", "=", id)
    .executeTakeFirst();
  return row === undefined ? null : parseDigest(row);
}

interface Candidate extends DigestCandidate {
  /** A digest was made of it already. */
  readonly digested: boolean;
}

/** Documents read in one go: some ten kilobytes each, and gone as soon as they are parsed. */
const candidatesPerPage = 500;

async function readCandidates(transaction: Transaction<Tables>, { again }: ComposeOptions): Promise<Candidate[]> {
  const candidates: Candidate[] = [];
  let after = 0;
  for (;;) {
    const page = await candidatePage(transaction, after, { again });
    for (const row of page) {
      candidates.push({ article: articleOf(row), condensed: parseCondensed(row), digested: row.digest_id !== null });
      after = row.number;
    }
    if (page.length < candidatesPerPage) return candidates;
  }
}

async function candidatePage(transaction: Transaction<Tables>, after: number, { again }: ComposeOptions) {
  return await transaction
    .selectFrom("articles")
    .innerJoin("condensed", "condensed.article_id", "articles.id")
    .leftJoin("digest_articles", (join) =>
      join.onRef("digest_articles.article_id", "=", "articles.id").on("digest_articles.again", "=", 0),
    )
    .select([...articleColumns, "articles.number", "condensed.document", "digest_articles.digest_id"])
    .where("articles.number", ">", after)
    .$if(!again, (query) => query.where("digest_articles.digest_id", "is", null))
    .orderBy("articles.number")
    .limit(candidatesPerPage)
    .execute();
}

async function keepDigest(transaction: Transaction<Tables>, digest: Digest, candidates: readonly Candidate[]) {
  await transaction
    .insertInto("digests")
    .values({
      id: digest.id,
      slot: digest.slot,
      created_at: digest.createdAt,
      document: JSON.stringify(digest),
    })
    .execute();
  for (const chunk of inChunks(candidates)) {
    await transaction
      .insertInto("digest_articles")
      .values(
        chunk.map(({ article, digested }) => ({
          digest_id: digest.id,
          article_id: article.id,
          again: digested ? (1 as const) : (0 as const),
        })),
      )
      .execute();
  }
}
