import { isNoArticle, isClutter } from "./clutter.ts";
import { readBlocks, type Block } from "./page-blocks.ts";
import type { PageElement } from "./page-tree.ts";

/** The body is within an element that holds this share of the prose of what is around it. */
const SHARE = +(process.env["SHARE"] ?? 0.6);

export function findBody(root: PageElement): string {
  const all = readBlocks(root, isNoArticle);
  const allMass = weighProse(all);
  const pageMass = allMass.get(root) ?? 0;
  const isOut = within((e) => isClutter(e, (allMass.get(e) ?? 0) / pageMass));
  const blocks = all.filter((b) => !isOut(b.element));
  const mass = weighProse(blocks);
  const body = descend(root, mass);
  const isInside = within((e) => e === body);
  const inside = blocks.filter(({ element }) => isInside(element));
  return inside
    .filter((b) => !isButton(b))
    .map(({ text }) => text)
    .join("\n\n");
}

/** Whether an element or one around it is of a kind; asked once for each element. */
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

function isButton({ text, linked, element }: Block): boolean {
  return linked >= text.length - 1 && text.length < 30 && !/^(?:li|h\d|td|th|dt|dd)$/.test(element.name);
}

function weighProse(blocks: readonly Block[]): Map<PageElement, number> {
  const mass = new Map<PageElement, number>();
  for (const block of blocks) {
    const prose = weigh(block);
    if (prose === 0) continue;
    for (let at: PageElement | null = block.element; at !== null; at = at.parent)
      mass.set(at, (mass.get(at) ?? 0) + prose);
  }
  return mass;
}

function weigh({ text, linked }: Block): number {
  if (text.length < 40 || linked > text.length / 2) return 0;
  return text.length - linked;
}

function descend(root: PageElement, mass: ReadonlyMap<PageElement, number>): PageElement {
  let at = root;
  for (;;) {
    const whole = mass.get(at) ?? 0;
    const next = at.children.find(
      (c): c is PageElement => typeof c !== "string" && (mass.get(c) ?? 0) >= SHARE * whole,
    );
    if (next === undefined || whole === 0) return at;
    at = next;
  }
}
