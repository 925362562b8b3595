import { renderHtmlAsText } from "../../shared/html.ts";
import type { ReadFailure } from "../read-failure.ts";
import { decodePage } from "./decode-page.ts";
import { findAccess } from "./find-access.ts";
import { findBody } from "./find-body.ts";
import { readLinkedData } from "./linked-data.ts";
import { readBlocks } from "./page-blocks.ts";
import { buildPageTree, type PageElement } from "./page-tree.ts";
import type { PageOrigin, ParsedPage } from "./parsed-page.ts";
import { repairMojibake } from "./repair-mojibake.ts";
import { readMetadata } from "./read-metadata.ts";

/** A body found on the page is a stub where the page's own data have one this many times as long. */
const STUB = 2;

/**
 * A page → its article: the text, one paragraph a block, what the page says about it, and whether that is all of it. Pure
 * and linear in the page; a page nested deeper or larger than any article is refused before it is built.
 */
export function parsePage(page: string | Uint8Array, from: PageOrigin): ParsedPage | ReadFailure {
  const html = repairMojibake(
    typeof page === "string" ? page : decodePage(page, from.headers?.["content-type"] ?? null),
  );
  const tree = buildPageTree(html);
  if (tree === null) return TOO_DEEP;
  const linked = readLinkedData(tree.linkedData);
  const blocks = readBlocks(tree.root, isMenu);
  const metadata = readMetadata({ root: tree.root, linked, url: from.url, blocks, html });
  const shown = findBody(tree.root);
  const declared = linked.body === null ? "" : renderHtmlAsText(linked.body);
  const text = declared.length > STUB * shown.length ? declared : shown;
  return { kind: "parsed", ...metadata, text, access: findAccess({ text, title: metadata.title, blocks, linked }) };
}

/** Menus, and the footer of the page; an article's own footer may say when it was published. */
function isMenu(element: PageElement): boolean {
  if (element.name === "nav" || element.name === "head") return true;
  if (element.name !== "footer") return false;
  for (let at = element.parent; at !== null; at = at.parent)
    if (at.name === "article" || at.name === "main") return false;
  return true;
}

const TOO_DEEP: ReadFailure = {
  kind: "failed",
  code: "not-text",
  reason: "the page is nested deeper or larger than any article",
  next: "Save the article's text as a .txt file instead.",
};
