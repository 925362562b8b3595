import { sql } from "kysely";
import { Client } from "pg";
import { expect, onTestFinished, test } from "vitest";
import { LedeError } from "../../src/shared/errors.ts";
import { openPostgres } from "../../src/store/postgres.ts";
import { openStore, storeOn } from "../../src/store/store.ts";
import { makeArticle, makeArticles, seen } from "../support/make-news.ts";
import { makeDatabase as makeDatabaseOn } from "../support/postgres-database-on.ts";
import { onPostgres, temporaryDatabase } from "../support/postgres-database.ts";
import { startPostgresServer } from "../support/postgres-server.ts";

onPostgres("a PostgreSQL server that fails", (makeDatabase) => {
  test("nobody listens there", async () => {
    const error = await failureOf(openStore("postgresql://lede:s3cret@127.0.0.1:1/news"));
    expect(error.message).toBe("Cannot reach the database server at 127.0.0.1:1. What was being saved was not kept.");
    expect(error.next).toBe("Start it or check its network; if it is elsewhere, correct DATABASE_URL.");
  });

  test("a host of no such name", async () => {
    const error = await failureOf(openStore("postgresql://lede:s3cret@nowhere.invalid/news"));
    expect(error.message).toContain("Cannot reach the database server at nowhere.invalid:5432.");
  });

  test("a wrong password", async () => {
    const error = await failureOf(openStore(await urlWith(makeDatabase, { password: "s3cret" })));
    expect(error.message).toMatch(
      /^The database server at 127\.0\.0\.1:\d+ does not let postgres in: user or password/,
    );
  });

  test("a database that is not there", async () => {
    const error = await failureOf(openStore(await urlWith(makeDatabase, { pathname: "/no_such" })));
    expect(error.message).toMatch(/^There is no database no_such on the server at 127\.0\.0\.1:\d+\.$/);
    expect(error.next).toBe("Make it (createdb no_such), or correct DATABASE_URL.");
  });

  test("no connection left: waited for, and not for ever", async () => {
    const url = await temporaryDatabase(makeDatabase);
    const member = await makeRole(url, "connection limit 1");
    const first = await openPostgres(member);
    const error = await failureOf(openPostgres(member, { patience: 300 }));
    expect(error.message).toMatch(/^The database server at 127\.0\.0\.1:\d+ has no connection left\.$/);
    setTimeout(() => void first.db.destroy(), 300);
    await (await openPostgres(member)).db.destroy();
  });

  test("a user who may make no tables", async () => {
    const url = await temporaryDatabase(makeDatabase);
    const error = await failureOf(openStore(await makeRole(url)));
    expect(error.message).toContain(" does not allow ");
    expect(error.next).toMatch(/^Make \w+ the owner of the database/);
  });

  test("a database that is read-only", async () => {
    const url = await temporaryDatabase(makeDatabase);
    const store = await openStore(url);
    onTestFinished(() => store.close());
    await store.saveArticles([makeArticle("a")], seen);
    await store.close();
    await ask(
      url,
      "do $$ begin execute 'alter database ' || current_database() || ' set default_transaction_read_only = on'; end $$",
    );
    const readOnly = await openStore(url);
    onTestFinished(() => readOnly.close());
    const error = await failureOf(readOnly.saveArticles([makeArticle("b")], seen));
    expect(error.message).toMatch(
      /^Cannot write the store at postgresql:\/\/postgres@127.+: the database is read-only\.$/,
    );
    expect(await readOnly.uncondensed(1, { limit: 10 })).toEqual([makeArticle("a")]);
  });

  test("a full disk, as the server says it: nothing is half-written, and the store is as good as before", async () => {
    const url = await temporaryDatabase(makeDatabase);
    const store = await openStore(url);
    onTestFinished(() => store.close());
    await ask(
      url,
      `create function fill() returns trigger language plpgsql as $$ begin
         if new.id = 'many-900' then raise exception 'could not extend file' using errcode = 'disk_full'; end if;
         return new;
       end $$;
       create trigger fill before insert on articles for each row execute function fill()`,
    );
    const error = await failureOf(store.saveArticles(makeArticles("many", 2000), seen));
    expect(error.message).toMatch(
      /^The disk of the database server at .+ is full\. What was being saved was not kept\.$/,
    );
    expect(await store.uncondensed(1, { limit: 10 })).toEqual([]);
    await store.saveArticles([makeArticle("b")], seen);
    expect(await store.uncondensed(1, { limit: 10 })).toEqual([makeArticle("b")]);
  });

  test("killed and started again: what was acknowledged is there, and the open store goes on", async () => {
    const server = await startPostgresServer();
    onTestFinished(() => server.stop());
    const { url } = await makeDatabaseOn(server.url);
    const store = await openStore(url);
    onTestFinished(() => store.close());
    await store.saveArticles([makeArticle("a")], seen);
    await server.kill();
    const error = await failureOf(store.saveArticles([makeArticle("b")], seen));
    expect(error.message).toMatch(/^Cannot reach the database server at 127\.0\.0\.1:\d+\./);
    await server.start();
    await store.saveArticles([makeArticle("c")], seen);
    expect(await store.uncondensed(1, { limit: 10 })).toEqual([makeArticle("a"), makeArticle("c")]);
  });

  test("killed in the middle of a transaction: the failure is in words, and nothing of it is kept", async () => {
    const url = await temporaryDatabase(makeDatabase);
    const database = await openPostgres(url);
    const store = await storeOn(database);
    onTestFinished(() => store.close());
    const cut = database.db.transaction().execute(async (transaction) => {
      await transaction.insertInto("model_usage").values({ day: "2026-11-02", tokens: 5 }).execute();
      await ask(
        url,
        "select pg_terminate_backend(pid) from pg_stat_activity where state = 'idle in transaction' and datname = current_database()",
      );
      await transaction.insertInto("model_usage").values({ day: "2026-11-03", tokens: 5 }).execute();
    });
    expect((await failureOf(cut)).message).toMatch(/database server at 127/);
    expect(await database.db.selectFrom("model_usage").selectAll().execute()).toEqual([]);
  });

  test("somebody who holds a lock for too long is named as the reason", async () => {
    const { db } = await openPostgres(await temporaryDatabase(makeDatabase));
    onTestFinished(() => db.destroy());
    const error = await failureOf(
      sql`do $$ begin raise exception 'canceling statement due to lock timeout' using errcode = 'lock_not_available'; end $$`.execute(
        db,
      ),
    );
    expect(error.message).toMatch(/another process has been writing for 30 seconds\.$/);
    const settings = await sql<{
      lock: string;
      idle: string;
    }>`select current_setting('lock_timeout') as lock, current_setting('idle_in_transaction_session_timeout') as idle`.execute(
      db,
    );
    expect(settings.rows).toEqual([{ lock: "30s", idle: "1min" }]);
  });

  test("any other failure comes as it is", async () => {
    const { db } = await openPostgres(await temporaryDatabase(makeDatabase));
    onTestFinished(() => db.destroy());
    await expect(sql`select 1 / 0`.execute(db)).rejects.toThrow("division by zero");
    await expect(sql`select ${"a\0b"}`.execute(db)).rejects.toThrow("holds a NUL");
    await expect(sql`select ${new Date(0)}`.execute(db)).rejects.toThrow("text, numbers and null, not object");
    await expect(sql`select 9007199254740993`.execute(db)).rejects.toThrow("9007199254740993 is no exact number");
  });
});

/** The failure, whose words must not give the password away. */
async function failureOf(work: Promise<unknown>): Promise<LedeError> {
  const error: unknown = await work.then(
    () => expect.unreachable("it did not fail"),
    (reason: unknown) => reason,
  );
  if (!(error instanceof LedeError)) throw error;
  expect(error.code).toBe("store-unavailable");
  expect(`${error.message} ${error.next}`).not.toMatch(/s3cret|lede-test/);
  return error;
}

async function urlWith(
  makeDatabase: Parameters<typeof temporaryDatabase>[0],
  parts: { readonly password?: string; readonly pathname?: string },
): Promise<string> {
  return Object.assign(new URL(await temporaryDatabase(makeDatabase)), parts).href;
}

/** The URL of the same database for a user of no rights. */
async function makeRole(url: string, limit = ""): Promise<string> {
  const name = `reader_${Math.random().toString(36).slice(2)}`;
  await ask(url, `create role ${name} login password 's3cret' ${limit}`);
  return Object.assign(new URL(url), { username: name, password: "s3cret" }).href;
}

async function ask(url: string, statements: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(statements);
  await client.end();
}
