import { collectEntries, type CollectEntriesOptions } from "./collect-entries.ts";
import { NOTHING_COLLECTED, type Collected } from "./collected.ts";
import { deadlineFor } from "./download/deadline.ts";
import type { Fetched } from "./download/fetched.ts";
import { NO_WISHES, type FeedWishes } from "./download/next-fetch.ts";
import { afterReading, afterTrouble, troubleOf, type SourceTrouble } from "./fetch-state.ts";
import { parseInWorker } from "./parse-in-worker.ts";
import { headersFor, type PageReader } from "./read-article-page.ts";
import type { ReadFailure } from "./read-failure.ts";
import type { SourceWithState } from "./source-list.ts";
import type { FetchState, SourceStore } from "./source-store.ts";
import type { WebSource } from "./source.ts";
import { entriesOfFeed, entriesOfLinks, type WebEntry } from "./web-entry.ts";

export interface CollectWebOptions extends CollectEntriesOptions {
  readonly sources: SourceStore;
  /** 0 to 1: sources that failed together are not tried together. */
  readonly chance: () => number;
}

/** A source that is read over the net, with what is known of it. */
export interface WebReading extends SourceWithState {
  readonly source: WebSource;
}

/** Reads a feed or a section page into the archive, and keeps how that went. Never throws for what a site does. */
export async function collectWeb(reading: WebReading, options: CollectWebOptions): Promise<Collected> {
  const { source, state } = reading;
  const { now, downloader, sources } = options;
  if (isGone(state) || (state.notBefore !== null && state.notBefore > now)) return unread(state, null);
  // Who follows a source on a host that the owner allows manages a channel; where it leads to is another matter.
  const reader: PageReader = { source, mayReachHome: downloader.isHome(source.url) };
  const fetched = await fetchSource(reading, reader, options);
  const outcome = fetched.kind === "failed" ? troubleOf(fetched) : await readDocument(fetched, reading, options);
  if ("reason" in outcome) {
    const failed = afterTrouble(reading, outcome, { now, chance: options.chance() });
    await sources.saveFetch(source, failed);
    return unread(failed, outcome);
  }
  const collected = await collectEntries(outcome.entries, { ...reader, readAt: state.readAt }, options);
  // Kept last: a run that is cut off reads the same document again.
  await sources.saveFetch(source, outcome.state);
  return collected;
}

function isGone({ nextAt, failures }: FetchState): boolean {
  return nextAt === null && failures > 0;
}

function unread(state: FetchState, trouble: SourceTrouble | null): Collected {
  const failure: ReadFailure = {
    kind: "failed",
    code: "source-unreadable",
    reason: trouble?.reason ?? state.failure ?? "is left alone for now",
    next: isGone(state)
      ? "Take it out of the sources."
      : "It is tried again by itself; `lede sources check` looks at it now.",
  };
  return { ...NOTHING_COLLECTED, trouble: { failure, retryAt: state.nextAt } };
}

async function fetchSource(
  { source, state }: WebReading,
  { mayReachHome }: PageReader,
  { downloader, robots }: CollectWebOptions,
): Promise<Fetched> {
  const url = state.movedTo ?? source.url;
  if (source.kind === "page" && !(await robots.mayRead(url, mayReachHome))) {
    return { kind: "failed", failure: { kind: "robots" }, retryAfter: null };
  }
  return await downloader.download({
    url,
    accept: source.kind,
    etag: state.etag,
    lastModified: state.lastModified,
    userAgent: source.userAgent,
    headers: headersFor(url, source),
    deadlineMs: deadlineFor(state),
    mayReachHome,
  });
}

interface ReadDocument {
  readonly entries: readonly WebEntry[];
  readonly state: FetchState;
}

/** The entries of what was fetched; none where nothing changed. */
async function readDocument(
  fetched: Extract<Fetched, { kind: "fresh" | "unchanged" }>,
  reading: WebReading,
  { now }: CollectWebOptions,
): Promise<ReadDocument | SourceTrouble> {
  const read = (entries: readonly WebEntry[], wishes: FeedWishes, title: string | null): ReadDocument => ({
    entries,
    state: afterReading(reading, fetched, { now, wishes, title }),
  });
  if (fetched.kind === "unchanged") return read([], NO_WISHES, reading.state.title);
  const { bytes, url, headers } = fetched;
  if (reading.source.kind === "page") {
    const links = await parseInWorker({ kind: "links", bytes, from: { url, headers } });
    return links.kind === "failed" ? parseTrouble(links) : read(entriesOfLinks(links.articles), NO_WISHES, null);
  }
  const feed = await parseInWorker({ kind: "feed", bytes, from: { url, headers } });
  if (feed.kind === "failed") return parseTrouble(feed);
  const { minutes: ttlMinutes, skipHours, skipDays } = feed.pace;
  return read(entriesOfFeed(feed), { ttlMinutes, skipHours, skipDays }, feed.title?.text ?? null);
}

function parseTrouble({ reason }: ReadFailure): SourceTrouble {
  return { reason, isGone: false, timedOut: false, retryAfter: null };
}
