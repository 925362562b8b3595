import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import type { Digest } from "../../src/digest/digest.ts";
import { deliveriesCommand } from "../../src/entry/cli/deliveries-command.ts";
import { scheduleCommand } from "../../src/entry/cli/schedule-command.ts";
import { startCommand } from "../../src/entry/cli/start-command.ts";
import { openStore } from "../../src/store/store.ts";
import { makeCliContext } from "../support/make-cli-context.ts";
import { makeDelivery, makeSubscription } from "../support/make-subscription.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const NEWS = "Harbour strike ends\n\nDockers at Port Ellis went back to work after nine days. Wages rise by 6%.\n";

interface StartWorld {
  /** The settings file; without it the folder `news` is read and `out` is written, as typed. */
  readonly file?: string;
  readonly cwd?: string;
  readonly now?: Date;
}

async function putNews(cwd: string, name: string, text: string): Promise<void> {
  await mkdir(join(cwd, "news"), { recursive: true });
  await writeFile(join(cwd, "news", name), text);
}

/** `lede start` with its minutes in the test's hand. */
async function start({ file, cwd: given, now }: StartWorld = {}) {
  const cwd = given ?? (await temporaryFolder());
  const path = join(cwd, "lede.yaml");
  if (file !== undefined) await writeFile(path, file.replaceAll("file:", `file:${cwd}/`));
  const env = {
    LEDE_DATA: join(cwd, "data"),
    INIT_CWD: cwd,
    ...(file === undefined ? {} : { LEDE_FILE: path, LEDE_PORT: "0" }),
  };
  const { context, printed, at } = makeCliContext({ cwd, env, ...(now === undefined ? {} : { now }) });
  const stop = Promise.withResolvers<void>();
  const ticking = Promise.withResolvers<() => Promise<void>>();
  const ended = startCommand(file === undefined ? { folder: "news", out: "out" } : {}, context, {
    stopped: stop.promise,
    everyMinute(onMinute, onError) {
      ticking.resolve(() => onMinute().catch(onError));
      return { stop: async () => undefined };
    },
  });
  const minute = await ticking.promise;
  const put = (name: string, text: string): Promise<void> => putNews(cwd, name, text);
  return {
    printed,
    put,
    cwd,
    context,
    /** The digests in a folder, the oldest first, once there are so many. */
    async digestsIn(folder: string, count: number): Promise<readonly Digest[]> {
      const twins = await vi.waitFor(
        async () => {
          const names = (await readdir(join(cwd, folder))).filter((name) => name.endsWith(".json"));
          if (names.length < count) throw new Error(`There are ${names.length} digests in ${folder}.`);
          return names.toSorted();
        },
        { timeout: 20_000, interval: 20 },
      );
      return await Promise.all(twins.map(async (name) => JSON.parse(await readFile(join(cwd, folder, name), "utf8"))));
    },
    /** The minute that begins at this time. */
    async minuteAt(time: string) {
      at(new Date(time));
      await minute();
    },
    async end() {
      stop.resolve();
      await ended;
    },
  };
}

test("goes on after a start without articles, and makes the digest once there are some", async () => {
  const lede = await start();
  expect(lede.printed.err).toContain("Cannot read the folder news: it does not exist.");
  await lede.minuteAt("2026-11-02T07:01:00Z");
  expect(lede.printed.err.match(/does not exist/g)).toHaveLength(1);
  await lede.put("a.txt", NEWS);
  await lede.minuteAt("2026-11-02T07:02:00Z");
  expect(lede.printed.out).toContain("Harbour strike ends");
  expect(lede.printed.err).toContain("Next digest: Monday 08:00 (UTC)");
  await lede.end();
  expect(lede.printed.err).toMatch(/Stopped\.\n$/);
});

