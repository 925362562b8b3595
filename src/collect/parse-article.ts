import { extname } from "node:path";
import type { Article, ArticleLink } from "../article/article.ts";
import { removeBoilerplate } from "../article/boilerplate.ts";
import { DIGEST_COMMENT } from "../article/digest-comment.ts";
import { decodeText, isBinary } from "../shared/decode-text.ts";
import { withoutInvisible } from "../shared/invisible.ts";
import { articleId } from "./article-id.ts";
import { linkIdentity } from "./canonical-url.ts";
import type { ParsedArticle } from "./parsed-article.ts";
import type { ReadFailure } from "./read-failure.ts";
import { splitTitle } from "./split-title.ts";

type Parsed = ParsedArticle | ReadFailure;
type Parse = (text: string, bytes: Uint8Array) => Parsed | Promise<Parsed>;

/** How to read a file, by its extension. A page's parser costs 0.15 s to load, so each is loaded when needed. */
const PARSERS: Readonly<Record<string, Parse>> = {
  ".txt": parsePlainText,
  ".md": parseMarkdownLazily,
  ".markdown": parseMarkdownLazily,
  ".html": parsePageLazily,
  ".htm": parsePageLazily,
};

export const ARTICLE_EXTENSIONS: readonly string[] = Object.keys(PARSERS);

export interface ArticleOrigin {
  /** Absolute; null for standard input. */
  readonly path: string | null;
  /** The source's name where the document does not give its own. */
  readonly source: string;
  /** Where it stands, for an article without an address: see `articleId`. */
  readonly identity: readonly string[];
}

/**
 * The bytes of one file → its article. Standard input is a page where it begins like one, else plain text; so is a
 * file with an extension that says nothing.
 */
export async function parseArticle(bytes: Uint8Array, origin: ArticleOrigin): Promise<ParsedFile | ReadFailure> {
  if (bytes.length === 0) return noText("it is empty");
  if (isBinary(bytes)) return NOT_TEXT;
  const content = decodeText(bytes);
  // A folder may hold what Lede wrote: its own words are no news.
  if (content.includes(DIGEST_COMMENT)) return OWN_DIGEST;
  const parsed = await parseText(content, bytes, extname(origin.path ?? "").toLowerCase());
  if (parsed.kind === "failed") return parsed;
  // PostgreSQL refuses a NUL in text, and a reader sees none.
  const text = removeBoilerplate(withoutInvisible(parsed.text)).trim();
  if (text === "") return noText("it has no text besides headings and boilerplate");
  const { url, language, publishedAt } = parsed;
  const title = parsed.title === null ? null : withoutInvisible(parsed.title).trim() || null;
  const article: Article = {
    // The same where a feed offers it, too.
    id: articleId(...(url === null ? origin.identity : [linkIdentity(url) ?? url])),
    title,
    text,
    language,
    link: linkOf(url, origin),
    source: parsed.source ?? hostOf(url) ?? origin.source,
    publishedAt,
    extent: "full",
  };
  return { kind: "article", article };
}

export interface ParsedFile {
  readonly kind: "article";
  readonly article: Article;
}

function parseText(text: string, bytes: Uint8Array, extension: string): Parsed | Promise<Parsed> {
  const looksLikePage = /^\s*<(?:!doctype html|html)\b/i.test(text);
  const parse = PARSERS[extension] ?? (looksLikePage ? parsePageLazily : parsePlainText);
  return parse(text, bytes);
}

function parsePlainText(content: string): ParsedArticle {
  const { title, text } = splitTitle(content);
  return { kind: "parsed", title, text, url: null, source: null, language: null, publishedAt: null };
}

async function parseMarkdownLazily(text: string): Promise<Parsed> {
  const { parseMarkdown } = await import("./parse-markdown.ts");
  return parseMarkdown(text);
}

/** A page says itself how its bytes are to be read. */
async function parsePageLazily(_text: string, bytes: Uint8Array): Promise<Parsed> {
  const { parsePage } = await import("./page/parse-page.ts");
  const page = parsePage(bytes, { url: null });
  if (page.kind === "failed") return page;
  switch (page.access) {
    case "full":
      return page;
    case "excerpt":
      return noText("only its opening is there, the rest is for subscribers");
    case "consent":
      return noText("it is a notice that stands before the article");
  }
}

function linkOf(url: string | null, { path }: ArticleOrigin): ArticleLink {
  if (url !== null) return { kind: "web", url };
  return path === null ? { kind: "none" } : { kind: "file", path };
}

function hostOf(url: string | null): string | null {
  return url === null ? null : new URL(url).hostname.replace(/^www\./, "");
}

const NOT_TEXT: ReadFailure = {
  kind: "failed",
  code: "not-text",
  reason: "it is not text",
  next: "Save it as .txt, .md or .html first.",
};

const OWN_DIGEST: ReadFailure = {
  kind: "failed",
  code: "own-digest",
  reason: "it is a digest of Lede's own",
  next: "Name an article that the digest links to.",
};

function noText(reason: string): ReadFailure {
  return { kind: "failed", code: "no-text", reason, next: "Check that it holds the article itself." };
}
