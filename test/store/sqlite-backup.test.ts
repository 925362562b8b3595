import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setImmediate } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { LedeError } from "../../src/shared/errors.ts";
import { backUpSqlite, restoreSqlite } from "../../src/store/sqlite-backup.ts";
import { openStore, type Store } from "../../src/store/store.ts";
import { makeArticle, makeArticles, seen } from "../support/make-news.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const now = new Date("2026-11-02T07:00:00.000Z");

async function open(folder: string): Promise<Store> {
  const store = await openStore(folder);
  onTestFinished(() => store.close());
  return store;
}

async function articlesIn(store: Store): Promise<readonly string[]> {
  return (await store.uncondensed(1, { limit: 10_000 })).map(({ id }) => id);
}

test("a backup made while another writes is the store at one moment", async () => {
  const folder = await temporaryFolder();
  const file = join(await temporaryFolder(), "backup.db");
  const store = await open(folder);
  const over = new AbortController();
  const writer = (async () => {
    for (let batches = 0; !over.signal.aborted; batches++) {
      await store.saveArticles(makeArticles(`b${batches}`, 20), seen);
      // The store on SQLite never waits for anything, and nothing else would get its turn.
      await setImmediate();
    }
  })();
  await backUpSqlite(folder, file);
  over.abort();
  await writer;
  const restored = await temporaryFolder();
  await restoreSqlite(restored, file, now);
  const ids = await articlesIn(await open(restored));
  // Whole batches, the first ones.
  expect(ids.length % 20).toBe(0);
  expect(ids).toEqual((await articlesIn(store)).slice(0, ids.length));
});

test("a backup never replaces a file, and leaves nothing half-written", async () => {
  const folder = await temporaryFolder();
  await open(folder);
  const target = await temporaryFolder();
  await writeFile(join(target, "mine.txt"), "keep");
  expect((await failureOf(backUpSqlite(folder, join(target, "mine.txt")))).code).toBe("cannot-write");
  expect(await readFile(join(target, "mine.txt"), "utf8")).toBe("keep");
  expect((await failureOf(backUpSqlite(folder, join(target, "none/b.db")))).message).toContain("Cannot write");
  expect(await readdir(target)).toEqual(["mine.txt"]);
  expect((await failureOf(backUpSqlite(join(target, "empty"), join(target, "b.db")))).code).toBe("file-not-found");
});

test("a restored store is what a process that has it open goes on with, and the one before is kept", async () => {
  const folder = await temporaryFolder();
  const file = join(await temporaryFolder(), "backup.db");
  const store = await open(folder);
  await store.saveArticles([makeArticle("a")], seen);
  await backUpSqlite(folder, file);
  await store.saveArticles([makeArticle("b")], seen);
  const { before } = await restoreSqlite(folder, file, now);
  expect(await articlesIn(store)).toEqual(["a"]);
  await store.saveArticles([makeArticle("c")], seen);
  expect(await articlesIn(await open(folder))).toEqual(["a", "c"]);
  const kept = await temporaryFolder();
  await restoreSqlite(kept, before ?? "", now);
  expect(await articlesIn(await open(kept))).toEqual(["a", "b"]);
});

test("a damaged store is moved aside for a backup", async () => {
  const folder = await temporaryFolder();
  const file = join(await temporaryFolder(), "backup.db");
  const store = await openStore(folder);
  await store.saveArticles([makeArticle("a")], seen);
  await store.close();
  await backUpSqlite(folder, file);
  await writeFile(join(folder, "lede.db"), "no database at all".repeat(1000));
  const { before } = await restoreSqlite(folder, file, now);
  expect(before).toBe(join(folder, "damaged-20261102T070000000Z.db"));
  expect(await readFile(before ?? "", "utf8")).toContain("no database");
  expect(await articlesIn(await open(folder))).toEqual(["a"]);
});

test.each([
  ["no file", null, "file-not-found"],
  ["something else", "A list of harbours.", "not-a-backup"],
  ["a database of something else", "other", "not-a-backup"],
])("refuses to restore from %s, and leaves the store alone", async (_, content, code) => {
  const folder = await temporaryFolder();
  const store = await open(folder);
  await store.saveArticles([makeArticle("a")], seen);
  const file = join(await temporaryFolder(), "backup.db");
  if (content === "other") new DatabaseSync(file).exec("create table harbours (name text)");
  else if (content !== null) await writeFile(file, content);
  expect((await failureOf(restoreSqlite(folder, file, now))).code).toBe(code);
  expect(await articlesIn(store)).toEqual(["a"]);
});

test("before its tables are changed a store is backed up, and the latest three of those are kept", async () => {
  const folder = await temporaryFolder();
  const store = await openStore(folder);
  await store.saveArticles([makeArticle("a")], seen);
  await store.close();
  expect(await readdir(folder)).toEqual(["lede.db"]);
  for (let upgrade = 0; upgrade < 5; upgrade++) {
    undoLastStep(folder);
    await (await openStore(folder)).close();
  }
  const backups = (await readdir(join(folder, "backups"))).toSorted();
  expect(backups).toHaveLength(3);
  await rm(join(folder, "lede.db"));
  await restoreSqlite(folder, join(folder, "backups", backups[2] ?? ""), now);
  expect(await articlesIn(await open(folder))).toEqual(["a"]);
});

test("where there is no room for the backup, the tables are not changed", async () => {
  const folder = await temporaryFolder();
  await (await openStore(folder)).close();
  undoLastStep(folder);
  await writeFile(join(folder, "backups"), "a file in the way");
  expect((await failureOf(openStore(folder))).code).toBe("cannot-write");
  const file = new DatabaseSync(join(folder, "lede.db"), { readOnly: true });
  expect(file.prepare("select name from kysely_migration where name = '0008-retention'").all()).toEqual([]);
  file.close();
});

/** As an older Lede left it. */
function undoLastStep(folder: string): void {
  const file = new DatabaseSync(join(folder, "lede.db"));
  file.exec("drop index digest_articles_article; delete from kysely_migration where name = '0008-retention'");
  file.close();
}

async function failureOf(work: Promise<unknown>): Promise<LedeError> {
  const error: unknown = await work.then(
    () => expect.unreachable("it did not fail"),
    (reason: unknown) => reason,
  );
  if (!(error instanceof LedeError)) throw error;
  return error;
}
