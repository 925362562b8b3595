/** The characters of windows-1252 that are not at their byte's own place. Source: Encoding Standard, index windows-1252. */
const MOVED = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";

const BYTES = new Map(MOVED.split("").map((character, i) => [character, 0x80 + i]));

/** What a byte behind the first of a UTF-8 sequence looks like when it was read as Latin-1 or as windows-1252. */
const NEXT = String.raw`[\u0080-\u00BF${MOVED}]`;

/** Two and three bytes of UTF-8 by their first: accents, quotation marks, dashes. Nobody writes these side by side. */
const GARBLED = new RegExp(`[\\u00C2\\u00C3]${NEXT}|[\\u00E2]${NEXT}{2}|[\\u00F0]${NEXT}{3}`, "gu");

const UTF8 = new TextDecoder("utf-8", { fatal: true });

/**
 * Text of which the publisher's own program read UTF-8 as a Western European encoding: `donâ€™t` → `don’t`. One such
 * sequence in a text may be meant, so that a text with fewer than three stays as it is.
 */
export function repairMojibake(text: string): string {
  if (!/[ÂÃâ][^\p{ASCII}]/u.test(text)) return text;
  const found = text.match(GARBLED) ?? [];
  if (found.length < 3) return text;
  // A few dozen different ones at most, however long the text.
  const repaired = new Map([...new Set(found)].map((garbled) => [garbled, decode(garbled)]));
  return text.replaceAll(GARBLED, (garbled) => repaired.get(garbled) ?? garbled);
}

function decode(garbled: string): string {
  const bytes = Uint8Array.from(garbled.split(""), (character) => BYTES.get(character) ?? character.charCodeAt(0));
  try {
    return UTF8.decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return garbled;
  }
}
