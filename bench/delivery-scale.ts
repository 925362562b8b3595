/* Many subscriptions due in one minute. On PostgreSQL: how long composing takes, what it costs, and what a second worker
 * gives to posting; on SQLite: one `lede start` and a loopback Slack.
 * `npm run bench:delivery-scale [-- <subscriptions>] [--print]` */
import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { Client } from "pg";
import { condense, CONDENSE_VERSION } from "../src/condense/condense.ts";
import { openQueue } from "../src/store/open-queue.ts";
import { openStore, type Store } from "../src/store/store.ts";
import { makeDatabase } from "../test/support/postgres-database-on.ts";
import { startPostgresServer, type PostgresServer } from "../test/support/postgres-server.ts";
import { measureOneProcess, type OneProcess } from "./support/measure-one-process.ts";
import { publish, renderTable } from "./support/results.ts";
import type { ScaleTask } from "./support/scale-worker.ts";
import { readSeeds } from "./support/seed-articles.ts";
import { subscribeMany } from "./support/subscribe-many.ts";

const SUBSCRIPTIONS = Number(process.argv.slice(2).find((each) => /^\d+$/.test(each)) ?? 10_000);
/** Articles that each digest is made of; as many as a team reads of in a day. */
const ARTICLES = 30;
/** Digests that are posted to compare one worker with two. */
const POSTED = Math.min(SUBSCRIPTIONS / 4, 1500);
/** Of the one process on SQLite. */
const ON_SQLITE = Math.min(SUBSCRIPTIONS, 500);
const SOURCE = "folder:bench";
/** Jiffies a second in /proc. Source: proc(5). */
const JIFFIES = 100;

const sqlite = await measureOneProcess(ON_SQLITE);
const server = await startPostgresServer({ durable: true });
try {
  const { url } = await makeDatabase(server.url);
  const store = await openStore(url);
  const client = new Client({ connectionString: url });
  await client.connect();
  await fill(store);
  const composed = await measureComposing(store, client, url);
  const one = await measurePosting(client, url, 1);
  const two = await measurePosting(client, url, 2);
  publish(
    "delivery-scale",
    `${renderTable(["measured", "value"], [...rowsOf({ composed, one, two }), ...rowsOfOne(sqlite)])}\n\n${million({ composed, one })}`,
  );
  await client.end();
  await store.close();
} finally {
  await server.stop();
}

interface Composed {
  readonly seconds: number;
  readonly cpu: CpuSeconds;
  readonly commits: number;
}

interface Measured {
  readonly composed: Composed;
  /** Posts a second of one worker, and of two. */
  readonly one: number;
  readonly two: number;
}

function rowsOf({ composed: { seconds, cpu, commits: committed }, one, two }: Measured) {
  const each = (spent: number): number => (spent / SUBSCRIPTIONS) * 1000;
  return [
    [`${SUBSCRIPTIONS} subscriptions due at once, composed by 2 workers, s`, seconds],
    ["digests composed a second", SUBSCRIPTIONS / seconds],
    ["CPU of the workers for a digest, ms", each(cpu.workers)],
    ["CPU of the server for a digest, ms", each(cpu.server)],
    ["commits a CPU second", committed / (cpu.workers + cpu.server)],
    ["posts a second at 50 ms each, 1 worker", one],
    ["posts a second at 50 ms each, 2 workers", two],
    ["what a second worker gives, times", two / one],
  ] as const;
}

function rowsOfOne({ seconds, peak, cpuSeconds: cpu, messages }: OneProcess) {
  return [
    [`SQLite, one \`lede start\`: ${ON_SQLITE} digests composed and posted to Slack, s`, seconds],
    ["its messages", String(messages)],
    ["its CPU for a digest, start and samples included, ms", (cpu / ON_SQLITE) * 1000],
    ["its memory at most, MB", peak],
  ] as const;
}

/** What a million subscriptions would need, from what one costs here. */
function million({ composed: { cpu }, one }: Pick<Measured, "composed" | "one">): string {
  const whole = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });
  const cores = (spent: number): string => whole.format(Math.ceil(((spent / SUBSCRIPTIONS) * 1e6) / 600));
  return [
    `From these costs: a million subscriptions due in the same minute are composed within ten minutes by ${cores(cpu.workers)} cores`,
    `of workers and ${cores(cpu.server)} of PostgreSQL, and posted in another ten by ${whole.format(Math.ceil(1e6 / 600 / one))} workers`,
    "where the platform takes 50 ms for a post. Slack counts a message a second for each channel, which does not bind; Discord counts",
    `50 requests a second for each bot, so that one bot's million would take ${whole.format(1e6 / 50 / 3600)} hours: there the bots, not Lede, are`,
    "the limit. Before any of it, spread the minute: nobody minds a digest at 08:04.",
  ].join(" ");
}

