import { parseDate, parseLanguage, parseWebUrl, type ParsedArticle } from "../parsed-article.ts";

/** Where a page says something about itself, the most dependable place first. */
const TITLE = ["meta[property='og:title']", "meta[name='twitter:title']", "h1", "title"];
const URL_OF = ["link[rel='canonical']", "meta[property='og:url']"];
const PUBLISHED = [
  "meta[property='article:published_time']",
  "meta[name='date']",
  "meta[itemprop='datePublished']",
  "article time[datetime]",
  "main time[datetime]",
];

/** The schema.org types that carry an article. Source: schema.org/NewsArticle and its neighbours. */
const ARTICLE_TYPE = /^(?:\w*Article|BlogPosting|Report)$/;

/** Title, address, publisher, date and language by JSON-LD, then meta elements, then what the page shows. */
export function readMetadata(document: Document): Omit<ParsedArticle, "kind" | "text"> {
  const linked = readJsonLd(document);
  return {
    title: linked("headline") ?? firstOf(document, TITLE),
    url: firstArticleUrl([...allOf(document, URL_OF), linked("url")]),
    source: firstOf(document, ["meta[property='og:site_name']"]) ?? linked("publisher"),
    language: parseLanguage(document.documentElement?.getAttribute("lang")),
    publishedAt: parseDate(linked("datePublished") ?? firstOf(document, PUBLISHED)),
  };
}

function firstOf(document: Document, selectors: readonly string[]): string | null {
  return allOf(document, selectors)[0] ?? null;
}

/** What the first element of each selector says, in the order of the selectors; those that say nothing left out. */
function allOf(document: Document, selectors: readonly string[]): readonly string[] {
  return selectors.flatMap((selector) => {
    const element = document.querySelector(selector);
    const value =
      element?.getAttribute("content") ??
      element?.getAttribute("href") ??
      element?.getAttribute("datetime") ??
      element?.textContent;
    return value?.replaceAll(/\s+/g, " ").trim() || [];
  });
}

/** An address that can be one article's: a site that names its front page on every page names no article. */
function firstArticleUrl(candidates: readonly (string | null)[]): string | null {
  const urls = candidates.map(parseWebUrl).filter((url) => url !== null);
  return urls.find((url) => new URL(url).pathname !== "/") ?? null;
}

/** A reader of the text fields of the page's first article in JSON-LD; a broken block is as good as none. */
function readJsonLd(document: Document): (key: string) => string | null {
  for (const script of document.querySelectorAll("script[type='application/ld+json']")) {
    const article = findArticle(parseJson(script.textContent), 0);
    if (article !== null) return (key) => textOf(article.get(key));
  }
  return () => null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** JSON-LD nests articles in lists and under `@graph`; four levels are more than any page uses. */
function findArticle(value: unknown, depth: number): ReadonlyMap<string, unknown> | null {
  if (typeof value !== "object" || value === null || depth > 4) return null;
  const fields = new Map<string, unknown>(Object.entries(value));
  const types = [fields.get("@type")].flat();
  if (types.some((type) => typeof type === "string" && ARTICLE_TYPE.test(type))) return fields;
  for (const nested of Array.isArray(value) ? value : [fields.get("@graph"), fields.get("mainEntity")]) {
    const found = findArticle(nested, depth + 1);
    if (found !== null) return found;
  }
  return null;
}

function textOf(value: unknown): string | null {
  if (typeof value === "string") return value.replaceAll(/\s+/g, " ").trim() || null;
  if (Array.isArray(value)) return textOf(value[0]);
  if (typeof value !== "object" || value === null) return null;
  return textOf("name" in value ? value.name : "@id" in value ? value["@id"] : null);
}
