import { elementsOf, lineOf, type PageElement } from "./page-tree.ts";

/** What a page says of itself outside its text, each in the order of the page. */
export interface PageFacts {
  /** The contents of its meta elements by `property`, `name` or `itemprop`, in lower case. */
  readonly meta: (...names: readonly string[]) => readonly string[];
  readonly canonical: string | null;
  /** The `<title>`. */
  readonly title: string | null;
  /** The level-one headings that are not in a menu. */
  readonly headings: readonly PageElement[];
  readonly language: string | null;
}

/** A page has one or a few of each; thousands are there to keep a reader busy. */
const MAX_OF_A_KIND = 24;

export function readFacts(root: PageElement): PageFacts {
  const metas = new Map<string, string[]>();
  const headings: PageElement[] = [];
  let canonical: string | null = null;
  let title: string | null = null;
  let language: string | null = null;
  for (const element of elementsOf(root)) {
    const { name, attributes } = element;
    if (name === "meta") addMeta(metas, attributes);
    else if (name === "h1" && headings.length < MAX_OF_A_KIND) headings.push(element);
    else if (name === "title") title ??= lineOf(element) || null;
    else if (name === "html") language ??= attributes["lang"] ?? attributes["xml:lang"] ?? null;
    else if (name === "link" && attributes["rel"]?.toLowerCase() === "canonical")
      canonical ??= attributes["href"] ?? null;
  }
  const meta = (...names: readonly string[]): readonly string[] => names.flatMap((key) => metas.get(key) ?? []);
  return { meta, canonical, title, headings, language };
}

function addMeta(metas: Map<string, string[]>, attributes: PageElement["attributes"]): void {
  const content = attributes["content"]?.replaceAll(/\s+/g, " ").trim();
  if (content === undefined || content === "") return;
  for (const key of [attributes["property"], attributes["name"], attributes["itemprop"]]) {
    if (key === undefined) continue;
    const known = metas.get(key.toLowerCase());
    if (known === undefined) metas.set(key.toLowerCase(), [content]);
    else if (known.length < MAX_OF_A_KIND && !known.includes(content)) known.push(content);
  }
}
