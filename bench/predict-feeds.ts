import { createWriteStream } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { z } from "zod";
import type { FeedEntry, FeedPerson, ParsedFeed } from "../src/collect/feed/parsed-feed.ts";
import { parseInWorker } from "../src/collect/parse-in-worker.ts";

const HEADERS = ".headers.json";

/** What is said of one file; an unreadable one has its error and nothing else. */
interface PredictedFeed {
  readonly file: string;
  readonly error?: string;
  readonly feed: Readonly<Record<string, string | null>>;
  readonly entries: readonly Readonly<Record<string, string | null>>[];
}

/**
 * Every file below a folder as a feed → a line of JSON each, in the order of their names; `<file>.headers.json` are the HTTP
 * headers of one. What is no feed is an empty prediction.
 */
export async function predictFeeds(folder: string, output: string): Promise<void> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = found.filter((each) => each.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  const all = new Set(paths);
  async function* predictions(): AsyncGenerator<string> {
    for (const path of paths.filter((each) => !each.endsWith(HEADERS)).toSorted()) {
      const headers = all.has(path + HEADERS) ? parseHeaders(await readFile(path + HEADERS, "utf8")) : {};
      const file = relative(folder, path).split(sep).join("/");
      const prediction: PredictedFeed = { file, ...(await predictFeed(await readFile(path), headers)) };
      yield `${JSON.stringify(prediction)}\n`;
    }
  }
  await pipeline(Readable.from(predictions()), createWriteStream(output));
}

const headersFile = z.record(z.string(), z.unknown());

/** Names in lower case; what is no text is left out. */
function parseHeaders(json: string): Readonly<Record<string, string>> {
  const entries = Object.entries(headersFile.parse(JSON.parse(json)));
  return Object.fromEntries(
    entries.flatMap(([name, value]) => (typeof value === "string" ? [[name.toLowerCase(), value]] : [])),
  );
}

type Headers = Readonly<Record<string, string>>;

async function predictFeed(bytes: Uint8Array, headers: Headers): Promise<Omit<PredictedFeed, "file">> {
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
