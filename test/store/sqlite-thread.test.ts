import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { sql } from "kysely";
import { describe, expect, onTestFinished, test } from "vitest";
import { openSqlite } from "../../src/store/sqlite.ts";
import { openStore, storeOn } from "../../src/store/store.ts";
import { failureOf } from "../support/failure-of.ts";
import { makeArticle, makeArticles, seen } from "../support/make-news.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

/** Takes SQLite some tenths of a second. */
const LONG = sql<{ count: number }>`
  with recursive numbers (number) as (select 1 union all select number + 1 from numbers where number < 2000000)
  select count(*) as count from numbers`;

describe("a store in a thread of its own", () => {
  test("keeps nothing else waiting while a statement takes long", async () => {
    const { db } = await openSqlite(await temporaryFolder(), { inThread: true });
    onTestFinished(() => db.destroy());
    let turns = 0;
    const ticking = setInterval(() => (turns += 1), 5);
    onTestFinished(() => clearInterval(ticking));
    const { rows } = await LONG.execute(db);
    expect(rows).toEqual([{ count: 2_000_000 }]);
    expect(turns).toBeGreaterThan(5);
  });

  test("ends the transaction that is under way before it is closed", async () => {
    const folder = await temporaryFolder();
    const { db } = await openSqlite(folder, { inThread: true });
    const begun = Promise.withResolvers<void>();
    const written = db.transaction().execute(async (transaction) => {
      await sql`create table harbours (name text not null)`.execute(transaction);
      begun.resolve();
      for (const name of ["Norvik", "Tolland"]) await sql`insert into harbours values (${name})`.execute(transaction);
    });
    await begun.promise;
    await db.destroy();
    await written;
    const again = await openSqlite(folder);
    onTestFinished(() => again.db.destroy());
    expect((await sql`select name from harbours`.execute(again.db)).rows).toEqual([
      { name: "Norvik" },
      { name: "Tolland" },
    ]);
  });

  test("says in the same words what it cannot do", async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, "lede.db"), "A list of harbours, kept by hand.\n".repeat(400));
    const error = await failureOf(openStore(folder, { inThread: true }));
    expect(error.message).toBe(`Cannot read the store at ${folder}: lede.db is not a database.`);
  });

  test("is as good as before when there is room on the disk again", async () => {
    const folder = await temporaryFolder();
    const database = await openSqlite(folder, { inThread: true });
    const store = await storeOn(database);
    onTestFinished(() => store.close());
    await sql`pragma max_page_count = 80`.execute(database.db);
    const error = await failureOf(store.saveArticles(makeArticles("many", 2000), seen));
    expect(error.message).toBe(
      `Cannot write the store at ${folder}: the disk is full. What was being saved was not kept.`,
    );
    expect(await store.uncondensed(1, { limit: 10 })).toEqual([]);
    await sql`pragma max_page_count = 100000`.execute(database.db);
    expect((await store.saveArticles([makeArticle("a")], seen)).map(({ kind }) => kind)).toEqual(["new"]);
  });
});
