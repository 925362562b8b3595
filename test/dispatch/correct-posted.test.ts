import { expect, test } from "vitest";
import type { Article } from "../../src/article/article.ts";
import type { CondensedArticle } from "../../src/article/condensed.ts";
import { condense, CONDENSE_VERSION } from "../../src/condense/condense.ts";
import { correctPosted } from "../../src/dispatch/correct-posted.ts";
import type { RenderDigest } from "../../src/dispatch/render-digest.ts";
import { renderFigureWords, renderIntroduction } from "../../src/dispatch/digest-words.ts";
import { serveDue } from "../../src/dispatch/serve-due.ts";
import { makeFakeMessage } from "../support/fake-platform.ts";
import { makeArticle, seen } from "../support/make-news.ts";
import { makeSubscription } from "../support/make-subscription.ts";
import { makeOutbox } from "../support/run-outbox.ts";

const quay = (millions: number): Article =>
  makeArticle("quay", { text: `The harbour opened a second quay on Monday. The quay cost ${millions} million euros.` });

/** A first part in our own words, and one a story with its figures. */
const render: RenderDigest = (digest) =>
  [
    renderIntroduction({ ...digest, first: false }, "chat") ?? "News",
    ...digest.stories.map(({ headline, figures }) =>
      [headline, ...figures.map(renderFigureWords).map(({ value, measures }) => `${value} — ${measures}`)].join("\n"),
    ),
  ].map((words, part) => makeFakeMessage(`${digest.id}:${part + 1}`, words));

/** A digest of two articles, posted. */
async function makePosted() {
  const driven = await makeOutbox();
  const { store, clock, pass } = driven;
  const save = async (articles: readonly Article[], at = clock()): Promise<void> => {
    await store.saveArticles(articles, { ...seen, seenAt: at });
    await store.saveCondensed(articles.map(condensed), CONDENSE_VERSION);
  };
  await store.subscriptions.save(makeSubscription(), new Date(clock().getTime() - 3_600_000));
  await save([quay(12), makeArticle("other")], new Date(clock().getTime() - 60_000));
  await serveDue(clock(), {
    subscriptions: store.subscriptions,
    outbox: store.outbox,
    readingOf: async () => ({ sources: [seen.source], skipped: [] }),
    render,
    serves: () => true,
    onFault: expect.unreachable,
  });
  await pass(10);
  return { ...driven, save, correct: () => correctPosted(clock(), { outbox: store.outbox, render }) };
}

function condensed(article: Article): CondensedArticle {
  return { article, condensed: condense(article) };
}

test("a figure that its source changes is changed in the message, with what it was, once", async () => {
  const { words, save, correct, pass, platform } = await makePosted();
  const before = words();
  expect(before.join("\n")).toContain("€12 million — ");
  expect(await correct()).toBe(0);

  await save([quay(15)]);
  expect(await correct()).toBe(2);
  expect(await correct()).toBe(0);
  await pass(10);
  const after = words();
  expect(after).toHaveLength(before.length);
  expect(after[0]).toBe("Updated: a source changed its figures after this was posted.");
  expect(after.join("\n")).toMatch(/€15 million — .*\(updated: was €12 million\)/);
  // What did not change was left alone.
  expect(after.filter((each) => before.includes(each))).toHaveLength(before.length - 2);
  expect(platform.requests()).toBe(before.length + 2);

  await save([quay(18)]);
  expect(await correct()).toBeGreaterThan(0);
  await pass(10);
  expect(words().join("\n")).toMatch(/€18 million — .*\(updated: was €12 million\)/);
});

test("a figure that was taken back is marked so", async () => {
  const { words, save, correct, pass } = await makePosted();
  await save([makeArticle("quay", { text: "The harbour opened a second quay on Monday. Nobody says what it cost." })]);
  expect(await correct()).toBeGreaterThan(0);
  await pass(10);
  expect(words().join("\n")).toMatch(/€12 million — .*\(updated: no longer in the source\)/);
});

test("an article that changes without its figures changes nothing, and neither does one that is being condensed", async () => {
  const { store, save, correct, clock } = await makePosted();
  await save([makeArticle("quay", { ...quay(12), title: "Another title" })]);
  expect(await correct()).toBe(0);
  await store.saveArticles([quay(99)], { ...seen, seenAt: clock() });
  expect(await correct()).toBe(0);
});
