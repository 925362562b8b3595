/* What reading many feeds costs: 1,000 feeds of 20 articles each, on as many hosts of this machine, into a store on the
 * disk; and again while nothing has changed. `npm run bench:collect [-- <feeds> --print]` */
import { fork, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { z } from "zod";
import { collect } from "../src/collect/collect.ts";
import { makeDownloader } from "../src/collect/download/download.ts";
import { makeRobots } from "../src/collect/download/robots.ts";
import { makeWebSource } from "../src/collect/make-web-source.ts";
import { listSources } from "../src/collect/source-list.ts";
import { publish, renderTable } from "./support/results.ts";
import { openStore } from "../src/store/store.ts";

const FEEDS = Number(process.argv.slice(2).find((argument) => /^\d+$/.test(argument)) ?? 1000);

const started = z.object({ port: z.number() });
const counted = z.object({ fresh: z.number(), unchanged: z.number(), all: z.number() });

const clock = (): Date => new Date();

const site = fork(new URL("./support/feeds-site.ts", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "lede-bench-"));
try {
  const { port } = started.parse(await messageOf(site));
  // All of 127.0.0.0/8 is this machine on Linux: a thousand hosts, each with one feed, as in real life.
  const downloader = makeDownloader({ userAgent: "Lede/bench", allowHosts: ["127.0.0.0/8"], clock });
  const store = await openStore(folder);
  const sources = Array.from({ length: FEEDS }, (_, number) => {
    const host = `127.0.${1 + Math.floor(number / 250)}.${1 + (number % 250)}`;
    const source = makeWebSource("feed", `http://${host}:${port}/feed`);
    return { source, setIn: "file", ofOwner: true } as const;
  });
  const web = { downloader, robots: makeRobots(downloader, clock) };
  const rows: (string | number)[][] = [];
  for (const run of ["cold", "unchanged"]) {
    const before = await countAnswers();
    const delay = monitorEventLoopDelay({ resolution: 5 });
    delay.enable();
    const start = performance.now();
    const cpu = process.cpuUsage();
    const readings = await listSources([], store.sources).withStates(sources);
    const collected = await collect(readings, {
      store,
      sources: store.sources,
      web: async () => web,
      now: clock(),
      chance: Math.random,
      onProgress: () => undefined,
    });
    const seconds = (performance.now() - start) / 1000;
    const { user, system } = process.cpuUsage(cpu);
    delay.disable();
    const failed = collected.filter(({ trouble }) => trouble !== null).length;
    if (failed > 0) throw new Error(`${failed} of ${FEEDS} feeds could not be read.`);
    const after = await countAnswers();
    const answers = `${after.fresh - before.fresh} × 200, ${after.unchanged - before.unchanged} × 304, ${after.all - before.all} in all`;
    const memory = (process.resourceUsage().maxRSS * 1024) / 1e6;
    rows.push([
      `${FEEDS} feeds × 20 articles, ${run}`,
      seconds,
      (user + system) / 1e6,
      answers,
      (delay.max / 1e6).toFixed(0),
      memory.toFixed(0),
    ]);
  }
  await downloader.close();
  await store.close();
  const head = ["read", "seconds", "CPU seconds", "answers", "event loop blocked, ms", "memory, MB"];
  publish("collect", renderTable(head, rows));
} finally {
  site.disconnect();
  rmSync(folder, { recursive: true });
}

async function countAnswers(): Promise<z.infer<typeof counted>> {
  const answer = messageOf(site);
  site.send("count");
  return counted.parse(await answer);
}

function messageOf(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    child.once("message", resolve);
    child.once("exit", (code) => reject(new Error(`The site ended with ${String(code)}.`)));
  });
}
