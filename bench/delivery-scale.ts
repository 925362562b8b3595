/* Many subscriptions due in one minute, on PostgreSQL: how long composing takes, what it costs, and what a second worker
 * gives to posting. `npm run bench:delivery-scale [-- <subscriptions>]` */
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
import { renderTable } from "./support/results.ts";
import type { ScaleTask } from "./support/scale-worker.ts";
import { readSeeds } from "./support/seed-articles.ts";

const SUBSCRIPTIONS = Number(process.argv[2] ?? 10_000);
/** Articles that each digest is made of; as many as a team reads of in a day. */
const ARTICLES = 30;
/** Digests that are posted to compare one worker with two. */
const POSTED = Math.min(SUBSCRIPTIONS / 4, 1500);
const SOURCE = "folder:bench";
/** Jiffies a second in /proc. Source: proc(5). */
const JIFFIES = 100;

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
  console.log(
    renderTable(
      ["measured", "value"],
      [
        [`${SUBSCRIPTIONS} subscriptions due at once composed by 2 workers, s`, composed.seconds],
        ["digests composed a second", SUBSCRIPTIONS / composed.seconds],
        ["CPU of workers and server for a digest, ms", (composed.cpu / SUBSCRIPTIONS) * 1000],
        ["commits a CPU second", composed.commits / composed.cpu],
        ["posts a second, 50 ms each, 1 worker", one],
        ["posts a second, 50 ms each, 2 workers", two],
        ["a second worker gives, times", two / one],
      ],
    ),
  );
  await client.end();
  await store.close();
} finally {
  await server.stop();
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
  const yesterday = new Date(now.getTime() - 86_400_000);
  for (let index = 0; index < SUBSCRIPTIONS; index++) {
    await store.subscriptions.save(
      {
        id: `slack:C${index}`,
        to: `slack:C${index}`,
        community: "slack:T1",
        title: "Bench",
        cron: dailyCron(now),
        timeZone: "UTC",
        stories: 5,
        topics: [],
        quiet: "say",
        thread: false,
        paused: null,
        setIn: "chat",
      },
      yesterday,
    );
  }
}

/** Every day, at the minute before this one. */
function dailyCron(now: Date): string {
  const minute = new Date(now.getTime() - 60_000);
  return `${minute.getUTCMinutes()} ${minute.getUTCHours()} * * *`;
}

async function measureComposing(store: Store, client: Client, url: string) {
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
  const cpu = cpuSeconds(server, workers) - cpuBefore;
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

/** What the workers and every process of the server have used so far; a connection that is over counts for its server. */
function cpuSeconds(postgres: PostgresServer, workers: readonly ChildProcess[]): number {
  const group = postgres.processGroup();
  const pids = new Set(workers.map(({ pid }) => pid));
  let jiffies = 0;
  for (const entry of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    const fields = statOf(entry);
    const own = fields !== null && (Number(fields[2]) === group || pids.has(Number(entry)));
    if (own) jiffies += fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
  }
  return jiffies / JIFFIES;
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
