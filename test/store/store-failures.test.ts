import { execFile } from "node:child_process";
import { chmod, mkdir, open as openFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { fileURLToPath } from "node:url";
import { sql } from "kysely";
import { expect, onTestFinished, test } from "vitest";
import { openSqlite } from "../../src/store/sqlite.ts";
import { openStore, storeOn, type Store } from "../../src/store/store.ts";
import {
  idsIn,
  makeArticle,
  makeArticles,
  makeCondensed,
  makeDigest,
  seen,
  team,
  teamAgain,
} from "../support/make-news.ts";
import { failureOf } from "../support/failure-of.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

test("a file where the folder should be", async () => {
  const file = join(await temporaryFolder(), "data");
  await writeFile(file, "not a folder");
  const error = await failureOf(openStore(file));
  expect(error.message).toBe(`Cannot make the store's folder ${file}: there is a file of that name.`);
  expect(error.next).toBe("Make it writable, or set LEDE_DATA to another folder.");
  expect((await failureOf(openStore(join(file, "deeper")))).message).toContain("there is a file in the way");
});

test.runIf(process.platform === "linux")("a place where nothing can be made", async () => {
  const error = await failureOf(openStore("/proc/lede"));
  expect(error.message).toBe("Cannot make the store's folder /proc/lede: nothing can be made there.");
});

test("a folder where the file should be", async () => {
  const folder = await temporaryFolder();
  await mkdir(join(folder, "lede.db"));
  const error = await failureOf(openStore(folder));
  expect(error.message).toBe(`Cannot write the store at ${folder}: lede.db cannot be opened.`);
});

test.skipIf(process.platform === "win32")("a folder that is read-only", async () => {
  const folder = join(await publicFolder(), "data");
  await mkdir(folder);
  await chmod(folder, 0o555);
  const error = await asNobody(() => failureOf(openStore(folder)));
  expect(error.message).toBe(`Cannot write the store at ${folder}: the folder is read-only.`);
  expect(error.next).toBe("Make it writable, or set LEDE_DATA to another folder.");
  const inside = await asNobody(() => failureOf(openStore(join(folder, "data"))));
  expect(inside.message).toContain("the folder above it is read-only");
});

test.skipIf(process.platform === "win32")("a store that became read-only", async () => {
  const folder = await publicFolder();
  const store = await openStore(folder);
  await saveDigested(store, "a");
  await store.close();
  await chmod(join(folder, "lede.db"), 0o444);
  await asNobody(async () => {
    const readOnly = await openStore(folder);
    expect(idsIn(await readOnly.latestDigest())).toEqual(["a"]);
    const error = await failureOf(readOnly.saveArticles([makeArticle("b")], seen));
    expect(error.message).toBe(`Cannot write the store at ${folder}: lede.db is read-only.`);
    await readOnly.close();
  });
});

test("a disk that fills up: nothing is half-written, and everything before it is kept", async () => {
  const folder = await temporaryFolder();
  const database = await openSqlite(folder);
  const store = await storeOn(database);
  await saveDigested(store, "a");
  await sql`pragma max_page_count = 60`.execute(database.db);
  const error = await failureOf(store.saveArticles(makeArticles("many", 2000), seen));
  expect(error.message).toBe(
    `Cannot write the store at ${folder}: the disk is full. What was being saved was not kept.`,
  );
  expect(await store.uncondensed(1, { limit: 10 })).toEqual([]);
  // The connection is as good as before, once there is room again.
  await sql`pragma max_page_count = 100000`.execute(database.db);
  await saveDigested(store, "b");
  await store.close();
  expect(idsIn(await composeAgain(folder))).toEqual(["a", "b"]);
});

test.skipIf(process.platform === "win32")("a limit on the size of files", async () => {
  const folder = await temporaryFolder();
  await (await openStore(folder)).close();
  const { stdout } = await underFileLimit(folder);
  expect(JSON.parse(stdout)).toEqual({
    code: "store-unavailable",
    message: `Cannot use the store at ${folder}: the disk failed to read or write it. What was being saved was not kept.`,
    kept: 0,
  });
});

test("a file that is no database", async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, "lede.db"), "A list of harbours, kept by hand.\n".repeat(400));
  const error = await failureOf(openStore(folder));
  expect(error.message).toBe(`Cannot read the store at ${folder}: lede.db is not a database.`);
  expect(error.next).toBe("Move lede.db away, or set LEDE_DATA to another folder.");
});