async function fill(store: Store): Promise<void> {
  const seeds = await readSeeds();
  const articles = Array.from({ length: ARTICLES }, (_, index) => {
    const seed = seeds[index % seeds.length];
    if (seed === undefined) throw new Error("There are no seeds.");
    return { ...seed, id: `bench-${index}` };
  });
  const now = new Date();
  await store.saveArticles(articles, { source: SOURCE, seenAt: now });
  await store.saveCondensed(
    articles.map((article) => ({ article, condensed: condense(article) })),
    CONDENSE_VERSION,
  );
  await subscribeMany(store, { count: SUBSCRIPTIONS, team: "T1", channelOf: (index) => `C${index}` });
}

async function measureComposing(store: Store, client: Client, url: string): Promise<Composed> {
  const workers = await startWorkers(url, "compose", 2);
  const queue = await openQueue(url, { store, onFault: (_, error) => fail(error), onTrouble: fail });
  const cpuBefore = cpuSeconds(server, workers);
  const commitsBefore = await commits(client);
  const started = performance.now();
  const jobs = Array.from({ length: SUBSCRIPTIONS }, (_, index) => ({
    kind: "compose" as const,
    key: `slack:C${index}`,
    after: null,
  }));
  await queue.add(jobs);
  await go(workers);
  for (;;) {
    const done = await count(client, "select count(*) from digests");
    if (done >= SUBSCRIPTIONS) break;
    await sleep(250);
  }
  const seconds = (performance.now() - started) / 1000;
  const cpuAfter = cpuSeconds(server, workers);
  const cpu = { workers: cpuAfter.workers - cpuBefore.workers, server: cpuAfter.server - cpuBefore.server };
  const committed = (await commits(client)) - commitsBefore;
  await endWorkers(workers);
  await queue.stop(1000);
  return { seconds, cpu, commits: committed };
}

/** Messages posted a second while there are more than the workers can post. */
async function measurePosting(client: Client, url: string, howMany: number): Promise<number> {
  const sent = () => count(client, "select count(*) from deliveries where state = 'sent'");
  const workers = await startWorkers(url, "deliver", howMany);
  const before = await sent();
  const started = performance.now();
  await go(workers);
  for (;;) {
    const posted = (await sent()) - before;
    if (posted >= POSTED) {
      const seconds = (performance.now() - started) / 1000;
      await endWorkers(workers);
      return posted / seconds;
    }
    await sleep(100);
  }
}

async function startWorkers(url: string, task: ScaleTask, howMany: number): Promise<readonly ChildProcess[]> {
  const script = fileURLToPath(new URL("support/scale-worker.ts", import.meta.url));
  const workers = Array.from({ length: howMany }, () => fork(script, [url, task, SOURCE], { execArgv: [] }));
  await Promise.all(workers.map((worker) => once(worker, "message")));
  for (const worker of workers) {
    worker.once("exit", (code) => {
      if (code !== null) throw new Error(`A worker ended with ${code}.`);
    });
  }
  return workers;
}

async function go(workers: readonly ChildProcess[]): Promise<void> {
  for (const worker of workers) worker.send("go");
}

async function endWorkers(workers: readonly ChildProcess[]): Promise<void> {
  const over = workers.map((worker) => once(worker, "exit"));
  for (const worker of workers) worker.kill("SIGKILL");
  await Promise.all(over);
}

async function count(client: Client, query: string): Promise<number> {
  const { rows } = await client.query<{ count: string }>(query);
  return Number(rows[0]?.count);
}

async function commits(client: Client): Promise<number> {
  await client.query("select pg_stat_force_next_flush()");
  return await count(client, "select xact_commit as count from pg_stat_database where datname = current_database()");
}

interface CpuSeconds {
  readonly workers: number;
  readonly server: number;
}

/** What the workers and every process of the server have used so far; a connection that is over counts for its server. */
function cpuSeconds(postgres: PostgresServer, workers: readonly ChildProcess[]): CpuSeconds {
  const stats = new Map(
    readdirSync("/proc")
      .filter((name) => /^\d+$/.test(name))
      .map((pid) => [pid, statOf(pid) ?? []]),
  );
  const root = String(postgres.rootPid());
  const spent = { workers: 0, server: 0 };
  for (const [pid, fields] of stats) {
    const seconds = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0) / JIFFIES;
    const parent = fields[1] ?? "";
    if (workers.some((worker) => String(worker.pid) === pid)) spent.workers += seconds;
    // The server itself, and its connections, which are its children.
    else if (parent === root || stats.get(parent)?.[1] === root) spent.server += seconds;
  }
  return spent;
}

/** The fields of /proc/<pid>/stat behind the name: state, parent, group, … utime, stime, cutime, cstime. */
function statOf(pid: string): readonly string[] | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    return text.slice(text.lastIndexOf(")") + 2).split(" ");
  } catch {
    // It has ended in between.
    return null;
  }
}

function fail(error: unknown): never {
  throw error;
}
