import { decodeXML } from "entities";

/** A declared entity's text may be so long, and so many may be declared: a few words, not a document. */
const MAX_ENTITY_LENGTH = 256;
const MAX_ENTITIES = 64;

/** Its text may be plain or name characters by their numbers; another entity in it is what attacks are made of. */
const ENTITY = /<!ENTITY\s+([\w.-]+)\s+(?:"((?:[^"<&%]|&#\w+;)*)"|'((?:[^'<&%]|&#\w+;)*)')\s*>/g;

/** The names of HTML's characters, which old feeds load from W3C: nothing is loaded, since they are known. */
const W3C_NAMES =
  /<!ENTITY\s+%\s+([\w.-]+)\s+PUBLIC\s+["']-\/\/W3C\/\/ENTITIES[^"'<>]*["']\s+["'][^"'<>]*["']\s*>\s*%\1;/g;

const COMMENT = /<!--[^<>]*-->/g;

export type Doctype =
  | {
      readonly kind: "harmless";
      /** The document without its DOCTYPE. */
      readonly text: string;
      readonly entities: ReadonlyMap<string, string>;
    }
  | { readonly kind: "hostile" };

/**
 * Takes the DOCTYPE off a document. An external one is never loaded. An internal subset may declare a few short entities
 * of plain text or W3C's names, as some feeds do; anything else in it (an entity made of entities, a file, a parameter) no feed needs.
 */
export function readDoctype(text: string): Doctype {
  const start = findDoctype(text);
  if (start < 0) return { kind: "harmless", text, entities: new Map() };
  const end = text.indexOf(">", start);
  const subset = text.indexOf("[", start);
  if (end < 0) return { kind: "hostile" };
  if (subset < 0 || subset > end) return { kind: "harmless", text: cut(text, start, end + 1), entities: new Map() };
  const closing = /\]\s*>/g;
  closing.lastIndex = subset;
  const closed = closing.exec(text);
  if (closed === null || closed.index - subset > MAX_ENTITIES * (MAX_ENTITY_LENGTH + 64)) return { kind: "hostile" };
  const declarations = text.slice(subset + 1, closed.index);
  const found = [...declarations.matchAll(ENTITY)];
  const unknown = [ENTITY, W3C_NAMES, COMMENT].reduce((rest, known) => rest.replaceAll(known, ""), declarations);
  const entities = new Map(found.map(([, name = "", double, single]) => [name, decodeXML(double ?? single ?? "")]));
  const isShort = [...entities.values()].every((value) => value.length <= MAX_ENTITY_LENGTH);
  if (unknown.trim() !== "" || !isShort || found.length > MAX_ENTITIES) return { kind: "hostile" };
  return { kind: "harmless", text: cut(text, start, closing.lastIndex), entities };
}

/** Where it begins, before the first element; -1 where there is none. */
function findDoctype(text: string): number {
  const markup = /<!--|<!doctype\b|<[a-z]/gi;
  for (let found = markup.exec(text); found !== null; found = markup.exec(text)) {
    if (found[0] !== "<!--") return /^<!d/i.test(found[0]) ? found.index : -1;
    const end = text.indexOf("-->", found.index);
    if (end < 0) return -1;
    markup.lastIndex = end;
  }
  return -1;
}

function cut(text: string, start: number, end: number): string {
  return text.slice(0, start) + text.slice(end);
}