test("a damaged database", async () => {
  const folder = await temporaryFolder();
  const store = await openStore(folder);
  await store.saveArticles(makeArticles("many", 500), seen);
  await store.close();
  await overwriteFrom(join(folder, "lede.db"), 4096);
  const error = await failureOf(readAll(folder));
  expect(error.message).toBe(`Cannot read the store at ${folder}: lede.db is damaged.`);
  expect(error.next).toBe("Put a backup in its place, or move lede.db away to begin with an empty store.");
});

test("a store of a newer Lede is left as it is", async () => {
  const folder = await temporaryFolder();
  await (await openStore(folder)).close();
  inFile(folder, (file) =>
    file.exec("insert into kysely_migration values ('0999-from-later', '2027-01-01T00:00:00Z')"),
  );
  const error = await failureOf(openStore(folder), "store-newer");
  expect(error.message).toBe("The store was written by a newer Lede (0999-from-later).");
  expect(error.next).toBe("Update Lede (git pull && npm ci), or set LEDE_DATA to another folder.");
  inFile(folder, (file) => file.exec("delete from kysely_migration where name = '0999-from-later'"));
  await (await openStore(folder)).close();
});

test.each([
  ["not JSON", "{"],
  ["of another shape", '{"headline": 5}'],
  [
    "with an unknown kind of figure",
    JSON.stringify({ ...makeCondensed(makeArticle("a")).condensed, figures: [{ kind: "guess" }] }),
  ],
])("a result that is %s is named", async (_, document) => {
  const folder = await temporaryFolder();
  const store = await openStore(folder);
  onTestFinished(() => store.close());
  await saveCondensed(store, "a");
  inFile(folder, (file) => file.prepare("update condensed set document = ?").run(document));
  const error = await failureOf(store.composeOnce(team, ({ candidates }) => makeDigest(candidates)));
  expect(error.message).toBe("Cannot read the stored result of article a: it is damaged or of another Lede.");
  expect(error.cause).toBeInstanceOf(Error);
});

test("a digest and a link that cannot be read are named", async () => {
  const folder = await temporaryFolder();
  const store = await openStore(folder);
  onTestFinished(() => store.close());
  await saveDigested(store, "a");
  await store.saveArticles([makeArticle("b")], seen);
  inFile(folder, (file) => file.exec(`update digests set document = '[]'`));
  expect((await failureOf(store.latestDigest())).message).toMatch(/^Cannot read the stored digest \w+: it is damaged/);
  inFile(folder, (file) => file.exec(`update articles set link = '{"kind": "ftp"}'`));
  expect((await failureOf(store.uncondensed(1, { limit: 9 }))).message).toContain(
    "Cannot read the stored link of article b:",
  );
});

test("another process that keeps writing is waited for, without blocking this one, and not for ever", async () => {
  const folder = await temporaryFolder();
  const store = await storeOn(await openSqlite(folder, { patience: 1500 }));
  onTestFinished(() => store.close());
  const other = new DatabaseSync(join(folder, "lede.db"));
  onTestFinished(() => other.close());

  other.exec("begin immediate");
  setTimeout(() => other.exec("commit"), 400);
  let ticks = 0;
  const ticking = setInterval(() => (ticks += 1), 10);
  expect((await store.saveArticles([makeArticle("a")], seen)).map(({ kind }) => kind)).toEqual(["new"]);
  clearInterval(ticking);
  expect(ticks).toBeGreaterThan(1);

  other.exec("begin immediate");
  const error = await failureOf(store.saveArticles([makeArticle("b")], seen));
  expect(error.message).toBe(`Cannot write the store at ${folder}: another process has been writing for 2 seconds.`);
  other.exec("rollback");
  expect(await store.uncondensed(1, { limit: 10 })).toEqual([makeArticle("a")]);
});

