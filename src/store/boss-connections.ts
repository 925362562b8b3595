import type { PostgresPool, PostgresPoolClient, PostgresQueryResult } from "kysely";
import type { PoolClient } from "pg";
import { bindable } from "./bindable.ts";
import type { PatientPool } from "./postgres-pool.ts";

/** Statements as pg-boss sends them: its own values, not only those that the store binds. */
export interface Statements {
  executeSql(text: string, values?: unknown[]): Promise<{ rows: unknown[] }>;
}

/** A transaction that is settled from elsewhere than where it was begun. */
export interface OpenTransaction {
  readonly db: Statements;
  commit(): Promise<void>;
  /** Never throws. */
  rollback(): Promise<void>;
}

/** The connections of pg-boss: a pool of ours, so that its failures and its waiting are the store's. */
export class BossConnections implements Statements {
  readonly #pool: PatientPool;

  constructor(pool: PatientPool) {
    this.#pool = pool;
  }

  async executeSql(text: string, values?: unknown[]): Promise<{ rows: unknown[] }> {
    const client = await this.#pool.connectBare();
    try {
      const result = await client.query<Record<string, unknown>>(text, values);
      client.release();
      return result;
    } catch (error) {
      // Several statements in one text may have left a transaction open.
      client.release(true);
      throw error;
    }
  }

  async beginTransaction(): Promise<OpenTransaction> {
    const client = await this.#pool.connectBare();
    try {
      await client.query("begin isolation level read committed");
    } catch (error) {
      client.release(true);
      throw error;
    }
    return transactionOn(client);
  }

  async end(): Promise<void> {
    await this.#pool.end();
  }
}

function transactionOn(client: PoolClient): OpenTransaction {
  let settled = false;
  const settle = (destroy: boolean): void => {
    settled = true;
    client.release(destroy);
  };
  return {
    db: {
      async executeSql(text, values) {
        // Else it would land in the transaction of whoever has the connection next.
        if (settled) throw new Error("The transaction is over.");
        return await client.query<Record<string, unknown>>(text, values);
      },
    },
    async commit() {
      if (settled) throw new Error("The transaction is over.");
      try {
        await client.query("commit");
        settle(false);
      } catch (error) {
        settle(true);
        throw error;
      }
    },
    async rollback() {
      if (settled) return;
      try {
        await client.query("rollback");
        settle(false);
      } catch {
        // The server rolls back by itself what a lost connection leaves.
        settle(true);
      }
    },
  };
}

/** The store's way into a transaction that somebody else began and will settle: its own transactions are savepoints. */
export class TransactionPool implements PostgresPool {
  readonly options: object = {};
  readonly #statements: Statements;

  constructor(statements: Statements) {
    this.#statements = statements;
  }

  async connect(): Promise<PostgresPoolClient> {
    return new TransactionClient(this.#statements);
  }

  async end(): Promise<void> {}
}

class TransactionClient implements PostgresPoolClient {
  readonly #statements: Statements;

  constructor(statements: Statements) {
    this.#statements = statements;
  }

  query<Row>(text: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<Row>>;
  query(cursor: object): never;
  async query<Row>(text: string | object, parameters: readonly unknown[] = []): Promise<PostgresQueryResult<Row>> {
    if (typeof text !== "string") throw new Error("The store reads page by page, never as a stream.");
    const result = await this.#statements.executeSql(asSavepoint(text), parameters.map(bindable));
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what pg answers, handed through
    return result as PostgresQueryResult<Row>;
  }

  release(): void {}
}

function asSavepoint(statement: string): string {
  if (/^(?:begin|start transaction)/.test(statement)) return "savepoint lede";
  if (statement === "commit") return "release savepoint lede";
  return statement === "rollback" ? "rollback to savepoint lede" : statement;
}
