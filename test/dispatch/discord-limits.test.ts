import { describe, expect, it } from "vitest";

import { renderDiscordMessages, renderDiscordStory } from "../../src/dispatch/discord-components.ts";
import { renderNonce } from "../../src/dispatch/discord-key.ts";
import * as limits from "../../src/dispatch/discord-limits.ts";
import { carriesKey } from "../../src/dispatch/discord-key.ts";
import { componentsOf } from "../support/find-component-faults.ts";
import { discordTextsOf, findDiscordFaults } from "../support/find-discord-faults.ts";
import { hostileDigests } from "../support/hostile-digests.ts";
import { makeAlso, makeDigest, makeReference, makeSentence, makeStory } from "../support/make-digest.ts";

const words = (count: number): string => "Another sentence of the long story stands here. ".repeat(count).trim();
const manyStories = (count: number, summary: string) =>
  makeDigest({
    stories: Array.from({ length: count }, (_, index) =>
      makeStory({
        headline: `Story number ${String(index)}.`,
        summary: [makeSentence(summary)],
        articles: [makeReference({ id: `a${String(index)}` })],
      }),
    ),
  });
const headlinesOf = (messages: readonly unknown[]) =>
  messages.flatMap(discordTextsOf).flatMap((text) => text.match(/### Story number \d+\./gu) ?? []);

const withUrl = (length: number) => {
  const url = "https://long.example/".padEnd(length, "x");
  return JSON.stringify(renderDiscordStory(makeStory({ articles: [makeReference({ link: { kind: "web", url } })] })));
};
const good = () => structuredClone(renderDiscordMessages(makeDigest())[0]);
const container = (components: readonly unknown[]) => ({ components: [{ type: 17, components }] });
const makeText = (content: string) => ({ type: 10, content });
const makeRow = (count: number, button = {}) => ({
  type: 1,
  components: Array.from({ length: count }, () => ({
    type: 2,
    style: 5,
    label: "Source",
    url: "https://a.example/",
    ...button,
  })),
});

const makeOwn = (id: string) => ({ type: 1, components: [{ type: 2, style: 2, label: "x", custom_id: id }] });
const makeMenu = (count: number, option = {}) => ({
  type: 1,
  components: [
    {
      type: 3,
      custom_id: "menu",
      options: Array.from({ length: count }, (_, index) => ({ label: "x", value: String(index), ...option })),
    },
  ],
});

describe("a digest that would burst one of Discord's limits", () => {
  it.each([
    ["DISCORD_COMPONENTS", 30, words(1)],
    ["DISCORD_TEXT_TOGETHER", 7, words(30)],
    ["DISCORD_BYTES_TOGETHER", 3, "漢字の文がここにある。".repeat(103)],
  ])("%s: goes on in a second message, each story once and whole", (_, count, summary) => {
    const messages = renderDiscordMessages(manyStories(count, summary));
    expect(messages.length).toBeGreaterThan(1);
    expect(messages.flatMap(findDiscordFaults)).toEqual([]);
    expect(headlinesOf(messages)).toEqual(
      Array.from({ length: count }, (__, index) => `### Story number ${String(index)}.`),
    );
    const stories = messages.flatMap(discordTextsOf).filter((text) => text.startsWith("###"));
    for (const text of stories) expect(text).toMatch(/\n- \*\*[^\n]+\n-# harbour\.example · <t:\d+:R>$/u);
  });

  it("DISCORD_TEXT_TOGETHER: cuts one giant story at a sentence and keeps its figures", () => {
    const [text = ""] = discordTextsOf(renderDiscordStory(makeStory({ summary: [makeSentence(words(400))] }))[0]);
    expect(text.length).toBeLessThanOrEqual(limits.DISCORD_TEXT_TOGETHER);
    expect(text.length).toBeGreaterThan(2_500);
    expect(text).toMatch(/stands here\.\n- \*\*up to 40 megawatts\*\* — /u);
  });

  it("DISCORD_TEXT_TOGETHER: cuts at a word where no sentence ends", () => {
    const [text = ""] = discordTextsOf(
      renderDiscordStory(makeStory({ summary: [makeSentence("and so on ".repeat(900))] }))[0],
    );
    expect(text).toMatch(/(?:and|so|on)…\n- /u);
  });

  it("DISCORD_BUTTON_URL: an address too long for a button becomes a link in the text", () => {
    expect(withUrl(limits.DISCORD_BUTTON_URL)).toContain('"label":"Source"');
    expect(withUrl(limits.DISCORD_BUTTON_URL + 1)).not.toContain('"label":"Source"');
    expect(withUrl(limits.DISCORD_BUTTON_URL + 1)).toContain("[harbour.example](<https://long.example/");
  });

  it("DISCORD_COMPONENTS: seven stories with three buttons each are one message", () => {
    const [message, more] = renderDiscordMessages({ ...manyStories(7, words(1)), also: [makeAlso()] });
    expect(more).toBeUndefined();
    expect(componentsOf(message)).toHaveLength(limits.DISCORD_COMPONENTS);
    expect(headlinesOf([message])).toHaveLength(7);
  });

  it("each message has its key in one button, whatever is in it", () => {
    const digests = [
      manyStories(30, words(30)),
      makeDigest({ stories: [], also: [] }),
      ...Object.values(hostileDigests),
    ];
    for (const digest of digests) {
      for (const [index, message] of renderDiscordMessages(digest).entries()) {
        const key = `${digest.id}:${String(index + 1)}`;
        const ids = componentsOf(message).flatMap(({ custom_id: id }) => (typeof id === "string" ? [id] : []));
        expect(ids.filter((id) => id.endsWith(`:${key}`))).toHaveLength(1);
        expect(carriesKey(message.components, key)).toBe(true);
        expect(carriesKey(message.components, `${key}0`)).toBe(false);
      }
    }
  });

  it("DISCORD_OPTION_TEXT: a menu's lines are cut, each thing in it once", () => {
    const [message] = renderDiscordStory(makeStory({ headline: "Word ".repeat(90) }));
    const menu = componentsOf(message).find(({ type }) => type === 3);
    expect(menu?.["options"]).toEqual([
      { label: expect.stringMatching(/^Report a wrong figure: Word .*…$/u), value: "lede:report:a1" },
      { label: "Mute this source here: harbour.example", value: "lede:mute:a1" },
    ]);
  });

  it("has no button for an article that is a file or came through standard input", () => {
    for (const link of [{ kind: "file", path: "seeds/a.txt" }, { kind: "none" }] as const) {
      const body = JSON.stringify(
        renderDiscordStory(makeStory({ articles: [makeReference({ source: "seeds", link })] })),
      );
      expect(body).not.toMatch(/"url"|seeds\/a|\]\(/u);
      expect(body).toContain('"label":"Summary"');
      expect(body).toContain("-# seeds");
    }
  });

  it("DISCORD_NONCE: makes of each key its own, of the same key the same", () => {
    expect(renderNonce("a:1")).toHaveLength(limits.DISCORD_NONCE);
    expect(renderNonce("a:1")).toBe(renderNonce("a:1"));
    expect(new Set(Array.from({ length: 1000 }, (_, index) => renderNonce(`a:${String(index)}`))).size).toBe(1000);
  });
});

describe("findDiscordFaults", () => {
  it("finds nothing in a good message", () => {
    expect(findDiscordFaults(good())).toEqual([]);
  });

  it.each([
    ["41 components", container(Array.from({ length: 40 }, () => makeText("x")))],
    ["4,001 characters", container([makeText("x".repeat(2000)), makeText("x".repeat(2001))])],
    ["too many bytes", container([makeText("漢".repeat(3500))])],
    ["an empty text", container([makeText("")])],
    ["six buttons", container([makeRow(6)])],
    ["an id twice", container([makeOwn("a"), makeOwn("a")])],
    ["a long id", container([makeOwn("x".repeat(101))])],
    ["nothing to find it by", container([makeRow(1)])],
    ["26 options", container([makeMenu(26)])],
    ["a long option", container([makeMenu(1, { label: "x".repeat(101) })])],
    ["an option twice", container([makeMenu(2, { value: "same" })])],
    [
      "a menu beside a button",
      container([{ type: 1, components: [...makeOwn("a").components, ...makeMenu(1).components] }]),
    ],
    ["no button", container([makeRow(0)])],
    ["a long label", container([makeRow(1, { label: "x".repeat(81) })])],
    ["a long url", container([makeRow(1, { url: `https://a.example/${"x".repeat(500)}` })])],
    ["a bad url", container([makeRow(1, { url: "javascript:alert(1)" })])],
    ["a mention", container([makeText("hello <@1>")])],
    ["a call", container([makeText("hello @everyone")])],
    ["a bare address", container([makeText("see https://a.example")])],
    ["content", { content: "x" }],
    ["other flags", { flags: 0 }],
    ["mentions", { allowed_mentions: { parse: ["everyone"] } }],
    ["a long nonce", { nonce: "x".repeat(26) }],
    ["a nonce not enforced", { enforce_nonce: false }],
  ])("finds %s", (_, wrong) => {
    expect(findDiscordFaults({ ...good(), ...wrong })).not.toEqual([]);
  });
});

it("comes near the sums with some hostile digest, so that they are tried", () => {
  const messages = Object.values(hostileDigests).flatMap((digest) => renderDiscordMessages(digest));
  const lengths = messages.map((message) => discordTextsOf(message).join("").length);
  expect(Math.max(...lengths)).toBeGreaterThan(limits.DISCORD_TEXT_TOGETHER - 1_000);
});
