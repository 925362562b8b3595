import { describe, expect, it } from "vitest";

import { renderSlackMessages, renderSlackStory } from "../../src/dispatch/slack-blocks.ts";
import * as limits from "../../src/dispatch/slack-limits.ts";
import { findSlackFaults, slackTextsOf } from "../support/find-slack-faults.ts";
import { hostileDigests } from "../support/hostile-digests.ts";
import { makeDigest, makeReference, makeSentence, makeStory } from "../support/make-digest.ts";

const words = (count: number): string => "Another sentence of the long story stands here. ".repeat(count).trim();
const story = (index: number, sentences = 1) =>
  makeStory({ headline: `Story number ${String(index)}.`, summary: [makeSentence(words(sentences))] });
const manyStories = (count: number, sentences = 1) =>
  makeDigest({ stories: Array.from({ length: count }, (_, index) => story(index, sentences)) });

const keys = () => renderSlackMessages(manyStories(30)).map(({ metadata }) => metadata.event_payload.key);
const good = () => structuredClone(renderSlackMessages(makeDigest())[0]);
const makePlain = (text: string) => ({ type: "plain_text", text });
const makeActions = (element: object) => ({ type: "actions", elements: [element] });
const makeSection = (text: string) => ({ type: "section", text: { type: "mrkdwn", text } });

describe("a digest that would burst one of Slack's limits", () => {
  it("SLACK_BLOCKS: goes on in a second message, each story once and whole", () => {
    const messages = renderSlackMessages(manyStories(30));
    expect(messages.length).toBeGreaterThan(1);
    for (const { blocks } of messages) expect(blocks.length).toBeLessThanOrEqual(limits.SLACK_BLOCKS);
    const headlines =
      slackTextsOf(messages)
        .join("\n")
        .match(/\|Story number \d+\.>/gu) ?? [];
    expect(headlines).toEqual(Array.from({ length: 30 }, (_, index) => `|Story number ${String(index)}.>`));
  });

  it("SLACK_BLOCKS_TOGETHER: splits at a story's border before the sum is reached", () => {
    const messages = renderSlackMessages(manyStories(7, 40));
    expect(messages.length).toBeGreaterThan(1);
    for (const { blocks } of messages) {
      expect(JSON.stringify(blocks).length).toBeLessThanOrEqual(limits.SLACK_BLOCKS_TOGETHER);
      // A story is a section of words, one of figures and a line of sources, in this order.
      expect(blocks.filter((block) => block.type === "section").length % 2).toBe(0);
    }
  });

  it("SLACK_SECTION_TEXT: cuts one giant story at a sentence", () => {
    const [message] = renderSlackStory(story(1, 200));
    const section = message?.blocks[0];
    const text = section?.type === "section" ? (section.text?.text ?? "") : "";
    expect(text.length).toBeLessThanOrEqual(limits.SLACK_SECTION_TEXT);
    expect(text.length).toBeGreaterThan(limits.SLACK_SECTION_TEXT - 100);
    expect(text).toMatch(/stands here\.$/u);
  });

  it("SLACK_SECTION_TEXT: cuts at a word where the sentence does not end", () => {
    const endless = makeStory({ summary: [makeSentence("and so on ".repeat(2000))] });
    const [message] = renderSlackStory(endless);
    const section = message?.blocks[0];
    expect(section?.type === "section" ? section.text?.text : "").toMatch(/(?:and|so|on)…$/u);
  });

  it("SLACK_HEADER_TEXT: cuts a long title at a word", () => {
    const [message] = renderSlackMessages(makeDigest({ title: "R&D desk ".repeat(40) }));
    const header = message?.blocks[0];
    const text = header?.type === "header" ? header.text.text : "";
    expect(text.length).toBeLessThanOrEqual(limits.SLACK_HEADER_TEXT);
    expect(text).toMatch(/(?:R&amp;D|desk)…$/u);
  });

  it("SLACK_MESSAGE_TEXT: cuts the text beside the blocks", () => {
    const digest = makeDigest({ stories: Array.from({ length: 40 }, () => makeStory({ headline: words(10) })) });
    const [message] = renderSlackMessages(digest);
    expect(message?.text.length).toBeLessThanOrEqual(limits.SLACK_MESSAGE_TEXT);
    expect(message?.text.length).toBeGreaterThan(limits.SLACK_MESSAGE_TEXT / 2);
  });

  it("SLACK_TEXT_OBJECT: names the sources without links where these are too long together", () => {
    const url = `https://long.example/${"x".repeat(700)}`;
    const articles = ["a", "b", "c", "d"].map((source) => makeReference({ source, link: { kind: "web", url } }));
    const [first = makeReference(), ...others] = articles;
    const [message] = renderSlackStory(makeStory({ articles: [first, ...others] }));
    const texts = slackTextsOf(message?.blocks.at(-2));
    expect(texts).toHaveLength(1);
    expect(texts[0]?.length).toBeLessThanOrEqual(limits.SLACK_TEXT_OBJECT);
    expect(texts[0]).toMatch(/also b, c, and d$/u);
  });

  it("gives each message its own key, the same one when it is rendered again", () => {
    expect(new Set(keys()).size).toBe(keys().length);
    expect(keys()).toEqual(keys());
  });

  it("links no address that is a file", () => {
    const articles = [makeReference({ source: "seeds", link: { kind: "file", path: "seeds/a.txt" } })] as const;
    expect(slackTextsOf(renderSlackStory(makeStory({ articles }))).join("\n")).not.toMatch(/seeds\/a\.txt|<(?!!date)/u);
  });
});

