import type { Article, Extent } from "../article/article.ts";
import { removeBoilerplate } from "../article/boilerplate.ts";
import { withoutInvisible } from "../shared/invisible.ts";
import { withoutTracking } from "./canonical-url.ts";
import type { IdentifiedEntry } from "./identify-entries.ts";
import type { ArticlePage } from "./read-article-page.ts";
import type { WebSource } from "./source.ts";

/** An article whose date lies further ahead (milliseconds) has a wrong one: it came when it was first seen. */
const AHEAD_MS = 24 * 3_600_000;

/** A page that gives so much less than the feed (a part of its length) was not understood. */
const TOO_LITTLE = 0.8;

export interface WebArticleOptions {
  readonly source: WebSource;
  /** Null where it was not asked for. */
  readonly page: ArticlePage | null;
  readonly now: Date;
}

/** The article of an entry and, where it was read, of its page. Null where there is nothing to read, not even a headline. */
export function makeWebArticle(
  { id, entry }: IdentifiedEntry,
  { source, page, now }: WebArticleOptions,
): Article | null {
  const read = page?.kind === "read" ? page : null;
  const { text, extent } = textOf(entry, read);
  // A section page shortens headlines as it needs the room.
  const titles = source.kind === "page" ? [read?.page.title, entry.title] : [entry.title, read?.page.title];
  const title = titles.find((each) => each !== null && each !== undefined) ?? null;
  if (text === "" && title === null) return null;
  const link = linkOf(entry, read);
  const publishedAt = entry.publishedAt ?? read?.page.publishedAt ?? null;
  return {
    id,
    title: title === null ? null : withoutInvisible(title).trim() || null,
    text,
    language: source.language ?? entry.language ?? read?.page.language ?? null,
    link: link === null ? { kind: "none" } : { kind: "web", url: link },
    source: source.label ?? hostOf(link ?? source.url),
    publishedAt: publishedAt !== null && publishedAt.getTime() > now.getTime() + AHEAD_MS ? now : publishedAt,
    extent,
  };
}

type Entry = IdentifiedEntry["entry"];
type ReadPage = Extract<ArticlePage, { kind: "read" }>;

function textOf(entry: Entry, read: ReadPage | null): { readonly text: string; readonly extent: Extent } {
  const own = cleaned(entry.text);
  const ofEntry = { text: own, extent: own === "" ? "title" : entry.isExcerpt ? "excerpt" : "full" } as const;
  if (read === null) return ofEntry;
  const ofPage = cleaned(read.page.text);
  switch (read.page.access) {
    case "full":
      return ofPage === "" || ofPage.length < own.length * TOO_LITTLE ? ofEntry : { text: ofPage, extent: "full" };
    case "excerpt":
      // What the feed gives away may be more than the page does.
      if (!entry.isExcerpt) return ofEntry;
      return ofPage.length > own.length ? { text: ofPage, extent: "excerpt" } : ofEntry;
    case "consent":
      return ofEntry;
  }
}

function cleaned(text: string): string {
  return removeBoilerplate(withoutInvisible(text)).trim();
}

/** The page's own address, else where it was found: feeds lead through counters. */
function linkOf(entry: Entry, read: ReadPage | null): string | null {
  const best = read?.page.url ?? read?.url ?? entry.link;
  return best === null || best === undefined ? null : withoutTracking(best);
}

function hostOf(url: string): string {
  return new URL(url).hostname.replace(/^www\./, "");
}
