import { articleId } from "./article-id.ts";
import type { KnownArticle } from "./article-store.ts";
import { linkIdentity } from "./canonical-url.ts";
import type { WebEntry } from "./web-entry.ts";

/** What an entry may be known by, each a key of its own; null where it has no such thing. */
export interface EntryKeys {
  readonly guid: string | null;
  readonly link: string | null;
  /** Its headline and day, for one that has neither, and where a site has given everything new addresses. */
  readonly title: string | null;
  /** Its headline and text, for one that has neither: with a new date it is still the same. */
  readonly words: string | null;
}

export interface KeyedEntry {
  readonly entry: WebEntry;
  readonly keys: EntryKeys;
}

/** The key of a link, the same for every source. */
export function linkKey(link: string): string | null {
  const identity = linkIdentity(link);
  return identity === null ? null : articleId(identity);
}

/**
 * What each entry of one document may be known by. A guid that stands there twice tells only together with the link; a
 * link that does (that of the front page, say) tells nothing. Of two entries that are the same in both, the first stays.
 * @param source `sourceKey`: two feeds may give one guid to different articles.
 */
export function keyEntries(entries: readonly WebEntry[], source: string): readonly KeyedEntry[] {
  const guids = countBy(entries, ({ guid }) => guid);
  const links = countBy(entries, ({ link }) => linkWithPath(link));
  const keyed = entries.map((entry): KeyedEntry => {
    const { guid, title, text, publishedAt } = entry;
    const link = linkWithPath(entry.link);
    const isTwice = guid !== null && (guids.get(guid) ?? 0) > 1;
    const headline = title?.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, " ") ?? null;
    return {
      entry,
      keys: {
        guid: guid === null ? null : articleId("guid", source, guid, ...(isTwice ? [link ?? ""] : [])),
        link: link === null || (links.get(link) ?? 0) > 1 ? null : articleId(link),
        title: headline === null ? null : articleId("title", source, headline, dayOf(publishedAt)),
        words: articleId("words", source, headline ?? "", text),
      },
    };
  });
  const first = new Map(keyed.toReversed().map((each) => [each.keys.guid ?? each.keys.link ?? each.keys.words, each]));
  return keyed.filter((each) => [...first.values()].includes(each));
}

/** A link to a site and no page of it is no article's own. */
function linkWithPath(link: string | null): string | null {
  const identity = link === null ? null : linkIdentity(link);
  if (identity === null) return null;
  const { pathname, search } = new URL(identity);
  return pathname === "/" && search === "" ? null : identity;
}

function dayOf(date: Date | null): string {
  return date?.toISOString().slice(0, "2026-11-02".length) ?? "";
}

function countBy(entries: readonly WebEntry[], key: (entry: WebEntry) => string | null): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const entry of entries) {
    const value = key(entry);
    if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}

export interface IdentifiedEntry extends KeyedEntry {
  readonly id: string;
  /** `same`: it says what it said last time; `shared`: another source offered the article first. */
  readonly kind: "new" | "changed" | "same" | "shared";
  /** It was there before anybody read the source: no news. */
  readonly isQuiet: boolean;
}

export interface IdentifyOptions {
  /** What the store knows of all the entries' keys. */
  readonly known: ReadonlyMap<string, KnownArticle>;
  /** When the source was last read; null for its first time. */
  readonly readAt: Date | null;
}

/** Of a source that is read for the first time, so many of the newest articles are news. */
const NEWS_AT_FIRST = 5;
/** An article may stand in a feed so long (milliseconds) after its own date and be news all the same. */
const LATE_MS = 24 * 3_600_000;
/** A document of fewer entries that are all unknown is not taken for a site that was moved. */
const WAVE = 3;

/**
 * Which article each entry is: by guid, else by link, else by headline and day. Where a document that was read before
 * knows none of its entries any more, a site has given all of them new ids: then headline and day tell, and what is older
 * than the last reading is no news.
 */
export function identifyEntries(
  keyed: readonly KeyedEntry[],
  { known, readAt }: IdentifyOptions,
): readonly IdentifiedEntry[] {
  const claimed = new Set(keyed.flatMap(({ keys }) => (keys.guid === null ? [] : (known.get(keys.guid)?.id ?? []))));
  const claim = (key: string | null): KnownArticle | null => {
    const article = key === null ? undefined : known.get(key);
    if (article === undefined || claimed.has(article.id)) return null;
    claimed.add(article.id);
    return article;
  };
  const byIdOrLink = keyed.map(({ keys }) => {
    const byGuid = keys.guid === null ? undefined : known.get(keys.guid);
    if (byGuid !== undefined) return byGuid;
    const isBare = keys.guid === null && keys.link === null;
    return claim(keys.link) ?? (isBare ? (claim(keys.title) ?? claim(keys.words)) : null);
  });
  const isWave = readAt !== null && keyed.length >= WAVE && byIdOrLink.every((article) => article === null);
  const found = isWave ? keyed.map(({ keys }) => claim(keys.title)) : byIdOrLink;
  const news = newsAtFirst(keyed);
  return keyed.map((each, index) => {
    const article = found[index] ?? null;
    if (article !== null) {
      const { fingerprint, id } = article;
      const kind = fingerprint === null ? "shared" : fingerprint === each.entry.fingerprint ? "same" : "changed";
      return { ...each, id, kind, isQuiet: readAt === null && !news.has(each) };
    }
    const { keys, entry } = each;
    const id = keys.link ?? keys.guid ?? keys.title ?? keys.words ?? "";
    const isOld = isWave && (entry.publishedAt === null || entry.publishedAt.getTime() < readAt.getTime() - LATE_MS);
    return {
      ...each,
      id,
      kind: "new",
      isQuiet: readAt === null ? !news.has(each) : isOld && !(isUndated(keyed) && news.has(each)),
    };
  });
}

/** The newest few: by their dates, and those without one in the document's order, which begins with the newest. */
function newsAtFirst(keyed: readonly KeyedEntry[]): ReadonlySet<KeyedEntry> {
  const timeOf = ({ entry }: KeyedEntry): number => entry.publishedAt?.getTime() ?? 0;
  return new Set(keyed.toSorted((a, b) => timeOf(b) - timeOf(a)).slice(0, NEWS_AT_FIRST));
}

function isUndated(keyed: readonly KeyedEntry[]): boolean {
  return keyed.every(({ entry }) => entry.publishedAt === null);
}
