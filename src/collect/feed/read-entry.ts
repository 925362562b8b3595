import { ENTRY_FIELDS } from "./feed-fields.ts";
import { addressOf, readLinks } from "./feed-links.ts";
import { readPerson } from "./feed-person.ts";
import { readFeedText } from "./feed-text.ts";
import { firstSentence } from "./first-sentence.ts";
import { parseFeedDate } from "./parse-feed-date.ts";
import type { FeedEntry, FeedFormat, FeedPerson, FeedText } from "./parsed-feed.ts";
import { absoluteAddress } from "./html-markup.ts";
import { childElements, textOf, type XmlElement } from "./xml-element.ts";

export interface EntryContext {
  readonly format: FeedFormat;
  /** The feed's, for dates in words. */
  readonly language: string | null;
  /** Whom an entry is by that names nobody. */
  readonly authors: readonly FeedPerson[];
}

/** An `item` or `entry` → what it says. */
export function readEntry(element: XmlElement, context: EntryContext): FeedEntry {
  const fields = fieldsOf(element);
  const { summary, content } = readTexts(element, fields, context);
  const title = firstText(fields, ENTRY_FIELDS.title, context);
  const excerpt = title === null ? firstSentence(summary?.text ?? content?.text ?? "") : null;
  const id = readId(element, fields);
  const language = firstValue(fields, ENTRY_FIELDS.language) ?? element.attributes["xml:lang"]?.trim() ?? "";
  return {
    id,
    title: excerpt === null ? title : { markup: excerpt, text: excerpt },
    isTitleExcerpt: excerpt !== null,
    link: readLinks(element).page ?? linkOfId(element, fields) ?? sourceOfContent(fields),
    authors: readAuthors(element, fields, context),
    published: firstDate(fields, ENTRY_FIELDS.published, context.language),
    updated:
      firstDate(fields, ENTRY_FIELDS.updated, context.language) ??
      parseFeedDate(element.attributes["lastmod"] ?? "", context.language),
    summary,
    content,
    language: language === "" ? null : language.replaceAll("_", "-"),
  };
}

export type Fields = ReadonlyMap<string, readonly XmlElement[]>;

/** An element's children by name. What Media RSS groups stands behind what the entry says itself. */
export function fieldsOf(element: XmlElement): Fields {
  const fields = new Map<string, XmlElement[]>();
  const add = (child: XmlElement): void => {
    const known = fields.get(child.name);
    if (known === undefined) fields.set(child.name, [child]);
    else known.push(child);
  };
  const groups: XmlElement[] = [];
  for (const child of childElements(element)) {
    add(child);
    if (child.name === "media:group" || child.name === "media:content") groups.push(child);
  }
  for (let group = groups.shift(); group !== undefined; group = groups.shift()) {
    for (const child of childElements(group)) {
      add(child);
      if (child.name === "media:content") groups.push(child);
    }
  }
  return fields;
}

export function firstValue(fields: Fields, names: readonly string[]): string | null {
  for (const name of names) {
    for (const element of fields.get(name) ?? []) {
      const text = textOf(element);
      if (text !== "") return text;
    }
  }
  return null;
}

export function firstDate(fields: Fields, names: readonly string[], language: string | null): Date | null {
  for (const name of names) {
    for (const element of fields.get(name) ?? []) {
      const date = parseFeedDate(textOf(element), language);
      if (date !== null) return date;
    }
  }
  return null;
}

export function firstText(
  fields: Fields,
  names: readonly string[],
  { format }: { format: FeedFormat },
): FeedText | null {
  for (const name of names) {
    for (const element of fields.get(name) ?? []) {
      const text = readFeedText(element, isAtomText(element, format));
      if (text !== null) return text;
    }
  }
  return null;
}

/** Whether an element follows Atom's rules for text, which say what is HTML. */
function isAtomText({ name }: XmlElement, format: FeedFormat): boolean {
  return format === "atom" && !name.includes(":");
}

interface Texts {
  readonly summary: FeedText | null;
  readonly content: FeedText | null;
}

function readTexts(element: XmlElement, fields: Fields, context: EntryContext): Texts {
  const names: readonly string[] = ENTRY_FIELDS.summary;
  const found = childElements(element)
    .filter(({ name }) => names.includes(name))
    .map((child) => readFeedText(child, isAtomText(child, context.format)))
    .filter((text) => text !== null);
  const summary = found[0] ?? firstText(fields, ENTRY_FIELDS.poorSummary, context);
  const second = found.find(({ markup }) => markup !== summary?.markup) ?? null;
  return { summary, content: firstText(fields, ENTRY_FIELDS.content, context) ?? second };
}

function readAuthors(element: XmlElement, fields: Fields, context: EntryContext): readonly FeedPerson[] {
  const own = peopleOf(fields, ENTRY_FIELDS.authors);
  if (own.length > 0) return own;
  const source = childElements(element).find(({ name }) => name === "source");
  const sourced = source === undefined ? [] : peopleOf(fieldsOf(source), ENTRY_FIELDS.authors);
  return sourced.length > 0 ? sourced : context.authors;
}

/** All that the first of these elements which names anybody names. */
export function peopleOf(fields: Fields, names: readonly string[]): readonly FeedPerson[] {
  for (const name of names) {
    const people = (fields.get(name) ?? []).map(readPerson).filter((person) => person !== null);
    if (people.length > 0) return people;
  }
  return [];
}

/** An address as a path, not a name: `/news/3.html`, `?p=3`. */
const PATH = /^[^\s:]*[/?#][^\s]*$/;

function readId(element: XmlElement, fields: Fields): string | null {
  const id = ENTRY_FIELDS.id.flatMap((name) => fields.get(name) ?? []).find((each) => textOf(each) !== "");
  const text = id === undefined ? aboutOf(element) : textOf(id);
  if (text === "") return null;
  const isOpaque = id?.attributes["ispermalink"]?.trim().toLowerCase() === "false";
  return PATH.test(text) && !isOpaque ? absoluteAddress(text, (id ?? element).base) : text;
}

/** `rdf:about`, whatever the feed calls RDF's namespace. */
function aboutOf({ attributes }: XmlElement): string {
  const name = Object.keys(attributes).find((each) => each === "about" || each.endsWith(":about"));
  return name === undefined ? "" : (attributes[name] ?? "").trim();
}

/** A `guid` is the address where it does not deny it; so is an id that is one. Source: RSS 2.0, guid. */
function linkOfId(element: XmlElement, fields: Fields): string | null {
  const isOpaque = (fields.get("guid") ?? []).some(
    ({ attributes }) => attributes["ispermalink"]?.trim().toLowerCase() === "false",
  );
  const id = isOpaque ? null : readId(element, fields);
  return id !== null && /^https?:\/\//i.test(id) ? id : null;
}

/** Atom's content may stand elsewhere. */
function sourceOfContent(fields: Fields): string | null {
  const content = fields.get("content")?.find(({ attributes }) => attributes["src"] !== undefined);
  return content === undefined ? null : addressOf(content.attributes["src"] ?? "", content.base);
}
