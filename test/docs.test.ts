import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import type { Command } from "commander";
import { describe, expect, test } from "vitest";
import { declareCommands } from "../src/entry/cli.ts";
import { COMMANDS, LEDE, type CommandDeclaration } from "../src/entry/commands.ts";
import { composeInviteLink } from "../src/entry/discord/discord-invite.ts";
import { DISCORD_SETTINGS } from "../src/entry/discord/discord-settings.ts";
import { renderInviteSteps, renderTokenSteps } from "../src/entry/discord/discord-steps.ts";
import { DISCORD_PERMISSIONS, INVITE_PERMISSIONS } from "../src/dispatch/discord-permissions.ts";
import { SETTINGS } from "../src/entry/settings.ts";
import { composeSlackManifest, SLACK_SCOPES } from "../src/entry/slack/slack-manifest.ts";
import { SLACK_SETTINGS } from "../src/entry/slack/slack-settings.ts";
import { renderSlackSteps } from "../src/entry/slack/slack-steps.ts";
import { makeCliContext } from "./support/make-cli-context.ts";

const HOME = resolve(import.meta.dirname, "..");
const readme = readFileSync(join(HOME, "README.md"), "utf8");
const architecture = readFileSync(join(HOME, "ARCHITECTURE.md"), "utf8");

/** The text of a section of a Markdown file, up to the next heading of its level. */
function section(markdown: string, heading: string): string {
  const start = markdown.indexOf(`\n## ${heading}\n`);
  if (start < 0) throw new Error(`There is no section "${heading}".`);
  const end = markdown.indexOf("\n## ", start + 1);
  return markdown.slice(start, end < 0 ? undefined : end);
}

/** The first cell of each row of the section's tables, code marks off. */
function rows(markdown: string): readonly string[] {
  return [...markdown.matchAll(/^\| `([^`]+)`/gm)].map((match) => match[1] ?? "");
}

/** The commands that do something, each with the words that stand before it: `sources` before `add`. */
function leaves(
  parent: Command,
  prefix: readonly string[] = [],
): readonly { prefix: readonly string[]; command: Command }[] {
  return parent.commands.flatMap((command) =>
    command.commands.length === 0 ? [{ prefix, command }] : leaves(command, [...prefix, command.name()]),
  );
}

/** A row of the README's table of what can be typed in a chat. */
function cellsFor(prefix: string, { name, options, description, who }: CommandDeclaration): readonly string[] {
  const words = options.map((option) => (option.required ? `<${option.name}>` : `[${option.name}]`));
  return [`${prefix}${[name, ...words].join(" ")}`, `${description} | ${who}`];
}

describe("the README", () => {
  test("lists the commands that there are, with their options", () => {
    const { context } = makeCliContext();
    const declared = leaves(declareCommands(context)).map(({ prefix, command }) => {
      const words = command.registeredArguments.map((argument) => {
        const name = argument.argChoices?.join("|") ?? argument.name();
        return argument.required ? (argument.argChoices ? name : `<${name}>`) : `[${name}]`;
      });
      return {
        name: [...prefix, command.name(), ...words].join(" "),
        options: command.options.map(({ long }) => long ?? ""),
      };
    });
    const commands = section(readme, "Commands");
    expect(rows(commands).toSorted()).toEqual(declared.map(({ name }) => name.replaceAll("|", "\\|")).toSorted());
    for (const { name, options } of declared) {
      const row = commands.split("\n").find((line) => line.startsWith(`| \`${name.replaceAll("|", "\\|")}\``)) ?? "";
      expect([...row.matchAll(/--[a-z-]+/g)].map(([option]) => option).toSorted(), name).toEqual(options.toSorted());
    }
  });

  test("lists the commands of the chats, with their words and who may use them", () => {
    const behindLede = LEDE.subcommands.filter((command) => !COMMANDS.includes(command));
    expect(cellsOf(section(readme, "In Slack and Discord"))).toEqual([
      ...COMMANDS.map((command) => cellsFor("/", command)),
      ...behindLede.map((command) => cellsFor(`/${LEDE.name} `, command)),
    ]);
  });

  test("lists the settings that there are", () => {
    expect(rows(section(readme, "Settings")).toSorted()).toEqual(Object.keys(SETTINGS).toSorted());
  });

  test("maps every folder and file at the top and every room of src", () => {
    const map = section(readme, "Where is what");
    const named = [...map.matchAll(/^\s*([\w.-]+\/?)\s/gm)].map((match) => (match[1] ?? "").replace(/\/$/, ""));
    const top = ["src", "test", "bench", "seeds", "digests", "docs"];
    expect(named).toEqual(expect.arrayContaining(top));
    expect(named).toEqual(expect.arrayContaining(readdirSync(join(HOME, "src"))));
    for (const name of named)
      expect(existsSync(join(HOME, name)) || existsSync(join(HOME, "src", name)), name).toBe(true);
  });

  test("names only scripts that package.json has", () => {
    const manifest: { scripts: Record<string, string> } = JSON.parse(readFileSync(join(HOME, "package.json"), "utf8"));
    const mentioned = [...`${readme}${architecture}`.matchAll(/npm run (?:-s )?([a-z][\w:-]*)/g)].map(
      (match) => match[1],
    );
    expect(mentioned.length).toBeGreaterThan(3);
    expect(mentioned.filter((script) => !Object.hasOwn(manifest.scripts, script ?? ""))).toEqual([]);
  });

  test("points only at files that exist", () => {
    for (const [name, text] of Object.entries({ readme, architecture })) {
      const links = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map((match) => match[1] ?? "");
      expect(
        links.filter((link) => !existsSync(join(HOME, link))),
        name,
      ).toEqual([]);
    }
  });
});

