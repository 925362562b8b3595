import type { Figure } from "../article/figure.ts";
import { dateFormat } from "../shared/formats.ts";

/** Dates in the order that most of the world reads them. */
const DATES = "en-GB";

/** When a figure holds and who says it: `March 2025, says the port authority`. Empty where the sentence says neither. */
export function renderFigureAbout({ time, saidBy }: Figure): string {
  const parts = [time === null ? null : renderFigureTime(time), saidBy === null ? null : `says ${saidBy}`];
  return parts.filter((part) => part !== null).join(", ");
}

/** `2025-03` → `March 2025`, `2020/2025` → `2020 to 2025`. */
function renderFigureTime(time: string): string {
  return time.split("/").map(renderDay).join(" to ");
}

function renderDay(iso: string): string {
  // A form of time that is no date stays as it stands.
  if (!/^\d{4}(?:-\d\d){0,2}$/.test(iso) || Number.isNaN(Date.parse(iso))) return iso;
  const parts = iso.split("-").length;
  return dateFormat(DATES, {
    timeZone: "UTC",
    year: "numeric",
    ...(parts > 1 ? { month: "long" } : {}),
    ...(parts > 2 ? { day: "numeric" } : {}),
  }).format(new Date(iso));
}
