import { describe, expect, test } from "vitest";
import { dueSlots, isCron, nextSlot, nextSlots, type Schedule } from "../../src/digest/slots.ts";

const ZONES = ["America/New_York", "Europe/Berlin", "Australia/Sydney", "Australia/Lord_Howe", "Africa/Casablanca"];
const MINUTE = 60_000;
const DAY = 86_400_000;
const start = Date.parse("2024-12-31T12:00:00Z");
const end = Date.parse("2026-12-31T12:00:00Z");

const daily = (time: string, timeZone: string): Schedule => {
  const [hour, minute] = time.split(":").map(Number);
  return { cron: `${minute} ${hour} * * *`, timeZone };
};

interface Served {
  readonly slot: string;
  readonly missed: number;
  readonly now: number;
}

/** Every digest of a time, as a process makes them that looks at its clock every minute. */
function serve(
  schedule: Schedule,
  { from, to }: { readonly from: number; readonly to: number } = { from: start, to: end },
): readonly Served[] {
  const served: Served[] = [];
  let next = nextSlot(schedule, new Date(from))?.at.getTime() ?? to;
  for (let now = from; now < to; now += MINUTE) {
    if (next > now) continue;
    const due = dueSlots(schedule, { from: new Date(next), now: new Date(now) });
    if (due === null) throw new Error("a slot that was due is not");
    served.push({ slot: due.slot.local, missed: due.missed.length, now });
    next = due.next?.at.getTime() ?? to;
  }
  return served;
}

/** What the clocks show, told by other means than the code under test: `2027-03-14 03:00`. */
function clocksAt(timeZone: string): (moment: number) => string {
  const format = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  return (moment) => format.format(moment).replace(", ", "T");
}

/** The days on which a zone changes its clocks. */
function changesOf(clocks: (moment: number) => string): readonly number[] {
  const changes: number[] = [];
  for (let day = start; day < end; day += DAY) {
    if (clocks(day).slice(11) !== clocks(day + DAY).slice(11)) changes.push(day + DAY / 2);
  }
  return changes;
}

describe("every slot of two years", () => {
  for (const timeZone of ZONES) {
    for (const time of ["00:00", "01:30", "02:00", "02:15", "02:30", "03:00", "08:00", "23:59"]) {
      test(`${timeZone} at ${time}: each local day exactly once, at that time or the next there is`, () => {
        const clocks = clocksAt(timeZone);
        const served = serve(daily(time, timeZone));
        const days = served.map(({ slot }) => slot.slice(0, 10));
        const first = days[0] ?? "";
        const expected = Array.from({ length: served.length }, (_, i) =>
          new Date(Date.parse(first) + i * DAY).toISOString().slice(0, 10),
        );
        expect(days).toEqual(expected);
        expect(served.length).toBeGreaterThanOrEqual(730);
        expect(served.length).toBeLessThanOrEqual(731);
        for (const { slot, missed, now } of served) {
          expect(slot.slice(11)).toBe(time);
          expect(missed).toBe(0);
          // In the first minute that shows it, or that comes behind it where none does; not the second time either.
          const [before = "", shown = ""] = [now - MINUTE, now].map(clocks);
          expect(before < slot && slot <= shown, `${slot} was served at ${shown}, a minute after ${before}`).toBe(true);
          expect([30, 60, 120].map((minutes) => clocks(now - minutes * MINUTE))).not.toContain(slot);
        }
      });
    }

    test(`${timeZone} every half hour, around each change of the clocks: each time that they show once`, () => {
      const clocks = clocksAt(timeZone);
      const changes = changesOf(clocks);
      expect(changes.length).toBeGreaterThanOrEqual(4);
      for (const change of changes) {
        const [from, to] = [change - DAY, change + DAY];
        const slots = serve({ cron: "0,30 * * * *", timeZone }, { from, to }).map(({ slot }) => slot);
        const shown = new Set<string>();
        for (let now = from + MINUTE; now < to; now += MINUTE) if (/:[03]0$/.test(clocks(now))) shown.add(clocks(now));
        expect(slots).toEqual([...shown].toSorted());
      }
    });
  }
});

