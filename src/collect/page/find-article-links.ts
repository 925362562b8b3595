import { getDomain } from "tldts";
import { baseOf, resolveLink } from "./page-address.ts";
import { buildPageTree, isHidden, lineOf, type PageElement } from "./page-tree.ts";

export interface ArticlePageLink {
  /** Without its fragment. */
  readonly url: string;
  /** The longest that the page says in a link to it. */
  readonly text: string;
}

/** Links are looked for no further; the front pages of large newspapers have some 400. */
const MAX_LINKS = 2_000;

/** A headline has at least this many words, or characters where a script sets no spaces. */
const HEADLINE = { words: 4, characters: 22 };

/** What a link must come to: a headline and a path that looks like an article's, or one of them very clearly. */
const ENOUGH = 3;

/**
 * The links of a section page that lead to articles, in the order of the page, each once: of the same site, a headline
 * for a text, a path like an article's; no menus, tags, authors, log-ins. A page beyond the limits has none.
 * @param url where the page was read.
 */
export function findArticleLinks(html: string, url: string): readonly ArticlePageLink[] {
  const root = buildPageTree(html)?.root;
  if (root === undefined) return [];
  const site = { url, base: baseOf(root, url) ?? url, domain: siteOf(new URL(url)) };
  const found = new Map<string, { readonly text: string; readonly isHeading: boolean }>();
  for (const { element, isHeading } of visibleLinks(root, { isHeading: false })) {
    const address = articleAddress(element, site);
    if (address === null) continue;
    const known = found.get(address);
    const text = lineOf(element);
    found.set(address, {
      text: known !== undefined && known.text.length >= text.length ? known.text : text,
      isHeading: isHeading || known?.isHeading === true,
    });
    if (found.size >= MAX_LINKS) break;
  }
  return [...found]
    .filter(([address, { text, isHeading }]) => scoreText(text, isHeading) + scorePath(new URL(address)) >= ENOUGH)
    .map(([address, { text }]) => ({ url: address, text }));
}

interface LinkPlace {
  readonly element: PageElement;
  readonly isHeading: boolean;
}

/** Every link outside the menus of the page, with whether it stands in a heading or holds one. */
function* visibleLinks(element: PageElement, { isHeading }: { readonly isHeading: boolean }): Generator<LinkPlace> {
  for (const child of element.children) {
    if (typeof child === "string" || isMenu(child)) continue;
    const inHeading = isHeading || /^h[1-6]$/.test(child.name);
    if (child.name === "a") yield { element: child, isHeading: inHeading || holdsHeading(child) };
    else yield* visibleLinks(child, { isHeading: inHeading });
  }
}

function isMenu(element: PageElement): boolean {
  const { name, attributes } = element;
  return name === "nav" || name === "footer" || attributes["role"] === "navigation" || isHidden(element);
}

function holdsHeading(element: PageElement): boolean {
  return element.children.some(
    (child) => typeof child !== "string" && (/^h[1-6]$/.test(child.name) || holdsHeading(child)),
  );
}

interface Site {
  readonly url: string;
  readonly base: string;
  readonly domain: string;
}

/** The domain that somebody registered, `example.co.uk`; for an address in a home network, the host. */
function siteOf({ hostname }: URL): string {
  return getDomain(hostname) ?? hostname;
}

function articleAddress({ attributes }: PageElement, site: Site): string | null {
  const resolved = resolveLink(attributes["href"], site.base);
  if (resolved === null || /\b(?:author|nofollow|tag|license)\b/.test(attributes["rel"] ?? "")) return null;
  const address = new URL(resolved);
  address.hash = "";
  const own = new URL(site.url);
  const isAbove = own.host === address.host && own.pathname.startsWith(address.pathname);
  return siteOf(address) !== site.domain || isAbove ? null : address.href;
}

function scoreText(text: string, isHeading: boolean): number {
  const words = text.split(" ").length;
  const isHeadline = text.length >= HEADLINE.characters && (words >= HEADLINE.words || /\p{Lo}/u.test(text));
  return (isHeadline ? 2 : text.length < 8 ? -1 : 0) + (isHeading ? 1 : 0);
}

/** A part of a path that no article stands under. */
const NO_ARTICLE =
  /^(?:tags?|topics?|categor(?:y|ies)|sections?|authors?|people|profiles?|users?|staff|by|search|page|log-?in|sign-?(?:in|up)|register|account|subscribe|subscriptions?|newsletters?|about(?:-us)?|contact(?:-us)?|privacy(?:-policy)?|terms(?:-.*)?|cookies?(?:-policy)?|imprint|impressum|help|faq|jobs|careers|advertis\w*|shop|store|cart|feeds?|rss|events|share|print|wp-(?:admin|login.*|content)|cdn-cgi)$/i;

const NO_PAGE = /\.(?:jpe?g|png|gif|webp|svg|pdf|zip|mp[34]|webm|xml|rss|json|css|js|docx?|xlsx?)$/i;

function scorePath({ pathname, searchParams }: URL): number {
  const parts = pathname.split("/").filter((part) => part !== "");
  if (NO_PAGE.test(pathname) || parts.some((part) => NO_ARTICLE.test(part))) return -4;
  const last = (parts.at(-1) ?? "").replace(/\.\w{3,5}$/, "");
  const hyphens = (last.match(/[-_]/g) ?? []).length;
  const hasDate = /\/(?:19|20)\d\d\/(?:\d\d?|[a-z]{3})\b|\b20\d\d-?[01]\d-?[0-3]\d\b/.test(pathname);
  const hasNumber = /\d{5,}/.test(last) || [...searchParams].some(([, value]) => /^\d{3,}$/.test(value));
  return (
    (hasDate ? 2 : 0) + (hasNumber ? 1 : 0) + (hyphens >= 3 ? 2 : hyphens >= 1 ? 1 : 0) - (parts.length === 0 ? 2 : 0)
  );
}
