import type { Article } from "../article/article.ts";
import type { ArticleStore } from "./article-store.ts";
import { linkKey } from "./identify-entries.ts";
import { makeWebArticle } from "./make-web-article.ts";
import { makeWebSource } from "./make-web-source.ts";
import { readArticlePage, type WebParts } from "./read-article-page.ts";
import type { WebEntry } from "./web-entry.ts";

export interface ReadLinkOptions {
  readonly web: WebParts;
  readonly store: Pick<ArticleStore, "saveArticles" | "knownArticles">;
  /** What the article belongs to in the archive. */
  readonly source: string;
  /** See `DownloadRequest.mayReachHome`. */
  readonly mayReachHome: boolean;
  readonly now: Date;
}

export type ReadLink =
  | { readonly kind: "article"; readonly article: Article }
  /** `reason` is half a sentence: `answers 403`. */
  | { readonly kind: "failed"; readonly reason: string };

/** Reads the article at an http(s) address that no source offered, into the archive. */
export async function readLink(url: string, options: ReadLinkOptions): Promise<ReadLink> {
  const { web, store, source, mayReachHome, now } = options;
  const asPage = makeWebSource("page", url);
  const page = await readArticlePage(url, { source: asPage, mayReachHome }, web);
  if (page.kind === "unread") return { kind: "failed", reason: page.reason };
  if (page.page.access === "consent") {
    return { kind: "failed", reason: "shows a page that asks for consent in the article's place" };
  }
  const keys = [linkKey(url), linkKey(page.url), page.page.url === null ? null : linkKey(page.page.url)];
  const identities = [...new Set(keys.filter((key) => key !== null))];
  const known = await store.knownArticles(identities, source);
  const id = identities.map((key) => known.get(key)?.id).find((each) => each !== undefined) ?? identities[0];
  if (id === undefined) return { kind: "failed", reason: "has no address of its own" };
  const keyed = { entry: bareEntry(url), keys: { guid: null, link: id, title: null, words: null } };
  const article = makeWebArticle({ ...keyed, id, kind: "new", isQuiet: false }, { source: asPage, page, now });
  if (article === null || article.text === "") return { kind: "failed", reason: "has no article that can be read" };
  const offer = { fingerprint: url, identities, quiet: true };
  await store.saveArticles([article], { source, seenAt: now, offers: new Map([[id, offer]]) });
  return { kind: "article", article };
}

/** The archive's article at an address, however that is written; null where there is none. */
export async function knownAt(url: string, store: Pick<ArticleStore, "knownArticles">): Promise<string | null> {
  const key = linkKey(url);
  return key === null ? null : ((await store.knownArticles([key], "")).get(key)?.id ?? null);
}

/** All that is known of an article before its page was read. */
function bareEntry(link: string): WebEntry {
  return {
    guid: null,
    title: null,
    link,
    publishedAt: null,
    text: "",
    isExcerpt: true,
    language: null,
    fingerprint: link,
  };
}
