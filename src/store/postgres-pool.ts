import { setTimeout as sleep } from "node:timers/promises";
import type { PostgresPool, PostgresPoolClient, PostgresQueryResult } from "kysely";
import { Client, Pool, types, type ClientConfig, type PoolClient } from "pg";
import { bindable } from "./bindable.ts";
import { explained, passesBySoon } from "./postgres-failures.ts";
import { serverAddress, type ServerAddress } from "./server-url.ts";

export interface PostgresOptions {
  /** Connections at most, of this process. */
  readonly connections?: number;
  /** How long to wait for a server that starts or is full, in milliseconds, before giving up. */
  readonly patience?: number;
}

/** A server takes 100 unless told otherwise: enough for several processes, and for the composing of one. */
const defaultConnections = 10;

/** A server that has just been started says so for some seconds, a longer one after it crashed. */
const defaultPatience = 30_000;

/** How long to try to open one connection, in milliseconds; without a limit a silent host would take minutes. */
const connectTimeout = 10_000;

/** As SQLite's: how long to wait for a lock that another holds, in milliseconds. */
const lockTimeout = 30_000;

/** A process that is frozen in the middle of a transaction must not hold its locks for ever. Milliseconds. */
const idleTransactionTimeout = 60_000;

/** Connects with a limit of its own: that of the pool would also end the wait of who merely stands in its queue. */
class TimedClient extends Client {
  constructor(config?: ClientConfig) {
    super({ ...config, connectionTimeoutMillis: connectTimeout });
  }
}

/** pg's pool, with failures in words and values that every database takes. */
export class PatientPool implements PostgresPool {
  readonly options: object = {};
  readonly #pool: Pool;
  readonly #address: ServerAddress;
  readonly #patience: number;

  constructor(url: string, { connections = defaultConnections, patience = defaultPatience }: PostgresOptions = {}) {
    this.#address = serverAddress(url);
    this.#patience = patience;
    this.#pool = new Pool({
      connectionString: url,
      Client: TimedClient,
      max: connections,
      keepAlive: true,
      lock_timeout: lockTimeout,
      idle_in_transaction_session_timeout: idleTransactionTimeout,
      application_name: "lede",
      types: { getTypeParser: wholeNumbers },
    });
    // A connection lost while nobody uses it is replaced by the next that is needed; one lost in use fails its query.
    this.#pool.on("error", () => undefined);
    this.#pool.on("connect", (client) => client.on("error", () => undefined));
  }

  async connect(): Promise<PostgresPoolClient> {
    return new ExplainingClient(await this.connectBare(), this.#address);
  }

  /** pg's own connection, for who speaks to it in other values than the store does. */
  async connectBare(): Promise<PoolClient> {
    const giveUpAt = performance.now() + this.#patience;
    for (;;) {
      try {
        return await this.#pool.connect();
      } catch (error) {
        // Nothing has been asked of the server yet, so nothing can happen twice.
        if (!passesBySoon(error) || performance.now() > giveUpAt) throw explained(error, this.#address);
      }
      await sleep(50 + Math.random() * 200);
    }
  }

  async end(): Promise<void> {
    await this.#pool.end();
  }
}

export class ExplainingClient implements PostgresPoolClient {
  readonly #client: PoolClient;
  readonly #address: ServerAddress;

  constructor(client: PoolClient, address: ServerAddress) {
    this.#client = client;
    this.#address = address;
  }

  query<Row>(text: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<Row>>;
  query(cursor: object): never;
  async query<Row>(text: string | object, parameters: readonly unknown[] = []): Promise<PostgresQueryResult<Row>> {
    if (typeof text !== "string") throw new Error("The store reads page by page, never as a stream.");
    // Kysely's own look at the tables binds truth values; a query of ours that did would fail on SQLite.
    const values = parameters.map((value) => (typeof value === "boolean" ? value : bindable(value)));
    try {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Kysely knows the row's type from the query, which is the only place that does
      return (await this.#client.query(text, values)) as unknown as PostgresQueryResult<Row>;
    } catch (error) {
      throw explained(error, this.#address);
    }
  }

  release(destroy?: boolean): void {
    this.#client.release(destroy);
  }
}

/** Counts and sums are numbers, as on SQLite; pg gives what JavaScript may not hold as text. */
function wholeNumbers(...[oid, format]: Parameters<typeof types.getTypeParser>) {
  if (oid === types.builtins.INT8 || oid === types.builtins.NUMERIC) return parseNumber;
  return types.getTypeParser(oid, format);
}

function parseNumber(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) throw new RangeError(`${text} is no exact number.`);
  return value;
}
