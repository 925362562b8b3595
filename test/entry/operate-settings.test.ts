import { describe, expect, test } from "vitest";
import { parseOperateSettings } from "../../src/entry/operate-settings.ts";

describe("parseOperateSettings", () => {
  test("needs nothing set", () => {
    expect(parseOperateSettings({})).toEqual({
      host: "127.0.0.1",
      port: 3000,
      portIsSet: false,
      url: null,
      keepDays: 90,
    });
  });

  test("takes what is set; 0 days keep everything", () => {
    const env = {
      LEDE_HOST: " 0.0.0.0 ",
      LEDE_PORT: "8080",
      LEDE_URL: "https://lede.example.org/",
      LEDE_KEEP_DAYS: "0",
    };
    expect(parseOperateSettings(env)).toEqual({
      host: "0.0.0.0",
      port: 8080,
      portIsSet: true,
      url: "https://lede.example.org",
      keepDays: null,
    });
  });

  test.each([
    ["LEDE_PORT", "-1"],
    ["LEDE_PORT", "65536"],
    ["LEDE_PORT", "1e3"],
    ["LEDE_KEEP_DAYS", "-1"],
    ["LEDE_KEEP_DAYS", "ninety"],
    ["LEDE_URL", "lede.example.org"],
    ["LEDE_URL", "ftp://lede.example.org"],
    ["LEDE_URL", "https://lede.example.org/?a=b"],
  ])("refuses %s=%s, and names it", (name, value) => {
    expect(() => parseOperateSettings({ [name]: value })).toThrow(
      expect.objectContaining({ code: "bad-settings", message: expect.stringContaining(`${name} is "${value}"`) }),
    );
  });
});
