import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { runLede } from "../support/run-lede.ts";

/* A command waits for what it loads: each of these packages is for some commands, some articles or some settings. */

const NOTE_PACKAGES = pathToFileURL(resolve(import.meta.dirname, "../support/note-packages.ts")).href;
const SEEDS = resolve(import.meta.dirname, "../../seeds");

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "lede-packages-"));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

/** The packages that a command loads. */
async function packagesOf(...args: readonly string[]): Promise<readonly string[]> {
  const file = join(folder, "packages");
  const env = { NODE_OPTIONS: `--import ${NOTE_PACKAGES}`, NOTE_PACKAGES: file };
  const { code, err } = await runLede(args, { cwd: folder, env });
  expect(code, err).toBe(0);
  return [...new Set((await readFile(file, "utf8")).trimEnd().split("\n"))].toSorted();
}

describe("what is loaded", () => {
  test("for the figures of a plain text: the command line, the tagger and its model", async () => {
    expect(await packagesOf("figures", join(SEEDS, "council-bus-lanes.txt"))).toEqual([
      "commander",
      "normalize-url",
      "wink-eng-lite-web-model",
      "wink-nlp",
    ]);
  });

  test("for the figures of a Markdown article: its parsers too, and neither the store nor a platform", async () => {
    const loaded = await packagesOf("figures", join(SEEDS, "trade-aluminium-offer.md"));
    expect(loaded).toEqual(expect.arrayContaining(["markdown-it", "yaml"]));
    const unwanted = new Set([
      "zod",
      "croner",
      "kysely",
      "pg",
      "pg-boss",
      "discord.js",
      "@slack/bolt",
      "undici",
      "ai",
      "pino",
    ]);
    expect(loaded.filter((name) => unwanted.has(name))).toEqual([]);
  });

  test("for a digest of files: the store on SQLite, and neither the net, a server, a model nor a platform", async () => {
    const loaded = await packagesOf("digest", "--out", "digests");
    expect(loaded).toEqual(expect.arrayContaining(["kysely", "zod"]));
    const unwanted = new Set([
      "pg",
      "pg-boss",
      "discord.js",
      "@slack/bolt",
      "undici",
      "ai",
      "node-cron",
      "feedsmith",
      "pino",
    ]);
    expect(loaded.filter((name) => unwanted.has(name))).toEqual([]);
    // The tables of all scripts, and of the languages that frequent words do not tell.
    expect(loaded.filter((name) => ["string-width", "wrap-ansi", "franc-min"].includes(name))).toEqual([]);
  });
});
