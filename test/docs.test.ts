import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { declareCommands } from "../src/entry/cli.ts";
import { SETTINGS } from "../src/entry/settings.ts";
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

describe("the README", () => {
  test("lists the commands that there are, with their options", () => {
    const { context } = makeCliContext();
    const declared = declareCommands(context).commands.map((command) => {
      const words = command.registeredArguments.map((argument) => {
        const name = argument.argChoices?.join("|") ?? argument.name();
        return argument.required ? (argument.argChoices ? name : `<${name}>`) : `[${name}]`;
      });
      return { name: [command.name(), ...words].join(" "), options: command.options.map(({ long }) => long ?? "") };
    });
    const commands = section(readme, "Commands");
    expect(rows(commands).toSorted()).toEqual(declared.map(({ name }) => name.replaceAll("|", "\\|")).toSorted());
    for (const { name, options } of declared) {
      const row = commands.split("\n").find((line) => line.startsWith(`| \`${name.replaceAll("|", "\\|")}\``)) ?? "";
      expect([...row.matchAll(/--[a-z]+/g)].map(([option]) => option).toSorted(), name).toEqual(options.toSorted());
    }
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

describe("ARCHITECTURE.md", () => {
  test("names every room of src, and no other", () => {
    const rooms = readdirSync(join(HOME, "src"), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => `${relative(join(HOME, "src"), join(entry.parentPath, entry.name))}/`);
    expect(rows(section(architecture, "The rooms")).toSorted()).toEqual(rooms.toSorted());
  });
});
