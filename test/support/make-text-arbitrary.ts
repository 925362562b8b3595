import { type Arbitrary, array, constantFrom, oneof, string } from "fast-check";

/** Any text, and often one with these pieces in it, so that a property meets what matters to it. */
export function makeTextArbitrary(pieces: readonly string[]): Arbitrary<string> {
  const piece = oneof(
    constantFrom(...pieces),
    constantFrom(" ", "a", "1", "\n", "é", "漢", "🙂"),
    string({ unit: "binary", maxLength: 5 }),
  );
  return oneof(
    string({ unit: "grapheme" }),
    array(piece, { maxLength: 12 }).map((parts) => parts.join("")),
  );
}
