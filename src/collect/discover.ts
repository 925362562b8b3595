import type { Downloader } from "./download/download.ts";
import { describeFailure } from "./download/fetched.ts";
import type { FeedFormat } from "./feed/parsed-feed.ts";
import type { ArticlePageLink } from "./page/find-article-links.ts";
import { wellKnownFeedUrls, type FeedLink } from "./page/find-feed-links.ts";
import { parseInWorker } from "./parse-in-worker.ts";
import type { ReadFailure } from "./read-failure.ts";
import { entriesOfFeed, type WebEntry } from "./web-entry.ts";

/** A feed that was read. */
export interface FoundFeed {
  /** Where it is; where it has moved to for good. */
  readonly url: string;
  readonly title: string | null;
  readonly format: FeedFormat;
  readonly entries: readonly WebEntry[];
}

export type Discovered =
  | {
      readonly kind: "found";
      readonly feed: FoundFeed;
      /** What the page offers besides, unread. */
      readonly others: readonly FeedLink[];
    }
  | {
      /** A page without a feed. */
      readonly kind: "no-feed";
      readonly url: string;
      /** The articles that it links to: a section page has many. */
      readonly articles: readonly ArticlePageLink[];
    }
  | { readonly kind: "failed"; readonly failure: ReadFailure };

/** Feeds that a page names and addresses where it may keep one that are tried, so that a site is not asked for ever. */
const TRIED = { named: 4, wellKnown: 8 };

export interface DiscoverOptions {
  readonly downloader: Downloader;
  /** See `DownloadRequest.mayReachHome`. */
  readonly mayReachHome: boolean;
}

/**
 * The feed at an address as a person types it: the address itself, else one that its page names, else one where sites
 * keep it. Without a scheme it is https, or http where nobody answers there.
 */
export async function discoverFeed(typed: string, options: DiscoverOptions): Promise<Discovered> {
  const [first, second] = addressesOf(typed);
  if (first === undefined) return { kind: "failed", failure: NO_ADDRESS };
  const found = await discoverAt(first, options);
  if (found.kind !== "failed" || second === undefined) return found;
  const plain = await discoverAt(second, options);
  return plain.kind === "failed" ? found : plain;
}

function addressesOf(typed: string): readonly string[] {
  const text = typed.trim().replace(/^feed:(?:\/\/)?/i, "");
  const candidates = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? [text] : [`https://${text}`, `http://${text}`];
  return candidates.flatMap((candidate) => {
    const url = URL.parse(candidate);
    return url !== null && /^https?:$/.test(url.protocol) && url.username === "" ? [url.href] : [];
  });
}

const NO_ADDRESS: ReadFailure = {
  kind: "failed",
  code: "source-unreadable",
  reason: "it is no web address",
  next: "Write it whole, such as https://example.org/news.",
};

async function discoverAt(url: string, options: DiscoverOptions): Promise<Discovered> {
  const fetched = await options.downloader.download({ url, accept: "feed", mayReachHome: options.mayReachHome });
  if (fetched.kind !== "fresh") {
    const reason = fetched.kind === "failed" ? describeFailure(fetched.failure) : "answers as if it were known";
    return { kind: "failed", failure: unreadable(`it ${reason}`) };
  }
  const { bytes, headers } = fetched;
  const from = { url: fetched.url, headers };
  const feed = await parseInWorker({ kind: "feed", bytes, from });
  if (feed.kind === "feed") {
    const { format, title } = feed;
    const found = { url: fetched.movedTo ?? url, title: title?.text ?? null, format, entries: entriesOfFeed(feed) };
    return { kind: "found", feed: found, others: [] };
  }
  const links = await parseInWorker({ kind: "links", bytes, from });
  if (links.kind === "failed") return { kind: "failed", failure: unreadable(feed.reason) };
  // A page of the public net may name an address inside: only one that is at home itself leads there.
  const mayReachHome = options.mayReachHome && options.downloader.isHome(url);
  const candidateOptions = { downloader: options.downloader, mayReachHome };
  const named = links.feeds.filter((link) => link.url !== url);
  const guesses = wellKnownFeedUrls(fetched.url).map((guess) => ({ url: guess, title: null }));
  const candidates = [...named.slice(0, TRIED.named), ...guesses.slice(0, TRIED.wellKnown)];
  for (const [tried, candidate] of candidates.entries()) {
    const found = await readFeed(candidate, candidateOptions);
    // What was tried before it is no feed.
    if (found !== null) return { kind: "found", feed: found, others: named.slice(tried + 1) };
  }
  return { kind: "no-feed", url: fetched.url, articles: links.articles };
}

async function readFeed(
  { url, title }: FeedLink,
  { downloader, mayReachHome }: DiscoverOptions,
): Promise<FoundFeed | null> {
  const fetched = await downloader.download({ url, accept: "feed", mayReachHome });
  if (fetched.kind !== "fresh") return null;
  const { bytes, headers } = fetched;
  const feed = await parseInWorker({ kind: "feed", bytes, from: { url: fetched.url, headers } });
  if (feed.kind === "failed") return null;
  return {
    url: fetched.movedTo ?? url,
    title: feed.title?.text ?? title,
    format: feed.format,
    entries: entriesOfFeed(feed),
  };
}

function unreadable(reason: string): ReadFailure {
  return {
    kind: "failed",
    code: "source-unreadable",
    reason,
    next: "Open the address in a browser to see what is there.",
  };
}
