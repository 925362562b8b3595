import { expect, onTestFinished, test } from "vitest";
import { makeMetrics } from "../../../src/entry/web/metrics.ts";
import { makeRoutes } from "../../../src/entry/web/routes.ts";
import { startWebServer, text, type Routes } from "../../../src/entry/web/web-server.ts";
import { makeInProcessQueue } from "../../../src/shared/in-process-queue.ts";
import { LedeError } from "../../../src/shared/errors.ts";
import { openStore } from "../../../src/store/store.ts";
import { makeMemoryLog } from "../../support/memory-log.ts";
import { makeArticles, seen } from "../../support/make-news.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const now = new Date("2026-11-02T12:00:00.000Z");
const clock = () => now;

async function serve(routes: Routes) {
  const log = makeMemoryLog();
  const server = await startWebServer({ host: "127.0.0.1", port: 0 }, { routes, log });
  onTestFinished(() => server.stop());
  return { log, ask: (path: string, init?: RequestInit) => fetch(`http://127.0.0.1:${server.port}${path}`, init) };
}

async function serveStore() {
  const store = await openStore(await temporaryFolder());
  onTestFinished(() => store.close());
  const queue = makeInProcessQueue({ store, onFault: () => undefined });
  const overview = () => store.overview(now);
  const metrics = makeMetrics({ overview, counts: () => queue.counts() });
  return { store, queue, ...(await serve(makeRoutes({ overview, metrics, clock }))) };
}

test("answers GET and HEAD on the paths that there are, and nothing else", async () => {
  const { ask } = await serve({ "/hello": async () => text(200, "Good morning.") });
  const hello = await ask("/hello?name=x");
  expect([hello.status, await hello.text(), hello.headers.get("cache-control")]).toEqual([
    200,
    "Good morning.\n",
    "no-store",
  ]);
  const head = await ask("/hello", { method: "HEAD" });
  expect([head.status, await head.text()]).toEqual([200, ""]);
  expect((await ask("/hello", { method: "POST" })).status).toBe(405);
  for (const path of ["/", "/nothing", "/constructor", "/__proto__", "//hello"])
    expect((await ask(path)).status).toBe(404);
});

test("a page that cannot be made is a 503, logged, and tells nothing of ours", async () => {
  const { ask, log } = await serve({
    "/a": () => Promise.reject(new Error("secret detail")),
    "/b": () => Promise.reject(new LedeError("store-unavailable", "No room.", { next: "Make some." })),
  });
  expect([(await ask("/a")).status, await (await ask("/a")).text()]).toEqual([503, "Something went wrong.\n"]);
  expect(await (await ask("/b")).text()).toBe("No room. Make some.\n");
  expect(log.lines.some((line) => line.includes("secret detail"))).toBe(true);
});

test("a port that is taken is said in words", async () => {
  const log = makeMemoryLog();
  const other = await startWebServer({ host: "127.0.0.1", port: 0 }, { routes: {}, log });
  onTestFinished(() => other.stop());
  const { port } = other;
  await expect(startWebServer({ host: "127.0.0.1", port }, { routes: {}, log })).rejects.toMatchObject({
    code: "cannot-listen",
    message: `Cannot listen on 127.0.0.1:${port}: another program listens there.`,
  });
});

test("/healthz is well while the store answers and no digest is overdue", async () => {
  const { ask, store } = await serveStore();
  const well = await ask("/healthz");
  expect([well.status, await well.json()]).toEqual([200, { status: "ok" }]);
  await store.subscriptions.save(
    {
      id: "slack:C1",
      to: "slack:C1",
      community: null,
      title: "Harbours",
      cron: "0 8 * * *",
      timeZone: "UTC",
      stories: 5,
      topics: [],
      quiet: "say",
      thread: false,
      paused: null,
      setIn: "chat",
    },
    new Date("2026-11-02T07:00:00.000Z"),
  );
  const late = await ask("/healthz");
  expect([late.status, await late.json()]).toEqual([
    503,
    { status: "late", reason: "A digest has been due since 2026-11-02T08:00:00.000Z." },
  ]);
});

const unreachable = () => Promise.reject(new LedeError("store-unavailable", "No server.", { next: "Start it." }));

test("/healthz says why where the store does not answer", async () => {
  const { ask } = await serve(
    makeRoutes({ overview: unreachable, metrics: { render: async () => "", contentType: "text/plain" }, clock }),
  );
  const failing = await ask("/healthz");
  expect([failing.status, await failing.json()]).toEqual([503, { status: "failing", reason: "No server." }]);
});

test("/metrics counts what is in the store and in the queue", async () => {
  const { ask, store, queue } = await serveStore();
  await store.saveArticles(makeArticles("many", 3), seen);
  await queue.add([{ kind: "poll", key: "a", after: null }]);
  const page = await ask("/metrics");
  expect(page.headers.get("content-type")).toMatch(/^text\/plain; version=0\.0\.4/);
  const lines = (await page.text()).split("\n");
  for (const line of [
    "lede_articles 3",
    "lede_articles_uncondensed 3",
    'lede_deliveries{state="pending"} 0',
    'lede_jobs{kind="poll",state="waiting"} 1',
  ]) {
    expect(lines).toContain(line);
  }
  expect(lines.some((line) => line.startsWith("lede_process_resident_memory_bytes "))).toBe(true);
});
