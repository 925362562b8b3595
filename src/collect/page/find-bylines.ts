import { elementsOf, lineUpTo, type PageElement } from "./page-tree.ts";
import { isNameLike, parseAuthorName } from "./author-name.ts";

/** How a page marks up the name of its author in what a reader sees; the surest first. */
export type BylineKind = "relation" | "property" | "marked" | "written" | "linked";

export interface Byline {
  readonly kind: BylineKind;
  readonly name: string;
  /** What it stands in, two elements up: authors side by side share it. */
  readonly group: PageElement | null;
}

/** Where names stand that are not the author's: other articles, readers, menus. */
const ELSEWHERE =
  /\b(?:comments?|commentlist|respond|related|recommended|more-?posts|latest|sidebar|widget|footer|nav(?:bar|igation)?|menu|carousel|testimonials?|reviews?-?list)\b/i;

/** Words of a class or id that say that an author's name is in it. */
const MARKED = /\b(?:by-?line|authors?|authored|contributors?|writers?|autor(?:en|e|in|a)?|auteurs?|verfasser)\b/i;

/** A byline that breaks off before the name, which then stands beside it. */
const LEAD = /^(?:(?:written|posted|words|story|published)\s+)?by\s*:?$|^(?:author|writer)\s*:?$/i;

/** Addresses under which sites keep their authors. */
const AUTHOR_PATH =
  /\/(?:authors?|people|staff|contributors?|profiles?|by|writers?|reporters?|experts?|team)\/[^/?#]+\/?$|[?&]author=/i;

/** Looked for no further: the author's name is among the first. */
const MAX_BYLINES = 48;

/** The longest line that is a byline, with its date and role (characters). */
const MAX_LINE = 160;

/** Every name that the page shows as its author's, in the order of the page. */
export function findBylines(root: PageElement, headings: readonly PageElement[]): readonly Byline[] {
  const found: Byline[] = [];
  const around = new Set(headings.flatMap(withAncestors));
  const read = (element: PageElement): void => {
    for (const child of element.children) {
      if (found.length >= MAX_BYLINES) return;
      if (typeof child === "string" || (!around.has(child) && isElsewhere(child))) continue;
      const byline = readByline(child);
      if (byline !== null) found.push({ ...byline, group: element.parent });
      read(child);
    }
  };
  read(root);
  return found;
}

function withAncestors(element: PageElement): readonly PageElement[] {
  return element.parent === null ? [element] : [element, ...withAncestors(element.parent)];
}

function isElsewhere({ name, attributes }: PageElement): boolean {
  if (name === "nav" || name === "footer" || name === "head") return true;
  const words = wordsOf(attributes);
  return words.length < 200 && ELSEWHERE.test(words);
}

/** The words of its class and id, however they are joined: `postAuthor_name` is `post Author name`. */
function wordsOf(attributes: PageElement["attributes"]): string {
  return `${attributes["id"] ?? ""} ${attributes["class"] ?? ""}`
    .replaceAll(/([a-z])(?=[A-Z])/g, "$1 ")
    .replaceAll(/[_-]+/g, " ");
}

type NamedByline = Omit<Byline, "group">;

function readByline(element: PageElement): NamedByline | null {
  const { name: tag, attributes } = element;
  const kind: BylineKind | null = /\bauthor\b/.test(attributes["rel"] ?? "")
    ? "relation"
    : /\b(?:author|creator)\b/.test(attributes["itemprop"] ?? "")
      ? "property"
      : MARKED.test(wordsOf(attributes))
        ? "marked"
        : tag === "a" && AUTHOR_PATH.test(attributes["href"] ?? "")
          ? "linked"
          : null;
  const line = kind === null && !mayBeWritten(element) ? null : lineUpTo(element, MAX_LINE);
  if (line === null || line === "") return null;
  if (LEAD.test(line)) return bylineOf("written", lineBeside(element));
  if (kind === null)
    return /^(?:(?:written|posted|words|story)\s+)?by:?\s/i.test(line) ? bylineOf("written", line) : null;
  const named = kind === "property" || kind === "marked" ? nameElement(element) : null;
  return (named === null ? null : bylineOf(kind, lineUpTo(named, MAX_LINE))) ?? bylineOf(kind, line);
}

function bylineOf(kind: BylineKind, line: string | null): NamedByline | null {
  const name = line === null ? null : parseAuthorName(line, { isByline: true });
  return name !== null && isNameLike(name) ? { kind, name } : null;
}

/** Whether its first words, however deep, begin as a byline does. */
function mayBeWritten({ children }: PageElement): boolean {
  const first = children.find((child) => typeof child !== "string" || child.trim() !== "");
  if (first === undefined) return false;
  return typeof first === "string"
    ? /^\s*(?:(?:written|posted|words|story|published)\s+)?by\b/i.test(first) || /^\s*author\b/i.test(first)
    : mayBeWritten(first);
}

/** What stands next to an element, or next to what holds only it. */
function lineBeside(element: PageElement): string | null {
  for (let at = element, steps = 0; at.parent !== null && steps < 2; at = at.parent, steps++) {
    const next = at.parent.children
      .slice(at.index + 1, at.index + 4)
      .find((each) => (typeof each === "string" ? each : (lineUpTo(each, MAX_LINE) ?? "-")).trim() !== "");
    if (next !== undefined) return typeof next === "string" ? next : lineUpTo(next, MAX_LINE);
  }
  return null;
}

/** Inside a byline, the element that holds no more than the name: Microdata's own, else a link to the author. */
function nameElement(element: PageElement): PageElement | null {
  let link: PageElement | null = null;
  for (const inner of elementsOf(element)) {
    if (inner.attributes["itemprop"] === "name") return inner;
    if (link === null && inner.name === "a") link = inner;
  }
  return link;
}