/** The rows of tables whose first cell is a name: it, and what stands beside it. */
function cellsOf(markdown: string): readonly (readonly string[])[] {
  return [...markdown.matchAll(/^ *\| `([^`]+)` \| (.+) \|$/gm)].map(([, name = "", words = ""]) => [name, words]);
}

describe("docs/slack.md", () => {
  const guide = readFileSync(join(HOME, "docs/slack.md"), "utf8");
  const cells = (heading: string) => cellsOf(section(guide, heading));

  test("has the scopes of the manifest, and what for", () => {
    const scopes = cells("1. Make the app").filter(([name]) => !name?.startsWith("/"));
    expect(Object.fromEntries(scopes)).toEqual(SLACK_SCOPES);
  });

  test("has the commands of the manifest", () => {
    const commands = cells("1. Make the app").map(([name]) => name);
    expect(commands.filter((name) => name?.startsWith("/"))).toEqual([...COMMANDS, LEDE].map(({ name }) => `/${name}`));
    const named = [...guide.matchAll(/`\/lede ([a-z]+)/g)].map(([, word]) => word);
    expect(named.filter((word) => !LEDE.subcommands.some(({ name }) => name === word))).toEqual([]);
  });

  test("has the settings, and the address of the manifest", () => {
    expect(cells("4. Set the tokens").map(([name]) => name)).toEqual(Object.keys(SLACK_SETTINGS));
    const manifest = JSON.stringify(composeSlackManifest("https://lede.example.org"));
    const [address = "none"] = /https:\/\/lede\.example\.org\/[\w/]+/.exec(guide) ?? [];
    expect(manifest).toContain(`"${address}"`);
  });

  test("names what `setup slack` tells to do, in its order", () => {
    const told = renderSlackSteps(null);
    const parts = [
      "api.slack.com/apps?new_app=1",
      "App-Level Tokens",
      "connections:write",
      "Install App",
      "xoxb-",
      "/invite @Lede",
      "setup check",
      "npm start",
    ];
    for (const text of [told, guide]) {
      const places = parts.map((part) => text.indexOf(part));
      expect(places.every((place) => place >= 0)).toBe(true);
    }
    expect(parts.map((part) => told.indexOf(part))).toEqual(
      parts.map((part) => told.indexOf(part)).toSorted((a, b) => a - b),
    );
  });
});

describe("docs/discord.md", () => {
  const guide = readFileSync(join(HOME, "docs/discord.md"), "utf8");
  const invite = cellsOf(section(guide, "3. Register the commands and invite Lede")).map(([name = ""]) => name);

  test("has the permissions of the invite link, and their number", () => {
    expect(invite.filter((name) => !name.startsWith("/"))).toEqual(DISCORD_PERMISSIONS.map(([, words]) => words));
    // As the documentation of Discord adds them up.
    expect(INVITE_PERMISSIONS).toBe(309_237_746_688n);
    expect(guide).toContain(`\`${String(INVITE_PERMISSIONS)}\``);
    expect(composeInviteLink("42")).toBe(
      "https://discord.com/oauth2/authorize?client_id=42&scope=bot+applications.commands&permissions=309237746688",
    );
  });

  test("has the commands that are registered", () => {
    expect(invite.filter((name) => name.startsWith("/"))).toEqual([...COMMANDS, LEDE].map(({ name }) => `/${name}`));
    const named = [...guide.matchAll(/`\/lede ([a-z]+)/g)].map(([, word]) => word);
    expect(named.filter((word) => !LEDE.subcommands.some(({ name }) => name === word))).toEqual([]);
  });

  test("has the settings", () => {
    expect(cellsOf(section(guide, "2. Set the token")).map(([name]) => name)).toEqual(Object.keys(DISCORD_SETTINGS));
  });

  test("names what `setup discord` tells to do, in its order", () => {
    const told = `${renderTokenSteps()}${renderInviteSteps()}`;
    const parts = [
      "discord.com/developers/applications",
      "Reset Token",
      "setup discord",
      "Edit Channel",
      "setup check",
      "npm start",
    ];
    for (const text of [told, guide]) {
      const places = parts.map((part) => text.indexOf(part));
      expect(places.every((place) => place >= 0)).toBe(true);
      expect(places).toEqual(places.toSorted((a, b) => a - b));
    }
  });
});

describe("ARCHITECTURE.md", () => {
  test("names every room of src, and no other", () => {
    const rooms = readdirSync(join(HOME, "src"), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => `${relative(join(HOME, "src"), join(entry.parentPath, entry.name))}/`);
    expect(rows(section(architecture, "The rooms")).toSorted()).toEqual(rooms.toSorted());
  });
});
