import type { Span } from "../../article/figure.ts";

/** What stands between quotation marks; offsets are UTF-16 into the sentence, marks left out. */
export interface Quotation extends Span {
  readonly text: string;
}

const QUOTED =
  /[“„]([^“”„]+)[”“]|"([^"]+)"|«([^«»]+)»|(?<![\p{L}\p{N}])[‘']([^‘’']{2,}(?:['’]\p{L}[^‘’']*)*)[’'](?![\p{L}\p{N}])/gu;
/** Opened here and closed in another sentence, or the other way about. */
const OPEN_ONLY = /[“„]([^“”„]+)$|^([^"]*?)"([^"]+)$/u;

/** The quotations of a sentence; one that it leaves open reaches to its end. */
export function findQuotations(text: string): readonly Quotation[] {
  const found: Quotation[] = [];
  for (const match of text.matchAll(QUOTED)) {
    const inside = match.slice(1).find((part) => part !== undefined) ?? "";
    const start = match.index + match[0].indexOf(inside);
    found.push({ text: inside, start, end: start + inside.length });
  }
  if (found.length === 0) {
    const open = OPEN_ONLY.exec(text);
    const inside = open?.[1] ?? open?.[3];
    if (inside !== undefined) found.push({ text: inside, start: text.lastIndexOf(inside), end: text.length });
  }
  return found;
}

/** Words alone, so that two quotations can be compared letter by letter whatever marks and spaces a paper sets. */
export function quotedWords(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[’‘]/gu, "'")
    .replaceAll(/[^\p{L}\p{N}'%$€£]+/gu, " ")
    .replaceAll(/(?<![\p{L}\p{N}])'|'(?![\p{L}\p{N}])/gu, "")
    .trim();
}
