/* How long a person waits: from the start of the command to the printed digest of seeds/ and to the figures of one
 * article, each with a fresh store, beside Node's own start in the same run. `npm run bench:start` */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { spawnSync } from "node:child_process";
import { median, runNode } from "./support/measure.ts";
import { publish, renderTable } from "./support/results.ts";
import { HOME, SEEDS } from "./support/seed-articles.ts";

const RUNS = 5;
const lede = join(HOME, "src/lede.js");
const folder = mkdtempSync(join(tmpdir(), "lede-bench-"));

function time(run: (i: number) => number): { first: number; median: number; worst: number } {
  const seconds = Array.from({ length: RUNS }, (_, i) => run(i));
  return { first: seconds[0] ?? Number.NaN, median: median(seconds), worst: Math.max(...seconds) };
}

function withFreshStore(i: number): Record<string, string> {
  return { LEDE_DATA: join(folder, `data-${i}`), NODE_COMPILE_CACHE: join(folder, "cache") };
}

function npmDigest(i: number): number {
  const started = performance.now();
  const { status, stderr } = spawnSync("npm", ["run", "digest", "--", "--out", join(folder, `npm-${i}`)], {
    cwd: HOME,
    encoding: "utf8",
    env: { ...process.env, ...withFreshStore(100 + i) },
  });
  if (status !== 0) throw new Error(stderr);
  return (performance.now() - started) / 1000;
}

try {
  const rows = {
    "node -e 0": time(() => runNode(["-e", "0"]).seconds),
    "lede digest (seeds/, new store)": time(
      (i) => runNode([lede, "digest", "--out", join(folder, `out-${i}`)], withFreshStore(i)).seconds,
    ),
    "npm run digest (the same through npm)": time(npmDigest),
    "lede figures (one article)": time(
      (i) => runNode([lede, "figures", join(SEEDS, "trade-aluminium-offer.md")], withFreshStore(i)).seconds,
    ),
  };
  const cells = Object.entries(rows).map(([name, { first, median: middle, worst }]) => [
    name,
    ...[first, middle, worst].map((seconds) => seconds.toFixed(2)),
  ]);
  const table = renderTable(["seconds from start to end", "first", "median", "worst"], cells);
  publish("start", `${table}\n\n${RUNS} runs each; the first has a cold compile cache.`);
} finally {
  rmSync(folder, { recursive: true });
}
