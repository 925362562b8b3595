import { decodeHtmlText } from "./decode-html-text.ts";

/** What a page's JSON-LD says of its article; lists are in its order and may be empty. */
export interface LinkedArticle {
  readonly headlines: readonly string[];
  /** Names, organisations among them. */
  readonly authors: readonly string[];
  readonly published: readonly string[];
  readonly publishers: readonly string[];
  readonly urls: readonly string[];
  readonly languages: readonly string[];
  /** As it stands, HTML or not. */
  readonly body: string | null;
  /** False where it says that one has to pay. */
  readonly isFree: boolean;
}

/** The schema.org types that carry an article. Source: schema.org/CreativeWork and below. */
const ARTICLE = /(?:Article|BlogPosting|Report|DiscussionForumPosting|LiveBlogPosting|Recipe|HowTo)$/;
const PAGE = /^(?:\w*WebPage|ItemPage|\w*Page)$/;

/** The longest list of authors that is one: a paper's. */
const MAX_NAMES = 64;

/** JSON-LD nests; deeper than this nobody does, and a hostile page may. */
const MAX_DEPTH = 8;

/** Where articles are nested: lists aside, under these keys. */
const NESTS = [
  "@graph",
  "mainEntity",
  "mainEntityOfPage",
  "hasPart",
  "itemListElement",
  "item",
  "isPartOf",
  "author",
  "publisher",
];

type Fields = ReadonlyMap<string, unknown>;

/** The blocks of JSON-LD → what they say of the page's article; broken blocks are as good as none. */
export function readLinkedData(blocks: readonly string[]): LinkedArticle {
  const nodes = blocks.flatMap((block) => collectNodes(parseJson(block), 0));
  const byId = new Map(nodes.flatMap((node) => (node.has("name") ? [[idOf(node), node] as const] : [])));
  const articles = nodes.filter((node) => hasType(node, ARTICLE));
  const main = articles[0];
  const pages = nodes.filter((node) => hasType(node, PAGE));
  const first = [main, ...pages].filter((node) => node !== undefined);
  const textsOf = (list: readonly Fields[], ...keys: readonly string[]): readonly string[] =>
    list.flatMap((node) => keys.flatMap((key) => names(node.get(key), byId)));
  return {
    headlines: textsOf(main === undefined ? [] : [main], "headline", "name"),
    authors: first.map((node) => textsOf([node], "author", "creator")).find((found) => found.length > 0) ?? [],
    published: textsOf(first, "datePublished", "dateCreated"),
    publishers: textsOf(first, "publisher"),
    urls: textsOf(main === undefined ? [] : [main], "url", "mainEntityOfPage"),
    languages: textsOf(first, "inLanguage"),
    body: longest(articles.map((node) => node.get("articleBody"))),
    isFree: !articles.some((node) => String(node.get("isAccessibleForFree")).toLowerCase() === "false"),
  };
}

/** What people put around JSON in a script element. */
const WRAPPED = /^(?:<!--|\/\*|\/\/)?\s{0,9}(?:<!\[CDATA\[)?\s{0,9}(?:\*\/)?/;

/** The value of a block; with commas too many or line breaks inside a string, too. Null for what is no JSON even so. */
function parseJson(block: string): unknown {
  const text = block.trim().replace(WRAPPED, "");
  const json = text.slice(0, 1 + Math.max(text.lastIndexOf("}"), text.lastIndexOf("]")));
  for (const attempt of [json, json.replaceAll(/\p{Cc}+/gu, " ").replaceAll(/, ?(?=[}\]])/g, "")]) {
    try {
      return JSON.parse(attempt);
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
    }
  }
  return null;
}

function collectNodes(value: unknown, depth: number): readonly Fields[] {
  if (typeof value !== "object" || value === null || depth > MAX_DEPTH) return [];
  if (Array.isArray(value)) return value.flatMap((each) => collectNodes(each, depth + 1));
  const fields = new Map<string, unknown>(Object.entries(value));
  return [fields, ...NESTS.flatMap((key) => collectNodes(fields.get(key), depth + 1))];
}

function longest(values: readonly unknown[]): string | null {
  const texts = values.filter((value) => typeof value === "string");
  return texts.toSorted((a, b) => b.length - a.length)[0] ?? null;
}

function hasType(node: Fields, type: RegExp): boolean {
  return [node.get("@type")].flat().some((each) => typeof each === "string" && type.test(each));
}

function idOf(node: Fields): unknown {
  return node.get("@id");
}

/** The texts that a value stands for: itself, the names in it, or those of the node that it points to. */
function names(value: unknown, byId: ReadonlyMap<unknown, Fields>): readonly string[] {
  if (typeof value === "string") return [decodeHtmlText(value)].filter((text) => text !== "");
  if (Array.isArray(value)) return value.slice(0, MAX_NAMES).flatMap((each) => names(each, byId));
  if (typeof value !== "object" || value === null) return [];
  const fields = new Map<string, unknown>(Object.entries(value));
  const name =
    fields.get("name") ?? fields.get("alternateName") ?? byId.get(idOf(fields))?.get("name") ?? fields.get("@id");
  return names(name, new Map());
}
