import { readFileSync } from "node:fs";
import type { PredictedFigure } from "./predict-figures.ts";

/** One case of a Recognizers-Text spec; `End` is inclusive and a result without a value names a unit alone. */
interface SpecCase {
  readonly Input: string;
  readonly Results: readonly SpecResult[];
}

interface SpecResult {
  readonly Start: number;
  readonly End: number;
  readonly Resolution: { readonly value?: string | null; readonly unit?: string; readonly isoCurrency?: string } | null;
}

export interface SpecScore {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  /** Share of the figures with the right value and unit whose offsets are exact, in percent. */
  readonly offsets: number;
  readonly valueF1: number;
  readonly misses: readonly string[];
}

export interface SpecOptions {
  readonly predict: (text: string) => readonly PredictedFigure[];
  /** Canonical unit, from the shared scorer. */
  readonly canon: (unit: string | null) => string;
  /** What the spec calls a unit where the word alone is ambiguous: `Pound` is money in one file, a weight in the other. */
  readonly names: Readonly<Record<string, string>>;
  /** Which predicted units the spec is about; the others count neither way. */
  readonly isOurs: (unit: string | null) => boolean;
}

/** Value and unit of every case of a spec file against ours, matched one to one in order of the text. */
export function scoreSpec(file: URL, { predict, canon, names, isOurs }: SpecOptions): SpecScore {
  const cases: readonly SpecCase[] = JSON.parse(readFileSync(file, "utf8").replace(/^\uFEFF/, ""));
  const count = { gold: 0, ours: 0, both: 0, exact: 0, value: 0 };
  const misses: string[] = [];
  for (const { Input, Results } of cases) {
    const gold = Results.filter((result) => Number.isFinite(Number.parseFloat(result.Resolution?.value ?? "")));
    const ours = predict(Input).filter((figure) => isOurs(figure.unit));
    const free = new Set(ours);
    count.gold += gold.length;
    count.ours += ours.length;
    for (const result of gold) {
      const value = Number(result.Resolution?.value);
      const unit =
        result.Resolution?.isoCurrency ??
        names[result.Resolution?.unit ?? ""] ??
        canon(result.Resolution?.unit ?? null);
      const same = [...free].filter(
        (figure) => typeof figure.value === "number" && Math.abs(figure.value - value) <= 1e-6 * Math.abs(value),
      );
      const match = same.find((figure) => canon(figure.unit) === unit) ?? same[0];
      if (match === undefined || canon(match.unit) !== unit)
        misses.push(
          `${Input}\n   wants ${value} ${unit}, has ${ours.map((figure) => `${String(figure.value)} ${String(figure.unit)}`).join("; ")}`,
        );
      if (match === undefined) continue;
      free.delete(match);
      count.value += 1;
      if (canon(match.unit) === unit) count.both += 1;
      if (match.start === result.Start && match.end - 1 === result.End) count.exact += 1;
      else
        misses.push(
          `${Input}\n   span ${match.text} ${match.start}–${match.end - 1}, wants ${Input.slice(result.Start, result.End + 1)} ${result.Start}–${result.End}`,
        );
    }
  }
  const f1 = (both: number): number => (200 * both) / (count.gold + count.ours);
  return {
    precision: (100 * count.both) / count.ours,
    recall: (100 * count.both) / count.gold,
    f1: f1(count.both),
    offsets: (100 * count.exact) / count.value,
    valueF1: f1(count.value),
    misses,
  };
}
