import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { openStore } from "../../src/store/store.ts";
import { onPostgres, temporaryDatabase } from "../support/postgres-database.ts";
import { startLede } from "../support/start-lede.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const MINUTE_MS = 60_000;

/** Every day, at the minute before last. */
function cronBefore(now: Date): string {
  const then = new Date(now.getTime() - 2 * MINUTE_MS);
  return `${then.getUTCMinutes()} ${then.getUTCHours()} * * *`;
}

onPostgres("several processes on one server", (makeDatabase) => {
  test("collect, compose and post a due digest once, and end when they are told to", { timeout: 90_000 }, async () => {
    const url = await temporaryDatabase(makeDatabase);
    const cwd = await temporaryFolder();
    const folder = join(cwd, "digests");
    const store = await openStore(url);
    onTestFinished(() => store.close());
    const now = new Date();
    await store.subscriptions.save(
      {
        id: `file:${folder}`,
        to: `file:${folder}`,
        community: null,
        title: "Harbours",
        cron: cronBefore(now),
        timeZone: "UTC",
        stories: 3,
        topics: [],
        quiet: "say",
        thread: false,
        paused: null,
        setIn: "chat",
      },
      new Date(now.getTime() - 10 * MINUTE_MS),
    );
    const processes = ["collect,compose,deliver", "collect,compose,deliver", "web"].map((roles) =>
      startLede([`--roles=${roles}`], { cwd, env: { DATABASE_URL: url } }),
    );
    const files = async (): Promise<readonly string[]> =>
      (await readdir(folder).catch(() => [])).filter((name) => name.endsWith(".md"));
    const { promise: failed, reject: fail } = Promise.withResolvers<never>();
    for (const { ended, log } of processes) void ended.then(() => fail(new Error(log())));
    const posted = vi.waitFor(async () => expect(await files()).toHaveLength(1), { timeout: 60_000, interval: 200 });
    await Promise.race([posted, failed]);
    failed.catch(() => undefined);

    const before = performance.now();
    for (const { child } of processes) child.kill("SIGTERM");
    expect(await Promise.all(processes.map(({ ended }) => ended))).toEqual([0, 0, 0]);
    expect(performance.now() - before).toBeLessThan(10_000);
    expect(await files()).toHaveLength(1);
    const { latestDigests, deliveries } = await store.overview(new Date());
    expect(latestDigests).toHaveLength(1);
    expect(deliveries).toMatchObject({ pending: 0, sending: 0, unknown: 0, dead: 0, sent: 1 });

    for (const { log } of processes) {
      const lines = log()
        .split("\n")
        .filter((line) => line.startsWith("{"));
      expect(lines.length).toBeGreaterThan(0);
      for (const line of lines)
        expect(JSON.parse(line)).toMatchObject({ level: expect.any(String), message: expect.any(String) });
      expect(log()).not.toContain("lede-test");
    }
  });
});
