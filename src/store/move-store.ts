import { createHash, type Hash } from "node:crypto";
import { sql, type Kysely, type RawBuilder, type Transaction } from "kysely";
import { LedeError } from "../shared/errors.ts";
import { migrate } from "./migrations.ts";
import { openPostgres } from "./postgres.ts";
import type { Tables } from "./schema.ts";
import { serverAddress } from "./server-url.ts";
import { openSqlite } from "./sqlite.ts";
import { readTables, type StoredTable } from "./stored-tables.ts";

export interface MovedTable {
  readonly name: string;
  readonly rows: number;
  /** SHA-256 of all rows in the order of their key. */
  readonly hash: string;
}

export interface MovedStore {
  readonly tables: readonly MovedTable[];
  /** False: an earlier run had moved it already, and nothing has changed since. */
  readonly fresh: boolean;
}

export interface MoveOptions {
  /** Told how many rows of a table are over. */
  readonly onProgress: (table: string, rows: number) => void;
}

/** Rows read and written in one go; a row of articles holds a whole article. */
const PAGE = 200;

/**
 * Copies the SQLite store in a folder to an empty PostgreSQL database, in one transaction, and reads both again to
 * compare them: all of it is there or, also when it is killed, nothing. Nobody writes the folder's store meanwhile, and
 * it stays as it is.
 *
 * @throws LedeError `store-unavailable`; `store-in-the-way` where the database holds another store
 */
export async function moveStore(folder: string, url: string, options: MoveOptions): Promise<MovedStore> {
  const from = await openSqlite(folder);
  try {
    await migrate(from);
    const to = await openPostgres(url);
    try {
      await migrate(to);
      // The transaction holds SQLite's write lock: what is read is all there will be.
      return await from.db
        .transaction()
        .execute((source) => to.db.transaction().execute((target) => moveAll(source, target, { ...options, url })));
    } finally {
      await to.db.destroy();
    }
  } finally {
    await from.db.destroy();
  }
}

async function moveAll(
  source: Transaction<Tables>,
  target: Transaction<Tables>,
  { onProgress, url }: MoveOptions & { readonly url: string },
): Promise<MovedStore> {
  const tables = await readTables(source);
  const wanted = await hashAll(source, tables);
  const before = await hashAll(target, tables);
  if (isSame(before, wanted)) return { tables: wanted, fresh: false };
  const held = before.filter(({ rows }) => rows > 0);
  if (held.length > 0) throw inTheWay(url, held);
  for (const table of tables) await copy(source, target, { table, onProgress });
  const after = await hashAll(target, tables);
  if (!isSame(after, wanted)) throw new Error(`What arrived is not what was sent: ${differences(after, wanted)}.`);
  return { tables: wanted, fresh: true };
}

interface Copying {
  readonly table: StoredTable;
  readonly onProgress: MoveOptions["onProgress"];
}

async function copy(source: Kysely<Tables>, target: Kysely<Tables>, { table, onProgress }: Copying): Promise<void> {
  const columns = sql.join(table.columns.map((column) => sql.ref(column)));
  let copied = 0;
  for await (const rows of pages(source, table)) {
    const values = rows.map((row) => sql`(${sql.join(table.columns.map((column) => storable(row[column])))})`);
    await sql`insert into ${sql.table(table.name)} (${columns}) values ${sql.join(values)}`.execute(target);
    copied += rows.length;
    onProgress(table.name, copied);
  }
  if (table.numbered === null || copied === 0) return;
  const counter = sql`pg_get_serial_sequence(${table.name}, ${table.numbered})`;
  await sql`select setval(${counter}, (select max(${sql.ref(table.numbered)}) from ${sql.table(table.name)}))`.execute(
    target,
  );
}

type Row = Readonly<Record<string, unknown>>;

/** All rows in the order of their key, which both databases see alike: text is compared byte by byte. */
async function* pages(db: Kysely<Tables>, table: StoredTable): AsyncGenerator<readonly Row[]> {
  const key = sql.join(table.key.map((column) => sql.ref(column)));
  const columns = sql.join(table.columns.map((column) => sql.ref(column)));
  let after: RawBuilder<unknown> = sql`1 = 1`;
  for (;;) {
    const { rows } =
      await sql<Row>`select ${columns} from ${sql.table(table.name)} where ${after} order by ${key} limit ${sql.lit(PAGE)}`.execute(
        db,
      );
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows;
    after = sql`(${key}) > (${sql.join(table.key.map((column) => last[column]))})`;
  }
}

/** Older stores may hold what newer ones are never given. */
function storable(value: unknown): unknown {
  return typeof value === "string" ? value.replaceAll("\0", "\ufffd") : value;
}

async function hashAll(db: Kysely<Tables>, tables: readonly StoredTable[]): Promise<readonly MovedTable[]> {
  const hashed: MovedTable[] = [];
  for (const table of tables) {
    const hash = createHash("sha256");
    let count = 0;
    for await (const rows of pages(db, table)) {
      for (const row of rows) addRow(hash, table, row);
      count += rows.length;
    }
    hashed.push({ name: table.name, rows: count, hash: hash.digest("hex") });
  }
  return hashed;
}

function addRow(hash: Hash, { columns }: StoredTable, row: Row): void {
  hash.update(JSON.stringify(columns.map((column) => storable(row[column]))));
}

function isSame(some: readonly MovedTable[], others: readonly MovedTable[]): boolean {
  return differences(some, others) === "";
}

function differences(some: readonly MovedTable[], others: readonly MovedTable[]): string {
  const different = some.filter(({ hash }, index) => hash !== others[index]?.hash);
  return different.map(({ name, rows }, index) => `${name} (${rows} of ${others[index]?.rows ?? 0} rows)`).join(", ");
}

function inTheWay(url: string, held: readonly MovedTable[]): LedeError {
  const { shown, database } = serverAddress(url);
  const what = new Intl.ListFormat("en").format(held.slice(0, 3).map(({ name, rows }) => `${rows} rows in ${name}`));
  return new LedeError("store-in-the-way", `The database ${shown} holds another store already (${what}).`, {
    next: `Name an empty database in DATABASE_URL, or empty this one: dropdb ${database} && createdb ${database}.`,
  });
}
