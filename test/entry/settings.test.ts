import { describe, expect, test } from "vitest";
import { parseSettings } from "../../src/entry/settings.ts";

const parse = (env: Record<string, string>) =>
  parseSettings({ env, cwd: "/somewhere", home: "/lede", readText: () => null });

describe("parseSettings", () => {
  test("needs nothing set", async () => {
    const settings = await parse({});
    expect(settings).toMatchObject({
      store: "/lede/data",
      noColor: false,
      typedIn: "/somewhere",
    });
    expect(settings.timeZone).toBe(Intl.DateTimeFormat().resolvedOptions().timeZone);
  });

  test("takes paths from the folder the user typed in", async () => {
    expect(await parse({ INIT_CWD: "/home/me", LEDE_DATA: "news" })).toMatchObject({
      store: "/home/me/news",
    });
    expect((await parse({ INIT_CWD: "/home/me", LEDE_DATA: "/var/lede" })).store).toBe("/var/lede");
  });

  test("takes a time zone by name and refuses what is none", async () => {
    expect((await parse({ LEDE_TIMEZONE: "Asia/Kolkata" })).timeZone).toBe("Asia/Kolkata");
    await expect(parse({ LEDE_TIMEZONE: "Berlin" })).rejects.toThrow(
      expect.objectContaining({ code: "bad-settings", message: expect.stringContaining('LEDE_TIMEZONE is "Berlin"') }),
    );
  });

  test("an empty setting is as good as none", async () => {
    expect(await parse({ LEDE_DATA: "", LEDE_TIMEZONE: "", NO_COLOR: "", INIT_CWD: "" })).toEqual(await parse({}));
  });
});
