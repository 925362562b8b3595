import type { Span } from "../../article/figure.ts";
import { isBullet, isSpace } from "./characters.ts";

/** Items of a list that runs on in one line; more than so many is no list that a sentence splitter needs to see. */
const MAX_ITEMS = 200;

/**
 * Where list items begin inside a paragraph that begins with one (`1. … 2. …`, `a) … b) …`), and before every bullet.
 * A marker counts only where its number is the next one and a capital follows, so that `finished 2. In May` is no item.
 */
export function findListItems(text: string, { start, end }: Span): readonly number[] {
  const first = readMarker(text, start);
  if (first === null) return isBullet(text.charCodeAt(start)) ? findBullets(text, { start, end }) : [];
  const items: number[] = [];
  let at = start;
  for (let next = first.next; items.length < MAX_ITEMS && next !== null;) {
    const found = findMarker(text, { marker: first.bullet + next + first.tail, start: at + 1, end });
    if (found < 0) break;
    items.push(found);
    at = found;
    next = followingMarker(next);
  }
  return items;
}

interface Marker {
  /** `• ` or nothing. */
  readonly bullet: string;
  readonly next: string | null;
  /** `.`, `)` or `.)`. */
  readonly tail: string;
}

function readMarker(text: string, start: number): Marker | null {
  const found = /^([•⁃▪‣●◦]\s?|)(\d{1,3}|[a-y])(\.\)|\.|\))\s\p{Lu}/u.exec(text.slice(start, start + 12));
  if (found === null) return null;
  const [, bullet = "", label = "", tail = ""] = found;
  return { bullet, next: followingMarker(label), tail };
}

function followingMarker(label: string): string | null {
  if (/^\d+$/.test(label)) return String(Number(label) + 1);
  return label === "z" ? null : String.fromCharCode(label.charCodeAt(0) + 1);
}

function findMarker(text: string, { marker, start, end }: Span & { readonly marker: string }): number {
  for (let at = text.indexOf(marker, start); at >= 0 && at < end; at = text.indexOf(marker, at + 1)) {
    const after = at + marker.length;
    if (!isSpace(text.charCodeAt(at - 1)) || !isSpace(text.charCodeAt(after))) continue;
    if (/\p{Lu}/u.test(text.charAt(after + 1))) return at;
  }
  return -1;
}

function findBullets(text: string, { start, end }: Span): readonly number[] {
  const items: number[] = [];
  for (let at = start + 1; at < end; at++) {
    if (isBullet(text.charCodeAt(at)) && isSpace(text.charCodeAt(at - 1))) items.push(at);
  }
  return items;
}
