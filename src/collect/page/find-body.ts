import { TAIL_HEADING } from "./clutter-words.ts";
import { isClutter, isFurniture } from "./clutter.ts";
import { locateBody, weighProse } from "./locate-body.ts";
import { readBlocks, type Block } from "./page-blocks.ts";
import type { PageElement } from "./page-tree.ts";

/**
 * The article's text: what is no furniture of the page, inside the element where its prose is, without what only leads
 * elsewhere. Blocks are paragraphs, with a blank line between.
 */
export function findBody(root: PageElement): string {
  const all = readBlocks(root, isFurniture);
  const prose = weighProse(root, all);
  const pageProse = prose.get(root) ?? 0;
  const isCluttered = within((element) => isClutter(element, (prose.get(element) ?? 0) / pageProse));
  const blocks = all.filter(({ element }) => !isCluttered(element));
  const body = locateBody(root, weighProse(root, blocks));
  const isInBody = within((element) => element === body);
  const inside = blocks.filter((block) => isInBody(block.element) && !isButton(block));
  return withoutRepeats(withoutTails(inside))
    .map(({ text }) => text)
    .join("\n\n");
}

/** Whether an element or one around it is of a kind, which is asked once for each. */
function within(isOfKind: (element: PageElement) => boolean): (element: PageElement) => boolean {
  const known = new Map<PageElement, boolean>();
  const isWithin = (element: PageElement): boolean => {
    const found = known.get(element);
    if (found !== undefined) return found;
    const is = isOfKind(element) || (element.parent !== null && isWithin(element.parent));
    known.set(element, is);
    return is;
  };
  return isWithin;
}

/** Blocks that may well be a link and nothing else. */
const LISTED = /^(?:li|h\d|td|th|dt|dd)$/;

/** A link longer than a headline is a paragraph that somebody linked (characters). */
const MAX_LINK = 300;

/** `Read more`, `Check the price`, the headline of another article: a block that is a link and nothing else. */
function isButton({ text, linked, element }: Block): boolean {
  if (linked < text.length - 1 || text.length >= MAX_LINK) return false;
  return !LISTED.test(element.name) && !LISTED.test(element.parent?.name ?? "");
}

/** Sections go whose heading says that they lead elsewhere, each up to the next heading of its level or above. */
function withoutTails(blocks: readonly Block[]): readonly Block[] {
  let tail = Number.POSITIVE_INFINITY;
  return blocks.filter(({ element, text }) => {
    const level = levelOf(element);
    if (level === null) return tail === Number.POSITIVE_INFINITY;
    if (TAIL_HEADING.test(text)) tail = Math.min(tail, level);
    else if (level <= tail) tail = Number.POSITIVE_INFINITY;
    return tail === Number.POSITIVE_INFINITY;
  });
}

function levelOf({ name }: PageElement): number | null {
  return /^h[2-6]$/.test(name) ? Number(name.charAt(1)) : null;
}

/** A block that says more than a label does (characters), said twice, is there for two widths of screen. */
const MIN_REPEAT = 60;

function withoutRepeats(blocks: readonly Block[]): readonly Block[] {
  const seen = new Set<string>();
  return blocks.filter(({ text }) => {
    if (text.length < MIN_REPEAT) return true;
    const isNew = !seen.has(text);
    seen.add(text);
    return isNew;
  });
}
