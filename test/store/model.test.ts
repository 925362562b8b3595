import { expect, onTestFinished, test } from "vitest";
import { openStore } from "../../src/store/store.ts";
import { answerCacheContract, tokenBudgetContract } from "../contracts/model-contracts.ts";
import { makeMemoryBudget, makeMemoryCache } from "../support/memory-model.ts";
import { onPostgres, temporaryDatabase } from "../support/postgres-database.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

async function open(location?: string) {
  const store = await openStore(location ?? (await temporaryFolder()));
  onTestFinished(() => store.close());
  return store;
}

answerCacheContract("SQLite", async () => (await open()).answers);
answerCacheContract("memory", async () => makeMemoryCache());
tokenBudgetContract("SQLite", async (limit) => (await open()).tokenBudget(limit));
tokenBudgetContract("memory", async (limit) => makeMemoryBudget(limit));

onPostgres("on a server", (makeDatabase) => {
  const openOnServer = async () => open(await temporaryDatabase(makeDatabase));
  answerCacheContract("PostgreSQL", async () => (await openOnServer()).answers);
  tokenBudgetContract("PostgreSQL", async (limit) => (await openOnServer()).tokenBudget(limit));

  test("two processes on one server spend from one purse", async () => {
    expect(await bookTwentyTimes(await temporaryDatabase(makeDatabase))).toBe(10);
  });
});

test("two processes on one store spend from one purse", async () => {
  expect(await bookTwentyTimes(await temporaryFolder())).toBe(10);
});

/** Two processes book 10 tokens of 100 as often as they can; how often they could. */
async function bookTwentyTimes(location: string): Promise<number> {
  const stores = await Promise.all([open(location), open(location)]);
  const now = new Date("2026-11-02T12:00:00Z");
  const booked = await Promise.all(
    stores.flatMap((store) => Array.from({ length: 10 }, () => store.tokenBudget(100).reserve(10, now))),
  );
  return booked.filter(Boolean).length;
}
