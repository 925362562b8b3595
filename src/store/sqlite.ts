import { closeSync, openSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import {
  CompiledQuery,
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
} from "kysely";
import { LedeError } from "../shared/errors.ts";
import { makeFolder } from "../shared/make-folder.ts";
import { systemCode } from "../shared/system-error.ts";
import { bindable } from "./bindable.ts";
import type { Database, Tables } from "./schema.ts";
import { backUpBeforeChange, STORE_FILE } from "./sqlite-backup.ts";
import type { SqliteFile } from "./sqlite-file.ts";
import { sqliteFullText } from "./sqlite-full-text.ts";

/** Everything that is SQLite's own: the connection, its settings, its failures. The rest of the store is portable. */

export interface SqliteOptions {
  /** How long to wait for other processes that write, in milliseconds, before giving up. */
  readonly patience?: number;
  /** In a thread of its own, for a process that has others to answer meanwhile. */
  readonly inThread?: boolean;
}

/** The only file in the folder that matters; SQLite keeps `-wal` and `-shm` beside it while it is open. */
const fileName = STORE_FILE;

/** A transaction over tens of thousands of articles takes seconds; several may be queued up. */
const defaultPatience = 30_000;

/**
 * Kilobytes of pages that are kept in memory. SQLite's own 2 MB hold neither the upper part of a large archive's indexes
 * nor what a search in it reads twice.
 */
const CACHE_KB = 16_000;

/**
 * SQLite waits for a lock by blocking its whole thread. It may do so this long (milliseconds); after that the wait
 * goes on between statements, where sockets and timers get their turn.
 */
const blockingWait = 100;

/**
 * Opens the database in the folder, making both where they are missing.
 *
 * @throws LedeError `store-unavailable`
 */
export async function openSqlite(
  folder: string,
  { patience = defaultPatience, inThread = false }: SqliteOptions = {},
): Promise<Database> {
  await makeStoreFolder(folder);
  const failures = { folder, patience };
  const file = await openFile(join(folder, fileName), { ...failures, inThread });
  try {
    const connection = new SqliteConnection(file, failures);
    // Readers never wait for a writer (WAL), and what was acknowledged survives a power cut (FULL).
    await connection.executeQuery(CompiledQuery.raw("pragma journal_mode = wal"));
    await connection.executeQuery(CompiledQuery.raw("pragma synchronous = full"));
    await connection.executeQuery(CompiledQuery.raw("pragma foreign_keys = on"));
    await connection.executeQuery(CompiledQuery.raw(`pragma cache_size = -${CACHE_KB}`));
    const db = new Kysely<Tables>({ dialect: sqliteDialect(file, connection) });
    return {
      db,
      numbered: (column) => column.primaryKey().autoIncrement(),
      fullText: sqliteFullText,
      async backUp() {
        await backUpBeforeChange(folder, new Date());
      },
    };
  } catch (error) {
    await file.close();
    throw error;
  }
}

interface HowToOpen extends FailureContext {
  readonly inThread: boolean;
}

async function openFile(path: string, { inThread, ...failures }: HowToOpen): Promise<SqliteFile> {
  try {
    if (inThread) {
      const { openFileInThread } = await import("./sqlite-thread.ts");
      return await openFileInThread(path, blockingWait);
    }
    const { openFileHere } = await import("./sqlite-file.ts");
    return openFileHere(path, blockingWait);
  } catch (error) {
    throw explained(error, failures);
  }
}

function sqliteDialect(file: SqliteFile, connection: SqliteConnection): Dialect {
  return {
    createDriver: () => new SqliteDriver(file, connection),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createAdapter: () => new SqliteAdapter(),
    createIntrospector: (db: Kysely<unknown>) => new SqliteIntrospector(db),
  };
}

/** One connection: Kysely queues whoever wants it, because the adapter says that there is only one. */
class SqliteDriver implements Driver {
  readonly #file: SqliteFile;
  readonly #connection: SqliteConnection;
  /** Ends when whoever has the connection gives it back. */
  #inUse: PromiseWithResolvers<void> | null = null;

  constructor(file: SqliteFile, connection: SqliteConnection) {
    this.#file = file;
    this.#connection = connection;
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    this.#inUse = Promise.withResolvers();
    return this.#connection;
  }

  async releaseConnection(): Promise<void> {
    this.#inUse?.resolve();
    this.#inUse = null;
  }

  /**
   * Takes the write lock at once. A transaction that starts as a reader and then writes fails at once when another
   * process wrote in between, whatever the time-out.
   */
  async beginTransaction(): Promise<void> {
    await this.#connection.executeQuery(CompiledQuery.raw("begin immediate"));
  }

  async commitTransaction(): Promise<void> {
    await this.#connection.executeQuery(CompiledQuery.raw("commit"));
  }

  async rollbackTransaction(): Promise<void> {
    // On a full disk SQLite has rolled back by itself; asking again would hide why.
    if (this.#file.isTransaction) await this.#connection.executeQuery(CompiledQuery.raw("rollback"));
  }

  /** A transaction that is under way comes to its end first. */
  async destroy(): Promise<void> {
    await this.#inUse?.promise;
    await this.#file.close();
  }
}

class SqliteConnection implements DatabaseConnection {
  readonly #file: SqliteFile;
  readonly #failures: FailureContext;

  constructor(file: SqliteFile, failures: FailureContext) {
    this.#file = file;
    this.#failures = failures;
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    const giveUpAt = performance.now() + this.#failures.patience;
    for (;;) {
      try {
        return await this.#executeOnce<Row>(query);
      } catch (error) {
        // Outside a transaction a statement that found the database locked has done nothing, and may be tried again.
        const again = isBusy(error) && !this.#file.isTransaction && performance.now() < giveUpAt;
        if (!again) throw explained(error, this.#failures);
      }
      await sleep(5 + Math.random() * 20);
    }
  }

  async #executeOnce<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    const { rows, changes } = await this.#file.execute(sql, parameters.map(bindable));
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Kysely knows the row's type from the query, which is the only place that does
    return changes === null ? { rows: rows as Row[] } : { rows: [], numAffectedRows: BigInt(changes) };
  }

  streamQuery(): never {
    throw new Error("The store reads page by page, never as a stream: a page is the same on every database.");
  }
}

interface FailureContext {
  readonly folder: string;
  readonly patience: number;
}

async function makeStoreFolder(folder: string): Promise<void> {
  try {
    await makeFolder(resolve(folder));
  } catch (error) {
    const code = systemCode(error) || String(error);
    const reason = folderReasons[code] ?? `the system answers ${code}`;
    throw new LedeError("store-unavailable", `Cannot make the store's folder ${folder}: ${reason}.`, {
      next: elsewhere,
      cause: error,
    });
  }
}

const elsewhere = "Make it writable, or set LEDE_DATA to another folder.";

/** Why a folder cannot be made. Source: mkdir(2). */
const folderReasons: Readonly<Record<string, string>> = {
  EACCES: "the folder above it is read-only",
  EEXIST: "there is a file of that name",
  ENOENT: "nothing can be made there",
  ENOSPC: "the disk is full",
  ENOTDIR: "there is a file in the way",
  EPERM: "the folder above it is read-only",
  EROFS: "the disk is read-only",
};

/** The failure in words that a person can act on; anything else as it came. */
function explained(error: unknown, context: FailureContext): unknown {
  const explain = explanations[primaryCode(error) ?? 0];
  if (explain === undefined) return error;
  const [message, next] = explain(context);
  return new LedeError("store-unavailable", message, { next, cause: error });
}

const busy = 5;

/** What a person can do something about, by result code. Source: https://www.sqlite.org/rescode.html */
const explanations: Readonly<Record<number, (context: FailureContext) => readonly [message: string, next: string]>> = {
  [busy]: ({ folder, patience }) => [
    `Cannot write the store at ${folder}: another process has been writing for ${Math.round(patience / 1000)} seconds.`,
    "Try again when it is done; if no other Lede should be running, look for one that hangs.",
  ],
  // SQLITE_READONLY
  8: ({ folder }) => [
    `Cannot write the store at ${folder}: ${canOpen(folder) === "no" ? fileName : "the folder"} is read-only.`,
    elsewhere,
  ],
  // SQLITE_IOERR
  10: ({ folder }) => [
    `Cannot use the store at ${folder}: the disk failed to read or write it. What was being saved was not kept.`,
    "Check the disk and any limit on it, or set LEDE_DATA to another folder.",
  ],
  // SQLITE_CORRUPT
  11: ({ folder }) => [
    `Cannot read the store at ${folder}: ${fileName} is damaged.`,
    `Put a backup in its place, or move ${fileName} away to begin with an empty store.`,
  ],
  // SQLITE_FULL
  13: ({ folder }) => [
    `Cannot write the store at ${folder}: the disk is full. What was being saved was not kept.`,
    "Free some space, or set LEDE_DATA to a folder on another disk.",
  ],
  // SQLITE_CANTOPEN
  14: ({ folder }) => [
    `Cannot write the store at ${folder}: ${canOpen(folder) === "no" ? `${fileName} cannot be opened` : "the folder is read-only"}.`,
    elsewhere,
  ],
  // SQLITE_NOTADB
  26: ({ folder }) => [
    `Cannot read the store at ${folder}: ${fileName} is not a database.`,
    `Move ${fileName} away, or set LEDE_DATA to another folder.`,
  ],
};

/** SQLite's result code without the detail in its higher bits; undefined for an error that is not SQLite's. */
function primaryCode(error: unknown): number | undefined {
  if (!(error instanceof Error) || !("errcode" in error) || typeof error.errcode !== "number") return undefined;
  return error.errcode & 0xff;
}

function isBusy(error: unknown): boolean {
  return primaryCode(error) === busy;
}

/** SQLite does not say whether it is the file or the folder, where it needs two more files. */
function canOpen(folder: string): "yes" | "no" | "it is not there" {
  try {
    closeSync(openSync(join(folder, fileName), "r+"));
    return "yes";
  } catch (error) {
    return systemCode(error) === "ENOENT" ? "it is not there" : "no";
  }
}
