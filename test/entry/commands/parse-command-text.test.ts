import { describe, expect, test } from "vitest";
import { parseCommandText } from "../../../src/entry/commands/parse-command-text.ts";

describe("parseCommandText", () => {
  test.each([
    ["summary", " rare earths  ", "summary", { about: "rare earths" }],
    ["figures", "", "figures", {}],
    ["lede", "", "lede help", {}],
    ["lede", "what?", "lede help", {}],
    ["lede", "Follow https://example.org/news", "lede follow", { link: "https://example.org/news" }],
    ["lede", "schedule 08:00", "lede schedule", { time: "08:00" }],
    [
      "lede",
      "schedule  08:00 mon-fri  Europe/Berlin",
      "lede schedule",
      { time: "08:00", days: "mon-fri", zone: "Europe/Berlin" },
    ],
    ["lede", "topics aluminium, rare earths, -football", "lede topics", { words: "aluminium, rare earths, -football" }],
    ["lede", "summary rare earths", "lede summary", { about: "rare earths" }],
    ["lede", "pause now please", "lede pause", {}],
  ])("/%s %s", (name, text, ...[command, options]) => {
    expect(parseCommandText(name, text)).toEqual({ command, options });
  });

  test("an essay is cut", () => {
    expect(parseCommandText("summary", "a".repeat(100_000)).options["about"]).toHaveLength(2_000);
  });
});
