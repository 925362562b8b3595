/* What hostile input costs: each row in a process of its own, how long until it is refused, how long the event loop of the
 * main thread was blocked at most, and the most memory the process held beside the input itself. `npm run bench:hostile`; one row alone with
 * `node bench/hostile.ts "<name>"`. */
import { monitorEventLoopDelay } from "node:perf_hooks";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { parseInWorker } from "../src/collect/parse-in-worker.ts";
import { describeFailure } from "../src/collect/download/fetched.ts";
import { makeDownloader } from "../src/collect/download/download.ts";
import { HOSTILE_SITES, type HostileSite } from "../test/support/hostile-sites.ts";
import { startNewsSite } from "../test/support/loopback-news-site.ts";
import { HOSTILE_DOCUMENTS, type HostileDocument } from "../test/support/hostile-documents.ts";
import { runNode } from "./support/measure.ts";
import { publish, renderTable } from "./support/results.ts";

/** A row of the table: something hostile and what becomes of it, in words. Another kind of row is one more of these. */
interface HostileRow {
  readonly name: string;
  /** What has to be there before the clock starts. */
  readonly prepare: () => Promise<HostileRun>;
}

interface HostileRun {
  /** What is measured; it says what became of it. */
  readonly run: () => Promise<string>;
  /** Memory that the bench itself holds to be hostile, and a product would not. */
  readonly heldMegabytes: number;
  readonly end?: () => Promise<void>;
}

const ROWS: readonly HostileRow[] = [...HOSTILE_DOCUMENTS.map(documentRow), ...HOSTILE_SITES.map(siteRow)];

function documentRow({ name, kind, make }: HostileDocument): HostileRow {
  return {
    name,
    async prepare() {
      // A worker that runs already, as in a process that collects.
      await parseInWorker({ kind, bytes: new Uint8Array(), from: { url: null, headers: {} } });
      const bytes = make();
      const run = async (): Promise<string> => {
        const result = await parseInWorker({ kind, bytes, from: { url: null, headers: {} } });
        return result.kind === "failed" ? result.reason : "NOT REFUSED";
      };
      return { run, heldMegabytes: bytes.length / 1e6 };
    },
  };
}

function siteRow({ name, prepare, options }: HostileSite): HostileRow {
  return {
    name,
    async prepare() {
      const site = await startNewsSite();
      const url = prepare(site);
      const downloader = makeDownloader({
        userAgent: "Lede/bench",
        // As an owner would who reads a site at home.
        allowHosts: ["localhost"],
        clock: () => new Date(),
        ...options?.(),
      });
      const run = async (): Promise<string> => {
        const fetched = await downloader.download({ url, accept: "feed", mayReachHome: true });
        return fetched.kind === "failed" ? describeFailure(fetched.failure) : "NOT REFUSED";
      };
      const end = async (): Promise<void> => {
        await downloader.close();
        await site.close();
      };
      return { run, heldMegabytes: 0, end };
    },
  };
}

const measured = z.object({ seconds: z.number(), blocked: z.number(), held: z.number(), outcome: z.string() });

async function measureRow({ prepare }: HostileRow): Promise<z.infer<typeof measured>> {
  const { run, heldMegabytes, end } = await prepare();
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const started = performance.now();
  const outcome = await run();
  const seconds = (performance.now() - started) / 1000;
  // The delay is seen a tick after it has happened.
  await new Promise((resolve) => setTimeout(resolve, 20));
  delay.disable();
  await end?.();
  return { seconds, blocked: delay.max / 1e6, held: heldMegabytes, outcome };
}

const only = process.argv.slice(2).find((each) => !each.startsWith("--"));
if (only === undefined) {
  const rows = ROWS.map(({ name }) => {
    const { stdout, peakMegabytes } = runNode([fileURLToPath(import.meta.url), name]);
    const { seconds, blocked, held, outcome } = measured.parse(JSON.parse(stdout));
    return [name, seconds.toFixed(2), blocked.toFixed(0), (peakMegabytes - held).toFixed(0), outcome];
  });
  publish(
    "hostile",
    renderTable(["input", "seconds", "event loop blocked, ms", "memory, MB", "refused because"], rows),
  );
} else {
  const row = ROWS.find(({ name }) => name === only);
  if (row === undefined) throw new Error(`There is no row "${only}".`);
  console.log(JSON.stringify(await measureRow(row)));
}
