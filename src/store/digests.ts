import type { Kysely, Transaction } from "kysely";
import type { ComposeDigest, DigestFor, DigestMaterial, DigestQuery } from "../digest/digest-store.ts";
import type { Digest } from "../digest/digest.ts";
import { readCandidates, type StoredCandidate } from "./candidates.ts";
import { inChunks } from "./chunks.ts";
import { parseDigest } from "./documents.ts";
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
    const { subscription } = digestFor;
    await keepDigest(transaction, { digest, subscription, scheduled: false, inOutbox: false }, candidates);
    return digest;
  });
}

/** See `DigestStore.digestMaterial`. */
export async function digestMaterial(db: Kysely<Tables>, query: DigestQuery): Promise<DigestMaterial> {
  const candidates = await readCandidates(db, query);
  return { candidates, first: (await latestDigest(db, query.subscription)) === null };
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

interface OwnedDigest {
  readonly digest: Digest;
  readonly subscription: string;
  /** Made for its slot; else asked for by a person. */
  readonly scheduled: boolean;
  /** Given to the outbox; else handed over by whoever made it. */
  readonly inOutbox: boolean;
}

/** Keeps a digest with what it was made of; the database refuses the second of a slot, and an article's second first. */
export async function keepDigest(
  transaction: Transaction<Tables>,
  { digest, subscription, scheduled, inOutbox }: OwnedDigest,
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
      delivered_at: inOutbox ? digest.createdAt : null,
      scheduled: scheduled ? 1 : 0,
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
