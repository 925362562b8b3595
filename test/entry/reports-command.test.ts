import { join } from "node:path";
import { expect, test } from "vitest";
import { runCli } from "../../src/entry/cli.ts";
import { openStore } from "../../src/store/store.ts";
import { makeCliContext } from "../support/make-cli-context.ts";
import { makeArticle, makeCondensed, seen } from "../support/make-news.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

async function withReport() {
  const data = join(await temporaryFolder(), "data");
  const store = await openStore(data);
  const quay = makeCondensed(makeArticle("quay"));
  await store.saveArticles([quay.article], seen);
  await store.saveCondensed([quay], 1);
  const [figure] = quay.condensed.figures;
  if (figure === undefined) throw new Error("The article has figures.");
  const now = new Date("2026-11-02T06:50:00Z");
  await store.reports.reportFigure({ articleId: "quay", headline: "Quay opens", channel: "slack:C1", figure, now });
  await store.close();
  const lede = async (...args: readonly string[]) => {
    const { context, printed } = makeCliContext({ env: { LEDE_DATA: data } });
    const code = await runCli(["reports", ...args], context);
    return { code, ...printed };
  };
  return { lede, figuresLeft: () => figuresIn(data) };
}

async function figuresIn(data: string): Promise<number | undefined> {
  const store = await openStore(data);
  const archived = await store.archive.articleOf("quay", { sources: [seen.source], subscriptions: [] });
  await store.close();
  return archived?.condensed.figures.length;
}

test("lists what was reported, with its sentence, and takes it back", async () => {
  const { lede, figuresLeft } = await withReport();
  const { out } = await lede();
  expect(out).toContain("cost of the quay");
  expect(out).toContain("in “Quay opens”, reported in slack:C1, 06:50");
  expect((await lede("retract", "r1")).out).toContain("is no longer one of “Quay opens”");
  expect(await figuresLeft()).toBe(0);
  expect((await lede("list")).out).toBe("Nobody has reported a wrong figure.\n");
});

test("leaves what is right", async () => {
  const { lede, figuresLeft } = await withReport();
  expect((await lede("keep", "r1")).out).toContain("stays with “Quay opens”");
  expect(await figuresLeft()).toBe(3);
});

test("names the command that lists them where the id is wrong", async () => {
  const { lede } = await withReport();
  expect(await lede("retract", "r7")).toMatchObject({ code: 2, err: expect.stringContaining("reports` lists them") });
});
