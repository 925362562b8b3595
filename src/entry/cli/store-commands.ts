import { relative, resolve } from "node:path";
import { LedeError } from "../../shared/errors.ts";
import { isServerUrl, serverAddress } from "../../store/server-url.ts";
import type { CliContext } from "./cli-context.ts";
import { makeProgress } from "./progress.ts";

/** `lede backup <file>` */
export async function backupCommand(file: string, { settings, stdout }: CliContext): Promise<void> {
  const { store, typedIn } = await settings();
  if (isServerUrl(store)) throw notOurs(store, `pg_dump --format=custom --file=${file} "$DATABASE_URL"`);
  const { backUpSqlite } = await import("../../store/sqlite-backup.ts");
  await backUpSqlite(store, resolve(typedIn, file));
  stdout.write(`Backed up to ${file}.\n`);
}

/** `lede restore <file>` */
export async function restoreCommand(file: string, { settings, clock, stdout }: CliContext): Promise<void> {
  const { store, typedIn } = await settings();
  if (isServerUrl(store)) {
    throw notOurs(store, `pg_restore --clean --if-exists --dbname="$DATABASE_URL" ${file}`);
  }
  const { restoreSqlite } = await import("../../store/sqlite-backup.ts");
  const { before } = await restoreSqlite(store, resolve(typedIn, file), clock());
  const kept = before === null ? "" : ` What was there is in ${relative(typedIn, before)}.`;
  stdout.write(`Restored from ${file}.${kept}\n`);
}

/** `lede migrate` */
export async function migrateCommand({ settings, stdout, stderr }: CliContext): Promise<void> {
  const { store, dataFolder } = await settings();
  if (!isServerUrl(store)) {
    throw new LedeError("bad-settings", "DATABASE_URL is not set, so there is nowhere to move the store to.", {
      next: "Set it to an empty PostgreSQL database, postgresql://user:password@host:5432/database.",
    });
  }
  const { moveStore } = await import("../../store/move-store.ts");
  const progress = makeProgress(stderr);
  const moved = await moveStore(dataFolder, store, {
    onProgress: (table, rows) => progress.update(`Copying ${table}`, rows, null),
  }).finally(() => progress.clear());
  const count = new Intl.NumberFormat("en");
  for (const { name, rows, hash } of moved.tables) {
    stdout.write(`${name.padEnd(20)} ${count.format(rows).padStart(10)} rows  ${hash.slice(0, 16)}\n`);
  }
  const { shown } = serverAddress(store);
  stdout.write(
    moved.fresh
      ? `\nMoved to ${shown}; every row was read again there and is the same. The old store is left as it was.\n`
      : `\n${shown} holds all of it already; nothing was changed.\n`,
  );
}

function notOurs(url: string, command: string): LedeError {
  return new LedeError("usage", `The store is the database ${serverAddress(url).shown}.`, {
    next: `Use PostgreSQL's own tool: ${command}`,
  });
}
