import { absoluteAddress } from "./html-markup.ts";
import { childElements, textOf, type XmlElement } from "./xml-element.ts";

/** What a page is served as. */
const PAGE_TYPE = /^(?:text\/html|application\/xhtml\+xml)\b/i;

/** Schemes that a link to news never has: they would run or carry something. */
const NO_LINK = /^(?:javascript|vbscript|data|blob|file):/i;

export interface ElementLinks {
  /** The page itself. */
  readonly page: string | null;
  /** `rel="self"`. */
  readonly self: string | null;
}

/** What the `link` elements of a feed or an entry point to: RSS writes the address inside, Atom into `href`. */
export function readLinks(parent: XmlElement): ElementLinks {
  const links = childElements(parent).filter(({ name }) => name === "link");
  const hrefs = links.filter(({ attributes }) => attributes["href"] !== undefined);
  const pages = hrefs.filter((link) => relOf(link) === "alternate");
  const written = links.map((link) => addressOf(textOf(link), link.base)).find((address) => address !== null);
  const html = pages.find(({ attributes }) => PAGE_TYPE.test(attributes["type"] ?? "text/html"));
  const page = html ?? pages[0];
  const self = hrefs.find((link) => relOf(link) === "self");
  return { page: written ?? hrefOf(page) ?? hrefOf(parent), self: hrefOf(self) };
}

/** CDF has its links on the elements themselves. */
function hrefOf(element: XmlElement | undefined): string | null {
  return element === undefined ? null : addressOf(element.attributes["href"] ?? "", element.base);
}

/** An address, absolute where `base` is known; null for what is none. */
export function addressOf(text: string, base: string | null): string | null {
  const written = text.replaceAll(/[\n\r\t]+\s*/g, "").trim();
  const address = written === "" ? "" : absoluteAddress(written, base);
  return address === "" || NO_LINK.test(address) ? null : address;
}

/** Atom names the registered relations also by their whole address. */
function relOf({ attributes }: XmlElement): string {
  return (attributes["rel"] ?? "alternate")
    .trim()
    .toLowerCase()
    .replace(/^http:\/\/www\.iana\.org\/assignments\/relation\//, "");
}