test("makes one digest a day at eight, says so where nothing is new, and tries a day that failed again", async () => {
  const lede = await start();
  await lede.put("a.txt", NEWS);
  await lede.minuteAt("2026-11-02T07:02:00Z");
  expect(await lede.digestsIn("out", 1)).toMatchObject([{ slot: "2026-11-02T07:02", first: true, missed: [] }]);
  lede.printed.out = "";
  for (const minute of ["07:03", "07:59"]) await lede.minuteAt(`2026-11-02T${minute}:00Z`);
  expect(lede.printed.out).toBe("");
  await lede.minuteAt("2026-11-02T08:00:00Z");
  expect(lede.printed.out).toBe("Nothing new today.\n");
  await rm(join(lede.cwd, "news"), { recursive: true });
  await lede.minuteAt("2026-11-03T08:00:00Z");
  await lede.put("b.txt", NEWS.replace("Harbour", "Second harbour"));
  lede.printed.out = "";
  await lede.minuteAt("2026-11-03T08:01:00Z");
  expect(lede.printed.out).toContain("Second harbour strike ends");
  expect(lede.printed.out).not.toContain("\nHarbour strike ends");
  await lede.end();
});

test("shows a digest that could not be written as soon as it can be", async () => {
  const cwd = await temporaryFolder();
  await putNews(cwd, "a.txt", NEWS);
  const lede = await start({ cwd });
  await lede.put("b.txt", NEWS.replace("Harbour", "Second harbour"));
  await rm(join(cwd, "out"), { recursive: true });
  await writeFile(join(cwd, "out"), "in the way");
  await lede.minuteAt("2026-11-02T08:00:00Z");
  expect(lede.printed.err).toContain("Cannot write the digest to out");
  await rm(join(cwd, "out"));
  await lede.minuteAt("2026-11-02T08:01:00Z");
  expect(lede.printed.out).toContain("Second harbour strike ends");
  expect(await lede.digestsIn("out", 1)).toMatchObject([{ slot: "2026-11-02T08:00" }]);
  await lede.end();
});

