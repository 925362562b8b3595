import { describe, expect, it, test } from "vitest";

import { renderChatPictures, type ChatScene } from "../../bench/render-chat-picture.ts";
import type { Digest } from "../../src/digest/digest.ts";
import type { Answer } from "../../src/dispatch/answer.ts";
import { renderDiscordAnswer } from "../../src/dispatch/discord-answer.ts";
import { renderDiscordMessages } from "../../src/dispatch/discord-components.ts";
import { composeBody, makeText } from "../../src/dispatch/discord-parts.ts";
import { renderSlackAnswer } from "../../src/dispatch/slack-answer.ts";
import { renderSlackMessages } from "../../src/dispatch/slack-blocks.ts";
import { section, type Block } from "../../src/dispatch/slack-text.ts";
import { findXmlFaults } from "../support/find-xml-faults.ts";
import { hostileDigests } from "../support/hostile-digests.ts";
import { makeDigest, makeFigure, makeReference, makeStory } from "../support/make-digest.ts";

type Message = ChatScene["message"];

const around: Omit<ChatScene, "message"> = { asked: null, now: new Date("2026-11-02T08:00:00Z"), timeZone: "UTC" };
const article = makeReference();
const digest = makeDigest({ title: "R&D <desk>" });

function slack(...blocks: readonly Block[]): Message {
  return { kind: "slack", body: { blocks: [...blocks] } };
}

function discord(...components: Parameters<typeof composeBody>[0]): Message {
  return { kind: "discord", body: composeBody(components) };
}

function draw(message: Message, given: Partial<typeof around> = {}): string {
  return renderChatPictures([{ message, ...around, ...given }])[0] ?? "";
}

function messagesOf(given: Digest): readonly Message[] {
  return [
    ...renderSlackMessages(given).map((body) => ({ kind: "slack", body }) as const),
    ...renderDiscordMessages(given).map((body) => ({ kind: "discord", body }) as const),
  ];
}

function answersOf(answer: Answer): readonly Message[] {
  return [
    ...renderSlackAnswer(answer, { timeZone: "UTC", shared: false }).map((body) => ({ kind: "slack", body }) as const),
    ...renderDiscordAnswer(answer, { sharedBy: null }).map((body) => ({ kind: "discord", body }) as const),
  ];
}

/** What can be read in a picture, without the spaces: each end of a row takes one. */
function wordsOf(picture: string): string {
  const shown = Array.from(picture.matchAll(/>([^<]*)<\/text>/gu), ([, words = ""]) => words).join("");
  const unescaped = shown.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"');
  return withoutSpaces(unescaped.replaceAll("&amp;", "&"));
}

function withoutSpaces(text: string): string {
  return text.replaceAll(/[\s\u200B]/gu, "");
}

/** Each piece of text with where it stands and how it looks. */
function textsOf(
  picture: string,
): readonly { readonly style: string; readonly x: number; readonly end: number; readonly words: string }[] {
  return Array.from(picture.matchAll(/<text ([^>]*)>([^<]*)</gu), ([, style = "", words = ""]) => {
    const [, x = "", width = ""] = /x="([\d.]+)".* textLength="([\d.]+)"/u.exec(style) ?? [];
    return { style, words, x: Number(x), end: Number(x) + Number(width) };
  });
}

/** How the piece of exactly these words looks; `none` where there is no such piece. */
function styleIn(texts: ReturnType<typeof textsOf>): (words: string) => string {
  return (words) => texts.find((each) => each.words === words)?.style ?? "none";
}

const everyAnswer: Readonly<Record<Answer["kind"], Answer>> = {
  story: { kind: "story", story: makeStory() },
  figures: { kind: "figures", headline: "Harbour", article, figures: [makeFigure({ saidBy: "the harbour" })] },
  digest: { kind: "digest", digest, fresh: false },
  choices: { kind: "choices", question: "Which?", action: "summary", choices: [{ label: "One", subject: "a1" }] },
  notice: { kind: "notice", tone: "failed", lines: ["It could not be read.", "Ask `/summary` again."] },
};

