import { decodeText } from "../../shared/decode-text.ts";
import { renderHtmlAsText } from "../../shared/html.ts";
import { normalizeHtml, renderInside } from "./html-markup.ts";
import type { FeedText } from "./parsed-feed.ts";
import { childElements, textOf, type XmlElement } from "./xml-element.ts";

/** A closing tag, an element that HTML has, bare or with attributes, or an entity. `a <b and c> d` has none. */
const HTML_SIGN = new RegExp(
  [
    /<\/[a-z][\w:-]*\s*>/,
    /<(?:a|b|i|em|strong|u|p|br|hr|img|div|span|ul|ol|li|h[1-6]|table|pre|blockquote|script|style|iframe|input|wbr)(?:\s[^<>=]*=[^<>]*)?\s*\/?>/,
    /&(?:#\d+|#x[\da-f]+|[a-z]\w+);/,
  ]
    .map(({ source }) => source)
    .join("|"),
  "i",
);

/** An element that holds text or an article, in whatever way its format writes one; null where it is empty. */
export function readFeedText(element: XmlElement, isAtom: boolean): FeedText | null {
  const type = (element.attributes["type"] ?? "").trim().toLowerCase();
  const isEncoded = isBase64(element, type);
  if (!isEncoded && childElements(element).length > 0) return htmlText(renderInside(unwrapped(element, type)), null);
  const text = isEncoded ? decodeBase64(textOf(element)) : textOf(element);
  return isHtml(text, { type, isAtom, isEncoded }) ? htmlText(text, element.base) : plainText(text);
}

/** HTML of a feed. @param base null where its links are absolute already. */
export function htmlText(html: string, base: string | null): FeedText | null {
  const markup = normalizeHtml(html.trim(), base);
  const text = /[<&]/.test(markup) ? renderHtmlAsText(markup) : foldSpace(markup);
  return markup === "" ? null : { markup, text };
}

/** Text that is no HTML, whatever it looks like. */
export function plainText(text: string): FeedText | null {
  const trimmed = text.trim();
  return trimmed === "" ? null : { markup: trimmed, text: foldSpace(trimmed) };
}

/** White space folded; a blank line still parts paragraphs. */
function foldSpace(text: string): string {
  return text
    .split(/\n[ \t\r]*\n\s*/)
    .map((paragraph) => paragraph.replaceAll(/[\t\n\r\f ]+/g, " ").trim())
    .filter((paragraph) => paragraph !== "")
    .join("\n\n");
}

/** Source: RFC 4287, 3.1.1; Atom 0.3, 3.1; nobody says for RSS, so that the text itself decides. */
function isHtml(text: string, how: { type: string; isAtom: boolean; isEncoded: boolean }): boolean {
  if (/html/.test(how.type)) return true;
  if (how.isAtom && !how.isEncoded) return false;
  return HTML_SIGN.test(text);
}

/** Atom 0.3 says so; Atom 1.0 means it by a type that is neither text nor XML. */
function isBase64({ attributes }: XmlElement, type: string): boolean {
  const mode = attributes["mode"]?.toLowerCase() ?? "";
  if (mode !== "") return mode === "base64";
  if (attributes["encoding"]?.toLowerCase() === "base64") return true;
  return type.includes("/") && !type.startsWith("text/") && !type.endsWith("xml");
}

function decodeBase64(text: string): string {
  return decodeText(Buffer.from(text, "base64")).trim();
}

/** Atom's `xhtml` wraps its content in a `div` that is no part of it. Source: RFC 4287, 3.1.1.3. */
function unwrapped(element: XmlElement, type: string): XmlElement {
  if (type !== "xhtml") return element;
  const [only, ...more] = childElements(element);
  const hasText = element.children.some((child) => typeof child === "string" && child.trim() !== "");
  return only !== undefined && more.length === 0 && !hasText && /(?:^|:)div$/.test(only.name) ? only : element;
}
