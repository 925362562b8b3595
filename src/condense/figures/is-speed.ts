import { UNITS } from "./unit-table.ts";

const LENGTH_NAMES = new Set([
  "millimetre",
  "centimetre",
  "metre",
  "kilometre",
  "foot",
  "yard",
  "mile",
  "nautical mile",
]);
const LENGTHS = new Set(UNITS.flatMap(({ name, words }) => (LENGTH_NAMES.has(name) ? words : [])));
const TIMES = new Set(UNITS.flatMap(({ name, kind }) => (kind === "time" ? [name] : [])));

/** A length by a time is one unit, however it is written: `188 miles an hour` as `188 km/h`. */
export function isSpeed(unit: string, per: string): boolean {
  return LENGTHS.has(unit) && TIMES.has(per);
}
