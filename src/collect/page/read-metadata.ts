import { getDomain, getDomainWithoutSuffix } from "tldts";
import { parseLanguage } from "../parsed-article.ts";
import { findAuthor } from "./find-author.ts";
import { findBylines } from "./find-bylines.ts";
import { findDate } from "./find-date.ts";
import { findTitle } from "./find-title.ts";
import type { LinkedArticle } from "./linked-data.ts";
import { baseOf, resolveLink } from "./page-address.ts";
import type { Block } from "./page-blocks.ts";
import { readFacts, type PageFacts } from "./page-facts.ts";
import type { PageElement } from "./page-tree.ts";
import type { ParsedPage } from "./parsed-page.ts";

export interface MetadataSource {
  readonly root: PageElement;
  readonly linked: LinkedArticle;
  /** Where the page was read. */
  readonly url: string | null;
  /** All that the page shows. */
  readonly blocks: readonly Block[];
  /** The page as it came, for what is only in its scripts. */
  readonly html: string;
}

/** What a page says of its article: each from all the places where it may stand, weighed against each other. */
export function readMetadata({
  root,
  linked,
  url,
  blocks,
  html,
}: MetadataSource): Omit<ParsedPage, "kind" | "text" | "access"> {
  const facts = readFacts(root);
  const canonical = findCanonical({ facts, linked, root, url });
  const siteName = facts.meta("og:site_name")[0] ?? linked.publishers[0] ?? facts.meta("application-name")[0] ?? null;
  const siteNames = [
    ...facts.meta("og:site_name", "application-name"),
    ...linked.publishers,
    ...(canonical === null ? [] : namesOfHost(canonical)),
  ];
  const date = findDate({ root, facts, linked, blocks, urls: [canonical, url], html });
  return {
    title: findTitle({ facts, linked, siteNames }),
    url: canonical,
    source: siteName,
    author: findAuthor({ facts, linked, bylines: findBylines(root, facts.headings), siteNames }),
    language: findLanguage(facts, linked),
    publishedAt: date?.at ?? null,
    publishedOn: date?.day ?? null,
  };
}

interface AddressEvidence {
  readonly facts: PageFacts;
  readonly linked: LinkedArticle;
  readonly root: PageElement;
  readonly url: string | null;
}

/**
 * The address that the page calls its own, or else the one it was read at. A site that names its front page on every page
 * names no article, and no site speaks for another: it could pass its page off as an article of theirs.
 */
function findCanonical({ facts, linked, root, url }: AddressEvidence): string | null {
  const base = baseOf(root, url);
  const named = [facts.canonical, ...facts.meta("og:url"), ...linked.urls].flatMap(
    (each) => resolveLink(each ?? undefined, base) ?? [],
  );
  const own = named.find((each) => new URL(each).pathname !== "/" && (url === null || isSameSite(each, url)));
  return own ?? url;
}

function isSameSite(a: string, b: string): boolean {
  const [left, right] = [new URL(a).hostname, new URL(b).hostname];
  return left === right || (getDomain(left) !== null && getDomain(left) === getDomain(right));
}

/** What a site may call itself by its address: `example.org` and `example`. */
function namesOfHost(url: string): readonly string[] {
  const { hostname } = new URL(url);
  const names = [getDomainWithoutSuffix(hostname), getDomain(hostname), hostname];
  return names.filter((name) => name !== null).filter((name) => name !== "");
}

function findLanguage(facts: PageFacts, linked: LinkedArticle): string | null {
  const declared = [facts.language, ...facts.meta("og:locale", "content-language", "language"), ...linked.languages];
  return declared.map(parseLanguage).find((language) => language !== null) ?? null;
}
