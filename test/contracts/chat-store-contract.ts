import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { FigureReport } from "../../src/digest/report-store.ts";
import type { Store } from "../../src/store/store.ts";
import { makeArticle, makeCondensed, seen } from "../support/make-news.ts";
import type { StorePlace } from "./store-contract.ts";

const now = new Date("2026-11-03T08:00:00Z");
const visible = { sources: [seen.source], subscriptions: [] };

/** What every store must do for the channels that people talk to Lede in. */
export function chatStoreContract(name: string, makePlace: () => Promise<StorePlace>): void {
  describe(`chat store contract: ${name}`, () => {
    let place: StorePlace;
    let store: Store;
    const quay = makeCondensed(makeArticle("quay"));
    const [figure, other] = quay.condensed.figures;
    if (figure === undefined || other === undefined) throw new Error("The article has figures.");

    const report = (about = figure): Promise<FigureReport | null> =>
      store.reports.reportFigure({
        articleId: "quay",
        headline: quay.condensed.headline,
        channel: "slack:C1",
        figure: { ...about, text: about.text, sentence: about.sentence },
        now,
      });
    const figuresLeft = async (): Promise<number | undefined> =>
      (await store.archive.articleOf("quay", visible))?.condensed.figures.length;

    beforeEach(async () => {
      place = await makePlace();
      store = await place.open();
      await store.saveArticles([quay.article], seen);
      await store.saveCondensed([quay], 1);
    });
    afterEach(async () => {
      await store.close();
      await place.remove();
    });

    test("mutes what offers an article, for one channel, until it is unmuted", async () => {
      await store.saveArticles([quay.article], { ...seen, source: "feed:https://example.org/feed" });
      const both = ["feed:https://example.org/feed", seen.source];
      expect(await store.mutes.muteSourcesOf("quay", "slack:C1", now)).toEqual(both);
      expect(await store.mutes.muteSourcesOf("quay", "slack:C1", now)).toEqual(both);
      expect(await store.mutes.mutedIn("slack:C1")).toEqual(both);
      expect(await store.mutes.mutedIn("slack:C2")).toEqual([]);
      await store.mutes.unmute("slack:C1", seen.source);
      expect(await store.mutes.mutedIn("slack:C1")).toEqual(["feed:https://example.org/feed"]);
    });

    test("an article that is gone has nothing to mute", async () => {
      expect(await store.mutes.muteSourcesOf("gone", "slack:C1", now)).toEqual([]);
    });

    test("keeps a report until it is settled, and a figure is reported once", async () => {
      const first = await report();
      expect(first).toMatchObject({ articleId: "quay", channel: "slack:C1", figure: { text: figure.text } });
      expect(await report()).toBeNull();
      expect(await store.reports.openReports()).toEqual([first]);
      expect(await store.reports.settleReport(first?.id ?? "", "kept")).toEqual(first);
      expect(await store.reports.openReports()).toEqual([]);
      expect(await store.reports.settleReport(first?.id ?? "", "retracted")).toBeNull();
      expect(await figuresLeft()).toBe(3);
    });

    test.each(["r999", "", "r", "12x", "-1"])("no report is %j", async (id) => {
      await report();
      expect(await store.reports.settleReport(id, "retracted")).toBeNull();
    });

    test("a retracted figure is gone, also when its article is condensed again", async () => {
      const reported = await report();
      await store.reports.settleReport(reported?.id ?? "", "retracted");
      expect(await figuresLeft()).toBe(0);
      await store.saveCondensed([quay], 2);
      expect(await figuresLeft()).toBe(0);
    });

    test("only the figure that was reported goes", async () => {
      const elsewhere = { ...figure, sentence: { ...figure.sentence, text: "Another sentence." } };
      const reported = await report(elsewhere);
      await store.reports.settleReport(reported?.id ?? "", "retracted");
      expect(await figuresLeft()).toBe(3);
    });
  });
}
