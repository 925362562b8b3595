import { sql, type Kysely } from "kysely";
import type { Tables } from "./schema.ts";

/** A table of an SQLite store, as it is to be copied. */
export interface StoredTable {
  readonly name: string;
  readonly columns: readonly string[];
  /** The columns of its primary key, in their order. */
  readonly key: readonly string[];
  /** The column that counts up by itself, where it has one. */
  readonly numbered: string | null;
}

interface TableRow {
  readonly name: string;
  readonly sql: string;
}

interface ColumnRow {
  readonly name: string;
  readonly pk: number;
}

/**
 * All tables that hold what Lede remembers, each after those that it refers to. Read from the database itself, so that a
 * table that is added later is not forgotten. Not among them: indexes, full text, and which migrations have run.
 */
export async function readTables(db: Kysely<Tables>): Promise<readonly StoredTable[]> {
  const { rows } = await sql<TableRow>`
    select list.name, master.sql from pragma_table_list as list join sqlite_master as master on master.name = list.name
    where list.type = 'table' and list.schema = 'main' and list.name not like 'sqlite%' and list.name not like 'kysely%'
    order by list.name`.execute(db);
  const tables: StoredTable[] = [];
  const refersTo = new Map<string, readonly string[]>();
  for (const { name, sql: definition } of rows) {
    const columns = await sql<ColumnRow>`select name, pk from pragma_table_info(${name}) order by cid`.execute(db);
    const references = await sql<{ table: string }>`select "table" from pragma_foreign_key_list(${name})`.execute(db);
    const key = columns.rows.filter(({ pk }) => pk > 0).toSorted((a, b) => a.pk - b.pk);
    if (key.length === 0) throw new Error(`The table ${name} has no key.`);
    refersTo.set(
      name,
      references.rows.map(({ table }) => table),
    );
    tables.push({
      name,
      columns: columns.rows.map((column) => column.name),
      key: key.map((column) => column.name),
      numbered: /autoincrement/i.test(definition) ? (key[0]?.name ?? null) : null,
    });
  }
  return referredFirst(tables, refersTo);
}

function referredFirst(
  tables: readonly StoredTable[],
  refersTo: ReadonlyMap<string, readonly string[]>,
): readonly StoredTable[] {
  const ordered: StoredTable[] = [];
  const place = (table: StoredTable): void => {
    if (ordered.includes(table)) return;
    for (const each of tables) {
      if (each !== table && refersTo.get(table.name)?.includes(each.name) === true) place(each);
    }
    ordered.push(table);
  };
  for (const table of tables) place(table);
  return ordered;
}
