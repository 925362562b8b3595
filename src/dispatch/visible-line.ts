/**
 * Text of an article as one line that cannot misbehave wherever it is shown: line breaks, tabs and control characters
 * (among them the escape that starts a terminal sequence) become spaces, runs of spaces one, halves of a surrogate pair
 * U+FFFD. Invisible characters that could reorder our own words after them (Unicode's embeddings, overrides and
 * isolates, UAX #9) or that the renderers use themselves (zero-width space, word joiner) go. Marks that belong to a
 * script or an emoji (RLM, LRM, ZWJ, ZWNJ) and no-break spaces stay.
 */
export function renderVisibleLine(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[\u200B\u2060\uFEFF\u00AD\u202A-\u202E\u2066-\u2069]/gu, "")
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]/gu, " ")
    .replaceAll(/[^\S\u00A0\u2007\u202F]+/gu, " ")
    .trim();
}
