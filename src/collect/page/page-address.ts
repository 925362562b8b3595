import { parseWebUrl } from "../parsed-article.ts";
import { elementsOf, type PageElement } from "./page-tree.ts";

/** What the page's relative links stand against: its `<base>`, itself relative to where it was read; null: nothing known. */
export function baseOf(root: PageElement, url: string | null): string | null {
  const declared = elementsOf(root).find(({ name, attributes }) => name === "base" && attributes["href"] !== undefined);
  return resolveLink(declared?.attributes["href"], url) ?? url;
}

/** A link as a page writes it → an http(s) address in its normal form, or null for anything else. */
export function resolveLink(href: string | undefined, base: string | null): string | null {
  if (href === undefined || href.trim() === "") return null;
  return parseWebUrl(URL.parse(href.trim(), base ?? undefined)?.href);
}
