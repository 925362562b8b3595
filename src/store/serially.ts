import { PostgresAdapter, sql, type Kysely, type Transaction } from "kysely";
import type { Tables } from "./schema.ts";

/** What one transaction at a time may touch. A lock a subscription: thousands of them compose at once. */
export type LockName = "articles" | "migrations" | "model_usage" | `subscription:${string}`;

/**
 * A transaction beside which no other of the same name runs, in any process: what it has read stays true until it has
 * written. On SQLite every transaction is that anyway, because there is one write lock; on PostgreSQL the name is an
 * advisory lock, which goes with the transaction however that ends. At *read committed* each statement after the lock
 * sees what the one before it has committed.
 *
 * Ask for one name only: who holds one and waits for another can wait for ever.
 */
export async function serially<T>(
  db: Kysely<Tables>,
  name: LockName,
  work: (transaction: Transaction<Tables>) => Promise<T>,
): Promise<T> {
  return await db
    .transaction()
    .setIsolationLevel("read committed")
    .execute(async (transaction) => {
      await lock(transaction, name);
      return await work(transaction);
    });
}

async function lock(transaction: Transaction<Tables>, name: LockName): Promise<void> {
  if (!(transaction.getExecutor().adapter instanceof PostgresAdapter)) return;
  await sql`select pg_advisory_xact_lock(hashtextextended(${`lede:${name}`}, 0))`.execute(transaction);
}
