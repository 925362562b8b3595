import type { NumberMention } from "./number-mention.ts";
import type { Rate } from "./find-rate.ts";
import type { UnitKind } from "./quantity.ts";

/** A quantity in the making. Token positions: `from` to `to` is number and unit, `to` exclusive. */
export interface Draft {
  readonly kind: "amount" | "range" | "move";
  /** Unsigned multipliers are applied; `high` is the other end of a range or move. */
  readonly value: number;
  readonly high: number | null;
  readonly unit: string | null;
  readonly unitKind: UnitKind | null;
  readonly from: number;
  readonly to: number;
  /** Tokens of the number itself; of a range, from its first number to its last. */
  readonly first: NumberMention;
  readonly last: NumberMention;
  readonly rate: Rate | null;
  /** What the unit is counted by, its own rate's or one carried over from a neighbour. */
  readonly per: string | null;
  /** `between` or `from` opens it. */
  readonly opener: "between" | "from" | null;
}
