import { PgBoss, type JobWithMetadata } from "pg-boss";
import {
  JOB_KINDS,
  TRIES,
  type Handler,
  type Job,
  type JobKind,
  type JobScope,
  type OnJobFault,
  type Queue,
  type QueueCount,
  type WorkOptions,
} from "../shared/queue.ts";
import { BossConnections, TransactionPool, type Statements } from "./boss-connections.ts";
import { BOSS_SCHEMA, countJobs, DEAD_JOBS } from "./boss-counts.ts";
import { databaseOn } from "./postgres.ts";
import { PatientPool } from "./postgres-pool.ts";
import { storeOver, type Store } from "./store.ts";

export interface BossQueueOptions {
  readonly store: Store;
  readonly onFault: OnJobFault;
  /** Told of trouble that is no job's, such as a server that went away; pg-boss goes on by itself. */
  readonly onTrouble: (error: unknown) => void;
  /** `BOSS_TIMES` unless said; a test has none to lose. */
  readonly times?: Partial<BossTimes>;
}

/** How long the queue waits before it gives a job to another worker. All times are in seconds. */
export interface BossTimes {
  /** Before a job that failed is tried again, growing. */
  readonly retryAfter: number;
  /** A job under way for so long counts as lost with its worker. */
  readonly expires: Readonly<Record<JobKind, number>>;
  /** Between two looks for jobs that are lost, in all processes together. */
  readonly supervise: number;
}

/**
 * What Lede does. A composing job is bounded by the database; the others say that they live (`HEARTBEAT`) and may take
 * as long as a slow site or a slow model does.
 */
export const BOSS_TIMES: BossTimes = {
  retryAfter: 5,
  expires: { poll: 300, condense: 900, compose: 60, deliver: 120 },
  supervise: 10,
};

/** Seconds without a sign of life after which a job is lost; pg-boss allows no less than ten. */
const HEARTBEAT = 20;

/** Seconds between looks for jobs, where there was none; as short as pg-boss allows. */
const LOOK_EVERY = 0.5;

/** What is done is forgotten after an hour, what was never begun after a day: the store knows what is due. */
const FORGET_DONE = 3600;
const FORGET_WAITING = 86_400;

/** Workers of a kind in one process; each takes a batch at a time. */
const WORKERS = 2;

/**
 * The queue on PostgreSQL, for any number of processes, by pg-boss, which makes its own tables.
 *
 * @throws LedeError `store-unavailable`
 */
export async function openBossQueue(url: string, options: BossQueueOptions): Promise<Queue<Store>> {
  const times = { ...BOSS_TIMES, ...options.times };
  const connections = new BossConnections(new PatientPool(url));
  const boss = new PgBoss({
    db: connections,
    schema: BOSS_SCHEMA,
    schedule: false,
    registerInstance: false,
    superviseIntervalSeconds: times.supervise,
    monitorIntervalSeconds: times.supervise,
  });
  boss.on("error", options.onTrouble);
  try {
    await boss.start();
    await makeQueues(boss, times);
  } catch (error) {
    await connections.end();
    throw error;
  }
  return new BossQueue(boss, connections, options);
}

async function makeQueues(boss: PgBoss, { retryAfter, expires }: BossTimes): Promise<void> {
  await boss.createQueue(DEAD_JOBS);
  for (const kind of JOB_KINDS) {
    const options = {
      retryLimit: TRIES - 1,
      retryDelay: retryAfter,
      retryBackoff: retryAfter > 0,
      expireInSeconds: expires[kind],
      deleteAfterSeconds: FORGET_DONE,
      retentionSeconds: FORGET_WAITING,
      deadLetter: DEAD_JOBS,
    };
    // Of a key, one waits; another may be under way, because what it reads may have changed since: a job of a killed worker
    // keeps nobody from doing the same thing again. `stately` holds the next one back until then: two that condense at once
    // would condense the same articles, and pay a model for each of them twice.
    const policy = kind === "condense" ? "stately" : "short";
    const heartbeat = kind === "compose" ? {} : { heartbeatSeconds: HEARTBEAT };
    await boss.createQueue(kind, { ...options, ...heartbeat, policy });
    await boss.updateQueue(kind, options);
  }
}

interface JobData {
  readonly key: string;
}

class BossQueue implements Queue<Store> {
  readonly #boss: PgBoss;
  readonly #connections: BossConnections;
  readonly #store: Store;
  readonly #onFault: OnJobFault;
  #stopped = false;

