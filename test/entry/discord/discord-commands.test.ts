import { describe, expect, test } from "vitest";

import { COMMANDS, LEDE } from "../../../src/entry/commands.ts";
import { renderDiscordCommands, renderEssence } from "../../../src/entry/discord/discord-commands.ts";
import { checkCommands } from "../../support/loopback-discord/check-commands.ts";

const json = (): unknown => JSON.parse(JSON.stringify(renderDiscordCommands()));

test("the commands are what Discord takes, each declared one among them", () => {
  expect(checkCommands(json()).map(({ name }) => name)).toEqual([...COMMANDS.map(({ name }) => name), LEDE.name]);
  const lede = renderDiscordCommands().find(({ name }) => name === LEDE.name);
  expect(lede?.options?.map(({ name }) => name)).toEqual(LEDE.subcommands.map(({ name }) => name));
});

test("who only reads can do so everywhere, who manages only where Lede can post", () => {
  for (const command of renderDiscordCommands()) {
    const isLede = command.name === LEDE.name;
    expect(command.integration_types).toEqual(isLede ? [0] : [0, 1]);
    expect(command.contexts).toEqual(isLede ? [0] : [0, 1, 2]);
  }
});

describe("checkCommands refuses", () => {
  const good = { name: "summary", description: "The summary", options: [] };
  const option = { type: 3, name: "about", description: "What about", required: false };
  test.each([
    ["a capital", { ...good, name: "Summary" }],
    ["a space", { ...good, name: "lede summary" }],
    ["a long description", { ...good, description: "x".repeat(101) }],
    ["no description", { ...good, description: "" }],
    [
      "26 options",
      { ...good, options: Array.from({ length: 26 }, (_, at) => ({ ...option, name: `o${String(at)}` })) },
    ],
    ["required behind optional", { ...good, options: [option, { ...option, name: "link", required: true }] }],
    ["an option twice", { ...good, options: [option, option] }],
    ["options beside subcommands", { ...good, options: [option, { type: 1, name: "x", description: "x" }] }],
  ])("%s", (_, command) => {
    expect(() => checkCommands([command])).toThrow("Invalid Form Body");
  });
  test("a name twice", () => {
    expect(() => checkCommands([good, good])).toThrow("Invalid Form Body");
  });
});

describe("what Discord gives back", () => {
  const filled = renderDiscordCommands().map(({ options, ...command }) => ({
    id: "1",
    version: "2",
    default_member_permissions: null,
    nsfw: false,
    ...(options === undefined || options.length === 0 ? {} : { options }),
    ...command,
  }));

  test("is the same, whatever is filled in, left out, or in another order", () => {
    expect(renderEssence(filled.toReversed())).toBe(renderEssence(renderDiscordCommands()));
  });

  test.each([
    ["a description", filled.map((each) => ({ ...each, description: "Old words" }))],
    ["a command", filled.slice(1)],
    ["an option", filled.map((each) => ({ ...each, options: [] }))],
    ["where it can be used", filled.map((each) => ({ ...each, contexts: [0] }))],
  ])("is another when %s is", (_, old) => {
    expect(renderEssence(old)).not.toBe(renderEssence(renderDiscordCommands()));
  });
});
