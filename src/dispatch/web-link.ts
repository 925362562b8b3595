import type { ArticleLink } from "../article/article.ts";

/** Characters that would end a link early in Slack's `<url|text>` or in Markdown's `[text](url)`. */
const ENDS_A_LINK = /[|<>()[\]\\"`^{}\s]/gu;

/**
 * The address of an article that a person can open from a chat: http(s) only, without a name and password in it (they
 * are how one address is dressed up as another), nothing in it that could end the link, at most `maxLength` characters.
 * Null for every other address, and for an article that is a file or came through standard input.
 */
export function parseWebLink(link: ArticleLink, maxLength: number): string | null {
  if (link.kind !== "web" || !URL.canParse(link.url)) return null;
  const url = new URL(link.url);
  if (url.protocol !== "http:" && url.protocol !== "https:") return null;
  if (url.username !== "" || url.password !== "") return null;
  const address = encodeLinkEnds(url.href);
  return address.length <= maxLength ? address : null;
}

/** A path relative to the document that links to it, for use in a Markdown link. */
export function renderFileLink(path: string): string {
  return encodeLinkEnds(path.split("/").map(encodeURIComponent).join("/"));
}

function encodeLinkEnds(address: string): string {
  return address.replaceAll(ENDS_A_LINK, (character) =>
    Array.from(
      new TextEncoder().encode(character),
      (byte) => `%${byte.toString(16).toUpperCase().padStart(2, "0")}`,
    ).join(""),
  );
}