test("what was acknowledged is on the disk, and what belongs together cannot come apart", async () => {
  const { db } = await openSqlite(await temporaryFolder());
  onTestFinished(() => db.destroy());
  const { rows } = await sql`
    select journal_mode, synchronous, foreign_keys
    from pragma_journal_mode, pragma_synchronous, pragma_foreign_keys`.execute(db);
  expect(rows).toEqual([{ journal_mode: "wal", synchronous: 2, foreign_keys: 1 }]);
});

test("an article keeps the time at which it was first seen", async () => {
  const folder = await temporaryFolder();
  const store = await openStore(folder);
  onTestFinished(() => store.close());
  await store.saveArticles([makeArticle("a")], seen);
  await store.saveArticles([makeArticle("a", { text: "Changed." })], {
    ...seen,
    seenAt: new Date("2026-11-03T07:00:00.000Z"),
  });
  inFile(folder, (file) => {
    expect({ ...file.prepare("select first_seen_at, text from articles").get() }).toEqual({
      first_seen_at: "2026-11-02T07:00:00.000Z",
      text: "Changed.",
    });
  });
});

async function saveCondensed(store: Store, id: string): Promise<void> {
  const article = makeArticle(id);
  await store.saveArticles([article], seen);
  await store.saveCondensed([makeCondensed(article)], 1);
}

async function saveDigested(store: Store, id: string): Promise<void> {
  await saveCondensed(store, id);
  await store.composeOnce(team, ({ candidates }) => makeDigest(candidates));
}

async function composeAgain(folder: string) {
  const store = await openStore(folder);
  onTestFinished(() => store.close());
  return await store.composeOnce(teamAgain, ({ candidates }) => makeDigest(candidates));
}

async function readAll(folder: string): Promise<void> {
  const store = await openStore(folder);
  try {
    await store.uncondensed(1, { limit: 1000 });
  } finally {
    await store.close();
  }
}

async function overwriteFrom(path: string, start: number): Promise<void> {
  const { size } = await stat(path);
  const file = await openFile(path, "r+");
  await file.write(Buffer.alloc(size - start, "harbour "), 0, size - start, start);
  await file.close();
}

function inFile(folder: string, work: (file: DatabaseSync) => void): void {
  const file = new DatabaseSync(join(folder, "lede.db"));
  try {
    work(file);
  } finally {
    file.close();
  }
}

/** A folder that any user may read and write: `asNobody` is another one. */
async function publicFolder(): Promise<string> {
  const folder = await temporaryFolder();
  await chmod(folder, 0o777);
  return folder;
}

/** Permissions do not hold for root, as which tests often run in a container: does the work as user 65534 then. */
async function asNobody<T>(work: () => Promise<T>): Promise<T> {
  if (process.geteuid?.() !== 0) return await work();
  process.seteuid?.(65_534);
  try {
    return await work();
  } finally {
    process.seteuid?.(0);
  }
}

/** Saves thousands of articles where no file may grow beyond 300 KB (the unit of `ulimit -f` is 512 or 1,024 bytes). */
function underFileLimit(folder: string): Promise<{ stdout: string }> {
  const script = fileURLToPath(new URL("../support/save-many.ts", import.meta.url));
  return new Promise((resolve, reject) => {
    const shell = ["-c", 'ulimit -f 300 && exec "$0" "$@"', process.execPath, script, folder];
    execFile("sh", shell, (error, stdout, stderr) =>
      error === null ? resolve({ stdout }) : reject(new Error(stderr)),
    );
  });
}
