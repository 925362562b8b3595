import { createHash } from "node:crypto";
import { withoutTracking } from "./canonical-url.ts";
import type { FeedEntry, ParsedFeed } from "./feed/parsed-feed.ts";
import type { ArticlePageLink } from "./page/find-article-links.ts";
import { parseLanguage } from "./parsed-article.ts";

/** What a feed or a section page says of one article. */
export interface WebEntry {
  /** The feed's own id for it; null where it gives none. */
  readonly guid: string | null;
  /** Null where the source has no headline of its own for it. */
  readonly title: string | null;
  /** http(s), without tracking parameters; null where there is none. */
  readonly link: string | null;
  readonly publishedAt: Date | null;
  /** As much of the article as the source carries, as a reader sees it; "" for none. */
  readonly text: string;
  /** Whether that is but the beginning of the article, or a line about it. */
  readonly isExcerpt: boolean;
  readonly language: string | null;
  /** Changes when anything changes that the source says of the article, but for its date. */
  readonly fingerprint: string;
}

/** The entries of a feed, in its order. */
export function entriesOfFeed(feed: ParsedFeed): readonly WebEntry[] {
  return feed.entries.map((entry) => {
    const { text, isExcerpt } = textOf(entry);
    const title = entry.isTitleExcerpt ? null : (entry.title?.text.replaceAll(/\s+/g, " ").trim() ?? null);
    const link = entry.link === null ? null : withoutTracking(entry.link);
    return {
      guid: entry.id,
      title: title === "" ? null : title,
      link,
      publishedAt: entry.published ?? entry.updated,
      text,
      isExcerpt,
      language: parseLanguage(entry.language ?? feed.language),
      fingerprint: fingerprintOf([title, link, text]),
    };
  });
}

/** The articles that a section page links to: a headline each, and nothing of their text. */
export function entriesOfLinks(links: readonly ArticlePageLink[]): readonly WebEntry[] {
  return links.map(({ url, text: title }) => ({
    guid: null,
    title,
    link: withoutTracking(url),
    publishedAt: null,
    text: "",
    isExcerpt: true,
    language: null,
    // A section page shortens the headline as it needs the room: that is no change of the article.
    fingerprint: fingerprintOf([url]),
  }));
}

/** Characters of a text below which it is a line about the article, or its first paragraphs. */
const SHORT = 1200;
/** The same where a feed keeps the text apart from a summary, and says with it that this is the text. */
const SHORT_CONTENT = 500;

/** How an excerpt ends. Source: the defaults of WordPress, Ghost, Drupal, Blogger in their larger languages. */
const CUT_OFF =
  /(?:…|\.{3}|\[(?:…|\.{3}|&hellip;)\]|(?:read more|read the full \w+|continue reading|keep reading|full story|weiterlesen|mehr lesen|lire la suite|leer más|seguir leyendo|leggi tutto|lees verder)[^\n]{0,80})[\s"'”»\])→>]*$/iu;

function textOf({ content, summary }: FeedEntry): { readonly text: string; readonly isExcerpt: boolean } {
  const [whole, brief] = [content?.text.trim() ?? "", summary?.text.trim() ?? ""];
  const text = whole.length >= brief.length ? whole : brief;
  // A post is announced below itself by WordPress: `The post … appeared first on …`.
  const body = text.replace(/\n\nThe post [^\n]+ appeared first on [^\n]+$/, "").trim();
  const isContent = text === whole && brief !== "" && whole.length > brief.length;
  return { text: body, isExcerpt: CUT_OFF.test(body) || body.length < (isContent ? SHORT_CONTENT : SHORT) };
}

function fingerprintOf(parts: readonly (string | null)[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 20);
}
