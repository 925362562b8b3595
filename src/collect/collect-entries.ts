import type { Article } from "../article/article.ts";
import type { ArticleStore, Offer } from "./article-store.ts";
import { NOTHING_COLLECTED, type Collected } from "./collected.ts";
import { withoutRecurringLines } from "./host-lines.ts";
import { identifyEntries, keyEntries, linkKey, type IdentifiedEntry } from "./identify-entries.ts";
import { makeWebArticle } from "./make-web-article.ts";
import { readArticlePage, type ArticlePage, type PageReader, type WebParts } from "./read-article-page.ts";
import type { ReadFailure } from "./read-failure.ts";
import { sourceKey } from "./source.ts";
import type { WebEntry } from "./web-entry.ts";

/** Pages that are read for one source in one go, the newest articles first; the others have what the feed says of them. */
const MAX_PAGES = 25;
/** Articles that are saved together. */
const BATCH = 100;

export interface CollectEntriesOptions extends WebParts {
  readonly store: ArticleStore;
  readonly now: Date;
  /** Told how many of the pages that the entries lead to were read. */
  readonly onProgress: (done: number, total: number) => void;
}

export interface EntryReader extends PageReader {
  /** When the source was last read; null for its first time. */
  readonly readAt: Date | null;
}

/** Saves what the entries say that is new, with the pages that they lead to. */
export async function collectEntries(
  entries: readonly WebEntry[],
  reader: EntryReader,
  options: CollectEntriesOptions,
): Promise<Collected> {
  const { store } = options;
  const key = sourceKey(reader.source);
  const keyed = keyEntries(entries, key);
  const keys = keyed.flatMap((each) => Object.values(each.keys).filter((value) => value !== null));
  const known = await store.knownArticles(keys, key);
  const identified = identifyEntries(keyed, { known, readAt: reader.readAt });
  const toRead = identified.filter(({ kind }) => kind === "new" || kind === "changed");
  const pages = await readPages(toRead, reader, options);
  const found = await settleOnKnown(toRead, pages, { store, key });
  const shared = [...identified.filter(({ kind }) => kind === "shared"), ...found.shared];
  await store.saveOffers(new Map(shared.map((each) => [each.id, offerOf(each, null)])), {
    source: key,
    seenAt: options.now,
  });
  const failed = await saveEntries(found.own, pages, { reader, options });
  return { ...NOTHING_COLLECTED, articles: keyed.length, failed };
}

type Pages = ReadonlyMap<IdentifiedEntry, ArticlePage>;

async function readPages(
  entries: readonly IdentifiedEntry[],
  reader: PageReader,
  options: CollectEntriesOptions,
): Promise<Map<IdentifiedEntry, ArticlePage>> {
  const { fullText } = reader.source;
  const wanted = entries
    .filter(({ entry, isQuiet }) => !isQuiet && (fullText === "always" || (fullText === "auto" && entry.isExcerpt)))
    .toSorted((a, b) => (b.entry.publishedAt?.getTime() ?? 0) - (a.entry.publishedAt?.getTime() ?? 0))
    .slice(0, MAX_PAGES);
  const pages = new Map<IdentifiedEntry, ArticlePage>();
  let done = 0;
  await Promise.all(
    wanted.map(async (each) => {
      if (each.entry.link !== null) pages.set(each, await readArticlePage(each.entry.link, reader, options));
      options.onProgress(++done, wanted.length);
    }),
  );
  return pages;
}

/** Entries whose page says that it is an article which another source brought under its true address. */
async function settleOnKnown(
  entries: readonly IdentifiedEntry[],
  pages: Pages,
  { store, key }: { readonly store: ArticleStore; readonly key: string },
): Promise<{ readonly own: readonly IdentifiedEntry[]; readonly shared: readonly IdentifiedEntry[] }> {
  const canonical = new Map<IdentifiedEntry, string>();
  for (const each of entries) {
    const link = canonicalKeyOf(pages.get(each));
    if (each.kind === "new" && link !== null) canonical.set(each, link);
  }
  const known = await store.knownArticles([...canonical.values()], key);
  const taken = new Set(entries.map(({ id }) => id));
  const shared = new Map<IdentifiedEntry, IdentifiedEntry>();
  for (const [each, link] of canonical) {
    const article = known.get(link);
    if (article === undefined || article.id === each.id || taken.has(article.id)) continue;
    taken.add(article.id);
    shared.set(each, { ...each, id: article.id, kind: "shared" });
  }
  return { own: entries.filter((each) => !shared.has(each)), shared: [...shared.values()] };
}

function canonicalKeyOf(page: ArticlePage | undefined): string | null {
  const url = page?.kind === "read" ? page.page.url : null;
  return url === null || new URL(url).pathname === "/" ? null : linkKey(url);
}

async function saveEntries(
  entries: readonly IdentifiedEntry[],
  pages: Pages,
  { reader: { source }, options }: { readonly reader: PageReader; readonly options: CollectEntriesOptions },
): Promise<Collected["failed"]> {
  const { store, now } = options;
  const cleaned = await withoutHostLines(pages, options);
  const articles: Article[] = [];
  const offers = new Map<string, Offer>();
  const failed: { what: string; failure: ReadFailure }[] = [];
  for (const each of entries) {
    const page = cleaned.get(each) ?? null;
    const article = makeWebArticle(each, { source, page, now });
    if (article === null) {
      failed.push({ what: each.entry.link ?? source.name, failure: EMPTY_ENTRY });
      continue;
    }
    articles.push(article);
    offers.set(article.id, offerOf(each, page));
  }
  for (let start = 0; start < articles.length; start += BATCH) {
    const batch = articles.slice(start, start + BATCH);
    const ofBatch = new Map(batch.map(({ id }) => [id, offers.get(id)] as const).filter(isOffer));
    await store.saveArticles(batch, { source: sourceKey(source), seenAt: now, offers: ofBatch });
  }
  return failed;
}

const EMPTY_ENTRY: ReadFailure = {
  kind: "failed",
  code: "no-text",
  reason: "the feed gives neither a headline nor a text",
  next: "Open it in a browser.",
};

function isOffer(pair: readonly [string, Offer | undefined]): pair is readonly [string, Offer] {
  return pair[1] !== undefined;
}

function offerOf({ entry, keys, isQuiet }: IdentifiedEntry, page: ArticlePage | null): Offer {
  const isBare = keys.guid === null && keys.link === null;
  const identities = [keys.guid, keys.link, keys.title, isBare ? keys.words : null, canonicalKeyOf(page ?? undefined)];
  return {
    // A page that could not be read now is tried again when the source is next read anew.
    fingerprint: page?.kind === "unread" && page.isPassing ? "" : entry.fingerprint,
    identities: [...new Set(identities.filter((identity) => identity !== null))],
    quiet: isQuiet,
  };
}

/** The pages without the lines that recur on their hosts. */
async function withoutHostLines(pages: Pages, { store, now }: CollectEntriesOptions): Promise<Pages> {
  const read = [...pages].flatMap(([entry, page]) => (page.kind === "read" ? [{ entry, page }] : []));
  const cleaned = new Map(pages);
  for (const [host, ofHost] of Map.groupBy(read, ({ page }) => new URL(page.url).hostname)) {
    const texts = ofHost.map(({ entry, page }) => ({ text: page.page.text, isNew: entry.kind === "new" }));
    const kept = await withoutRecurringLines(texts, host, { store, now });
    for (const [index, { entry, page }] of ofHost.entries()) {
      cleaned.set(entry, { ...page, page: { ...page.page, text: kept[index] ?? "" } });
    }
  }
  return cleaned;
}
