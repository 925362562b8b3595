import { describe, expect, it } from "vitest";

import { parseWebLink, renderFileLink } from "../../src/dispatch/web-link.ts";

const web = (url: string): string | null => parseWebLink({ kind: "web", url }, 100);

describe("parseWebLink", () => {
  it.each([
    ["https://a.example/x?y=1&z=2#:~:text=one_two", "https://a.example/x?y=1&z=2#:~:text=one_two"],
    ["https://a.example/a|b>c)(d", "https://a.example/a%7Cb%3Ec%29%28d"],
    ["https://a.example/mit Abstand/ä", "https://a.example/mit%20Abstand/%C3%A4"],
    ["javascript:alert(1)", null],
    ["data:text/html,x", null],
    ["https://bank.example@bad.example/", null],
    ["no address", null],
    [`https://a.example/${"x".repeat(100)}`, null],
  ])("%s", (url, address) => {
    expect(web(url)).toBe(address);
  });

  it("is null for a file and for standard input", () => {
    expect(parseWebLink({ kind: "file", path: "a.txt" }, 100)).toBeNull();
    expect(parseWebLink({ kind: "none" }, 100)).toBeNull();
  });
});

describe("renderFileLink", () => {
  it.each([
    ["../seeds/village bus (2).txt", "../seeds/village%20bus%20%282%29.txt"],
    ["../news/100 % #1?.md", "../news/100%20%25%20%231%3F.md"],
    ["javascript:alert(1)", "javascript%3Aalert%281%29"],
  ])("%s", (path, link) => {
    expect(renderFileLink(path)).toBe(link);
  });
});