  constructor(boss: PgBoss, connections: BossConnections, { store, onFault }: BossQueueOptions) {
    this.#boss = boss;
    this.#connections = connections;
    this.#store = store;
    this.#onFault = onFault;
  }

  async add(jobs: readonly Job[]): Promise<void> {
    await this.#insert(jobs, this.#connections);
  }

  async together<T>(work: (scope: JobScope<Store>) => Promise<T>): Promise<T> {
    const transaction = await this.#connections.beginTransaction();
    try {
      const result = await work(this.#scopeIn(transaction.db));
      await transaction.commit();
      return result;
    } catch (error) {
      await transaction.rollback();
      throw error;
    }
  }

  async work(kind: JobKind, { atOnce }: WorkOptions, handler: Handler<Store>): Promise<void> {
    const options = {
      batchSize: Math.max(2, Math.ceil(atOnce / WORKERS)),
      localConcurrency: Math.min(WORKERS, atOnce),
      pollingIntervalSeconds: LOOK_EVERY,
      burstWhenBatchFull: true,
      includeMetadata: true,
    } as const;
    if (kind === "compose") {
      await this.#boss.work<JobData, void, typeof options & { transactional: true }>(
        kind,
        { ...options, transactional: true },
        (jobs, statements) => this.#doInTransaction(jobs, statements, handler),
      );
      return;
    }
    const scope: JobScope<Store> = { store: this.#store, add: (jobs) => this.add(jobs) };
    await this.#boss.work<JobData, unknown, typeof options & { perJobResults: true }>(
      kind,
      { ...options, perJobResults: true },
      (jobs) => Promise.all(jobs.map((job) => this.#doAlone(job, () => handler(job.data.key, scope)))),
    );
  }

  async counts(): Promise<Readonly<Record<JobKind, QueueCount>>> {
    return await countJobs(this.#connections);
  }

  async stop(grace: number): Promise<void> {
    if (this.#stopped) return;
    this.#stopped = true;
    await this.#boss.stop({ graceful: true, timeout: grace, close: false });
    await this.#connections.end();
  }

  #scopeIn(statements: Statements): JobScope<Store> {
    return {
      store: storeOver(databaseOn(new TransactionPool(statements))),
      add: (jobs) => this.#insert(jobs, statements),
    };
  }

  async #insert(jobs: readonly Job[], db: Statements): Promise<void> {
    for (const kind of JOB_KINDS) {
      const ofKind = jobs.filter((job) => job.kind === kind);
      if (ofKind.length === 0) continue;
      const rows = ofKind.map(({ key, after }) => {
        const startAfter = after === null ? {} : { startAfter: after.toISOString() };
        return { data: { key }, singletonKey: `${key}@${after?.toISOString() ?? ""}`, ...startAfter };
      });
      await this.#boss.insert(kind, rows, { db });
    }
  }

  /** Several jobs in one transaction, which pg-boss commits with their completion; one that fails takes back only itself. */
  async #doInTransaction(jobs: JobWithMetadata<JobData>[], statements: Statements, handler: Handler<Store>) {
    // In one order everywhere, so that two batches never wait for each other.
    for (const job of jobs.toSorted((a, b) => (a.data.key < b.data.key ? -1 : 1))) {
      await statements.executeSql("savepoint job");
      try {
        await handler(job.data.key, this.#scopeIn(statements));
        await statements.executeSql("release savepoint job");
      } catch (error) {
        await statements.executeSql("rollback to savepoint job");
        this.#onFault({ kind: "compose", key: job.data.key }, error);
        const attempt = { id: job.id, retryCount: job.retryCount };
        await this.#boss.fail("compose", attempt, { message: String(error) }, { db: statements });
      }
    }
  }

  async #doAlone(job: JobWithMetadata<JobData>, work: () => Promise<void>) {
    try {
      await work();
      return { id: job.id, status: "completed" } as const;
    } catch (error) {
      this.#onFault({ kind: kindOf(job.name), key: job.data.key }, error);
      return { id: job.id, status: "failed", output: { message: String(error) } } as const;
    }
  }
}

function kindOf(name: string): JobKind {
  const kind = JOB_KINDS.find((each) => each === name);
  if (kind === undefined) throw new TypeError(`${name} is no kind of job.`);
  return kind;
}
