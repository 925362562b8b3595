import { FEED_FIELDS } from "./feed-fields.ts";
import { isEntryName } from "./feed-structure.ts";
import { readLinks } from "./feed-links.ts";
import { readPace } from "./feed-pace.ts";
import { parseFeedDate } from "./parse-feed-date.ts";
import type { FeedFormat, ParsedFeed } from "./parsed-feed.ts";
import { fieldsOf, firstDate, firstText, firstValue, peopleOf, readEntry } from "./read-entry.ts";
import { childElements, type XmlElement } from "./xml-element.ts";

/** A tree → the feed in it; null where there is none. @param language as HTTP says it. */
export function readFeed(document: XmlElement, language: string | null): ParsedFeed | null {
  const root = findRoot(document);
  if (root === null) return null;
  const { element, format } = root;
  const about =
    (format === "atom" ? undefined : childElements(element).find(({ name }) => name === "channel")) ?? element;
  const fields = fieldsOf(about);
  const links = readLinks(about);
  const spoken = firstValue(fields, FEED_FIELDS.language) ?? about.language ?? language;
  const authors = peopleOf(fields, FEED_FIELDS.authors);
  const context = { format, language: spoken, authors: format === "atom" ? authors : [] };
  return {
    kind: "feed",
    format,
    title: firstText(fields, FEED_FIELDS.title, context),
    description: firstText(fields, FEED_FIELDS.description, context),
    link: links.page,
    self: links.self,
    language: spoken === null ? null : spoken.replaceAll("_", "-"),
    authors,
    published: firstDate(fields, FEED_FIELDS.published, spoken),
    updated: firstDate(fields, FEED_FIELDS.updated, spoken) ?? parseFeedDate(about.attributes["lastmod"] ?? "", spoken),
    pace: readPace(fields),
    entries: findEntries(element).map((entry) => readEntry(entry, context)),
  };
}

const FORMATS: Readonly<Record<string, FeedFormat>> = {
  rss: "rss",
  rdf: "rdf",
  "rdf:rdf": "rdf",
  feed: "atom",
  channel: "cdf",
};

/** The feed's own element: the root, or what some page or envelope wraps it in. */
function findRoot(document: XmlElement): { readonly element: XmlElement; readonly format: FeedFormat } | null {
  let level: readonly XmlElement[] = [document];
  for (let depth = 0; depth < 4 && level.length > 0; depth++) {
    for (const element of level) {
      const format = FORMATS[element.name];
      if (format !== undefined) return { element, format: formatOf(element, format) };
    }
    level = level.flatMap(childElements);
  }
  // A feed without its root: entries alone.
  const bare = childElements(document).some(({ name }) => isEntryName(name));
  return bare || isEntryName(document.name) ? { element: document, format: "rss" } : null;
}

/** A bare `channel` is CDF, or RSS that lost its root. */
function formatOf(element: XmlElement, format: FeedFormat): FeedFormat {
  if (format !== "cdf") return format;
  const isCdf =
    element.attributes["href"] !== undefined || childElements(element).some(({ name }) => name === "abstract");
  return isCdf ? "cdf" : "rss";
}

/** Beside the channel, inside it, or, where nesting went wrong, anywhere below that is no entry itself. */
function findEntries(root: XmlElement): readonly XmlElement[] {
  const found: XmlElement[] = [];
  const search = (element: XmlElement): void => {
    for (const child of childElements(element)) {
      if (isEntryName(child.name)) found.push(child);
      else search(child);
    }
  };
  if (isEntryName(root.name)) return [root];
  search(root);
  return found;
}
