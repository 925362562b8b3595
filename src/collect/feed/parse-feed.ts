import { MAX_DOCUMENT_BYTES } from "../document-limits.ts";
import { decodeFeed } from "./decode-feed.ts";
import { isJsonBeyond } from "./json-limits.ts";
import { readJsonFeed } from "./json-feed.ts";
import type { FeedFailure, FeedOrigin, ParsedFeed } from "./parsed-feed.ts";
import { parseXml } from "./parse-xml.ts";
import { readFeed } from "./read-feed.ts";

/**
 * The bytes of a feed → what it says, whatever its format and however broken: RSS 0.90 to 2.0, RDF, Atom 0.3 and 1.0, JSON
 * Feed, CDF. A failure says why it is no feed, or that it is made to do harm. Pure, and linear in the input; still it may
 * take a second for the largest, so call it through `parseInWorker`.
 */
export function parseFeed(bytes: Uint8Array, { url, headers }: FeedOrigin): ParsedFeed | FeedFailure {
  if (bytes.length > MAX_DOCUMENT_BYTES.feed) return refused(`it has more than ${MAX_DOCUMENT_BYTES.feed / 1e6} MB`);
  const text = decodeFeed(bytes, headers["content-type"] ?? null);
  const location = headers["content-location"];
  const base = (location === undefined ? null : URL.parse(location.trim(), url ?? undefined)?.href) ?? url;
  const language = headers["content-language"]?.split(",")[0]?.trim() || null;
  if (/^\s*[{[]/.test(text)) return parseJson(text, { base, language });
  const tree = parseXml(text, { base, language: null });
  if (tree.kind === "hostile") return refused(tree.reason);
  const feed = tree.root === null ? null : readFeed(tree.root, language);
  return feed ?? noFeed(text);
}

function parseJson(text: string, from: { base: string | null; language: string | null }): ParsedFeed | FeedFailure {
  if (isJsonBeyond(text)) return refused("it is nested deeper or larger than any feed");
  try {
    return readJsonFeed(JSON.parse(text), from) ?? notAFeed("it is JSON, but no JSON Feed");
  } catch (error) {
    if (error instanceof SyntaxError) return notAFeed("it is broken JSON");
    throw error;
  }
}

function noFeed(text: string): FeedFailure {
  if (text.trim() === "") return notAFeed("it is empty");
  return notAFeed(
    /<(?:!doctype html|html)\b/i.test(text.slice(0, 2_000)) ? "it is a web page, not a feed" : "it is not a feed",
  );
}

function notAFeed(reason: string): FeedFailure {
  return {
    kind: "failed",
    code: "not-a-feed",
    reason,
    next: "Run `lede sources check` with the site's address to find its feeds.",
  };
}

function refused(reason: string): FeedFailure {
  return { kind: "failed", code: "refused", reason, next: "No real feed is like that: check the address." };
}
