import { generateOpml, ParseError, parseOpml, type Opml } from "feedsmith";
import { decodeText } from "../shared/decode-text.ts";
import { makeWebSource } from "./make-web-source.ts";
import { parseWebUrl } from "./parsed-article.ts";
import type { ReadFailure } from "./read-failure.ts";
import type { FeedSource } from "./source.ts";

export interface OpmlFeeds {
  readonly kind: "feeds";
  readonly feeds: readonly FeedSource[];
  /** Outlines that name an address which is none. */
  readonly broken: readonly string[];
}

/** The feeds of a subscription list as other readers write it, in its order, each once. Source: OPML 2.0. */
export function parseOpmlFeeds(bytes: Uint8Array): OpmlFeeds | ReadFailure {
  const document = parseDocument(decodeText(bytes));
  if (document === null) return NO_OPML;
  const feeds = new Map<string, FeedSource>();
  const broken: string[] = [];
  const waiting = [...(document.body?.outlines ?? [])].toReversed();
  for (let outline = waiting.pop(); outline !== undefined; outline = waiting.pop()) {
    waiting.push(...(outline.outlines ?? []).toReversed());
    if (outline.xmlUrl === undefined) continue;
    const url = parseWebUrl(outline.xmlUrl);
    if (url === null) {
      broken.push(outline.xmlUrl);
      continue;
    }
    const feed = makeWebSource("feed", url);
    const name = (outline.title ?? outline.text ?? "").trim();
    if (!feeds.has(feed.key)) feeds.set(feed.key, name === "" ? feed : { ...feed, name });
  }
  return { kind: "feeds", feeds: [...feeds.values()], broken };
}

function parseDocument(text: string) {
  try {
    return parseOpml(text);
  } catch (error) {
    if (error instanceof ParseError) return null;
    throw error;
  }
}

const NO_OPML: ReadFailure = {
  kind: "failed",
  code: "not-text",
  reason: "it is no OPML",
  next: "Export the subscriptions from your feed reader as OPML and name that file.",
};

/** The feeds as a subscription list that other readers take. */
export function renderOpml(feeds: readonly FeedSource[], title: string): string {
  const outlines = feeds.map(({ name, url }): Opml.Outline<string> => ({
    type: "rss",
    text: name,
    title: name,
    xmlUrl: url,
  }));
  return generateOpml({ head: { title }, body: { outlines } });
}
