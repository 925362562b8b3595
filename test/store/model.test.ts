import { expect, onTestFinished, test } from "vitest";
import { openStore } from "../../src/store/store.ts";
import { answerCacheContract, tokenBudgetContract } from "../contracts/model-contracts.ts";
import { makeMemoryBudget, makeMemoryCache } from "../support/memory-model.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

async function open() {
  const store = await openStore(await temporaryFolder());
  onTestFinished(() => store.close());
  return store;
}

answerCacheContract("SQLite", async () => (await open()).answers);
answerCacheContract("memory", async () => makeMemoryCache());
tokenBudgetContract("SQLite", async (limit) => (await open()).tokenBudget(limit));
tokenBudgetContract("memory", async (limit) => makeMemoryBudget(limit));

test("two processes on one store spend from one purse", async () => {
  const folder = await temporaryFolder();
  const stores = await Promise.all([openStore(folder), openStore(folder)]);
  onTestFinished(async () => {
    for (const store of stores) await store.close();
  });
  const now = new Date("2026-11-02T12:00:00Z");
  const booked = await Promise.all(
    stores.flatMap((store) => Array.from({ length: 10 }, () => store.tokenBudget(100).reserve(10, now))),
  );
  expect(booked.filter(Boolean)).toHaveLength(10);
});
