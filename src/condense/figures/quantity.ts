import type { Bound, Span } from "../../article/figure.ts";

/** What sort of unit a quantity has; `null` beside a unit of `null`. */
export type UnitKind = "share" | "currency" | "measure" | "time" | "age" | "counted";

/** How strongly the source bounds its value, and in which words. */
export interface BoundMark {
  readonly bound: Bound;
  /** `up to`, `nearly`; `null` for an exact value. */
  readonly boundWords: string | null;
}

/** Whether the sentence says that the value rose or fell, and whether the value is the change or its outcome. */
export interface ChangeMark {
  readonly change: "up" | "down" | null;
  readonly changeIs: "by" | "to" | null;
}

interface QuantityFields extends Span, BoundMark, ChangeMark {
  /** As `Figure.unit`. */
  readonly unit: string | null;
  readonly unitKind: UnitKind | null;
  /** The characters of the number alone, sign and multiplier included; of both numbers in a range or a move. */
  readonly number: Span;
  /** The words that say the bound, wherever they stand: `up to` before, `or more` behind. */
  readonly boundSpan: Span | null;
  /** `a year`, `per square foot`: right behind the quantity and not part of it; the unit says it. */
  readonly rateSpan: Span | null;
}

/**
 * A number of a sentence with its unit, before anybody asks what it measures. All offsets are UTF-16 into the
 * sentence's own text; `start` to `end` are number and unit without bound words.
 */
export type Quantity =
  | (QuantityFields & { readonly kind: "amount"; readonly value: number })
  | (QuantityFields & { readonly kind: "range" | "move"; readonly value: readonly [number, number] });

/** A number that is no figure: a date, a score, part of a name. */
export interface MaskedNumber extends Span {
  readonly reason: MaskReason;
}

export type MaskReason =
  | "date"
  | "time of day"
  | "year"
  | "decade"
  | "ordinal"
  | "score"
  | "phone number"
  | "address"
  | "version"
  | "identifier"
  | "footnote"
  | "name"
  | "age in a name"
  | "list mark"
  | "reference"
  | "idiom"
  | "ambiguous separators"
  | "unread words";
