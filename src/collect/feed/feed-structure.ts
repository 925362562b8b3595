import type { XmlElement } from "./xml-element.ts";

/** Elements that hold text alone, unless its type says markup. */
const LEAVES: ReadonlySet<string> = new Set(
  (
    "title link guid id pubdate published updated issued modified created lastbuilddate language ttl comments copyright " +
    "managingeditor webmaster generator docs url name email uri dc:date dc:creator dc:title dc:subject dc:language " +
    "dc:publisher dcterms:modified dcterms:issued dcterms:created"
  ).split(" "),
);

/** Elements that may hold an article with its markup. */
const HOLDERS: ReadonlySet<string> = new Set(
  "description summary content content:encoded dc:description abstract subtitle tagline body".split(" "),
);

/** What opens beside a leaf or a holder and never inside one. */
const FIELDS: ReadonlySet<string> = new Set([
  ...LEAVES,
  ...HOLDERS,
  ..."item entry author category enclosure image source channel".split(" "),
]);

/** Elements of a feed that no HTML has: they end even an article that was never closed. */
const NEVER_IN_HTML: ReadonlySet<string> = new Set(
  "item entry guid pubdate published updated issued modified lastbuilddate content:encoded dc:date dc:creator".split(
    " ",
  ),
);

export function isEntryName(name: string): boolean {
  return name === "item" || name === "entry";
}

/**
 * How many of the open elements stay open when another opens, where the feed forgot to close some; null where nothing is
 * amiss. `<item><title>One<link>…` is a title without an end, not a title that holds a link.
 * @param open from the document down to the innermost.
 */
export function closesBefore(name: string, open: readonly XmlElement[]): number | null {
  const top = open.at(-1);
  if (top === undefined || !FIELDS.has(name) || open.some(holdsXml)) return null;
  if (isEntryName(name)) {
    const entry = open.findLastIndex((element) => isEntryName(element.name));
    if (entry > 0) return entry;
  }
  if (LEAVES.has(top.name)) return open.length - 1;
  const holder = open.findLastIndex((element) => HOLDERS.has(element.name));
  if (holder <= 0) return null;
  const isTextSoFar = holder === open.length - 1 && top.children.every((child) => typeof child === "string");
  return isTextSoFar || NEVER_IN_HTML.has(name) ? holder : null;
}

/** A document of any other kind, inside an Atom entry. Source: RFC 4287, 4.1.3.3. */
function holdsXml({ name, attributes }: XmlElement): boolean {
  return name === "content" && /[/+]xml$/i.test(attributes["type"] ?? "") && !/xhtml/i.test(attributes["type"] ?? "");
}
