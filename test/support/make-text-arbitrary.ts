import fc from "fast-check";

/** Any text, and often one with these pieces in it, so that a property meets what matters to it. */
export function makeTextArbitrary(pieces: readonly string[]): fc.Arbitrary<string> {
  const piece = fc.oneof(
    fc.constantFrom(...pieces),
    fc.constantFrom(" ", "a", "1", "\n", "é", "漢", "🙂"),
    fc.string({ unit: "binary", maxLength: 5 }),
  );
  return fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc.array(piece, { maxLength: 12 }).map((parts) => parts.join("")),
  );
}
