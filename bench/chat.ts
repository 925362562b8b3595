/* One Lede under the load of a Slack workspace and a hundred guilds, with 100,000 articles in its store: how long people
 * wait, beside the same doors with nothing behind them, and what a search and the process's memory come to.
 * `npm run bench:chat`, `-- --seconds 10 --articles 10000` for a short look, `--store <folder>` to fill it only once. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { CONDENSE_VERSION } from "../src/condense/condense.ts";
import { openStore, type Store } from "../src/store/store.ts";
import { GUILDS, openChatGround, type ChatGround } from "./support/chat-ground.ts";
import { runLoad, type Served } from "./support/chat-load.ts";
import { fillArchive, openChannels, sampleOwnersArticles } from "./support/fill-archive.ts";
import { FIGURES } from "./support/make-archive-news.ts";
import { quantile } from "./support/measure.ts";
import { measureSearch } from "./support/measure-search.ts";
import { publish, renderTable } from "./support/results.ts";
import { HOME } from "./support/seed-articles.ts";
import { startServed, type ServedProcess } from "./support/served-process.ts";

/** Commands a second: the bar, and the goal. */
const RATES = [20, 50];
/** Seconds of a lighter load first: what is measured is a process that has run for a while. */
const WARM_UP = { rate: 10, seconds: 10 };
/** Said where a person was turned away or something broke: no answer, however quick. */
const NO_ANSWER = /Something went wrong|a lot at once/;

const { values } = parseArgs({
  options: {
    seconds: { type: "string", default: "60" },
    articles: { type: "string", default: "100000" },
    store: { type: "string" },
    print: { type: "boolean" },
  },
});
const seconds = Number(values.seconds);
const count = Number(values.articles);
const folder = mkdtempSync(join(tmpdir(), "lede-bench-"));
const data = values.store ?? join(folder, "data");

const grounds = { lede: await openChatGround(), echo: await openChatGround() };
try {
  const articles = await fill(grounds.lede);
  await benchLoad(articles);
  await benchSearch();
} finally {
  await Promise.all([grounds.lede.close(), grounds.echo.close()]);
  rmSync(folder, { recursive: true, force: true });
}

async function fill({ channels }: ChatGround): Promise<readonly string[]> {
  const store = await openStore(data);
  try {
    if ((await store.sources.followed()).length === 0) await fillArchive(store, count, new Date());
    const [old] = await store.uncondensed(CONDENSE_VERSION, { limit: 1 });
    if (old !== undefined) throw new Error(`${data} was filled by another version of the code. Delete it first.`);
    await openChannels(store, channels, new Date());
    return sampleOwnersArticles(count);
  } finally {
    await store.close();
  }
}

async function benchLoad(articles: readonly string[]): Promise<void> {
  writeFileSync(join(folder, "lede.yaml"), "timezone: UTC\n");
  const env = { LEDE_DATA: data, LEDE_FILE: join(folder, "lede.yaml"), LEDE_PORT: "0", LEDE_TIMEZONE: "UTC" };
  const lede = await start([join(HOME, "src/lede.js"), "start"], grounds.lede, env);
  const echo = await start([fileURLToPath(new URL("support/echo-chat.ts", import.meta.url))], grounds.echo);
  const rows: (readonly (string | number)[])[] = [];
  const byCommand: Served[] = [];
  try {
    for (const ground of [grounds.echo, grounds.lede]) await runLoad(ground, { ...WARM_UP, articles });
    for (const rate of RATES) {
      const echoed = await underLoad(echo, grounds.echo, { rate, articles });
      const served = await underLoad(lede, grounds.lede, { rate, articles });
      byCommand.splice(0, byCommand.length, ...served.all);
      rows.push(renderLoad(`only echoes, ${rate} a second`, echoed), renderLoad(`Lede, ${rate} a second`, served));
    }
  } catch (error) {
    console.error(lede.log());
    throw error;
  } finally {
    await Promise.all([lede.stop(), echo.stop()]);
  }
  const title = `${count} articles, ${count * FIGURES} figures, ${GUILDS} guilds and a workspace; ${seconds} s each`;
  const head = ["commands", "unanswered", "first p50, ms", "first p99", "answer p50", "answer p99"];
  publish("chat", renderTable([title, ...head, "memory, MB", "CPU, %"], rows));
  publish("chat-commands", renderTable([`answer, ${RATES.at(-1)} a second`, ...head], renderCommands(byCommand)));
}

async function start(
  args: readonly string[],
  ground: ChatGround,
  settings: Readonly<Record<string, string>> = {},
): Promise<ServedProcess> {
  const env = { ...ground.env, ...settings };
  return startServed({ args, cwd: folder, env, isReady: () => ground.isServed() });
}

interface UnderLoad {
  readonly all: readonly Served[];
  /** Of one processor, 0–1. */
  readonly cpu: number;
  /** MB */
  readonly memory: { readonly peak: number; readonly median: number };
}

async function underLoad(
  served: ServedProcess,
  ground: ChatGround,
  { rate, articles }: { readonly rate: number; readonly articles: readonly string[] },
): Promise<UnderLoad> {
  const before = served.cpuSeconds();
  const all = await runLoad(ground, { rate, seconds, articles });
  return { all, cpu: (served.cpuSeconds() - before) / seconds, memory: served.memory() };
}

function renderLoad(name: string, { all, cpu, memory }: UnderLoad): readonly (string | number)[] {
  const used = `${memory.median.toFixed(0)}, at most ${memory.peak.toFixed(0)}`;
  return [name, ...renderTimes(all), used, (cpu * 100).toFixed(0)];
}

function renderCommands(all: readonly Served[]): readonly (readonly (string | number)[])[] {
  const kinds = Map.groupBy(all, ({ what }) => what);
  return [...kinds].map(([what, served]) => [what, ...renderTimes(served)]);
}

function renderTimes(all: readonly Served[]): readonly (string | number)[] {
  const answered = all.flatMap(({ took }) => (took === null || NO_ANSWER.test(took.text) ? [] : [took]));
  const first = answered.flatMap((took) => took.first ?? []);
  const answer = answered.map((took) => took.answer);
  return [
    String(all.length),
    String(all.length - answered.length),
    first.length === 0 ? "–" : quantile(first, 0.5),
    first.length === 0 ? "–" : quantile(first, 0.99),
    quantile(answer, 0.5),
    quantile(answer, 0.99),
  ];
}

async function benchSearch(): Promise<void> {
  const store: Store = await openStore(data);
  try {
    const times = await measureSearch(store, new Date());
    publish(
      "chat-search",
      renderTable(
        [`search among ${count} articles`, "searches", "p50, ms", "p95", "longest"],
        times.map(({ what, searches, p50, p95, worst }) => [what, String(searches), p50, p95, worst]),
      ),
    );
  } finally {
    await store.close();
  }
}
