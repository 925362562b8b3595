/* Reading feeds: the project's own corpus, every format × everything that goes wrong with it, passed of all; and speed beside
 * feedsmith alone on well-formed feeds. `npm run bench:feeds` */
import { parseFeed as parseWithFeedsmith } from "feedsmith";
import { isDeepStrictEqual } from "node:util";
import { renderHtmlAsText } from "../src/shared/html.ts";
import { parseFeed } from "../src/collect/feed/parse-feed.ts";
import { type CorpusFeed, makeFeedCorpus, readableOf } from "../test/support/feed-corpus.ts";
import { SAMPLE_FEED, SAMPLE_FORMATS, type SampleFormat } from "../test/support/feed-formats.ts";
import { median } from "./support/measure.ts";
import { publish, renderTable } from "./support/results.ts";

/** The first few warm the compiler up. */
const ROUNDS = 25;

/** Entries of the feeds that speed is measured on, about 1 MB each. */
const ENTRIES = 400;

const FROM = { url: null, headers: {} };

const corpus = makeFeedCorpus();
const decoder = new TextDecoder();

function isRead({ bytes, headers, expected }: CorpusFeed): boolean {
  const parsed = parseFeed(bytes, { url: null, headers });
  return parsed.kind === "feed" && isDeepStrictEqual(readableOf(parsed, expected), expected);
}

/** The least one can ask: it does not throw and finds as many entries. */
function isReadByFeedsmith({ bytes, expected }: CorpusFeed): boolean {
  try {
    const { feed } = parseWithFeedsmith(decoder.decode(bytes));
    const entries = "items" in feed ? feed.items : "entries" in feed ? feed.entries : [];
    return entries?.length === expected.entries.length;
  } catch {
    return false;
  }
}

function count(feeds: readonly CorpusFeed[], reads: (feed: CorpusFeed) => boolean): string {
  return `${feeds.filter(reads).length} / ${feeds.length}`;
}

const formats = [...new Set(corpus.map((feed) => feed.format))].map((format) => {
  const feeds = corpus.filter((feed) => feed.format === format);
  return [format, count(feeds, isRead), count(feeds, isReadByFeedsmith)];
});
publish(
  "feeds-corpus",
  renderTable(
    ["format", "Lede, every field right", "feedsmith alone, as many entries"],
    [...formats, ["**all**", `**${count(corpus, isRead)}**`, count(corpus, isReadByFeedsmith)]],
  ),
);
for (const feed of corpus.filter((each) => !isRead(each))) console.log(`Not read: ${feed.format}, ${feed.repair}.`);

/** A large feed of a format, with articles of about 2 KB. */
function makeLarge(format: SampleFormat): Uint8Array {
  const sentence =
    "<p>The crane at the <a href='/quay'>northern quay</a> lifts again &amp; turns as it did in May.</p>\n";
  const entries = Array.from({ length: ENTRIES }, (_, i) => ({
    id: `urn:quay:${i}`,
    title: `Crane & quay, part ${i}`,
    path: `/news/${i}`,
    author: "Ada Brook",
    published: new Date(Date.UTC(2026, 10, 2) - i * 3_600_000),
    content: sentence.repeat(20),
  }));
  const style = { date: (date: Date) => date.toUTCString(), link: (path: string) => `https://harbour.example${path}` };
  return new TextEncoder().encode(format.render({ ...SAMPLE_FEED, entries }, style));
}

/** MB of 1,000,000 bytes a CPU second, median of the rounds. */
function speed(bytes: Uint8Array, parse: (bytes: Uint8Array) => unknown): number {
  const rates = Array.from({ length: ROUNDS }, () => {
    const before = process.cpuUsage();
    parse(bytes);
    const { user, system } = process.cpuUsage(before);
    return bytes.length / (user + system);
  });
  return median(rates);
}

/** What Lede does beside: the text of every article, as a reader sees it. */
function parseAndRender(bytes: Uint8Array): readonly string[] {
  const { feed } = parseWithFeedsmith(decoder.decode(bytes));
  const entries: readonly object[] =
    ("items" in feed ? feed.items : "entries" in feed ? feed.entries : undefined) ?? [];
  return entries.flatMap((entry) =>
    Object.values(entry).flatMap((value) => {
      const texts: readonly unknown[] = typeof value === "object" && value !== null ? Object.values(value) : [value];
      return texts.map((text) => (typeof text === "string" && text.includes("<") ? renderHtmlAsText(text) : ""));
    }),
  );
}

const speeds = ["RSS 2.0", "RSS 1.0", "Atom 1.0", "JSON Feed 1.1"].map((name) => {
  const format = SAMPLE_FORMATS.find((each) => each.name === name);
  if (format === undefined) throw new Error(`There is no format "${name}".`);
  const bytes = makeLarge(format);
  const own = speed(bytes, (each) => parseFeed(each, FROM));
  const alone = speed(bytes, (each) => parseWithFeedsmith(decoder.decode(each)));
  return [name, own, speed(bytes, parseAndRender), alone];
});
publish(
  "feeds-speed",
  renderTable(["MB a CPU second", "Lede, bytes to text", "feedsmith, bytes to text", "feedsmith alone"], speeds),
);