describe("dueSlots", () => {
  const timeZone = "Europe/Berlin";
  const schedule = daily("08:00", timeZone);
  const due = (from: string, now: string, wish: Schedule = schedule) => {
    const slots = dueSlots(wish, { from: new Date(from), now: new Date(now) });
    return slots === null
      ? null
      : {
          slot: slots.slot.local,
          missed: slots.missed.map(({ local }) => local),
          next: slots.next?.local ?? null,
        };
  };

  test("the minute that is due counts; the one before does not", () => {
    expect(due("2026-11-02T07:00:00Z", "2026-11-02T07:00:00Z")).toEqual({
      slot: "2026-11-02T08:00",
      missed: [],
      next: "2026-11-03T08:00",
    });
    expect(due("2026-11-02T07:00:00Z", "2026-11-02T06:59:59.999Z")).toBeNull();
  });

  test("slots that passed in between are missed, those of one moment are not", () => {
    expect(due("2026-10-30T07:00:00Z", "2026-11-02T12:00:00Z")?.missed).toEqual([
      "2026-10-30T08:00",
      "2026-10-31T08:00",
      "2026-11-01T08:00",
    ]);
    const hourly = { cron: "0 * * * *", timeZone };
    // At 03:00 summer time the hour of two o'clock, which there is not, is due too.
    expect(due("2027-03-28T01:00:00Z", "2027-03-28T01:00:00Z", hourly)).toEqual({
      slot: "2027-03-28T03:00",
      missed: [],
      next: "2027-03-28T04:00",
    });
  });

  test("goes back seven days and no further", () => {
    const slots = due("2026-01-01T07:00:00Z", "2026-11-02T12:00:00Z");
    expect(slots).toMatchObject({ slot: "2026-11-02T08:00" });
    expect(slots?.missed).toEqual([27, 28, 29, 30, 31].map((day) => `2026-10-${day}T08:00`).concat("2026-11-01T08:00"));
    const yearly = { cron: "0 8 1 2 *", timeZone };
    expect(due("2026-01-01T07:00:00Z", "2026-11-02T12:00:00Z", yearly)).toEqual({
      slot: "2026-02-01T08:00",
      missed: [],
      next: "2027-02-01T08:00",
    });
    expect(due("2026-02-02T07:00:00Z", "2026-11-02T12:00:00Z", yearly)).toBeNull();
  });

  test("a schedule that comes every minute catches up in a moment", () => {
    const before = performance.now();
    expect(due("2026-10-01T00:00:00Z", "2026-11-02T00:00:00Z", { cron: "* * * * *", timeZone })?.missed).toHaveLength(
      7 * 24 * 60,
    );
    expect(performance.now() - before).toBeLessThan(15_000);
  });
});

const nextThree = (cron: string, timeZone: string): readonly string[] =>
  nextSlots({ cron, timeZone }, { after: new Date("2026-11-06T08:00:00Z"), count: 3 }).map((slot) => slot.local);

test("the next slots are those that people expect", () => {
  expect(nextThree("0 8 * * 1-5", "UTC")).toEqual(["2026-11-09T08:00", "2026-11-10T08:00", "2026-11-11T08:00"]);
  expect(nextThree("30 17 * * 1,4", "Asia/Kolkata")).toEqual([
    "2026-11-09T17:30",
    "2026-11-12T17:30",
    "2026-11-16T17:30",
  ]);
  expect(nextSlot({ cron: "0 8 29 2 *", timeZone: "UTC" }, new Date("2026-11-06T08:00:00Z"))?.local).toBe(
    "2028-02-29T08:00",
  );
});

test.each(["0 8 * * *", "*/15 6-22 * * 1-5", "0 0 L * *"])("%s is a schedule", (text) => {
  expect(isCron(text)).toBe(true);
});

test.each(["", "daily", "0 8 * *", "0 0 8 * * *", "60 8 * * *", "0 0 31 2 *"])("“%s” is none", (text) => {
  expect(isCron(text)).toBe(false);
});
