/** A node of a feed's tree. What is left of XML: names without their accidents, and where links and language come from. */
export interface XmlElement {
  /** Lower case, with the usual prefix of its namespace whatever the feed calls it: `title`, `dc:creator`. */
  readonly name: string;
  /** Names in lower case, prefixes as the feed has them. */
  readonly attributes: Readonly<Record<string, string>>;
  /** What relative links in it are relative to; null where nobody says. */
  readonly base: string | null;
  /** `xml:lang` in force; null where nobody says. */
  readonly language: string | null;
  readonly children: readonly (XmlElement | string)[];
}

export function childElements(parent: XmlElement): readonly XmlElement[] {
  return parent.children.filter((child) => typeof child !== "string");
}

/** All text in it, of elements inside as well, trimmed. */
export function textOf(element: XmlElement): string {
  return rawText(element).trim();
}

function rawText(element: XmlElement): string {
  let text = "";
  for (const child of element.children) text += typeof child === "string" ? child : rawText(child);
  return text;
}
