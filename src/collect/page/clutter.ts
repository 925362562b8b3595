import { CLUTTER_NAMES, CLUTTER_ROLES, CLUTTER_WORDS, COMMENTS_ID } from "./clutter-words.ts";
import { elementsOf, isHidden, type PageElement } from "./page-tree.ts";

/** More of a page's prose than this is never its clutter, whatever it is called. */
const MAX_SHARE = 0.3;

/** Whether an element holds no part of an article's text by what it is. */
export function isFurniture(element: PageElement): boolean {
  const { name, attributes } = element;
  if (CLUTTER_ROLES.has(attributes["role"] ?? "")) return true;
  if (name === "header") return !isSectionHeader(element);
  // Some sites carry the whole text a second time, for programs.
  return CLUTTER_NAMES.has(name) || (name === "pre" && isHidden(element));
}

/** A header of a part of the article holds that part's heading and no more; the article's own holds its title and byline. */
function isSectionHeader(header: PageElement): boolean {
  const inside = elementsOf(header).toArray();
  const hasHeading = inside.some(({ name }) => /^h[2-6]$/.test(name));
  if (!hasHeading || inside.some(({ name }) => /^(?:h1|nav|time|img)$/.test(name))) return false;
  for (let at = header.parent; at !== null; at = at.parent)
    if (at.name === "article" || at.name === "section") return true;
  return false;
}

/**
 * Whether an element is not the article's by what the page calls it.
 * @param share how much of the page's prose is in it, 0 to 1.
 */
export function isClutter({ name, attributes }: PageElement, share: number): boolean {
  if (name === "body" || name === "html" || name === "main") return false;
  const { id = "", class: classes = "" } = attributes;
  if (COMMENTS_ID.test(id)) return true;
  if (share > MAX_SHARE) return false;
  const words = `${classes} ${id}`.toLowerCase().split(/[^a-z]+/);
  return words.some((word) => CLUTTER_WORDS.has(word));
}
