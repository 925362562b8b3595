/**
 * Which elements say what, in every format there is; the first in a list that says anything counts. Source: the
 * specifications of RSS 0.90 to 2.0, RSS 1.0 and its modules, Atom 0.3 and 1.0 (RFC 4287), CDF, Dublin Core, iTunes and
 * Media RSS.
 */
export const FEED_FIELDS = {
  title: ["title", "dc:title", "itunes:title"],
  description: [
    "description",
    "subtitle",
    "tagline",
    "dc:description",
    "abstract",
    "itunes:summary",
    "itunes:subtitle",
  ],
  language: ["language", "dc:language"],
  authors: ["author", "dc:creator", "dc:author", "managingeditor", "itunes:author"],
  published: ["published", "pubdate", "issued", "dcterms:issued"],
  updated: ["updated", "lastbuilddate", "modified", "dc:date", "dcterms:modified", "date"],
} as const;

export const ENTRY_FIELDS = {
  id: ["guid", "id"],
  title: ["title", "dc:title", "media:title", "itunes:title"],
  language: ["language", "dc:language"],
  authors: ["author", "dc:creator", "dc:author", "itunes:author", "media:credit"],
  published: ["published", "pubdate", "issued", "dcterms:issued", "created", "dcterms:created"],
  updated: ["updated", "modified", "dc:date", "dcterms:modified", "date", "lastbuilddate"],
  /** In the order of the document: of two different ones the second is taken for the content. */
  summary: ["description", "summary", "dc:description", "abstract", "dcterms:abstract"],
  /** Where there is none of those. */
  poorSummary: ["itunes:summary", "itunes:subtitle", "media:description"],
  content: ["content:encoded", "content", "body", "xhtml:body", "fullitem", "xhtml:div"],
} as const;