describe("findSlackFaults", () => {
  it("finds nothing in a good message", () => {
    expect(findSlackFaults(good())).toEqual([]);
  });

  it.each([
    ["too many blocks", { blocks: Array.from({ length: 51 }, () => ({ type: "divider" })) }],
    ["too much together", { blocks: Array.from({ length: 4 }, () => makeSection("x".repeat(2900))) }],
    ["a long section", { blocks: [makeSection("x".repeat(3001))] }],
    ["an empty section", { blocks: [makeSection("")] }],
    ["a long header", { blocks: [{ type: "header", text: { type: "plain_text", text: "x".repeat(151) } }] }],
    ["a formatted header", { blocks: [{ type: "header", text: { type: "mrkdwn", text: "x" } }] }],
    ["a block nobody knows", { blocks: [{ type: "banner" }] }],
    [
      "a block_id twice",
      {
        blocks: [
          { type: "divider", block_id: "a" },
          { type: "divider", block_id: "a" },
        ],
      },
    ],
    ["a long button", { blocks: [makeActions({ type: "button", text: makePlain("x".repeat(76)) })] }],
    ["a long id", { blocks: [makeActions({ type: "button", text: makePlain("x"), action_id: "x".repeat(256) })] }],
    ["a long address", { blocks: [makeActions({ type: "button", text: makePlain("x"), url: "x".repeat(3001) })] }],
    ["a formatted button", { blocks: [makeActions({ type: "button", text: { type: "mrkdwn", text: "x" } })] }],
    [
      "an action_id twice in a block",
      {
        blocks: [
          {
            type: "actions",
            elements: [1, 2].map(() => ({ type: "button", text: makePlain("x"), action_id: "a" })),
          },
        ],
      },
    ],
    [
      "a menu with too many options",
      {
        blocks: [
          makeActions({
            type: "overflow",
            options: Array.from({ length: 6 }, () => ({ text: makePlain("x"), value: "v" })),
          }),
        ],
      },
    ],
    [
      "an option that carries too much",
      { blocks: [makeActions({ type: "overflow", options: [{ text: makePlain("x"), value: "v".repeat(151) }] })] },
    ],
    ["a menu without options", { blocks: [makeActions({ type: "overflow", options: [] })] }],
    ["an element nobody knows", { blocks: [makeActions({ type: "lever" })] }],
    ["a mention", { blocks: [makeSection("<!channel>")] }],
    ["a bare ampersand", { blocks: [makeSection("R&D")] }],
    ["no text", { text: "" }],
    ["unfurled links", { unfurl_links: true }],
    ["a bad event type", { metadata: { event_type: "lede digest", event_payload: { key: "k" } } }],
    ["half a pair", { blocks: [makeSection("\uD83D")] }],
  ])("finds %s", (_, wrong) => {
    expect(findSlackFaults({ ...good(), ...wrong })).not.toEqual([]);
  });
});

it("comes near the sums with some hostile digest, so that they are tried", () => {
  const messages = Object.values(hostileDigests).flatMap((digest) => renderSlackMessages(digest));
  expect(Math.max(...messages.map(({ blocks }) => blocks.length))).toBeGreaterThan(limits.SLACK_BLOCKS - 10);
  expect(Math.max(...messages.map(({ blocks }) => JSON.stringify(blocks).length))).toBeGreaterThan(8_500);
});
