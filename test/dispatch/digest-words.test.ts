import { describe, expect, it } from "vitest";
import type { Digest } from "../../src/digest/digest.ts";
import { renderDiscordMessages } from "../../src/dispatch/discord-components.ts";
import { renderMarkdown } from "../../src/dispatch/markdown.ts";
import { renderSlackMessages } from "../../src/dispatch/slack-blocks.ts";
import { renderTerminal } from "../../src/dispatch/terminal.ts";

import {
  nameFurtherSources,
  renderDigestCounts,
  renderDigestDay,
  renderExtent,
  renderFigureWords,
  renderFooter,
  renderIntroduction,
  renderLeftOut,
  renderNames,
  renderPublished,
  renderQuietDay,
} from "../../src/dispatch/digest-words.ts";
import { makeAlso, makeDigest, makeFigure, makeReference, makeSentence, makeStory } from "../support/make-digest.ts";

describe("renderDigestDay", () => {
  it.each(["Europe/Berlin", "Pacific/Kiritimati", "Pacific/Pago_Pago"])(
    "is the day of the slot, in %s as anywhere",
    (timeZone) => {
      expect(renderDigestDay(makeDigest({ slot: "2026-11-02T00:00", timeZone }))).toBe("Monday 2 November 2026");
      expect(renderDigestDay(makeDigest({ slot: "2026-11-02T23:59", timeZone }))).toBe("Monday 2 November 2026");
    },
  );
});

describe("renderDigestCounts", () => {
  it.each([
    [makeDigest(), "1 story from 14 articles, 2 sources"],
    [makeDigest({ also: [makeAlso()], alsoLeftOut: 1500 }), "1,502 stories from 14 articles, 2 sources"],
    [makeDigest({ read: { articles: 1, sources: ["a"], ambiguousNumbers: 0 } }), "1 story from 1 article, 1 source"],
    [makeDigest({ stories: [] }), "14 articles, 2 sources"],
  ])("counts %#", (digest, counts) => {
    expect(renderDigestCounts(digest)).toBe(counts);
  });
});

describe("renderPublished", () => {
  const at = { slot: "2026-11-02T08:00", timeZone: "Europe/Berlin" };

  it.each([
    ["2026-11-02T05:40:00Z", "06:40"],
    ["2026-11-01T23:00:00Z", "00:00"],
    ["2026-11-01T22:59:00Z", "1 November, 23:59"],
    ["2025-12-31T22:30:00Z", "31 December 2025, 23:30"],
    [null, null],
  ])("%s", (publishedAt, published) => {
    expect(renderPublished(makeReference({ publishedAt }), at)).toBe(published);
  });

  it("is told in the zone of the reader", () => {
    const article = makeReference({ publishedAt: "2026-11-01T22:59:00Z" });
    expect(renderPublished(article, { ...at, timeZone: "Asia/Kolkata" })).toBe("04:29");
    expect(renderPublished(article, { slot: null, timeZone: "UTC" })).toBe("1 November 2026, 22:59");
  });
});

describe("renderFooter", () => {
  it("says what was read, and that the words are the articles'", () => {
    expect(renderFooter(makeDigest())).toEqual([
      "Read: 14 articles from 2 sources.",
      "Summaries are sentences of the articles themselves.",
    ]);
  });

  it("names the only source, what was not read, and which numbers are left out", () => {
    const digest = makeDigest({
      read: { articles: 1, sources: ["seeds"], ambiguousNumbers: 1 },
      skipped: [{ what: "a.txt", reason: "is empty" }],
    });
    expect(renderFooter(digest).slice(0, 3)).toEqual([
      "Read: 1 article from seeds.",
      "Not read: a.txt (is empty).",
      "1 number was left out because it could be read in two ways, as 1.500 can.",
    ]);
  });

  it("names five of the many that were not read", () => {
    const skipped = Array.from({ length: 1007 }, (_, index) => ({ what: `${String(index)}.txt`, reason: "is empty" }));
    expect(renderFooter(makeDigest({ skipped }))[1]).toMatch(
      /^Not read: 0\.txt \(is empty\), .*4\.txt \(is empty\),? and 1,002 more\.$/u,
    );
  });

  it("tells a model's words from an extract", () => {
    const byModel = makeStory({ headline: "B", summary: [makeSentence("x", "model")] });
    expect(renderFooter(makeDigest({ stories: [byModel] })).at(-1)).toBe(
      "Summaries are a model's words, checked against the articles.",
    );
    expect(renderFooter(makeDigest({ stories: [makeStory(), byModel] })).at(-1)).toContain(
      "a model's words, checked against the article, under “B”",
    );
  });

  it("says nothing of summaries where there are none", () => {
    const digest = makeDigest({ stories: [], read: { articles: 0, sources: [], ambiguousNumbers: 0 } });
    expect(renderFooter(digest)).toEqual(["Read: no new articles."]);
  });
});

