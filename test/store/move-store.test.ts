import { sql } from "kysely";
import { expect, onTestFinished, test } from "vitest";
import { LedeError } from "../../src/shared/errors.ts";
import { moveStore } from "../../src/store/move-store.ts";
import { openPostgres } from "../../src/store/postgres.ts";
import { openStore, type Store } from "../../src/store/store.ts";
import { readTables } from "../../src/store/stored-tables.ts";
import { openSqlite } from "../../src/store/sqlite.ts";
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
import { onPostgres, temporaryDatabase } from "../support/postgres-database.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const now = new Date("2026-11-02T12:00:00.000Z");
const quiet = { onProgress: () => undefined };

/** A store with a row in most of its tables, one of them with everything that is hard to copy. */
async function fill(store: Store): Promise<void> {
  const odd = makeArticle("odd", {
    title: null,
    language: null,
    publishedAt: null,
    text: `“Zoë” 🚢\r\n\t'; -- \\ \u0001 %`,
  });
  const articles = [...makeArticles("many", 450), odd];
  await store.saveArticles(articles, seen);
  await store.saveCondensed(articles.slice(0, 300).map(makeCondensed), 1);
  await store.composeOnce(team, ({ candidates }) => makeDigest(candidates));
  await store.answers.set("key", [{ text: "The quay closed.", evidence: [0] }]);
  await store.tokenBudget(100).reserve(60, now);
  await store.mutes.muteSourcesOf("odd", "slack:C1", now);
  await store.leases.take("discord:0", { owner: "north", now, ms: 1000 });
}

test("all tables are found, each after those it refers to", async () => {
  const folder = await temporaryFolder();
  await (await openStore(folder)).close();
  const { db } = await openSqlite(folder);
  onTestFinished(() => db.destroy());
  const tables = await readTables(db);
  const names = tables.map(({ name }) => name);
  expect(names).toEqual(
    expect.arrayContaining([
      "articles",
      "article_sources",
      "condensed",
      "digests",
      "digest_articles",
      "deliveries",
      "subscriptions",
    ]),
  );
  expect(names.filter((name) => /^(?:sqlite|kysely|article_search)/.test(name))).toEqual([]);
  expect(names.indexOf("digest_articles")).toBeGreaterThan(names.indexOf("digests"));
  expect(names.indexOf("condensed")).toBeGreaterThan(names.indexOf("articles"));
  expect(tables.find(({ name }) => name === "article_sources")).toMatchObject({
    key: ["article_id", "source"],
    numbered: null,
  });
  expect(tables.find(({ name }) => name === "articles")).toMatchObject({ key: ["number"], numbered: "number" });
});

onPostgres("moving a store to PostgreSQL", (makeDatabase) => {
  test("every row is there, and the store goes on where it was", async () => {
    const folder = await temporaryFolder();
    const url = await temporaryDatabase(makeDatabase);
    const old = await openStore(folder);
    onTestFinished(() => old.close());
    await fill(old);
    const moved = await moveStore(folder, url, quiet);
    expect(moved.fresh).toBe(true);
    expect(moved.tables.find(({ name }) => name === "articles")).toMatchObject({ rows: 451 });
    expect(moved.tables.find(({ name }) => name === "digest_articles")).toMatchObject({ rows: 300 });

    const store = await openStore(url);
    onTestFinished(() => store.close());
    expect(await store.latestDigest()).toEqual(await old.latestDigest());
    expect(await store.uncondensed(1, { limit: 1000 })).toEqual(await old.uncondensed(1, { limit: 1000 }));
    expect(await store.composeOnce(team, () => expect.unreachable("all of it was carried"))).toBeNull();
    expect(await store.answers.get("key")).toEqual(await old.answers.get("key"));
    // Numbers go on after those that came along.
    await store.saveArticles([makeArticle("new")], seen);
    await store.saveCondensed([makeCondensed(makeArticle("new"))], 1);
    expect(idsIn(await store.composeOnce(teamAgain, ({ candidates }) => makeDigest(candidates))).at(-1)).toBe("new");
    expect(
      (
        await store.archive.search({
          words: "harbour new",
          match: "all",
          sources: [seen.source],
          subscriptions: [],
          now,
          limit: 3,
        })
      )[0]?.article.id,
    ).toBe("new");
  });

  test("run again it finds that all is there; a database with another store is left alone", async () => {
    const folder = await temporaryFolder();
    const url = await temporaryDatabase(makeDatabase);
    const old = await openStore(folder);
    onTestFinished(() => old.close());
    await fill(old);
    const first = await moveStore(folder, url, quiet);
    expect(await moveStore(folder, url, quiet)).toEqual({ tables: first.tables, fresh: false });
    await old.saveArticles([makeArticle("later")], seen);
    const error: unknown = await moveStore(folder, url, quiet).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(LedeError);
    expect(error).toMatchObject({
      code: "store-in-the-way",
      message: expect.stringMatching(/holds another store already \(451 rows in articles, .+\)\.$/),
      next: expect.stringMatching(
        /^Name an empty database in DATABASE_URL, or empty this one: dropdb \w+ && createdb \w+\.$/,
      ),
    });
    expect(String(error)).not.toContain("lede-test");
  });

  test("cut off half-way it leaves nothing, and starts over", async () => {
    const folder = await temporaryFolder();
    const url = await temporaryDatabase(makeDatabase);
    const old = await openStore(folder);
    onTestFinished(() => old.close());
    await fill(old);
    const cut = moveStore(folder, url, {
      onProgress: (table, rows) => {
        if (table === "condensed" && rows >= 200) throw new Error("cut off");
      },
    });
    await expect(cut).rejects.toThrow("cut off");
    const { db } = await openPostgres(url);
    const { rows } = await sql<{ count: number }>`select count(*) as count from articles`.execute(db);
    await db.destroy();
    expect(rows).toEqual([{ count: 0 }]);
    expect((await moveStore(folder, url, quiet)).fresh).toBe(true);
  });
});
