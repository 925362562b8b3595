import { decodeHTMLAttribute } from "entities";
import { Parser } from "htmlparser2";
import type { XmlElement } from "./xml-element.ts";

/** Attributes that hold an address. Source: HTML Standard, index of attributes; HTML 4.01. */
const ADDRESSES: ReadonlySet<string> = new Set(
  "href src cite action formaction longdesc poster background data codebase classid usemap profile".split(" "),
);

const HAS_ADDRESS = new RegExp(`\\s(?:${[...ADDRESSES].join("|")})\\s*=`, "i");

/** Elements without an end tag. Source: HTML Standard, void elements. */
const VOID: ReadonlySet<string> = new Set(
  "area base br col embed hr img input link meta param source track wbr".split(" "),
);

/** A `<` that begins no tag, comment or the like: to a parser it would swallow the text behind it. */
const STRAY_ANGLE = /<(?![a-z/?]|!(?:--|doctype\b|\[))/gi;
const STRAY_AMPERSAND = /&(?!#\d+;|#x[\da-f]+;|[a-z]\w*;)/gi;

/** HTML as it is, but its links absolute, and signs of HTML that are none written as entities. */
export function normalizeHtml(html: string, base: string | null): string {
  const text = html
    .replaceAll(STRAY_AMPERSAND, "&amp;")
    .replaceAll(STRAY_ANGLE, "&lt;")
    .replaceAll(/<(br|hr) ?\/?>/gi, "<$1 />");
  return base !== null && HAS_ADDRESS.test(text) ? withAbsoluteLinks(text, base) : text;
}

/** Every tag stays as it was written, but for those that hold a relative address. */
function withAbsoluteLinks(html: string, base: string): string {
  const parts: string[] = [];
  let copied = 0;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const changed = absoluteAttributes(attributes, base);
        if (changed === null) return;
        const end = parser.endIndex + 1;
        const close = html.slice(end - 2, end) === "/>" ? " />" : ">";
        parts.push(html.slice(copied, parser.startIndex), `<${name}${renderAttributes(changed)}${close}`);
        copied = end;
      },
    },
    { decodeEntities: false },
  );
  parser.end(html);
  return parts.join("") + html.slice(copied);
}

/** Null where nothing is relative. */
function absoluteAttributes(raw: Readonly<Record<string, string>>, base: string): Record<string, string> | null {
  let isChanged = false;
  const attributes: Record<string, string> = {};
  for (const [name, value] of Object.entries(raw)) {
    const decoded = decodeHTMLAttribute(value);
    attributes[name] = ADDRESSES.has(name) ? absoluteAddress(decoded, base) : decoded;
    if (attributes[name] !== decoded) isChanged = true;
  }
  return isChanged ? attributes : null;
}

/** An address as a browser would follow it from `base`; what is absolute or no address stays as it is written. */
export function absoluteAddress(address: string, base: string | null): string {
  const trimmed = address.trim();
  if (base === null || /^[a-z][a-z\d+.-]*:/i.test(trimmed)) return trimmed;
  return URL.parse(trimmed, base)?.href ?? trimmed;
}

/** What stands inside an element, as HTML: prefixes and namespaces gone, links absolute. */
export function renderInside(element: XmlElement): string {
  return element.children
    .map((child) => (typeof child === "string" ? escapeText(child) : renderElement(child)))
    .join("");
}

function renderElement(element: XmlElement): string {
  const tag = element.name.slice(element.name.indexOf(":") + 1);
  const attributes = Object.entries(element.attributes)
    .filter(([name]) => !/^xml(?:ns)?(?::|$)/.test(name))
    .map(([name, value]) => [name, ADDRESSES.has(name) ? absoluteAddress(value, element.base) : value] as const);
  const open = `<${tag}${renderAttributes(Object.fromEntries(attributes))}`;
  if (VOID.has(tag)) return `${open} />`;
  return `${open}>${renderInside(element)}</${tag}>`;
}

function renderAttributes(attributes: Readonly<Record<string, string>>): string {
  return Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${escapeText(value).replaceAll('"', "&quot;")}"`)
    .join("");
}

function escapeText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
