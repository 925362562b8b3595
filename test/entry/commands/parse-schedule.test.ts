import { Cron } from "croner";
import { describe, expect, test } from "vitest";
import { parseSchedule, renderSchedule } from "../../../src/entry/commands/parse-schedule.ts";

describe("parseSchedule", () => {
  test.each([
    ["08:00", undefined, "0 8 * * *", "daily at 08:00"],
    ["8:30", "weekdays", "30 8 * * 1-5", "on weekdays at 08:30"],
    ["8am", "mon-fri", "0 8 * * 1,2,3,4,5", "on weekdays at 08:00"],
    ["12am", "daily", "0 0 * * *", "daily at 00:00"],
    ["12 pm", "Mon,Thu", "0 12 * * 1,4", "on Monday and Thursday at 12:00"],
    ["17.45", "friday", "45 17 * * 5", "on Friday at 17:45"],
    ["8h05", "fri-mon", "5 8 * * 0,1,5,6", "on Sunday, Monday, Friday, and Saturday at 08:05"],
    ["23:59", "weekends", "59 23 * * 0,6", "at weekends at 23:59"],
    ["08:00", "mon-sun", "0 8 * * *", "daily at 08:00"],
  ])("%s %s", (time, days, ...[cron = "", words = ""]) => {
    expect(parseSchedule(time, days)).toEqual({ cron });
    expect(renderSchedule(cron)).toBe(words);
    expect(new Cron(cron, { paused: true }).nextRun()).not.toBeNull();
  });

  test.each([
    ["8", undefined],
    ["25:00", undefined],
    ["08:60", undefined],
    ["13pm", undefined],
    ["noon", undefined],
    ["08:00", "someday"],
    ["08:00", "mon-"],
    ["08:00", "m"],
    ["08:00", "mon-wed-fri"],
  ])("%s %s is refused with what to write instead", (time, days) => {
    expect(parseSchedule(time, days)).toEqual({ fault: expect.stringMatching(/Write /) });
  });

  test("a cron that no person can type is shown as it stands", () => {
    expect(renderSchedule("*/5 8 * * 1#2")).toBe("at `*/5 8 * * 1#2`");
  });
});
