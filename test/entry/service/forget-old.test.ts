import { expect, onTestFinished, test } from "vitest";
import { forgetOld } from "../../../src/entry/service/forget-old.ts";
import { openStore } from "../../../src/store/store.ts";
import { makeArticle, seen } from "../../support/make-news.ts";
import { makeMemoryLog } from "../../support/memory-log.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const DAY_MS = 86_400_000;
const later = (days: number) => new Date(seen.seenAt.getTime() + days * DAY_MS);

test("deletes what is too old once a day, whoever asks", async () => {
  const store = await openStore(await temporaryFolder());
  onTestFinished(() => store.close());
  const log = makeMemoryLog();
  let now = later(91);
  const ask = () => forgetOld({ store, keepDays: 90, clock: () => now, log });
  await store.saveArticles([makeArticle("a")], seen);
  await Promise.all([ask(), ask(), ask()]);
  expect(log.lines).toHaveLength(1);
  expect(log.lines[0]).toContain("What is older than 90 days was deleted.");
  await store.saveArticles([makeArticle("b")], seen);
  now = later(91.9);
  await ask();
  expect(await store.uncondensed(1, { limit: 9 })).toEqual([makeArticle("b")]);
  now = later(92);
  await ask();
  expect(await store.uncondensed(1, { limit: 9 })).toEqual([]);
});

test("keeps everything where nothing is to be deleted", async () => {
  const store = await openStore(await temporaryFolder());
  onTestFinished(() => store.close());
  await store.saveArticles([makeArticle("a")], seen);
  await forgetOld({ store, keepDays: null, clock: () => later(9999), log: makeMemoryLog() });
  expect(await store.uncondensed(1, { limit: 9 })).toEqual([makeArticle("a")]);
});
