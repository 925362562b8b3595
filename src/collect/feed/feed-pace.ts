import type { FeedPace } from "./parsed-feed.ts";
import { firstValue, type Fields } from "./read-entry.ts";
import { childElements, textOf } from "./xml-element.ts";

/** Minutes of each `sy:updatePeriod`. Source: RSS 1.0, module Syndication. */
const PERIODS: Readonly<Record<string, number>> = {
  hourly: 60,
  daily: 1_440,
  weekly: 10_080,
  monthly: 43_200,
  yearly: 525_600,
};

const WEEKDAYS = "sunday monday tuesday wednesday thursday friday saturday".split(" ");

/** How often a feed wants to be asked, and when not. */
export function readPace(fields: Fields): FeedPace {
  const ttl = Number(firstValue(fields, ["ttl"]));
  const period = PERIODS[firstValue(fields, ["sy:updateperiod"])?.toLowerCase() ?? ""];
  const frequency = Math.max(1, Number(firstValue(fields, ["sy:updatefrequency"])) || 1);
  const hours = listOf(fields, "skiphours").map(Number);
  return {
    minutes: ttl > 0 ? ttl : period === undefined ? null : period / frequency,
    // RSS 0.9x counts to 24.
    skipHours: hours.filter((hour) => Number.isInteger(hour) && hour >= 0 && hour <= 24).map((hour) => hour % 24),
    skipDays: listOf(fields, "skipdays")
      .map((day) => WEEKDAYS.indexOf(day.toLowerCase()))
      .filter((day) => day >= 0),
  };
}

function listOf(fields: Fields, name: string): readonly string[] {
  return (fields.get(name) ?? [])
    .flatMap(childElements)
    .map(textOf)
    .filter((text) => text !== "");
}