describe("started again, without a chat", () => {
  test("shows the latest digest while none is due, whatever is new, and makes the next at eight", async () => {
    const cwd = await temporaryFolder();
    await putNews(cwd, "a.txt", NEWS);
    const before = await start({ cwd });
    await before.end();
    await before.put("b.txt", NEWS.replace("Harbour", "Second harbour"));
    const after = await start({ cwd, now: new Date("2026-11-02T07:30:00Z") });
    expect(after.printed.out).toMatch(/^No digest is due yet; here is the latest again\.\n/);
    expect(after.printed.out).toContain("\nHarbour strike ends");
    expect(after.printed.out).not.toContain("Second harbour");
    expect(after.printed.err).toContain("Next digest: Monday 08:00 (UTC)");
    after.printed.out = "";
    await after.minuteAt("2026-11-02T07:31:00Z");
    expect(after.printed.out).toBe("");
    await after.minuteAt("2026-11-02T08:00:00Z");
    expect(after.printed.out).toContain("Second harbour strike ends");
    await after.end();
    expect(await after.digestsIn("out", 2)).toHaveLength(2);
  });

  test("after three days makes one digest, which says what days it is also for", async () => {
    const cwd = await temporaryFolder();
    await putNews(cwd, "a.txt", NEWS);
    const before = await start({ cwd });
    // A day without news was no day missed.
    for (const day of ["02", "03"]) await before.minuteAt(`2026-11-${day}T08:00:00Z`);
    await before.end();
    await before.put("b.txt", NEWS.replace("Harbour", "Second harbour"));
    const after = await start({ cwd, now: new Date("2026-11-06T10:00:00Z") });
    expect(after.printed.out.replaceAll(/\s+/g, " ")).toContain(
      "Also for Wednesday and Thursday: Lede was not running.",
    );
    expect(after.printed.err).toContain("Next digest: Saturday 08:00 (UTC)");
    after.printed.out = "";
    await scheduleCommand(after.context);
    expect(after.printed.out).toContain("News digest (UTC)\n  Saturday 7 November 2026, 08:00\n");
    await after.minuteAt("2026-11-06T10:01:00Z");
    await after.end();
    expect(await after.digestsIn("out", 2)).toMatchObject([
      { slot: "2026-11-02T07:00", missed: [] },
      { slot: "2026-11-06T08:00", missed: ["2026-11-04T08:00", "2026-11-05T08:00"] },
    ]);
  });

  test("a digest that failed is not forgotten by the start after", async () => {
    const cwd = await temporaryFolder();
    await putNews(cwd, "a.txt", NEWS);
    await (await start({ cwd })).end();
    await rm(join(cwd, "news"), { recursive: true });
    const without = await start({ cwd, now: new Date("2026-11-03T08:00:00Z") });
    expect(without.printed.err).toContain("Cannot read the folder news");
    await without.end();
    await putNews(cwd, "b.txt", NEWS.replace("Harbour", "Second harbour"));
    const after = await start({ cwd, now: new Date("2026-11-03T09:00:00Z") });
    expect(after.printed.out).toContain("Second harbour strike ends");
    await after.end();
    expect(await after.digestsIn("out", 2)).toMatchObject([
      { slot: "2026-11-02T07:00" },
      { slot: "2026-11-03T08:00", missed: ["2026-11-02T08:00"] },
    ]);
  });

  test("leaves the rows of others on its store alone, and is no trouble when nobody runs it any more", async () => {
    const cwd = await temporaryFolder();
    await putNews(cwd, "a.txt", NEWS);
    const lede = await start({ cwd });
    const store = await openStore((await lede.context.settings()).store);
    const others = ["local:/other", "file:desk"] as const;
    for (const id of others) {
      await store.subscriptions.save(makeSubscription({ id, to: "file:desk", setIn: "file" }), lede.context.clock());
    }
    await lede.minuteAt("2026-11-02T08:00:00Z");
    await lede.end();
    const ids = (await store.subscriptions.all()).map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining([...others]));
    expect(ids).toHaveLength(others.length + 1);
    await store.subscriptions.remove("file:desk");
    const overview = await store.overview(new Date("2026-12-01T08:00:00Z"));
    expect(overview).toMatchObject({ subscriptions: 0, dueSince: null });
    await store.close();
  });

  test("is no longer made where somebody has subscribed", async () => {
    const cwd = await temporaryFolder();
    await putNews(cwd, "a.txt", NEWS);
    await (await start({ cwd })).end();
    const lede = await start({ file: SUBSCRIBED, cwd });
    const store = await openStore((await lede.context.settings()).store);
    expect((await store.subscriptions.all()).map(({ title }) => title)).toEqual(["Harbour desk", "Ships"]);
    await store.close();
    await lede.end();
  });
});

const SUBSCRIBED = `
sources:
  - folder: news
subscriptions:
  - { to: "file:desk", title: Harbour desk, at: "0 8 * * *", quiet: say }
  - { to: "file:ships", title: Ships, at: "30 9 * * 1-5", topics: [ferry], quiet: skip }
`;