describe("the sentences of a digest", () => {
  it("introduce Lede once, with the way to ask of the place", () => {
    expect(renderIntroduction(makeDigest(), "chat")).toBeNull();
    expect(renderIntroduction(makeDigest({ first: true }), "chat")).toMatch(/from Lede.*\/summary or \/figures/u);
    expect(renderIntroduction(makeDigest({ first: true }), "shell")).toContain("lede -- figures <file>");
  });

  it.each([
    [["2026-11-01T08:00"], "Also for Sunday: Lede was not running."],
    [
      ["2026-10-30T08:00", "2026-10-31T08:00", "2026-11-01T08:00"],
      "Also for Friday, Saturday, and Sunday: Lede was not running.",
    ],
    [["2026-10-26T08:00"], "Also for Monday 26 October: Lede was not running."],
    [["2026-11-02T07:00"], "Also for the 1 digest before it: Lede was not running."],
    [["2026-11-01T22:00", "2026-11-01T23:00"], "Also for the 2 digests before it: Lede was not running."],
  ])("say which digests were missed: %s", (missed, sentence) => {
    expect(renderIntroduction(makeDigest({ missed }), "chat")).toBe(sentence);
    expect(renderIntroduction(makeDigest({ missed, first: true }), "chat")).toMatch(/^This is your first.*running\.$/);
  });

  it("say that a day is quiet, and only then", () => {
    expect(renderQuietDay(makeDigest({ stories: [] }))).toBe("A quiet day: there are no new stories.");
    expect(renderQuietDay(makeDigest({ stories: [], also: [makeAlso()] }))).toBeNull();
  });

  it("count the stories that are left out", () => {
    expect(renderLeftOut(makeDigest())).toBeNull();
    expect(renderLeftOut(makeDigest({ also: [makeAlso()], alsoLeftOut: 1 }))).toBe("and 1 more story");
    expect(renderLeftOut(makeDigest({ alsoLeftOut: 2 }))).toBe("2 more stories");
  });

  it("give a figure as value and label", () => {
    expect(renderFigureWords(makeFigure())).toEqual({
      value: "up to 40 megawatts",
      measures: "solar power bought by the harbour",
    });
  });
});

describe("nameFurtherSources", () => {
  it("names each other source once, at most three", () => {
    const [first, ...others] = ["a", "b", "a", "b", "c", "d", "e", "f"].map((source) => makeReference({ source }));
    const { named, more } = nameFurtherSources(makeStory({ articles: [first ?? makeReference(), ...others] }));
    expect(named.map(({ source }) => source)).toEqual(["b", "c", "d"]);
    expect(more).toBe(2);
    expect(renderNames(["b", "c", "d"], more)).toBe("b, c, d, and 2 more");
    expect(renderNames(["b"], 0)).toBe("b");
    expect(renderNames([], 0)).toBe("");
  });
});

it.each([
  ["full", null],
  ["excerpt", "excerpt only"],
  ["title", "headline only"],
] as const)("an article of which there is %s to read is said to be so", (extent, words) => {
  expect(renderExtent(makeReference({ extent }))).toBe(words);
});

const digestOf = (extent: "full" | "excerpt") =>
  makeDigest({ stories: [makeStory({ articles: [makeReference({ extent })] })] });

it.each([
  ["terminal", (digest: Digest) => renderTerminal(digest, { columns: 80, color: false })],
  ["Markdown", renderMarkdown],
  ["Slack", (digest: Digest) => JSON.stringify(renderSlackMessages(digest))],
  ["Discord", (digest: Digest) => JSON.stringify(renderDiscordMessages(digest))],
] as const)("on %s an excerpt is marked, and a whole article is not", (_, render) => {
  expect(render(digestOf("excerpt"))).toContain("excerpt only");
  expect(render(digestOf("full"))).not.toContain("excerpt only");
});
