import { describe, expect, it } from "vitest";

import type { Answer } from "../../src/dispatch/answer.ts";
import { renderSlackAnswer } from "../../src/dispatch/slack-answer.ts";
import { SLACK_BLOCKS_TOGETHER } from "../../src/dispatch/slack-limits.ts";
import { findSlackBodyFaults, slackTextsOf } from "../support/find-slack-faults.ts";
import { hostileDigests } from "../support/hostile-digests.ts";
import { makeDigest, makeFigure, makeReference, makeStory } from "../support/make-digest.ts";

const draw = (answer: Answer, shared = false) => renderSlackAnswer(answer, { timeZone: "Europe/Berlin", shared });
const json = (answer: Answer, shared = false): string => JSON.stringify(draw(answer, shared));
const texts = (answer: Answer): string => slackTextsOf(draw(answer).map(({ blocks }) => blocks)).join("\n");
const story = { kind: "story", story: makeStory() } as const;
const figures = (count = 2): Answer => ({
  kind: "figures",
  headline: "Harbour to run its cranes on solar power",
  article: makeReference(),
  figures: Array.from({ length: count }, () => makeFigure({ time: "2025-03", saidBy: "the port" })),
});

/** Every answer that can be made of a digest, however hostile. */
function answersOf(digest: ReturnType<typeof makeDigest>): readonly Answer[] {
  const stories = digest.stories.slice(0, 10);
  return [
    { kind: "digest", digest, fresh: false },
    ...stories.map((one): Answer => ({ kind: "story", story: one })),
    ...stories.map((one): Answer => ({
      kind: "figures",
      headline: one.headline,
      article: one.articles[0],
      figures: one.figures,
    })),
    ...stories.map((one): Answer => ({
      kind: "notice",
      tone: "refused",
      lines: [`Nothing on “${one.headline}”.`, "Ask `/summary`."],
    })),
    {
      kind: "choices",
      question: `Nothing on “${digest.title}”.`,
      action: "figures",
      choices: [
        { label: digest.title, subject: "a1" },
        ...stories.map(({ headline }) => ({ label: headline, subject: "a2" })),
      ],
    },
  ];
}

describe.each(Object.entries(hostileDigests))("answers made of %s", (_, digest) => {
  it("keep every limit, and mention nobody", () => {
    const bodies = answersOf(digest).flatMap((answer) => draw(answer));
    expect(bodies.flatMap((body) => findSlackBodyFaults({ ...body }))).toEqual([]);
    expect(bodies.filter(({ text }) => text === "")).toEqual([]);
  });
});

describe("a story", () => {
  it("has its figures, its source and a button to share it, which is gone when it is shared", () => {
    expect(json(story)).toContain('"action_id":"lede:figures:a1"');
    expect(json(story)).toContain('"url":"https://harbour.example/news/solar"');
    expect(json(story)).toContain('"action_id":"lede:share:summary.a1"');
    expect(json(story, true)).not.toContain("lede:share");
  });

  it("has a menu to report a wrong figure and to mute its source", () => {
    expect(json(story)).toContain('"value":"lede:report:a1"');
    expect(json(story)).toContain('"value":"lede:mute:a1"');
  });

  it("has no source button where its article is a file", () => {
    const articles = [makeReference({ link: { kind: "file", path: "seeds/a.txt" } })] as const;
    expect(json({ kind: "story", story: makeStory({ articles }) })).not.toContain('"Source"');
  });
});

describe("figures", () => {
  it("say value, measure, when and who, and the sentence with its place in the article behind it", () => {
    expect(texts(figures(1))).toContain(
      "• *up to 40 megawatts* — solar power bought by the harbour (March 2025, says the port)\n" +
        "<https://harbour.example/news/solar#:~:text=The%20harbour%20will%20buy%20up%20to%2040%20megawatts%20of%20solar%20power.|“The harbour will buy up to 40 megawatts of solar power.”>",
    );
  });

  it("link no sentence of a file", () => {
    const answer = figures(1);
    if (answer.kind !== "figures") throw new Error("no figures");
    const article = makeReference({ link: { kind: "file", path: "seeds/a.txt" } });
    expect(texts({ ...answer, article })).toContain("\n“The harbour will buy up to 40 megawatts of solar power.”");
  });

  it("say that there are none", () => {
    expect(texts(figures(0))).toContain("There are no figures in this article.");
  });

  it("are as many as fit in one message, and say how many more there are", () => {
    const [body, ...more] = draw(figures(60));
    expect(more).toEqual([]);
    expect(JSON.stringify(body?.blocks).length).toBeLessThanOrEqual(SLACK_BLOCKS_TOGETHER);
    expect(JSON.stringify(body?.blocks).length).toBeGreaterThan(SLACK_BLOCKS_TOGETHER - 600);
    const shown = texts(figures(60)).match(/• \*/gu)?.length ?? 0;
    expect(texts(figures(60))).toContain(`and ${String(60 - shown)} more figures`);
  });
});

describe("a digest", () => {
  it("says that it is the latest again", () => {
    expect(texts({ kind: "digest", digest: makeDigest(), fresh: false })).toMatch(/^Nothing is new since this digest/u);
    expect(texts({ kind: "digest", digest: makeDigest(), fresh: true })).not.toContain("Nothing is new");
  });

  it("can be shared", () => {
    expect(json({ kind: "digest", digest: makeDigest(), fresh: true })).toContain(
      "lede:share:digest.0123456789abcdef0123",
    );
  });
});

describe("choices", () => {
  it("are a menu whose options each carry what is to be done", () => {
    const [body] = draw({
      kind: "choices",
      question: "Which story?",
      action: "report",
      choices: [{ label: "R&D ".repeat(40), subject: "a1.123" }],
    });
    expect(body?.blocks[1]).toMatchObject({
      type: "actions",
      elements: [{ type: "static_select", options: [{ value: "lede:report:a1.123" }] }],
    });
    expect(JSON.stringify(body)).toMatch(/R&amp;D…"/u);
  });
});

describe("a notice", () => {
  it("keeps what is to be typed as code, and escapes the rest", () => {
    const notice: Answer = {
      kind: "notice",
      tone: "done",
      lines: ["Reads *R&D* <now>. Type `/lede sources`.", "Next: 08:00."],
    };
    expect(texts(notice)).toBe("✅ Reads ∗R&amp;D∗ &lt;now&gt;. Type `/lede sources`.\nNext: 08:00.");
  });
});
