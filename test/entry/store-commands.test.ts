import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { runCli } from "../../src/entry/cli.ts";
import { openStore } from "../../src/store/store.ts";
import { makeCliContext } from "../support/make-cli-context.ts";
import { idsIn, makeArticle, makeCondensed, makeDigest, seen, team } from "../support/make-news.ts";
import { onPostgres, temporaryDatabase } from "../support/postgres-database.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

async function makeWorld(env: Record<string, string> = {}) {
  const cwd = await temporaryFolder();
  const run = async (...argv: string[]) => {
    const { context, printed } = makeCliContext({ cwd, env: { LEDE_DATA: "data", ...env } });
    const code = await runCli(argv, context);
    return { code, ...printed };
  };
  const saveDigest = async (): Promise<void> => {
    const store = await openStore(join(cwd, "data"));
    await store.saveArticles([makeArticle("a"), makeArticle("b")], seen);
    await store.saveCondensed([makeCondensed(makeArticle("a"))], 1);
    await store.composeOnce(team, ({ candidates }) => makeDigest(candidates));
    await store.close();
  };
  return { cwd, run, saveDigest };
}

describe("backup, restore and status", () => {
  test("a backup is restored elsewhere", async () => {
    const { cwd, run, saveDigest } = await makeWorld();
    await saveDigest();
    expect(await run("backup", "kept.db")).toEqual({ code: 0, out: "Backed up to kept.db.\n", err: "" });
    await mkdir(join(cwd, "elsewhere"));
    const restored = await runIn(cwd, { LEDE_DATA: "elsewhere" }, ["restore", "kept.db"]);
    expect(restored).toEqual({ code: 0, out: "Restored from kept.db.\n", err: "" });
    const again = await run("restore", "kept.db");
    expect(again.out).toMatch(/^Restored from kept\.db\. What was there is in data\/backups\/[\w-]+\.db\.\n$/);
    const store = await openStore(join(cwd, "elsewhere"));
    onTestFinished(() => store.close());
    expect(idsIn(await store.latestDigest())).toEqual(["a"]);
  });

  test("nothing to back up, and no backup, are failures in words", async () => {
    const { run } = await makeWorld();
    expect(await run("backup", "kept.db")).toMatchObject({
      code: 1,
      err: expect.stringContaining("There is no store at"),
    });
    expect(await run("restore", "kept.db")).toMatchObject({
      code: 1,
      err: expect.stringContaining("There is no backup at"),
    });
  });

  test("status names what there is and what waits", async () => {
    const { run, saveDigest } = await makeWorld();
    await saveDigest();
    const { code, out } = await run("status");
    expect(code).toBe(0);
    expect(out).toMatch(/^Sources +0$/m);
    expect(out).toMatch(/^Articles +2, 1 waiting for their summary$/m);
    expect(out).toMatch(/^Outbox +empty$/m);
    expect(out).toMatch(/^Digest +2026-11-02T08:00 {2}team {2}\(made 2026-11-02T07:00:00\.000Z\)$/m);
    const document: unknown = JSON.parse((await run("status", "--json")).out);
    expect(document).toMatchObject({ articles: 2, uncondensed: 1, deliveries: { pending: 0, dead: 0 }, queue: null });
  });

  test("moving asks for somewhere to move to", async () => {
    const { run } = await makeWorld();
    expect(await run("migrate")).toMatchObject({ code: 2, err: expect.stringContaining("DATABASE_URL is not set") });
  });
});

onPostgres("a store on a server", (makeDatabase) => {
  test("moves there, is counted there, and its backups are the server's own matter", async () => {
    const url = await temporaryDatabase(makeDatabase);
    const { run, saveDigest } = await makeWorld({ DATABASE_URL: url });
    await saveDigest();
    const moved = await run("migrate");
    expect(moved.out).toMatch(/^articles +2 rows {2}[0-9a-f]{16}$/m);
    expect(moved.out).toMatch(
      /\nMoved to postgresql:\/\/postgres@127\.0\.0\.1:\d+\/\w+; every row was read again there/,
    );
    expect((await run("migrate")).out).toMatch(/ holds all of it already; nothing was changed\.\n$/);
    const { out } = await run("status");
    expect(out).toMatch(/^Store +postgresql:\/\/postgres@127/m);
    expect(out).toMatch(/^Articles +2, 1 waiting/m);
    expect(out).toMatch(/^Jobs: compose +empty$/m);
    const backup = await run("backup", "kept.dump");
    expect(backup).toMatchObject({
      code: 2,
      err: expect.stringContaining('pg_dump --format=custom --file=kept.dump "$DATABASE_URL"'),
    });
    const restore = await run("restore", "kept.dump");
    expect(restore.err).toContain('pg_restore --clean --if-exists --dbname="$DATABASE_URL" kept.dump');
    for (const { out: printed, err } of [moved, backup, restore]) expect(printed + err).not.toContain("lede-test");
  });
});

async function runIn(cwd: string, env: Record<string, string>, argv: readonly string[]) {
  const { context, printed } = makeCliContext({ cwd, env });
  const code = await runCli(argv, context);
  return { code, ...printed };
}
