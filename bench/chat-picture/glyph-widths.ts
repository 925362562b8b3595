import stringWidth from "string-width";

/** The fonts that have these widths: Arial, Liberation Sans and Arimo were drawn to Helvetica's. */
export const FONT_FAMILY = "Helvetica, Arial, 'Liberation Sans', Arimo, sans-serif";
export const CODE_FAMILY = "ui-monospace, Menlo, Consolas, 'Liberation Mono', monospace";

/**
 * Widths in thousandths of the letter size, of the characters from space to `~` in order.
 * Source: Adobe, the font metrics (AFM) of Helvetica and Helvetica-Bold; `'` and `` ` `` are the straight ones.
 */
// prettier-ignore
const REGULAR = [
  278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
  556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
  1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
  667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
  333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
  556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];
// prettier-ignore
const BOLD = [
  278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278,
  556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611,
  975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722, 611, 833, 722, 778,
  667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584, 556,
  333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611,
  611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584,
];
/** Beyond ASCII, regular and bold; an accented letter is as wide as the letter. */
const FURTHER: Readonly<Record<string, readonly [regular: number, bold: number]>> = {
  "·": [278, 278],
  "•": [350, 350],
  "–": [556, 556],
  "—": [1000, 1000],
  "…": [1000, 1000],
  "“": [333, 500],
  "”": [333, 500],
  "‘": [222, 278],
  "’": [222, 278],
  "\u00A0": [278, 278],
  ß: [611, 611],
};
const CODE = 600;
/** A digit's, which currency signs have too. */
const USUAL = 556;
const WIDE = 1000;

export interface Letters {
  /** Pixels. */
  readonly size: number;
  readonly bold: boolean;
  readonly code: boolean;
}

/** How many pixels wide a text is drawn, all in one line. */
export function measureText(text: string, letters: Letters): number {
  let sum = 0;
  for (const character of text) sum += measureCharacter(character, letters);
  return sum;
}

function measureCharacter(character: string, { size, bold, code }: Letters): number {
  const cells = stringWidth(character);
  if (cells === 0) return 0;
  if (code) return (CODE * cells * size) / 1000;
  const [letter = character] = character.normalize("NFD");
  const known = (bold ? BOLD : REGULAR)[(letter.codePointAt(0) ?? 0) - 32] ?? FURTHER[letter]?.[bold ? 1 : 0];
  return ((known ?? (cells === 2 ? WIDE : USUAL)) * size) / 1000;
}