describe("with subscriptions in lede.yaml", () => {
  test("each gets its digest at its time, in its folder, of its topics", { timeout: 60_000 }, async () => {
    const cwd = await temporaryFolder();
    await putNews(cwd, "a.txt", NEWS);
    await putNews(cwd, "b.txt", "Ferry runs again\n\nThe ferry to Sker Island took 80 passengers on Monday.\n");
    const lede = await start({ file: SUBSCRIBED, cwd });
    await lede.minuteAt("2026-11-02T08:00:00Z");
    const [desk] = await lede.digestsIn("desk", 1);
    await lede.minuteAt("2026-11-02T09:30:00Z");
    const [ships] = await lede.digestsIn("ships", 1);
    expect(desk).toMatchObject({ title: "Harbour desk", slot: "2026-11-02T08:00", missed: [], read: { articles: 2 } });
    expect(ships).toMatchObject({ title: "Ships", slot: "2026-11-02T09:30", read: { articles: 1 } });
    await lede.end();
  });

  test(
    "down for three days, then started: one digest each, which says for which days it is",
    { timeout: 60_000 },
    async () => {
      const cwd = await temporaryFolder();
      await putNews(cwd, "a.txt", NEWS);
      const before = await start({ file: SUBSCRIBED, cwd });
      await before.minuteAt("2026-11-02T08:00:00Z");
      await before.digestsIn("desk", 1);
      await before.end();
      await before.put("b.txt", NEWS.replace("Harbour", "Second harbour"));
      const after = await start({ file: SUBSCRIBED, cwd, now: new Date("2026-11-05T10:00:00Z") });
      const digests = await after.digestsIn("desk", 2);
      await after.minuteAt("2026-11-05T10:01:00Z");
      expect(digests.map(({ slot, missed }) => ({ slot, missed }))).toEqual([
        { slot: "2026-11-02T08:00", missed: [] },
        { slot: "2026-11-05T08:00", missed: ["2026-11-03T08:00", "2026-11-04T08:00"] },
      ]);
      await after.end();
      expect(await after.digestsIn("desk", 2)).toHaveLength(2);
    },
  );

  test("of three processes on one store, one posts", { timeout: 60_000 }, async () => {
    const cwd = await temporaryFolder();
    await putNews(cwd, "a.txt", NEWS);
    const first = await start({ file: SUBSCRIBED, cwd });
    const all = [first, await start({ file: SUBSCRIBED, cwd }), await start({ file: SUBSCRIBED, cwd })];
    await Promise.all(all.map((each) => each.minuteAt("2026-11-02T08:00:00Z")));
    await first.digestsIn("desk", 1);
    await Promise.all(all.map((each) => each.minuteAt("2026-11-02T08:01:00Z")));
    await Promise.all(all.map((each) => each.end()));
    expect(await first.digestsIn("desk", 1)).toHaveLength(1);
  });

  test("lede schedule says when each comes, lede deliveries what is not posted", async () => {
    const lede = await start({ file: SUBSCRIBED });
    await lede.end();
    lede.printed.out = "";
    await scheduleCommand(lede.context);
    expect(lede.printed.out).toBe(
      [
        `file:${lede.cwd}/desk · Harbour desk (UTC)`,
        "  Monday 2 November 2026, 08:00",
        "  Tuesday 3 November 2026, 08:00",
        "  Wednesday 4 November 2026, 08:00",
        "",
        `file:${lede.cwd}/ships · Ships (UTC)`,
        "  Monday 2 November 2026, 09:30",
        "  Tuesday 3 November 2026, 09:30",
        "  Wednesday 4 November 2026, 09:30",
        "",
      ].join("\n"),
    );
  });
});

describe("lede deliveries", () => {
  test("lists what is not posted, and does with it what a person decides", async () => {
    const lede = await start({ file: SUBSCRIBED });
    await lede.end();
    const store = await openStore((await lede.context.settings()).store);
    await store.outbox.add([makeDelivery("a:1"), makeDelivery("b:1")], new Date("2026-11-02T07:00:00Z"));
    await store.close();
    const deliveries = async (action?: "retry" | "drop", key?: string): Promise<string> => {
      lede.printed.out = "";
      await deliveriesCommand({ action, key, json: false }, lede.context);
      return lede.printed.out;
    };
    expect(await deliveries()).toBe(
      "b:1 · slack:C1 · pending, next at 2026-11-02T07:00:00.000Z\na:1 · slack:C1 · pending, next at 2026-11-02T07:00:00.000Z\n",
    );
    expect(await deliveries("drop", "a:1")).toBe("a:1 is dropped.\n");
    expect(await deliveries("drop", "b:1")).toBe("b:1 is dropped.\n");
    expect(await deliveries()).toContain("a:1 · slack:C1 · dead\n  Dropped by hand.\n");
    expect(await deliveries("retry", "a:1")).toBe("a:1 is posted when Lede runs.\n");
    await expect(deliveries("retry", "a:1")).rejects.toMatchObject({
      code: "usage",
      message: expect.stringMatching(/^a:1 is pending\./),
    });
    await expect(deliveries("drop", "c:1")).rejects.toMatchObject({ message: "There is no delivery c:1." });
    await expect(deliveries("retry")).rejects.toMatchObject({ code: "usage" });
  });
});
