import { sql } from "kysely";
import { expect, onTestFinished, test } from "vitest";
import { openPostgres } from "../../src/store/postgres.ts";
import type { Database } from "../../src/store/schema.ts";
import { serially } from "../../src/store/serially.ts";
import { openSqlite } from "../../src/store/sqlite.ts";
import { openStore } from "../../src/store/store.ts";
import { onPostgres, temporaryDatabase } from "../support/postgres-database.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

/** Two processes that count up twenty times each by reading and then writing; what was counted in the end. */
async function countTogether(open: () => Promise<Database>): Promise<number> {
  const first = await open();
  const databases = [first, await open()];
  await sql`create table counts (count integer not null)`.execute(first.db);
  await sql`insert into counts values (0)`.execute(first.db);
  const rounds = Array.from({ length: 20 });
  await Promise.all(
    databases.flatMap(({ db }) =>
      rounds.map(() =>
        serially(db, "articles", async (transaction) => {
          const { rows } = await sql<{ count: number }>`select count from counts`.execute(transaction);
          await sql`update counts set count = ${(rows[0]?.count ?? 0) + 1}`.execute(transaction);
        }),
      ),
    ),
  );
  const { rows } = await sql<{ count: number }>`select count from counts`.execute(first.db);
  for (const { db } of databases) await db.destroy();
  return rows[0]?.count ?? 0;
}

test("on SQLite nobody writes over what another has read", async () => {
  const folder = await temporaryFolder();
  expect(await countTogether(() => openSqlite(folder))).toBe(40);
});

onPostgres("serially on PostgreSQL", (makeDatabase) => {
  test("nobody writes over what another of the same name has read", async () => {
    const url = await temporaryDatabase(makeDatabase);
    expect(await countTogether(() => openPostgres(url))).toBe(40);
  });

  test("subscriptions do not wait for each other, and the same one does", async () => {
    const { db } = await openPostgres(await temporaryDatabase(makeDatabase));
    onTestFinished(() => db.destroy());
    const order: string[] = [];
    const { promise: held, resolve: release } = Promise.withResolvers<void>();
    const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
    const first = serially(db, "subscription:a", async () => {
      begin();
      await held;
      order.push("first of a");
    });
    await begun;
    const second = serially(db, "subscription:a", async () => void order.push("second of a"));
    await serially(db, "subscription:b", async () => void order.push("b"));
    release();
    await Promise.all([first, second]);
    expect(order).toEqual(["b", "first of a", "second of a"]);
  });

  test("a lock ends with its transaction, also where that fails", async () => {
    const { db } = await openPostgres(await temporaryDatabase(makeDatabase));
    onTestFinished(() => db.destroy());
    const failing = serially(db, "articles", () => Promise.reject(new Error("no room")));
    await expect(failing).rejects.toThrow("no room");
    expect(await serially(db, "articles", async () => "free")).toBe("free");
  });

  test("processes that open an empty database at once make its tables once", async () => {
    const url = await temporaryDatabase(makeDatabase);
    const stores = await Promise.all(Array.from({ length: 5 }, () => openStore(url)));
    for (const store of stores) expect(await store.latestDigest()).toBeNull();
    for (const store of stores) await store.close();
  });

  test("text is compared byte by byte and numbers never run out, whatever the database's own habits", async () => {
    const url = await temporaryDatabase(() => makeDatabase({ options: "locale_provider icu icu_locale 'en-US'" }));
    await (await openStore(url)).close();
    const { db } = await openPostgres(url);
    onTestFinished(() => db.destroy());
    const channel = "slack:C1";
    const muted = ["a", "B", "ä"].map((source) => ({ channel, source, muted_at: "2026-11-02T07:00:00.000Z" }));
    await db.insertInto("mutes").values(muted).execute();
    const rows = await db.selectFrom("mutes").select("source").orderBy("source").execute();
    expect(rows.map(({ source }) => source)).toEqual(["B", "a", "ä"]);
    const { rows: types } = await sql<{ type: string }>`
      select data_type as type from information_schema.columns where table_name = 'articles' and column_name = 'number'`.execute(
      db,
    );
    expect(types).toEqual([{ type: "bigint" }]);
  });
});
