import { describe, expect, test } from "vitest";

import { TONE_MARKS } from "../../src/dispatch/action-words.ts";
import type { Answer } from "../../src/dispatch/answer.ts";
import {
  renderDiscordAnswer,
  renderDiscordWaiting,
  type DiscordAnswerOptions,
} from "../../src/dispatch/discord-answer.ts";
import { componentsOf, discordTextsOf, findComponentFaults, isTooHeavy } from "../support/find-component-faults.ts";
import { hostileDigests } from "../support/hostile-digests.ts";
import { faultsBySchema } from "../support/loopback-discord/schemas.ts";
import { makeDigest, makeFigure, makeReference, makeStory } from "../support/make-digest.ts";

const alone: DiscordAnswerOptions = { sharedBy: null };
const figuresOf = (count: number, given: Parameters<typeof makeFigure>[0] = {}): Answer => ({
  kind: "figures",
  headline: "Harbour to run its cranes on solar power",
  article: makeReference(),
  figures: Array.from({ length: count }, () => makeFigure({ time: "2026-03", saidBy: "the port", ...given })),
});
const textOf = (answer: Answer, options = alone): string =>
  renderDiscordAnswer(answer, options).flatMap(discordTextsOf).join("\n");
const labelsOf = (answer: Answer, options = alone) =>
  renderDiscordAnswer(answer, options)
    .flatMap(componentsOf)
    .flatMap(({ type, label }) => (type === 2 ? [label] : []));
const faultsOf = (answer: Answer) =>
  renderDiscordAnswer(answer, { sharedBy: "@everyone [x](https://bad.example)" }).flatMap((body) => [
    ...findComponentFaults(body),
    ...faultsBySchema("IncomingWebhookUpdateRequestPartial", body),
    ...(isTooHeavy(body) ? ["too heavy"] : []),
    ...(JSON.stringify(body.allowed_mentions) === '{"parse":[]}' ? [] : ["mentions"]),
  ]);

describe("a story", () => {
  const story: Answer = { kind: "story", story: makeStory() };

  test("has its text, and what can be asked on", () => {
    expect(textOf(story)).toContain("- **up to 40 megawatts** — solar power bought by the harbour");
    expect(labelsOf(story)).toEqual(["Figures", "Share here", "Source"]);
  });

  test("shared says by whom, and is not to be shared again", () => {
    expect(textOf(story, { sharedBy: "Ada *L*" })).toMatch(/^-# Shared by Ada \\\*L\\\*\n/u);
    expect(labelsOf(story, { sharedBy: "Ada" })).toEqual(["Figures", "Source"]);
  });
});

describe("figures", () => {
  test("each has its value, what it measures, its sentence, when, who says so, and a link to the sentence", () => {
    expect(textOf(figuresOf(1))).toBe(
      [
        "### Harbour to run its cranes on solar power",
        "-# [harbour.example](<https://harbour.example/news/solar>) · <t:1793598000:R>",
        "- **up to 40 megawatts** — solar power bought by the harbour",
        "> The harbour will buy up to 40 megawatts of solar power.",
        "-# March 2026, says the port · [in the article](<https://harbour.example/news/solar#:~:text=The%20harbour%20will%20buy%20up%20to%2040%20megawatts%20of%20solar%20power.>)",
      ].join("\n"),
    );
    expect(labelsOf(figuresOf(1))).toEqual(["Summary", "Share here", "Source"]);
  });

  test("an article without any says so", () => {
    expect(textOf(figuresOf(0))).toContain("There are no figures in this article.");
    expect(labelsOf(figuresOf(0))).toEqual(["Summary", "Share here", "Source"]);
  });

  test("go on in up to three messages, each once, the buttons under the last, and what is left is counted", () => {
    const twenty = renderDiscordAnswer(figuresOf(20), alone);
    expect(twenty.length).toBeGreaterThan(1);
    expect(twenty.flatMap(discordTextsOf).filter((text) => text.startsWith("- **"))).toHaveLength(20);
    const many = renderDiscordAnswer(figuresOf(300), alone);
    expect(many).toHaveLength(3);
    const shown = many.flatMap(discordTextsOf).filter((text) => text.startsWith("- **")).length;
    expect(many.flatMap(discordTextsOf).at(-1)).toBe(`-# and ${String(300 - shown)} more figures`);
    expect(many.map((body) => componentsOf(body).filter(({ type }) => type === 2).length)).toEqual([0, 0, 3]);
  });
});

describe("a digest", () => {
  test("that is new stands as it is, with a button to share it", () => {
    const digest = makeDigest();
    expect(textOf({ kind: "digest", digest, fresh: true })).toMatch(/^## /u);
    expect(JSON.stringify(renderDiscordAnswer({ kind: "digest", digest, fresh: true }, alone))).toContain(
      `"lede:share:digest.${digest.id}"`,
    );
    expect(labelsOf({ kind: "digest", digest, fresh: true }, { sharedBy: "Ada" })).not.toContain("Share here");
  });

  test("that was there before says so first", () => {
    expect(textOf({ kind: "digest", digest: makeDigest(), fresh: false })).toMatch(/^-# Nothing is new/u);
  });
});

test("choices are a menu, each with its action", () => {
  const choices: Answer = {
    kind: "choices",
    question: "Nothing on “<@1> *alu*”. The nearest stories:",
    action: "figures",
    choices: Array.from({ length: 25 }, (_, index) => ({ label: "Story ".repeat(60), subject: `a${String(index)}` })),
  };
  const [body] = renderDiscordAnswer(choices, alone);
  expect(discordTextsOf(body)).toEqual([String.raw`Nothing on “\<${"\u200B"}@1> \*alu\*”. The nearest stories:`]);
  const menu = componentsOf(body).find(({ type }) => type === 3);
  expect(menu?.["options"]).toHaveLength(25);
  expect(menu?.["options"]).toContainEqual({ label: expect.stringMatching(/^Story .*…$/u), value: "lede:figures:a24" });
  expect(faultsOf(choices)).toEqual([]);
});

test("a notice has its lines, and the colour of its tone", () => {
  const colours = (["done", "info", "refused", "failed"] as const).map((tone) => {
    const [{ components }] = renderDiscordAnswer({ kind: "notice", tone, lines: ["One.", "Two."] }, alone);
    expect(discordTextsOf({ components })).toEqual([`${TONE_MARKS[tone]}One.\nTwo.`]);
    return components[0].accent_color;
  });
  expect(new Set(colours).size).toBe(4);
});

test("what takes a while is said", () => {
  expect(discordTextsOf(renderDiscordWaiting("Reading example.org …"))).toEqual(["Reading example.org …"]);
});

describe.each(Object.entries(hostileDigests))("%s", (_, digest) => {
  test("is answered within every limit, and mentions nobody", () => {
    for (const fresh of [true, false]) expect(faultsOf({ kind: "digest", digest, fresh })).toEqual([]);
    for (const story of digest.stories) {
      const [article] = story.articles;
      expect(faultsOf({ kind: "story", story })).toEqual([]);
      expect(faultsOf({ kind: "figures", headline: story.headline, article, figures: story.figures })).toEqual([]);
      expect(faultsOf({ kind: "notice", tone: "info", lines: [story.headline, article.source] })).toEqual([]);
    }
  });
});
