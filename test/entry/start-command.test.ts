import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { startCommand } from "../../src/entry/cli/start-command.ts";
import { makeCliContext } from "../support/make-cli-context.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const NEWS = "Harbour strike ends\n\nDockers at Port Ellis went back to work after nine days. Wages rise by 6%.\n";

/** `lede start` with its minutes in the test's hand. */
async function start() {
  const cwd = await temporaryFolder();
  const { context, printed, at } = makeCliContext({ cwd, env: { LEDE_DATA: join(cwd, "data"), INIT_CWD: cwd } });
  let minute: () => Promise<void> = async () => undefined;
  let stop: () => void = () => undefined;
  const stopped = new Promise<void>((resolve) => (stop = resolve));
  let ticking: () => void = () => undefined;
  const isTicking = new Promise<void>((resolve) => (ticking = resolve));
  const ended = startCommand({ folder: "news", out: "out" }, context, {
    stopped,
    everyMinute(onMinute, onError) {
      minute = () => onMinute().catch(onError);
      ticking();
      return { stop: async () => undefined };
    },
  });
  await isTicking;
  const put = async (name: string, text: string) => {
    await mkdir(join(cwd, "news"), { recursive: true });
    await writeFile(join(cwd, "news", name), text);
  };
  return {
    printed,
    put,
    cwd,
    /** The minute that begins at this time. */
    async minuteAt(time: string) {
      at(new Date(time));
      await minute();
    },
    async end() {
      stop();
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
