import { baseOf, resolveLink } from "./page-address.ts";
import { buildPageTree, elementsOf, lineOf, type PageElement } from "./page-tree.ts";

export interface FeedLink {
  readonly url: string;
  /** What the page calls it; null where it says nothing. */
  readonly title: string | null;
}

/** Source: RSS Advisory Board, RSS Autodiscovery; RFC 4287; JSON Feed 1.1. Some sites declare no more than XML. */
const FEED_TYPE =
  /^\s*(?:application\/(?:rss|atom|rdf)\+xml|application\/feed\+json|(?:application|text)\/xml)\s*(?:;|$)/i;

/** Addresses that nobody gives to anything but a feed. */
const FEED_PATH = /(?:^|\/)(?:rss|feed|feeds|atom)(?:\/|$|\.(?:xml|json|rss|atom)$)|\.(?:rss|atom|rdf)$/i;

/** Of several, a reader wants the articles first: feeds of comments and of one page's discussion are the last. */
const COMMENTS = /\bcomments?\b|\bkommentare?\b|\bcommentaires\b|\bcomentarios\b/i;

/**
 * The feeds that a page names, the articles' own before those of comments: `<link rel="alternate">` in the order of the
 * page, then links in its text that can be nothing else. A page beyond the limits names none.
 * @param url where the page was read, or null.
 */
export function findFeedLinks(html: string, url: string | null): readonly FeedLink[] {
  const root = buildPageTree(html)?.root;
  if (root === undefined) return [];
  const base = baseOf(root, url);
  const elements = [...elementsOf(root)];
  const declared = elements.filter(isFeedElement).map((link) => feedLink(link, base, link.attributes["title"]));
  const linked = elements.filter(({ name }) => name === "a").map((link) => feedLink(link, base, lineOf(link)));
  const found = [...declared, ...linked.filter((link) => FEED_PATH.test(URL.parse(link?.url ?? "")?.pathname ?? ""))];
  const feeds = new Map<string, FeedLink>();
  for (const link of found) if (link !== null && !feeds.has(link.url)) feeds.set(link.url, link);
  const isOfComments = ({ url: address, title }: FeedLink): boolean => COMMENTS.test(`${title ?? ""} ${address}`);
  return [...feeds.values()].toSorted((a, b) => Number(isOfComments(a)) - Number(isOfComments(b)));
}

function isFeedElement({ name, attributes: { rel, type } }: PageElement): boolean {
  return name === "link" && /\balternate\b/i.test(rel ?? "") && FEED_TYPE.test(type ?? "");
}

function feedLink(element: PageElement, base: string | null, title: string | undefined): FeedLink | null {
  const url = resolveLink(element.attributes["href"], base);
  return url === null ? null : { url, title: title?.replaceAll(/\s+/g, " ").trim() || null };
}

/**
 * Where sites keep a feed that they do not name, the likeliest first.
 * Source: the defaults of WordPress, Ghost, Hugo, Jekyll, Drupal, Substack, Blogger, Squarespace.
 */
const WELL_KNOWN = [
  "feed",
  "rss.xml",
  "feed.xml",
  "rss",
  "atom.xml",
  "index.xml",
  "rss/",
  "feeds/posts/default",
  "?format=rss",
];

/** Addresses to try for a page that names no feed: below its own folder, then at the root of its site. */
export function wellKnownFeedUrls(url: string): readonly string[] {
  const folder = url.replace(/[?#].*$/s, "").replace(/\/?$/, "/");
  const roots = [folder, new URL("/", url).href];
  return [...new Set(roots.flatMap((root) => WELL_KNOWN.map((path) => new URL(path, root).href)))];
}
