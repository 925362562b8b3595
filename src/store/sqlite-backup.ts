import { randomBytes } from "node:crypto";
import { link, readdir, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { backup, DatabaseSync } from "node:sqlite";
import { LedeError } from "../shared/errors.ts";
import { makeFolder } from "../shared/make-folder.ts";
import { systemCode } from "../shared/system-error.ts";

/** The store's file in its folder. */
export const STORE_FILE = "lede.db";

/** Where a store is put before its tables are changed, inside its own folder. */
const BACKUPS = "backups";

/** So many of those are kept: enough to go back over an upgrade that turned out badly. */
const BACKUPS_KEPT = 3;

/**
 * Copies the store in a folder into one file, as it is at one moment, whoever writes it meanwhile. The file is whole or
 * not there.
 *
 * @throws LedeError `file-not-found` where there is no store; `cannot-write` where the file cannot be made, or is there
 */
export async function backUpSqlite(folder: string, file: string): Promise<void> {
  const source = openExisting(join(folder, STORE_FILE));
  const temporary = join(dirname(file), `.${basename(file)}.${randomBytes(6).toString("hex")}.tmp`);
  try {
    source.prepare("vacuum into ?").run(temporary);
    // A link, unlike a rename, never replaces a backup that is there.
    await link(temporary, file);
  } catch (error) {
    if (systemCode(error) === "EEXIST") {
      throw new LedeError("cannot-write", `There is a file ${file} already.`, {
        next: "Name another file.",
        cause: error,
      });
    }
    throw cannotWrite(file, error);
  } finally {
    source.close();
    await rm(temporary, { force: true });
  }
}

/** Before the tables are changed: a copy beside the store, of which the latest few are kept. @returns its path */
export async function backUpBeforeChange(folder: string, now: Date): Promise<string> {
  const backups = join(folder, BACKUPS);
  const path = join(backups, `${timeName(now)}-${randomBytes(3).toString("hex")}.db`);
  try {
    await makeFolder(backups);
  } catch (error) {
    throw cannotWrite(path, error);
  }
  await backUpSqlite(folder, path);
  const old = (await readdir(backups)).filter((name) => /^\d{8}T\d{9}Z-[0-9a-f]{6}\.db$/.test(name)).toSorted();
  for (const name of old.slice(0, -BACKUPS_KEPT)) await rm(join(backups, name), { force: true });
  return path;
}

export interface RestoredStore {
  /** Where the store that was in its place is now; null where there was none. */
  readonly before: string | null;
}

/**
 * Puts a backup in the place of the store in a folder. The store that was there is backed up first, or moved aside where it is
 * damaged. A process that has the store open goes on with what the backup holds.
 *
 * @throws LedeError `file-not-found`, `not-a-backup`, `cannot-write`
 */
export async function restoreSqlite(folder: string, file: string, now: Date): Promise<RestoredStore> {
  const source = openBackup(file);
  const path = join(folder, STORE_FILE);
  try {
    await makeFolder(folder);
    const before = await setAside(folder, now);
    // All pages in one go: for others the store changes in one moment.
    await backup(source, path, { rate: 2_147_483_647 });
    return { before };
  } catch (error) {
    throw error instanceof LedeError ? error : cannotWrite(path, error);
  } finally {
    source.close();
  }
}

async function setAside(folder: string, now: Date): Promise<string | null> {
  const path = join(folder, STORE_FILE);
  if (!(await isThere(path))) return null;
  if (isSound(path)) return await backUpBeforeChange(folder, now);
  const aside = join(folder, `damaged-${timeName(now)}.db`);
  await rename(path, aside);
  // They belong to the damaged one; beside another they would damage that.
  for (const end of ["-wal", "-shm"]) await rm(`${path}${end}`, { force: true });
  return aside;
}

function openExisting(path: string): DatabaseSync {
  try {
    return new DatabaseSync(path, { readOnly: true });
  } catch (error) {
    throw new LedeError("file-not-found", `There is no store at ${dirname(path)}.`, {
      next: "Set LEDE_DATA to the folder of the store, or make one with `npm run digest`.",
      cause: error,
    });
  }
}

/** A backup that is whole and of a Lede. */
function openBackup(file: string): DatabaseSync {
  let database: DatabaseSync;
  try {
    database = new DatabaseSync(file, { readOnly: true });
  } catch (error) {
    throw new LedeError("file-not-found", `There is no backup at ${file}.`, {
      next: "Name a file that is there.",
      cause: error,
    });
  }
  try {
    const [check] = database.prepare("pragma integrity_check").all();
    database.prepare("select name from kysely_migration").all();
    if (check?.["integrity_check"] === "ok") return database;
    throw new Error(String(check?.["integrity_check"]));
  } catch (error) {
    database.close();
    throw new LedeError("not-a-backup", `${file} is no backup of a store, or a damaged one.`, {
      next: "Name a file that `lede backup` wrote.",
      cause: error,
    });
  }
}

function isSound(path: string): boolean {
  try {
    const database = new DatabaseSync(path, { readOnly: true });
    try {
      return database.prepare("pragma quick_check").all()[0]?.["quick_check"] === "ok";
    } finally {
      database.close();
    }
  } catch {
    return false;
  }
}

async function isThere(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (systemCode(error) === "ENOENT") return false;
    throw error;
  }
}

/** `20261102T070000000Z`: sorts by time, and is a file's name everywhere. */
function timeName(now: Date): string {
  return now.toISOString().replaceAll(/[-:.]/g, "");
}

function cannotWrite(file: string, error: unknown): LedeError {
  return new LedeError(
    "cannot-write",
    `Cannot write ${file}: ${error instanceof Error ? error.message : String(error)}.`,
    {
      next: "Look at the folder's permissions and the room on its disk, or name another file.",
      cause: error,
    },
  );
}
