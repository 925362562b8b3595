import { DatabaseSync } from "node:sqlite";

/** A value as SQLite is given it. */
export type SqliteValue = string | number | null;

/** What a statement came to. */
export interface Executed {
  readonly rows: readonly unknown[];
  /** Rows that it wrote; null where it gives rows instead. */
  readonly changes: number | null;
}

/** An open database. Statements are executed one after another. */
export interface SqliteFile {
  /** @throws what SQLite throws: an error with its `errcode` */
  execute(sql: string, values: readonly SqliteValue[]): Promise<Executed>;
  /** Whether a transaction is under way, as of the last statement that ended. */
  readonly isTransaction: boolean;
  /** After what is under way. */
  close(): Promise<void>;
}

/**
 * Opens the file, making it where it is missing, in the thread that calls: a statement keeps it from everything else.
 *
 * @param timeout milliseconds for which a statement may block to wait for another process
 * @throws what SQLite throws
 */
export function openFileHere(path: string, timeout: number): SqliteFile {
  const file = new DatabaseSync(path, { timeout });
  return {
    async execute(sql, values) {
      return executeOn(file, sql, values);
    },
    get isTransaction() {
      return file.isTransaction;
    },
    async close() {
      file.close();
    },
  };
}

export function executeOn(file: DatabaseSync, sql: string, values: readonly SqliteValue[]): Executed {
  const statement = file.prepare(sql);
  if (statement.columns().length > 0) return { rows: statement.all(...values), changes: null };
  return { rows: [], changes: Number(statement.run(...values).changes) };
}
