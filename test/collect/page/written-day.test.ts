import { describe, expect, test } from "vitest";
import { findDay } from "../../../src/collect/page/written-day.ts";

const find = (text: string, isDayFirst = false, language: string | null = null) =>
  findDay(text, { isDayFirst, language });

describe("findDay", () => {
  test.each([
    ["2026-11-02", "2026-11-02T00:00:00.000Z"],
    ["2026-11-02T23:30:00-05:00", "2026-11-03T04:30:00.000Z"],
    ["2026-11-02 23:30:00 +0100", "2026-11-02T22:30:00.000Z"],
    ["20261102", "2026-11-02T00:00:00.000Z"],
    ["Published Nov. 2nd, 2026 at noon", "2026-11-02T00:00:00.000Z"],
    ["Monday, 2 November 2026", "2026-11-02T00:00:00.000Z"],
    ["2-Nov-2026", "2026-11-02T00:00:00.000Z"],
    ["2026 Nov 2;28", "2026-11-02T00:00:00.000Z"],
    ["2 de noviembre de 2026", "2026-11-02T00:00:00.000Z"],
    ["2. März 2026", "2026-03-02T00:00:00.000Z"],
    ["2026年11月2日", "2026-11-02T00:00:00.000Z"],
    ["02.11.2026", "2026-11-02T00:00:00.000Z"],
  ])("reads %s", (text, at) => {
    expect(find(text)?.at.toISOString()).toBe(at);
  });

  test("keeps the day that is written, whatever the zone makes of it", () => {
    expect(find("2026-11-02T23:30:00-05:00")?.day).toBe("2026-11-02");
  });

  test("takes the day before the month where the page does, and where nothing else is possible", () => {
    expect(find("3/4/2026")?.day).toBe("2026-03-04");
    expect(find("3/4/2026", true)?.day).toBe("2026-04-03");
    expect(find("23/4/2026")?.day).toBe("2026-04-23");
  });

  test("takes the first of several", () => {
    expect(find("From 2 November 2026 to 2026-12-01")?.day).toBe("2026-11-02");
  });

  test.each(["31 February 2026", "2026-13-01", "Chapter 12, 2026", "call 2026 11 02", "1 May 1789", "v1.2.2026.4", ""])(
    "takes %j for none",
    (text) => {
      expect(find(text)).toBeNull();
    },
  );
});
