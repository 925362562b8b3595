import { decodeHTMLStrict } from "entities";
import { Parser } from "htmlparser2";
import { isHtmlBeyond } from "../../shared/html.ts";
import { readDoctype } from "./doctype.ts";
import { closesBefore, isEntryName } from "./feed-structure.ts";
import { OWN_PREFIXES, prefixOf } from "./namespaces.ts";
import type { XmlElement } from "./xml-element.ts";

/**
 * Far beyond what a feed has: nested deeper, larger, or with more entities (the five of XML itself not counted) than this it
 * is made to hurt. Entries beyond the limit are not read.
 */
const LIMITS = { depth: 256, elements: 50_000, attributesOfOne: 256, entities: 250_000, entries: 1_000 };

/** HTML inside is scanned where it is longer than most articles, in characters. */
const LONG_TEXT = 16_384;
const HTML_LIMITS = { depth: LIMITS.depth, elements: LIMITS.elements, attributesOfOne: LIMITS.attributesOfOne };

/** Characters parsed between two looks at the counters. */
const CHUNK = 16_384;

/** `hostile` says what is beyond all measure, half a sentence. */
export type XmlTree =
  | { readonly kind: "tree"; readonly root: XmlElement | null }
  | { readonly kind: "hostile"; readonly reason: string };

export interface XmlOptions {
  readonly base: string | null;
  readonly language: string | null;
}

/**
 * A feed's XML → its tree, however broken: unclosed and wrongly closed elements, bare `&`, entities of HTML, control
 * characters, anything around the root. Linear in the input, and it stops soon after a limit is crossed.
 */
export function parseXml(document: string, options: XmlOptions): XmlTree {
  const doctype = readDoctype(document);
  if (doctype.kind === "hostile")
    return { kind: "hostile", reason: "its DOCTYPE declares more than plain short texts" };
  const text = withoutControls(doctype.text);
  if (countEntities(text) > LIMITS.entities) return { kind: "hostile", reason: "it is made of entities" };
  const builder = new TreeBuilder(options, doctype.entities);
  const parser = new Parser(builder, {
    xmlMode: true,
    decodeEntities: false,
    lowerCaseTags: true,
    lowerCaseAttributeNames: true,
  });
  for (let at = 0; at < text.length && !builder.isFull; at += CHUNK) {
    parser.write(text.slice(at, at + CHUNK));
    const beyond = builder.beyond();
    if (beyond !== null) return { kind: "hostile", reason: beyond };
  }
  if (!builder.isFull) parser.end();
  const beyond = builder.beyond();
  if (beyond !== null) return { kind: "hostile", reason: beyond };
  return { kind: "tree", root: builder.finish() };
}

/** XML allows no control characters, and feeds have them. */
function withoutControls(text: string): string {
  // oxlint-disable-next-line no-control-regex -- control characters are what it is about
  return text.replaceAll(/[\0-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]+/g, "");
}

