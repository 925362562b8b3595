import { describe, expect, test } from "vitest";
import { isNameLike, parseAuthorName } from "../../../src/collect/page/author-name.ts";

describe("parseAuthorName", () => {
  test.each([
    ["By Ada Brook", "Ada Brook"],
    ["  Written by:  Ada\n Brook ", "Ada Brook"],
    ["Author: Posted by Ada Brook", "Ada Brook"],
    ["This article was written by Ada Brook", "Ada Brook"],
    ["Von Jana Kühl", "Jana Kühl"],
    ["Ada Brook | 2 November 2026", "Ada Brook"],
    ["Ada Brook • 4 min read", "Ada Brook"],
    ["By Ada Brook on Nov 2, 2026", "Ada Brook"],
    ["Ada Brook 02/11/2026", "Ada Brook"],
    ["Ada Brook, Senior Harbour Editor", "Ada Brook"],
    ["Ada Brook View all posts", "Ada Brook"],
    ["Ada Brook2", "Ada Brook"],
    ["Ada Brook, Tom Lind and Nell Orr", "Ada Brook, Tom Lind and Nell Orr"],
    ["王小明", "王小明"],
  ])("reads the byline %j as %j", (line, name) => {
    expect(parseAuthorName(line, { isByline: true })).toBe(name);
  });

  test("leaves what metadata say behind the name", () => {
    expect(parseAuthorName("Ada Brook, Master Gardener", { isByline: false })).toBe("Ada Brook, Master Gardener");
  });

  test.each([
    "https://www.facebook.com/ada",
    "@ada",
    "ada@example.org",
    "admin",
    "By",
    "",
    "12",
    "More articles by Ada",
    "x".repeat(700),
  ])("takes %j for nobody", (text) => {
    expect(parseAuthorName(text, { isByline: false })).toBeNull();
  });
});

test("isNameLike tells names from sentences", () => {
  for (const name of ["Ada Brook", "Ada de la Brook", "Dr. A. Brook Jr.", "brook"])
    expect(isNameLike(name), name).toBe(true);
  for (const text of ["the means of a very small boat", "What came home?", "Boats came home."]) {
    expect(isNameLike(text), text).toBe(false);
  }
});
