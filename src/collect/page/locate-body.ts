import type { Block } from "./page-blocks.ts";
import type { PageElement } from "./page-tree.ts";

/** How many characters of prose are in each element. */
export type ProseByElement = ReadonlyMap<PageElement, number>;

/** A shorter block, in characters, is a label; one that is mostly links is a menu. */
const MIN_PROSE = 40;

export function weighProse(root: PageElement, blocks: readonly Block[]): ProseByElement {
  const own = new Map<PageElement, number>();
  for (const { text, linked, element } of blocks) {
    if (text.length < MIN_PROSE || linked > text.length / 2) continue;
    own.set(element, (own.get(element) ?? 0) + text.length - linked);
  }
  const prose = new Map<PageElement, number>();
  const weigh = (element: PageElement): number => {
    let sum = own.get(element) ?? 0;
    for (const child of element.children) if (typeof child !== "string") sum += weigh(child);
    if (sum > 0) prose.set(element, sum);
    return sum;
  };
  weigh(root);
  return prose;
}

/**
 * Shares of prose that decide how far down the body is. Source: the best of a grid on 199 article pages (WCXB, development):
 * at `within` .5 bodies are cut, at .7 more of what surrounds them comes along.
 */
const SHARES = {
  /** The body is within an element that has this much of what its parent has … */
  within: 0.6,
  /** … unless so much stands directly in the parent, which is then the body … */
  direct: 0.1,
  /** … or in an element of the same kind before it, as when an article comes in several parts. */
  partBefore: 0.03,
};

/** What paragraphs are made of: an article that has some is not inside any one of them. */
const FLOW = /^(?:p|h[2-6]|ul|ol|table|blockquote|dl|pre)$/;

/** The element that holds the article's body, from the root down. */
export function locateBody(root: PageElement, prose: ProseByElement): PageElement {
  const proseOf = (elements: readonly PageElement[]): number =>
    elements.reduce((sum, element) => sum + (prose.get(element) ?? 0), 0);
  let body = root;
  for (;;) {
    const whole = prose.get(body) ?? 0;
    const children = body.children.filter((child) => typeof child !== "string");
    const next = children.find((child) => (prose.get(child) ?? 0) >= SHARES.within * whole);
    if (next === undefined || whole === 0) return body;
    const flow = children.filter(({ name }) => FLOW.test(name));
    const parts = children.slice(0, children.indexOf(next)).filter((child) => isAlike(child, next));
    if (proseOf(flow) >= SHARES.direct * whole || proseOf(parts) >= SHARES.partBefore * whole) return body;
    body = next;
  }
}

/** Of the same name, and with most classes in common or none at all. */
function isAlike(a: PageElement, b: PageElement): boolean {
  const [left, right] = [classesOf(a), classesOf(b)];
  if (a.name !== b.name) return false;
  return left.intersection(right).size >= 0.6 * Math.max(left.size, right.size);
}

function classesOf({ attributes }: PageElement): ReadonlySet<string> {
  return new Set((attributes["class"] ?? "").split(/\s+/).filter((word) => word !== ""));
}