/** All that XML itself does not have; a bare `&` is none. */
const ENTITY = /&(?!(?:amp|lt|gt|quot|apos);)[#\w]/g;

function countEntities(text: string): number {
  let count = 0;
  ENTITY.lastIndex = 0;
  while (count <= LIMITS.entities && ENTITY.test(text)) count++;
  return count;
}

interface OpenElement extends XmlElement {
  readonly children: (XmlElement | string)[];
  readonly tag: string;
  readonly scope: Scope;
}

/** Prefix → namespace, and the names worked out under it. */
interface Scope {
  readonly namespaces: ReadonlyMap<string, string>;
  /** The root's default namespace. */
  readonly root: string | null;
  readonly names: Map<string, string>;
}

class TreeBuilder {
  readonly #document: OpenElement;
  readonly #open: OpenElement[];
  readonly #entities: ReadonlyMap<string, string>;
  #text = "";
  #inCdata = false;
  #elements = 0;
  #entries = 0;
  #deepest = 0;
  #attributes = 0;
  #mostAttributes = 0;
  #isHtmlBeyond = false;
  /** As many entries as are read: the rest need not be parsed. */
  isFull = false;

  constructor({ base, language }: XmlOptions, entities: ReadonlyMap<string, string>) {
    const scope: Scope = { namespaces: new Map(), root: null, names: new Map() };
    this.#document = { name: "", tag: "", attributes: {}, base, language, children: [], scope };
    this.#open = [this.#document];
    this.#entities = entities;
  }

  beyond(): string | null {
    if (this.#isHtmlBeyond) return "an article in it is nested deeper or larger than any";
    if (this.#deepest > LIMITS.depth) return `it is nested deeper than ${LIMITS.depth} elements`;
    if (this.#elements > LIMITS.elements) return `it has more than ${LIMITS.elements.toLocaleString("en")} elements`;
    if (this.#mostAttributes > LIMITS.attributesOfOne) {
      return `one element has more than ${LIMITS.attributesOfOne} attributes`;
    }
    return null;
  }

  finish(): XmlElement | null {
    this.#endText();
    return this.#document.children.find((child) => typeof child !== "string") ?? null;
  }

  onopentagname(): void {
    this.#attributes = 0;
    this.#elements++;
  }

  onattribute(): void {
    this.#mostAttributes = Math.max(this.#mostAttributes, ++this.#attributes);
  }

  onopentag(tag: string, raw: Record<string, string>): void {
    if (this.isFull) return;
    this.#endText();
    const attributes = this.#readAttributes(raw);
    let parent = this.#top();
    const scope = scopeOf(attributes, parent.scope);
    const name = nameOf(tag, scope);
    const closing = closesBefore(name, this.#open);
    if (closing !== null) {
      this.#open.length = closing;
      parent = this.#top();
    }
    if (isEntryName(name) && ++this.#entries > LIMITS.entries) {
      this.isFull = true;
      return;
    }
    const element: OpenElement = {
      name,
      tag,
      attributes,
      base: baseOf(attributes, name, parent.base),
      language: attributes["xml:lang"] === undefined ? parent.language : attributes["xml:lang"].trim() || null,
      children: [],
      scope,
    };
    parent.children.push(element);
    this.#open.push(element);
    this.#deepest = Math.max(this.#deepest, this.#open.length);
  }

  onclosetag(tag: string): void {
    if (this.isFull) return;
    this.#endText();
    const at = this.#open.findLastIndex((element) => element.tag === tag);
    if (at > 0) this.#open.length = at;
  }

  ontext(text: string): void {
    if (!this.isFull) this.#text += text;
  }

  oncdatastart(): void {
    this.#endText();
    this.#inCdata = true;
  }

  oncdataend(): void {
    this.#endText();
    this.#inCdata = false;
  }

  #top(): OpenElement {
    return this.#open.at(-1) ?? this.#document;
  }

  #endText(): void {
    if (this.#text === "") return;
    const text = this.#inCdata ? this.#text : this.#decode(this.#text);
    this.#isHtmlBeyond ||= text.length > LONG_TEXT && isHtmlBeyond(text, HTML_LIMITS);
    const { children } = this.#top();
    const last = children.at(-1);
    if (typeof last === "string") children[children.length - 1] = last + text;
    else children.push(text);
    this.#text = "";
  }

  #readAttributes(raw: Record<string, string>): Readonly<Record<string, string>> {
    for (const [name, value] of Object.entries(raw)) if (value.includes("&")) raw[name] = this.#decode(value);
    return raw;
  }

  /** Once, and only what ends in a semicolon: `?a=1&copy=2` is an address. */
  #decode(text: string): string {
    if (!text.includes("&")) return text;
    return text.replaceAll(
      /&([\w.-]+|#\w+);/g,
      (entity, name: string) => BUILT_IN.get(name) ?? this.#entities.get(name) ?? decodeHTMLStrict(entity),
    );
  }
}

/** XML's own, which are nearly all there are: nobody need look them up among the 2,000 of HTML. */
const BUILT_IN: ReadonlyMap<string, string> = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
]);

function scopeOf(attributes: Readonly<Record<string, string>>, outer: Scope): Scope {
  const declared = Object.entries(attributes).filter(([name]) => name === "xmlns" || name.startsWith("xmlns:"));
  if (declared.length === 0) return outer;
  const own = declared.map(([name, value]) => [name.slice("xmlns:".length), value] as const);
  const root = outer.root ?? attributes["xmlns"] ?? "";
  return { namespaces: new Map([...outer.namespaces, ...own]), root, names: new Map() };
}

function nameOf(tag: string, scope: Scope): string {
  const known = scope.names.get(tag);
  if (known !== undefined) return known;
  const name = workOutName(tag, scope);
  scope.names.set(tag, name);
  return name;
}

/**
 * The usual prefix and the local name. A namespace nobody knows still counts as what its prefix says, and as the format's
 * own where the whole document stands in it; an element that changes to an unknown one inside is somebody else's.
 */
function workOutName(tag: string, { namespaces, root }: Scope): string {
  const colon = tag.indexOf(":");
  const prefix = colon < 0 ? "" : tag.slice(0, colon);
  const local = tag.slice(colon + 1);
  const namespace = namespaces.get(prefix) ?? "";
  const usual = prefixOf(namespace) ?? (OWN_PREFIXES.has(prefix) ? "" : prefix);
  // Feeds that put everything into RDF's namespace mean RSS 1.0.
  if (usual === "rdf" && !RDF_NAMES.has(local)) return local;
  if (usual !== "") return `${usual}:${local}`;
  return prefix === "" && namespace !== "" && namespace !== root && prefixOf(namespace) === null ? `?:${local}` : local;
}

/** RDF's own elements that feeds have. Source: RSS 1.0. */
const RDF_NAMES: ReadonlySet<string> = new Set(["rdf", "seq", "bag", "alt", "li", "value"]);

function baseOf(attributes: Readonly<Record<string, string>>, name: string, outer: string | null): string | null {
  // CDF has an attribute of its own for it.
  const declared = attributes["xml:base"] ?? (name === "channel" ? attributes["base"] : undefined);
  if (declared === undefined) return outer;
  return URL.parse(declared.trim(), outer ?? undefined)?.href ?? outer;
}
