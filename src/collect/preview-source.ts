import { deadlineFor } from "./download/deadline.ts";
import { describeFailure } from "./download/fetched.ts";
import { parseInWorker } from "./parse-in-worker.ts";
import { headersFor, readArticlePage, type ArticlePage, type PageReader, type WebParts } from "./read-article-page.ts";
import type { ReadFailure } from "./read-failure.ts";
import type { FetchState } from "./source-store.ts";
import type { WebSource } from "./source.ts";
import { entriesOfFeed, entriesOfLinks, type WebEntry } from "./web-entry.ts";

/** What would be read of a source now. */
export interface SourcePreview {
  readonly kind: "preview";
  /** `RSS feed`, `section page`. */
  readonly what: string;
  readonly entries: readonly WebEntry[];
  /** The page of the first entry whose page would be read; null where none would. */
  readonly sample: { readonly entry: WebEntry; readonly page: ArticlePage } | null;
}

const FORMATS = { rss: "RSS feed", rdf: "RDF feed", atom: "Atom feed", json: "JSON Feed", cdf: "CDF feed" } as const;

/** Reads a source as `collect` would, and one page that it leads to, and keeps nothing of it. */
export async function previewSource(
  { source, state }: { readonly source: WebSource; readonly state: FetchState },
  reader: PageReader,
  parts: WebParts,
): Promise<SourcePreview | ReadFailure> {
  const url = state.movedTo ?? source.url;
  const fetched = await parts.downloader.download({
    url,
    accept: source.kind,
    userAgent: source.userAgent,
    headers: headersFor(url, source),
    deadlineMs: deadlineFor(state),
    mayReachHome: reader.mayReachHome,
  });
  if (fetched.kind === "failed") return failure(`it ${describeFailure(fetched.failure)}`);
  if (fetched.kind === "unchanged") return failure("it answers as if it were known");
  const from = { url: fetched.url, headers: fetched.headers };
  if (source.kind === "page") {
    const links = await parseInWorker({ kind: "links", bytes: fetched.bytes, from });
    if (links.kind === "failed") return links;
    return await withSample("section page", entriesOfLinks(links.articles), { reader, parts });
  }
  const feed = await parseInWorker({ kind: "feed", bytes: fetched.bytes, from });
  if (feed.kind === "failed") return feed;
  return await withSample(FORMATS[feed.format], entriesOfFeed(feed), { reader, parts });
}

async function withSample(
  what: string,
  entries: readonly WebEntry[],
  { reader, parts }: { readonly reader: PageReader; readonly parts: WebParts },
): Promise<SourcePreview> {
  const { fullText } = reader.source;
  const entry = entries.find(
    ({ link, isExcerpt }) => link !== null && (fullText === "always" || (fullText === "auto" && isExcerpt)),
  );
  if (entry === undefined || entry.link === null) return { kind: "preview", what, entries, sample: null };
  const page = await readArticlePage(entry.link, reader, parts);
  return { kind: "preview", what, entries, sample: { entry, page } };
}

function failure(reason: string): ReadFailure {
  return {
    kind: "failed",
    code: "source-unreadable",
    reason,
    next: "Open the address in a browser to see what is there.",
  };
}
