import { describe, expect, test } from "vitest";
import { decodePage } from "../../../src/collect/page/decode-page.ts";

const latin = (text: string): Uint8Array => Buffer.from(text, "latin1");
const utf8 = (text: string): Uint8Array => Buffer.from(text, "utf8");

/** `Привет` in windows-1251. */
const CYRILLIC = Buffer.from([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2]);

describe("decodePage", () => {
  test("goes by the header before the page's own word", () => {
    const page = Buffer.concat([latin(`<meta charset="koi8-r">`), CYRILLIC]);
    expect(decodePage(page, "text/html; Charset='windows-1251'")).toContain("Привет");
  });

  test("goes by the page's meta element, in either form", () => {
    for (const meta of [
      `<meta charset=windows-1251>`,
      `<meta http-equiv="content-type" content="text/html; charset=cp1251">`,
    ])
      expect(decodePage(Buffer.concat([latin(meta), CYRILLIC]), "text/html")).toContain("Привет");
  });

  test("believes bytes that can only be UTF-8 more than a Western European default", () => {
    expect(decodePage(utf8("<p>naïve £5"), "text/html; charset=iso-8859-1")).toBe("<p>naïve £5");
  });

  test("takes bytes that nobody names for UTF-8 where valid, else for windows-1252", () => {
    expect(decodePage(utf8("£5"), null)).toBe("£5");
    expect(decodePage(latin("£5"), null)).toBe("£5");
    expect(decodePage(latin("£5"), "text/html; charset=no-such")).toBe("£5");
  });

  test("reads a page that calls itself UTF-8 and is not, without losing a letter", () => {
    expect(decodePage(latin("na\xefve \xa35"), "text/html; charset=utf-8")).toBe("naïve £5");
  });

  test("reads encodings that decode to nothing as what the bytes are", () => {
    expect(decodePage(utf8("£5"), "text/html; charset=iso-2022-kr")).toBe("£5");
  });
});
