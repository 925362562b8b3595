import { describe, expect, test } from "vitest";
import { DAILY_AT_EIGHT, latestSlot, nextSlot } from "../../src/digest/slots.ts";

const timeZone = "Europe/Berlin";

describe("slots", () => {
  test("the minute that is due counts as the latest", () => {
    const now = new Date("2026-11-02T07:00:00Z");
    expect(latestSlot(DAILY_AT_EIGHT, { now, timeZone })).toEqual(now);
    expect(nextSlot(DAILY_AT_EIGHT, { now, timeZone })).toEqual(new Date("2026-11-03T07:00:00Z"));
  });

  test("a second before, yesterday's is the latest", () => {
    const now = new Date("2026-11-02T06:59:59Z");
    expect(latestSlot(DAILY_AT_EIGHT, { now, timeZone })).toEqual(new Date("2026-11-01T07:00:00Z"));
  });

  test("keeps the local hour when the clocks change", () => {
    const beforeChange = new Date("2026-10-24T12:00:00Z");
    expect(nextSlot(DAILY_AT_EIGHT, { now: beforeChange, timeZone })).toEqual(new Date("2026-10-25T07:00:00Z"));
    expect(latestSlot(DAILY_AT_EIGHT, { now: beforeChange, timeZone })).toEqual(new Date("2026-10-24T06:00:00Z"));
  });
});
