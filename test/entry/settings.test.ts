import { describe, expect, test } from "vitest";
import { parseSettings } from "../../src/entry/settings.ts";

const parse = (env: Record<string, string>) =>
  parseSettings({ env, cwd: "/somewhere", home: "/lede", readText: () => null });

describe("parseSettings", () => {
  test("needs nothing set", () => {
    expect(parse({})).toMatchObject({
      store: "/lede/data",
      noColor: false,
      typedIn: "/somewhere",
    });
    expect(parse({}).timeZone).toBe(Intl.DateTimeFormat().resolvedOptions().timeZone);
  });

  test("takes paths from the folder the user typed in", () => {
    expect(parse({ INIT_CWD: "/home/me", LEDE_DATA: "news" })).toMatchObject({
      store: "/home/me/news",
    });
    expect(parse({ INIT_CWD: "/home/me", LEDE_DATA: "/var/lede" }).store).toBe("/var/lede");
  });

  test("takes a time zone by name and refuses what is none", () => {
    expect(parse({ LEDE_TIMEZONE: "Asia/Kolkata" }).timeZone).toBe("Asia/Kolkata");
    expect(() => parse({ LEDE_TIMEZONE: "Berlin" })).toThrow(
      expect.objectContaining({ code: "bad-settings", message: expect.stringContaining('LEDE_TIMEZONE is "Berlin"') }),
    );
  });

  test("an empty setting is as good as none", () => {
    expect(parse({ LEDE_DATA: "", LEDE_TIMEZONE: "", NO_COLOR: "", INIT_CWD: "" })).toEqual(parse({}));
  });
});
