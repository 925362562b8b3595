import MarkdownIt from "markdown-it";
import stringWidth from "string-width";
import { describe, expect, it } from "vitest";

import { renderDiscordMessages, renderDiscordStory } from "../../src/dispatch/discord-components.ts";
import { renderMarkdown } from "../../src/dispatch/markdown.ts";
import { renderSlackMessages, renderSlackStory } from "../../src/dispatch/slack-blocks.ts";
import { renderTerminal } from "../../src/dispatch/terminal.ts";
import { findDiscordFaults } from "../support/find-discord-faults.ts";
import { findSlackFaults } from "../support/find-slack-faults.ts";
import { hostileDigests } from "../support/hostile-digests.ts";

describe.each(Object.entries(hostileDigests))("%s", (_, digest) => {
  it("is sent to Slack within every limit, and mentions nobody", () => {
    const messages = [...renderSlackMessages(digest), ...digest.stories.flatMap((story) => renderSlackStory(story))];
    expect(messages.flatMap(findSlackFaults)).toEqual([]);
  });

  it("is sent to Discord within every limit, and mentions nobody", () => {
    const messages = [
      ...renderDiscordMessages(digest),
      ...digest.stories.flatMap((story) => renderDiscordStory(story)),
    ];
    expect(messages.flatMap(findDiscordFaults)).toEqual([]);
  });

  it.each([20, 44, 80, 200])("stays in a terminal of %i columns, and sends it no sequence", (columns) => {
    const lines = renderTerminal(digest, { columns, color: false }).split("\n");
    expect(lines.filter((line) => /\p{Cc}/u.test(line))).toEqual([]);
    const tooWide = lines.filter((line) => stringWidth(line) > columns && !line.startsWith("https://"));
    expect(tooWide).toEqual([]);
  });

  it("is kept as Markdown without HTML or foreign links", () => {
    const html = new MarkdownIt({ html: true, linkify: true }).render(renderMarkdown(digest));
    expect(html).not.toMatch(/<script|<img|javascript:|href="https:\/\/bad\.example(?:"|\/(?!a))/u);
    expect(html).toContain(`<!-- lede digest ${digest.id} -->`);
  });
});