describe("renderChatPictures", () => {
  it.each(messagesOf(digest))("shows every word of a digest on $kind, with nothing from outside", (message) => {
    const picture = draw(message);
    const words = wordsOf(picture);
    const [story] = digest.stories;
    for (const text of ["R&D <desk>", story?.headline, ...(story?.summary ?? []).map((sentence) => sentence.text)])
      expect(words).toContain(withoutSpaces(text ?? "no story"));
    for (const text of [
      "up to 40 megawatts — solar power bought by the harbour",
      "Summary",
      "Figures",
      "Source",
      "APP",
    ])
      expect(words).toContain(withoutSpaces(text));
    expect(picture.replace("http://www.w3.org/2000/svg", "")).not.toMatch(/href|url\(|<script|<style|<image|@import/u);
  });

  test.each(Object.values(everyAnswer))("shows an answer of the kind $kind on both platforms", (answer) => {
    const messages = answersOf(answer);
    expect(new Set(messages.map(({ kind }) => kind))).toEqual(new Set(["slack", "discord"]));
    for (const message of messages) expect(findXmlFaults(draw(message, { asked: 'a "<&>"' }))).toEqual([]);
  });

  test.each(Object.entries(hostileDigests))("is well-formed for %s", (_, hostile) => {
    for (const picture of renderChatPictures(messagesOf(hostile).map((message) => ({ message, ...around })))) {
      expect(findXmlFaults(picture)).toEqual([]);
      expect(textsOf(picture).filter(({ end }) => end > 411)).toEqual([]);
    }
  });

  it("draws pictures of one height, the same for the same scenes", () => {
    const scenes = [slack(section("One")), discord(makeText("One\nTwo\nThree"))].map((message) => ({
      message,
      ...around,
    }));
    const pictures = renderChatPictures(scenes);
    expect(new Set(pictures.map((picture) => /height="(\d+)"/u.exec(picture)?.[1])).size).toBe(1);
    expect(renderChatPictures(scenes)).toEqual(pictures);
  });

  it("wraps at spaces, and a word only where it is wider than a row", () => {
    const texts = textsOf(draw(slack(section(`${"word ".repeat(20)}${"x".repeat(80)}`))));
    const rows = texts.map(({ words }) => words).filter((words) => /word|x/u.test(words));
    expect(rows[0]).toMatch(/^word( word)+$/u);
    expect(rows.filter((row) => row.includes("x")).length).toBeGreaterThan(1);
    expect(rows.join("").replaceAll(/[ wordx]/gu, "")).toBe("");
  });
});

describe("Slack's marks", () => {
  it("are drawn: bold, code, links, quotations, entities", () => {
    const text = "plain *bold &amp; <https://a.example|link>* `code`\n&gt; quoted snake_case 5 * 3";
    const texts = textsOf(draw(slack(section(text))));
    const styleOf = styleIn(texts);
    expect(styleOf("plain")).toMatch(/font-size="14" fill="#1f1f21"$/u);
    expect(styleOf("bold &amp;")).toContain('font-weight="700"');
    expect(styleOf("link")).toMatch(/fill="#1665a8" font-weight="700"/u);
    expect(styleOf("code")).toContain("monospace");
    expect(texts.find(({ words }) => words === "quoted snake_case 5 * 3")?.x).toBeGreaterThan(
      texts.find(({ words }) => words === "plain")?.x ?? Infinity,
    );
  });

  it("give a time in its reader's zone", () => {
    const text = "<!date^1793593200^{date_short_pretty}, {time}|04:20 UTC>";
    expect(wordsOf(draw(slack(section(text)), { timeZone: "Europe/Berlin" }))).toContain("today,5:20AM");
    expect(wordsOf(draw(slack(section(text)), { now: new Date("2026-11-05T08:00:00Z") }))).toContain(
      "Nov2,2026,4:20AM",
    );
  });

  it.each(["<!channel>", "<@U1>", "a < b", "<!date^1^{ago}|x>"])("are refused where they are unknown: %s", (text) => {
    expect(() => draw(slack(section(text)))).toThrow("The picture does not know");
  });

  it.each<Block>([
    { type: "image", image_url: "https://a.example/a.png", alt_text: "a" },
    { type: "section", fields: [{ type: "mrkdwn", text: "a" }] },
    { ...section("a"), accessory: { type: "image", image_url: "https://a.example/a.png", alt_text: "a" } },
    { type: "context", elements: [{ type: "image", image_url: "https://a.example/a.png", alt_text: "a" }] },
    { type: "actions", elements: [{ type: "users_select", action_id: "a" }] },
  ])("stand in blocks of which unknown ones are refused: %j", (block) => {
    expect(() => draw(slack(block))).toThrow("The picture cannot show the Slack");
  });
});

describe("Discord's marks", () => {
  it("are drawn: headings, small text, lists, quotations, bold, links, escapes", () => {
    const text = String.raw`## Title
### Heading
-# small
- point **bold \* [x](<https://a.example>)**
> quoted
5 \* 3 \[no\](link)`;
    const texts = textsOf(draw(discord(makeText(text))));
    const styleOf = styleIn(texts);
    const sizeOf = (words: string): number => Number(/font-size="([\d.]+)"/u.exec(styleOf(words))?.[1]);
    expect(sizeOf("Title")).toBeGreaterThan(sizeOf("Heading"));
    expect(sizeOf("small")).toBeLessThan(sizeOf("quoted"));
    expect(styleOf("x")).toMatch(/fill="#4fb0f7" font-weight="700"/u);
    expect(wordsOf(draw(discord(makeText(text))))).toContain("pointbold*xquoted5*3[no](link)");
  });

  it.each([
    ["2026-11-02T04:20:00Z", "4hoursago"],
    ["2026-10-30T08:00:00Z", "3daysago"],
    ["2026-11-02T07:59:59Z", "1secondago"],
    ["2026-11-02T08:00:00Z", "in0seconds"],
  ])("say how long ago %s was", (at, words) => {
    expect(wordsOf(draw(discord(makeText(`<t:${String(Date.parse(at) / 1000)}:R>`))))).toContain(words);
  });

  it.each(["*it*", "~~gone~~", "||x||", "`x`", "[x](https://a.example)", "<@1>"])(
    "are refused where they are unknown: %s",
    (text) => {
      expect(() => draw(discord(makeText(text)))).toThrow("The picture does not know");
    },
  );

  it.each<Parameters<typeof composeBody>[0][number]>([
    { type: 12, items: [{ media: { url: "https://a.example/a.png" } }] },
    { type: 1, components: [{ type: 2, style: 4, label: "Red", custom_id: "a" }] },
    { type: 1, components: [{ type: 5, custom_id: "a" }] },
  ])("stand in components of which unknown ones are refused: %j", (component) => {
    expect(() => draw(discord(component))).toThrow("The picture cannot show the Discord");
  });
});
