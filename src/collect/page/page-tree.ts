import { Parser } from "htmlparser2";

export interface PageElement {
  /** Lower case. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | undefined>>;
  readonly parent: PageElement | null;
  /** Texts as they stand, entities resolved, white space not folded. */
  readonly children: readonly PageNode[];
}

export type PageNode = PageElement | string;

export interface PageTree {
  readonly root: PageElement;
  /** The texts of the JSON-LD blocks, unparsed; they are not in the tree. */
  readonly linkedData: readonly string[];
}

/**
 * Beyond these it is no article: of 257 article pages the deepest was 56 and the largest 4,975 elements. All that walks
 * the tree may recurse, and is linear or nearly so.
 */
const LIMITS = { depth: 256, elements: 50_000, attributesOfOne: 256, characters: 5_000_000 };

/** Characters parsed between two looks at the counters: what is beyond the limits is found out soon after it is. */
const CHUNK = 16_384;

/** What a browser does not show as text, and what is only text to a program. */
const UNSEEN = new Set(
  "script style template noscript svg math iframe object embed select textarea video audio canvas map datalist".split(
    " ",
  ),
);

/** Hidden by the page itself until a script shows it; articles are not, menus and dialogs are. */
export const isHidden = ({ attributes: { hidden, style } }: PageElement): boolean =>
  hidden !== undefined || (style !== undefined && /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style));

/**
 * An HTML page → a tree of what a reader may see: without scripts, styles, drawings and players, which are two thirds
 * of a page's bytes and never built. One pass. `null` for a page beyond the limits, given up soon after it is.
 */
export function buildPageTree(html: string): PageTree | null {
  if (html.length > LIMITS.characters) return null;
  const builder = new TreeBuilder();
  const parser = new Parser(builder);
  for (let at = 0; at < html.length; at += CHUNK) {
    parser.write(html.slice(at, at + CHUNK));
    if (builder.isBeyond) return null;
  }
  parser.end();
  return { root: builder.root, linkedData: builder.linkedData };
}

interface OpenElement extends PageElement {
  readonly parent: OpenElement | null;
  readonly children: PageNode[];
}

const makeElement = (name: string, parent: OpenElement | null, attributes: PageElement["attributes"]): OpenElement => ({
  name,
  attributes,
  parent,
  children: [],
});

class TreeBuilder {
  readonly root = makeElement("#page", null, {});
  readonly linkedData: string[] = [];
  isBeyond = false;
  private open = this.root;
  private depth = 0;
  private elements = 0;
  private attributes = 0;
  /** How many elements around here are unseen. */
  private unseen = 0;
  /** The JSON-LD block that is open. */
  private block: string | null = null;

  onopentagname(): void {
    this.attributes = 0;
    this.elements++;
    this.depth++;
    this.isBeyond ||= this.elements > LIMITS.elements || this.depth > LIMITS.depth;
  }

  onattribute(): void {
    this.isBeyond ||= ++this.attributes > LIMITS.attributesOfOne;
  }

  onopentag(name: string, attributes: PageElement["attributes"]): void {
    if (UNSEEN.has(name)) {
      this.unseen++;
      if (name === "script" && /ld\+json/i.test(attributes["type"] ?? "")) this.block = "";
    }
    if (this.unseen > 0 || this.isBeyond) return;
    const element = makeElement(name, this.open, attributes);
    this.open.children.push(element);
    this.open = element;
  }

  ontext(text: string): void {
    if (this.block !== null) this.block += text;
    if (this.unseen > 0) return;
    const { children } = this.open;
    const last = children.at(-1);
    // An entity ends a stretch of text for the parser, not for a reader.
    if (typeof last === "string") children[children.length - 1] = last + text;
    else children.push(text);
  }

  onclosetag(name: string): void {
    this.depth--;
    if (this.unseen === 0) {
      this.open = this.open.parent ?? this.root;
      return;
    }
    if (!UNSEEN.has(name)) return;
    this.unseen--;
    if (this.block !== null) this.linkedData.push(this.block);
    this.block = null;
  }
}

/** Every element below, in the order of the page; what `isPassedOver` says is left out with all it holds. */
export function* elementsOf(
  element: PageElement,
  isPassedOver: (element: PageElement) => boolean = () => false,
): Generator<PageElement> {
  for (const child of element.children) {
    if (typeof child === "string" || isPassedOver(child)) continue;
    yield child;
    yield* elementsOf(child, isPassedOver);
  }
}

/** All text of an element on one line, white space folded. */
export function lineOf(element: PageElement): string {
  const parts: string[] = [];
  const collect = (node: PageNode): void => {
    if (typeof node === "string") parts.push(node);
    else if (node.name === "br") parts.push(" ");
    else node.children.forEach(collect);
  };
  collect(element);
  return parts.join("").replaceAll(/\s+/g, " ").trim();
}
