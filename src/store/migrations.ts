import type { Kysely, Transaction } from "kysely";
import type { Migration } from "kysely/migration";
import { LedeError } from "../shared/errors.ts";
import { articlesAndDigests } from "./migrations/0001-articles-and-digests.ts";
import { model } from "./migrations/0002-model.ts";
import { sources } from "./migrations/0003-sources.ts";
import { subscriptionsAndDeliveries } from "./migrations/0004-subscriptions-and-deliveries.ts";
import { search } from "./migrations/0005-search.ts";
import { chat } from "./migrations/0006-chat.ts";
import { leases } from "./migrations/0007-leases.ts";
import { retention } from "./migrations/0008-retention.ts";
import { largeArchive } from "./migrations/0009-large-archive.ts";
import type { Database, Tables } from "./schema.ts";
import { serially } from "./serially.ts";

/**
 * Every step from an empty database to the tables of today, in this order. A step that has been released is never
 * edited: add one. Names sort alphabetically in the order they run.
 */
function steps(database: Pick<Database, "numbered" | "fullText">): Readonly<Record<string, Migration>> {
  return {
    "0001-articles-and-digests": articlesAndDigests(database),
    "0002-model": model,
    "0003-sources": sources(database),
    "0004-subscriptions-and-deliveries": subscriptionsAndDeliveries(database),
    "0005-search": search(database),
    "0006-chat": chat(database),
    "0007-leases": leases,
    "0008-retention": retention,
    "0009-large-archive": largeArchive,
  };
}

/**
 * Brings the tables up to this code, whoever else is doing the same.
 *
 * @throws LedeError `store-newer` where the store was written by a newer Lede
 */
export async function migrate(database: Database): Promise<void> {
  const all = steps(database);
  const wanted = Object.keys(all);
  const applied = await appliedSteps(database.db);
  if (missing(wanted, applied).length === 0) return;
  // What is older than today's tables may be worth more than the upgrade.
  if (applied.length > 0) await database.backUp?.();
  await serially(database.db, "migrations", async (transaction) => {
    // Another process may have been first.
    for (const name of missing(wanted, await appliedSteps(transaction))) await apply(transaction, name, all);
  });
}

async function apply(
  transaction: Transaction<Tables>,
  name: string,
  all: Readonly<Record<string, Migration>>,
): Promise<void> {
  await transaction.schema
    .createTable(migrationTable)
    .ifNotExists()
    .addColumn("name", "text", (column) => column.primaryKey())
    .addColumn("timestamp", "text", (column) => column.notNull())
    .execute();
  await all[name]?.up(transaction);
  const row = { name, timestamp: new Date().toISOString() };
  await transaction.withTables<MigrationTable>().insertInto(migrationTable).values(row).execute();
}

/** Which of the steps have not run yet. */
function missing(wanted: readonly string[], applied: readonly string[]): readonly string[] {
  const unknown = applied.filter((name) => !wanted.includes(name));
  if (unknown.length > 0) {
    throw new LedeError("store-newer", `The store was written by a newer Lede (${unknown.join(", ")}).`, {
      next: "Update Lede (git pull && npm ci), or set LEDE_DATA to another folder.",
    });
  }
  return wanted.filter((name) => !applied.includes(name));
}

async function appliedSteps(db: Kysely<Tables>): Promise<readonly string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some(({ name }) => name === migrationTable)) return [];
  const rows = await db.withTables<MigrationTable>().selectFrom(migrationTable).select("name").execute();
  return rows.map(({ name }) => name);
}

/** Named and shaped as Kysely's `Migrator` does, which made it first. */
const migrationTable = "kysely_migration";

type MigrationTable = { readonly [migrationTable]: { readonly name: string; readonly timestamp: string } };
