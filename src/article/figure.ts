/** Characters of an article's text: UTF-16 offsets, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** How the value bounds what is meant: exactly, about, up to or less than, at least or more than. */
export type Bound = "=" | "~" | "<" | ">";

interface FigureFields extends Span {
  /** The characters of the number and its unit: `article.text.slice(start, end)`. */
  readonly text: string;
  /**
   * `%`, `percentage point`, `basis point`, an ISO 4217 code, a singular unit as the source writes it (`ton` stays
   * `ton`), a rate such as `ton per year`, the counted noun in the singular, or null.
   */
  readonly unit: string | null;
  readonly bound: Bound;
  /** The words that say the bound, as a person would write them before the value: `up to`, `nearly`. Null for `=`. */
  readonly boundWords: string | null;
  readonly change: "up" | "down" | null;
  /** Whether the value is the size of the change (`rose 5 %`) or where it led (`rose to 5 %`); null without a change. */
  readonly changeIs: "by" | "to" | null;
  /** A label that a person would write, at most eight words, never empty: `aluminium exports to the US`. */
  readonly measures: string;
  /** When: an ISO date, month or year, or `start/end` of two of them. */
  readonly time: string | null;
  /** Whom the sentence gives as the source of the number. */
  readonly saidBy: string | null;
  /** The sentence that the number stands in. */
  readonly sentence: Span & { readonly text: string };
  /** 0–1: how much a reader of the digest needs it. */
  readonly salience: number;
  /** One of the three or four that the digest shows. */
  readonly key: boolean;
}

/** One value, multipliers applied: `2 million` is 2000000. */
export interface Amount extends FigureFields {
  readonly kind: "amount";
  readonly value: number;
}

/** A value between two ends, the lower first. */
export interface Range extends FigureFields {
  readonly kind: "range";
  readonly value: readonly [low: number, high: number];
}

/** A change from one value to another, in that order. */
export interface Move extends FigureFields {
  readonly kind: "move";
  readonly value: readonly [from: number, to: number];
}

/** A number that matters, with what it says and the exact characters it came from. */
export type Figure = Amount | Range | Move;
