import { readFileSync } from "node:fs";
import type { PredictedFigure } from "./predict-figures.ts";

interface QuantulumCase {
  readonly req: string;
  readonly res: readonly {
    readonly value: number;
    readonly unit: string;
    readonly surface: string;
    readonly uncertainty?: number | null;
  }[];
}

export interface QuantulumScore {
  /** Share of the quantities that we have with value and unit, in percent; a range counts by its two ends. */
  readonly found: number;
  /** Share with the value alone. */
  readonly values: number;
  /** Share of the cases where nothing is missing. */
  readonly cases: number;
  /** `found` among those that have a unit: the others are bare numbers, of which Lede masks years, names and IDs. */
  readonly measured: number;
  readonly misses: readonly string[];
}

export interface QuantulumOptions {
  readonly predict: (text: string) => readonly PredictedFigure[];
  readonly canon: (unit: string | null) => string;
}

/** How many of quantulum3's parse cases we read as it does; its `dimensionless` takes any counted noun of ours. */
export function scoreQuantulum(file: URL, { predict, canon }: QuantulumOptions): QuantulumScore {
  const cases: readonly QuantulumCase[] = JSON.parse(readFileSync(file, "utf8"));
  const count = { gold: 0, value: 0, both: 0, whole: 0, units: 0, measured: 0 };
  const misses: string[] = [];
  for (const { req, res } of cases) {
    const ours = predict(req);
    let missing = 0;
    for (const wanted of res) {
      count.gold += 1;
      const same = ours.filter((figure) => isSame(wanted, figure.value));
      if (same.length > 0) count.value += 1;
      const right = same.some((figure) => wanted.unit === "dimensionless" || canon(figure.unit) === canon(wanted.unit));
      if (wanted.unit !== "dimensionless") count.units += 1;
      if (right && wanted.unit !== "dimensionless") count.measured += 1;
      if (right) count.both += 1;
      else missing += 1;
    }
    if (missing === 0) count.whole += 1;
    else
      misses.push(
        `${req}\n   wants ${res.map(({ value, unit }) => `${value} ${unit}`).join("; ")}, has ${ours.map((figure) => `${String(figure.value)} ${String(figure.unit)}`).join("; ")}`,
      );
  }
  return {
    found: share(count.both, count.gold),
    values: share(count.value, count.gold),
    cases: share(count.whole, cases.length),
    measured: share(count.measured, count.units),
    misses,
  };
}

/** quantulum3 gives a range as its middle and half its width. */
function isSame(
  { value, uncertainty }: { value: number; uncertainty?: number | null },
  ours: number | readonly [number, number],
): boolean {
  if (typeof ours === "number") return close(value, ours);
  const [low, high] = [Math.min(...ours), Math.max(...ours)];
  return close(value, (low + high) / 2) && close(uncertainty ?? 0, (high - low) / 2);
}

function close(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-6 * Math.max(Math.abs(a), 1e-12);
}

function share(part: number, whole: number): number {
  return (100 * part) / whole;
}
