import type { Span } from "../../article/figure.ts";
import type { Token } from "./read-tokens.ts";

/** A number as it stands in a sentence, sign and unit left out. `from` to `to` are its tokens, `to` exclusive. */
export interface NumberMention extends Span {
  readonly from: number;
  readonly to: number;
  readonly value: number;
  /** `tens of thousands`: anything from `value` to this. */
  readonly high: number | null;
  /** A `factor` is its own unit: `sixfold`, `doubled`. */
  readonly form: "digits" | "words" | "fraction" | "vague" | "factor";
  /** Digits alone: it may be a year, an ID or part of a name. */
  readonly plain: boolean;
  /** The product of its scale words: 1e6 in `2 million`, else 1. */
  readonly scale: number;
  readonly shape: "number" | "dotted" | "ambiguous";
}

/** What a scanner has read of a number so far. */
export interface NumberCore {
  readonly from: number;
  readonly to: number;
  readonly value: number;
  readonly plain: boolean;
  readonly shape: NumberMention["shape"];
  readonly form: NumberMention["form"];
  /** 1 where it is left out. */
  readonly scale?: number;
}

/** The mention of what was read; the noise of binary multiplication is taken off. */
export function finish(tokens: readonly Token[], core: NumberCore): NumberMention {
  const { from, to, plain, shape, form, scale = 1 } = core;
  const value = scale === 1 ? core.value : withoutNoise(core.value);
  return {
    from,
    to,
    value,
    high: null,
    form,
    plain,
    scale,
    shape,
    start: tokens[from]?.start ?? 0,
    end: tokens[to - 1]?.end ?? 0,
  };
}

/** 16.4 × 1e6 is 16399999.999999998 in binary: fifteen digits are all that a double holds. */
function withoutNoise(value: number): number {
  return Number.isInteger(value) ? value : Number(value.toPrecision(15));
}
