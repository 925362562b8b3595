import { describe, expect, test } from "vitest";
import { nextFetch, nextTry, NO_WISHES, type FeedWishes } from "../../../src/collect/download/next-fetch.ts";

/** A Monday. */
const NOW = new Date("2026-11-02T07:10:00Z");

const next = (everyMinutes: number, cacheControl: string, wishes: Partial<FeedWishes> = {}) =>
  nextFetch(NOW, everyMinutes, {
    headers: cacheControl === "" ? {} : { "cache-control": cacheControl },
    wishes: { ...NO_WISHES, ...wishes },
  }).toISOString();

const tried = (failures: number, retryAfter: string | null = null, chance = 1) =>
  nextTry(NOW, 30, { failures, retryAfter: retryAfter === null ? null : new Date(retryAfter), chance }).toISOString();

describe("after a source was read, it is read again", () => {
  test.each([
    ["at the owner's pace", 30, "", {}, "2026-11-02T07:40:00.000Z"],
    ["later, where the cache says so", 30, "public, max-age=7200", {}, "2026-11-02T09:10:00.000Z"],
    ["no sooner for it", 30, "max-age=60", {}, "2026-11-02T07:40:00.000Z"],
    ["whatever s-maxage says", 30, "s-maxage=86400", {}, "2026-11-02T07:40:00.000Z"],
    ["later, where its ttl says so", 30, "", { ttlMinutes: 60 }, "2026-11-02T08:10:00.000Z"],
    ["within a day, whatever it asks for", 30, "max-age=999999999", { ttlMinutes: 1e6 }, "2026-11-03T07:10:00.000Z"],
    ["more rarely than daily where the owner wants that", 2880, "", {}, "2026-11-04T07:10:00.000Z"],
    ["not in hours it leaves out", 30, "", { skipHours: [7, 8] }, "2026-11-02T09:00:00.000Z"],
    ["not on days it leaves out", 30, "", { skipDays: [1] }, "2026-11-03T00:00:00.000Z"],
    ["although it leaves out every hour", 30, "", { skipHours: [...Array(24).keys()] }, "2026-11-02T07:40:00.000Z"],
  ] as const)("%s", (...[, every, cacheControl, wishes, expected]) => {
    expect(next(every, cacheControl, wishes)).toBe(expected);
  });
});

describe("after a failure it is tried again", () => {
  test.each([
    [1, "2026-11-02T07:40:00.000Z"],
    [2, "2026-11-02T08:10:00.000Z"],
    [5, "2026-11-02T15:10:00.000Z"],
    [7, "2026-11-03T07:10:00.000Z"],
    [5000, "2026-11-03T07:10:00.000Z"],
  ])("twice as late each time, up to a day: failure %i", (failures, expected) => {
    expect(tried(failures)).toBe(expected);
  });

  test("not before the site says, and a little apart from others", () => {
    expect(tried(1, "2026-11-02T12:00:00Z")).toBe("2026-11-02T12:00:00.000Z");
    expect(tried(1, "2026-11-02T07:11:00Z")).toBe("2026-11-02T07:40:00.000Z");
    expect(tried(1, null, 0)).toBe("2026-11-02T07:37:00.000Z");
  });
});
