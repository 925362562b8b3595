import { readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { z } from "zod";
import type { FeedEntry, FeedPerson, ParsedFeed } from "../src/collect/feed/parsed-feed.ts";
import { parseInWorker } from "../src/collect/parse-in-worker.ts";

const HEADERS = ".headers.json";

/** What is said of one file; an unreadable one has its error and nothing else. */
export interface PredictedFeed {
  readonly file: string;
  readonly error?: string;
  readonly feed: Readonly<Record<string, string | null>>;
  readonly entries: readonly Readonly<Record<string, string | null>>[];
}

/** Every file below a folder as a feed, in the order of their names; `<file>.headers.json` are the HTTP headers of one. */
export async function* predictFeeds(folder: string): AsyncGenerator<PredictedFeed> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = found.filter((each) => each.isFile() && !each.name.endsWith(HEADERS));
  for (const path of files.map(({ parentPath, name }) => join(parentPath, name)).toSorted()) {
    const file = relative(folder, path).split(sep).join("/");
    const headers = found.some(({ parentPath, name }) => join(parentPath, name) === `${path}${HEADERS}`)
      ? parseHeaders(JSON.parse(await readFile(`${path}${HEADERS}`, "utf8")))
      : {};
    yield { file, ...(await predictFeed(await readFile(path), headers)) };
  }
}

function parseHeaders(json: unknown): Readonly<Record<string, string>> {
  const entries = Object.entries(z.record(z.string(), z.union([z.string(), z.array(z.string())])).parse(json));
  return Object.fromEntries(entries.map(([name, value]) => [name.toLowerCase(), [value].flat().join(", ")]));
}

async function predictFeed(
  bytes: Uint8Array,
  headers: Readonly<Record<string, string>>,
): Promise<Omit<PredictedFeed, "file">> {
  const url = URL.parse(headers["content-location"] ?? "")?.href ?? null;
  const parsed = await parseInWorker({ kind: "feed", bytes, from: { url, headers } });
  if (parsed.kind === "failed") return { error: parsed.reason, feed: {}, entries: [] };
  return { feed: predictFeedItself(parsed), entries: parsed.entries.map(predictEntry) };
}

function predictFeedItself({ title, link, description, language, authors, updated, published }: ParsedFeed) {
  return {
    title: title?.markup ?? null,
    link,
    description: description?.markup ?? null,
    language,
    author: authorOf(authors),
    updated: isoOf(updated ?? published),
  };
}

/** Texts are as the feed has them, markup and all. What was never updated was last changed when it was published. */
function predictEntry({ id, title, link, authors, published, updated, summary, content }: FeedEntry) {
  return {
    id,
    title: title?.markup ?? null,
    link,
    author: authorOf(authors),
    published: isoOf(published),
    updated: isoOf(updated ?? published),
    summary: summary?.markup ?? null,
    content: content?.markup ?? null,
  };
}

function authorOf(people: readonly FeedPerson[]): string | null {
  return people.map(({ line }) => line).join(", ") || null;
}

function isoOf(date: Date | null): string | null {
  return date?.toISOString() ?? null;
}
