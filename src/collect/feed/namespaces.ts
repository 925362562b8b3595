/** Prefix → the addresses of its namespace, in lower case and without a `/` or `#` at the end: feeds get both wrong. */
const NAMESPACES: Readonly<Record<string, readonly string[]>> = {
  // The formats' own words. Source: the specifications of RSS 0.90, 1.0, 1.1, 2.0 and Atom 0.2, 0.3, 1.0.
  "": [
    "http://purl.org/rss/1.0",
    "http://purl.org/net/rss1.1",
    "http://my.netscape.com/rdf/simple/0.9",
    "http://channel.netscape.com/rdf/simple/0.9",
    "http://backend.userland.com/rss",
    "http://backend.userland.com/rss2",
    "http://backend.userland.com/rss091",
    "http://backend.userland.com/rss092",
    "http://blogs.law.harvard.edu/tech/rss",
    "http://www.rssboard.org/rss-specification",
    "http://cyber.law.harvard.edu/rss/rss.html",
    "http://purl.org/atom/ns",
    "http://example.com/newformat",
    "http://www.w3.org/2005/atom",
  ],
  rdf: ["http://www.w3.org/1999/02/22-rdf-syntax-ns"],
  dc: ["http://purl.org/dc/elements/1.1", "http://purl.org/dc/elements/1.0", "http://purl.org/dc/elements/2.0"],
  dcterms: ["http://purl.org/dc/terms"],
  content: ["http://purl.org/rss/1.0/modules/content"],
  sy: ["http://purl.org/rss/1.0/modules/syndication"],
  itunes: ["http://www.itunes.com/dtds/podcast-1.0.dtd", "http://example.com/dtds/podcast-1.0.dtd"],
  media: ["http://search.yahoo.com/mrss"],
  xhtml: ["http://www.w3.org/1999/xhtml", "http://www.w3.org/tr/xhtml1"],
};

const PREFIXES: ReadonlyMap<string, string> = new Map(
  Object.entries(NAMESPACES).flatMap(([prefix, addresses]) => addresses.map((address) => [address, prefix] as const)),
);

/** The usual prefix of a namespace, `""` for the formats' own; null for one that means nothing to us. */
export function prefixOf(namespace: string): string | null {
  return (
    PREFIXES.get(
      namespace
        .trim()
        .toLowerCase()
        .replace(/[/#]+$/, ""),
    ) ?? null
  );
}

/** Prefixes that feeds use for the formats' own words, with or without saying so. */
export const OWN_PREFIXES: ReadonlySet<string> = new Set(["atom", "atom03", "atom10", "rss", "a10"]);
