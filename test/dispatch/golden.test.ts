import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

import { renderDiscordMessages } from "../../src/dispatch/discord-components.ts";
import { renderMarkdown } from "../../src/dispatch/markdown.ts";
import { renderSlackMessages } from "../../src/dispatch/slack-blocks.ts";
import { renderTerminal } from "../../src/dispatch/terminal.ts";
import type { Digest } from "../../src/digest/digest.ts";
import { findDiscordFaults } from "../support/find-discord-faults.ts";
import { findSlackFaults } from "../support/find-slack-faults.ts";

const folder = new URL("../fixtures/dispatch/", import.meta.url);
const cases = readdirSync(folder)
  .filter((name) => name.endsWith(".input.json"))
  .map((name) => name.replace(".input.json", ""));

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** Each `<case>.input.json` is a digest document; `npx vitest run test/dispatch/golden.test.ts --update` draws them anew. */
describe.each(cases)("%s", (name) => {
  // The file is ours and of the digest's shape: the renderers would throw on another.
  const digest: Digest = JSON.parse(readFileSync(new URL(`${name}.input.json`, folder), "utf8"));
  const expected = (kind: string): string => fileURLToPath(new URL(`${name}.expected.${kind}`, folder));

  it("reads as expected in Markdown", async () => {
    await expect(renderMarkdown(digest)).toMatchFileSnapshot(expected("md"));
  });

  it("reads as expected in a terminal", async () => {
    await expect(renderTerminal(digest, { columns: 80, color: false })).toMatchFileSnapshot(expected("txt"));
  });

  it("reads as expected in a narrow terminal with colours", async () => {
    await expect(renderTerminal(digest, { columns: 40, color: true })).toMatchFileSnapshot(expected("narrow.ansi"));
  });

  it("is what we expect to post to Slack", async () => {
    const messages = renderSlackMessages(digest);
    expect(messages.flatMap(findSlackFaults)).toEqual([]);
    await expect(json(messages)).toMatchFileSnapshot(expected("slack.json"));
  });

  it("is what we expect to post to Discord", async () => {
    const messages = renderDiscordMessages(digest);
    expect(messages.flatMap(findDiscordFaults)).toEqual([]);
    await expect(json(messages)).toMatchFileSnapshot(expected("discord.json"));
  });
});
