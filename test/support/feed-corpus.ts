import type { ParsedFeed } from "../../src/collect/feed/parsed-feed.ts";
import { SAMPLE_FEED, SAMPLE_FORMATS, type SampleEntry, type SampleFeed, type SampleFormat } from "./feed-formats.ts";
import { REPAIRS, SITE, type Repair, type ServedFeed } from "./feed-repairs.ts";

/** One format with one thing wrong: what is served, and what must be read all the same. */
export interface CorpusFeed extends ServedFeed {
  readonly format: string;
  readonly repair: string;
  readonly expected: ReadableFeed;
}

/** A feed down to what the sample says. */
export interface ReadableFeed {
  readonly title: string | null;
  readonly link: string | null;
  readonly description: string | null;
  readonly entries: readonly Readonly<Record<string, string | null>>[];
}

/** Every format × everything that can be wrong with it. */
export function makeFeedCorpus(): readonly CorpusFeed[] {
  return SAMPLE_FORMATS.flatMap((format) =>
    REPAIRS.filter(({ only }) => only === undefined || only(format)).map((repair) => makeFeed(format, repair)),
  );
}

function makeFeed(format: SampleFormat, repair: Repair): CorpusFeed {
  const feed = repair.change?.(SAMPLE_FEED) ?? SAMPLE_FEED;
  const rfc822 = !/Atom|JSON|1\.0/.test(format.name);
  const style = {
    date: (date: Date) => (rfc822 ? date.toUTCString() : date.toISOString()),
    link: (path: string) => SITE + path,
    ...repair.style,
  };
  const rendered = format.render(feed, style);
  const text = repair.spoil?.(rendered) ?? rendered;
  const served = repair.serve?.(text) ?? { bytes: new TextEncoder().encode(text), headers: {} };
  return { format: format.name, repair: repair.name, ...served, expected: expectedOf(feed, format) };
}

function expectedOf(feed: SampleFeed, { carries }: SampleFormat): ReadableFeed {
  const entries = feed.entries.map((entry) => {
    const all = readableEntry(entry);
    return Object.fromEntries(carries.map((field) => [field, all[field]]));
  });
  return { title: feed.title, link: `${SITE}${feed.path}`, description: feed.description, entries };
}

const TEXTS: Readonly<Record<string, string>> = {
  "<p>It lifts again &amp; turns.</p>": "It lifts again & turns.",
  "<p>No <b>ferry</b> today.</p>": "No ferry today.",
};

function readableEntry({ id, title, path, author, published, content }: SampleEntry) {
  const text = TEXTS[content] ?? content;
  return { id, title: title || text, link: SITE + path, author, published: published.toISOString(), content: text };
}

/** What was read, in the same words, field by field as the expected entries have them. */
export function readableOf(feed: ParsedFeed, expected: ReadableFeed): ReadableFeed {
  const entries = feed.entries.map((entry, i) => {
    const all: Readonly<Record<string, string | null>> = {
      id: entry.id,
      title: entry.title?.text ?? null,
      link: entry.link,
      author: entry.authors[0]?.name ?? null,
      published: (entry.published ?? entry.updated)?.toISOString() ?? null,
      content: (entry.content ?? entry.summary)?.text ?? null,
    };
    return Object.fromEntries(Object.keys(expected.entries[i] ?? all).map((field) => [field, all[field] ?? null]));
  });
  return { title: feed.title?.text ?? null, link: feed.link, description: feed.description?.text ?? null, entries };
}
