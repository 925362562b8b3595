import MarkdownIt from "markdown-it";
import { parse as parseYaml, YAMLParseError } from "yaml";
import { renderHtmlAsText } from "../shared/html.ts";
import { parseDate, parseLanguage, parseWebUrl, type ParsedArticle } from "./parsed-article.ts";
import type { ReadFailure } from "./read-failure.ts";

/**
 * A Markdown article, with or without YAML front matter (`title`, `link`, `published`, `source`, `language`). Without
 * a title there, a heading that opens the text is the title.
 */
export function parseMarkdown(markdown: string): ParsedArticle | ReadFailure {
  const match = /^---[ \t]*\r?\n(?:(.*?)\r?\n)??---[ \t]*(?:\r?\n|$)/s.exec(markdown);
  const front = parseFrontMatter(match?.[1] ?? "");
  if (front.kind === "failed") return front;
  const html = new MarkdownIt({ html: true }).render(markdown.slice(match?.[0].length ?? 0));
  const heading = /^\s*<h[12][^>]*>(.*?)<\/h[12]>/s.exec(html);
  return {
    kind: "parsed",
    title: front.field("title") ?? (renderHtmlAsText(heading?.[1] ?? "") || null),
    text: renderHtmlAsText(html.slice(heading?.[0].length ?? 0)),
    url: parseWebUrl(front.field("link", "url")),
    source: front.field("source"),
    language: parseLanguage(front.field("language", "lang")),
    publishedAt: parseDate(front.field("published", "date")),
  };
}

interface FrontMatter {
  readonly kind: "front-matter";
  /** The text of the first of these fields that is there. */
  readonly field: (...keys: readonly string[]) => string | null;
}

function parseFrontMatter(yaml: string): FrontMatter | ReadFailure {
  const parsed = parseYamlText(yaml);
  if (parsed instanceof YAMLParseError) return brokenFrontMatter(parsed);
  const fields = new Map<string, unknown>(typeof parsed === "object" && parsed !== null ? Object.entries(parsed) : []);
  const field = (...keys: readonly string[]): string | null => {
    const value = keys.map((key) => fields.get(key)).find((found) => found !== undefined && found !== null);
    if (typeof value === "string") return value.trim() || null;
    return typeof value === "number" ? String(value) : null;
  };
  return { kind: "front-matter", field };
}

function parseYamlText(yaml: string): unknown {
  try {
    return parseYaml(yaml, { logLevel: "error" });
  } catch (error) {
    if (error instanceof YAMLParseError) return error;
    throw error;
  }
}

function brokenFrontMatter(error: YAMLParseError): ReadFailure {
  // The line that opens the front matter counts too.
  const line = (error.linePos?.[0].line ?? 0) + 1;
  return {
    kind: "failed",
    code: "bad-front-matter",
    reason: `its front matter is not valid YAML (line ${line})`,
    next: 'Write it as `title: "…"`, one field a line; quote values that hold a colon.',
    cause: error,
  };
}
