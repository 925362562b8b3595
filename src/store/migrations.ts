import { sql, type Kysely, type Transaction } from "kysely";
import type { Migration } from "kysely/migration";
import { LedeError } from "../shared/errors.ts";
import type { Database, Tables } from "./schema.ts";

/**
 * Every step from an empty database to the tables of today, in this order. A step that has been released is never
 * edited: add one. Names sort alphabetically in the order they run.
 */
function steps({ numbered }: Pick<Database, "numbered">): Readonly<Record<string, Migration>> {
  return {
    "0001-articles-and-digests": {
      async up(db: Kysely<unknown>) {
        await db.schema
          .createTable("articles")
          .addColumn("number", "integer", numbered)
          .addColumn("id", "text", (column) => column.notNull().unique())
          .addColumn("fingerprint", "text", (column) => column.notNull())
          .addColumn("title", "text")
          .addColumn("language", "text")
          .addColumn("link", "text", (column) => column.notNull())
          .addColumn("source", "text", (column) => column.notNull())
          .addColumn("published_at", "text")
          .addColumn("first_seen_at", "text", (column) => column.notNull())
          .addColumn("condensed_version", "integer", (column) => column.notNull())
          .addColumn("text", "text", (column) => column.notNull())
          .execute();
        await db.schema
          .createIndex("articles_condensed_version")
          .on("articles")
          .columns(["condensed_version", "number"])
          .execute();
        await db.schema
          .createTable("article_sources")
          .addColumn("article_id", "text", (column) => column.notNull().references("articles.id").onDelete("cascade"))
          .addColumn("source", "text", (column) => column.notNull())
          .addColumn("seen_at", "text", (column) => column.notNull())
          .addPrimaryKeyConstraint("article_sources_key", ["article_id", "source"])
          .execute();
        await db.schema
          .createTable("condensed")
          .addColumn("article_id", "text", (column) =>
            column.primaryKey().references("articles.id").onDelete("cascade"),
          )
          .addColumn("document", "text", (column) => column.notNull())
          .execute();
        await db.schema
          .createTable("digests")
          .addColumn("number", "integer", numbered)
          .addColumn("id", "text", (column) => column.notNull().unique())
          .addColumn("subscription", "text", (column) => column.notNull())
          .addColumn("slot", "text", (column) => column.notNull())
          .addColumn("created_at", "text", (column) => column.notNull())
          .addColumn("document", "text", (column) => column.notNull())
          .addColumn("delivered_at", "text")
          .execute();
        await db.schema
          .createTable("digest_articles")
          .addColumn("digest_id", "text", (column) => column.notNull().references("digests.id").onDelete("cascade"))
          .addColumn("article_id", "text", (column) => column.notNull().references("articles.id").onDelete("cascade"))
          .addColumn("subscription", "text", (column) => column.notNull())
          .addColumn("again", "integer", (column) => column.notNull())
          .addPrimaryKeyConstraint("digest_articles_key", ["digest_id", "article_id"])
          .execute();
        // What no subscription may ever get twice, said to the database itself.
        await db.schema
          .createIndex("digest_articles_once")
          .unique()
          .on("digest_articles")
          .columns(["subscription", "article_id"])
          .where(sql.ref("again"), "=", 0)
          .execute();
      },
    },
    "0002-model": {
      async up(db: Kysely<unknown>) {
        await db.schema
          .createTable("model_answers")
          .addColumn("key", "text", (column) => column.primaryKey())
          .addColumn("sentences", "text", (column) => column.notNull())
          .execute();
        await db.schema
          .createTable("model_usage")
          .addColumn("day", "text", (column) => column.primaryKey())
          .addColumn("tokens", "integer", (column) => column.notNull())
          .execute();
      },
    },
  };
}

/**
 * Brings the tables up to this code, whoever else is doing the same.
 *
 * @throws LedeError `store-newer` where the store was written by a newer Lede
 */
export async function migrate(database: Database): Promise<void> {
  const wanted = Object.keys(steps(database));
  if (missing(wanted, await appliedSteps(database.db)).length === 0) return;
  await database.db.transaction().execute(async (transaction) => {
    // Another process may have been first.
    if (missing(wanted, await appliedSteps(transaction)).length === 0) return;
    await applySteps(transaction, steps(database));
  });
}

async function applySteps(transaction: Transaction<Tables>, migrations: Readonly<Record<string, Migration>>) {
  // Loaded only when there is something to do: most starts find the tables as they should be.
  const { Migrator } = await import("kysely/migration");
  const migrator = new Migrator({ db: transaction, provider: { getMigrations: async () => ({ ...migrations }) } });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
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

/** Kysely's own table; the name is its default. */
const migrationTable = "kysely_migration";

type MigrationTable = { readonly [migrationTable]: { readonly name: string } };
