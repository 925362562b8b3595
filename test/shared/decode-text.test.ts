import { describe, expect, test } from "vitest";
import { decodeText, isBinary } from "../../src/shared/decode-text.ts";

const bytes = (...values: readonly number[]): Uint8Array => Uint8Array.from(values);
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

describe("decodeText", () => {
  test("reads UTF-8 with and without a mark, and drops the mark", () => {
    expect(decodeText(utf8("£5 — naïve"))).toBe("£5 — naïve");
    expect(decodeText(bytes(0xef, 0xbb, 0xbf, 0x61))).toBe("a");
  });

  test("reads UTF-16 in both orders by its mark", () => {
    expect(decodeText(bytes(0xff, 0xfe, 0xac, 0x20))).toBe("€");
    expect(decodeText(bytes(0xfe, 0xff, 0x20, 0xac))).toBe("€");
  });

  test("reads windows-1252 where the bytes are no UTF-8", () => {
    expect(decodeText(bytes(0xa3, 0x35, 0x20, 0x93, 0x61, 0x94, 0x20, 0x80))).toBe("£5 “a” €");
  });

  test("keeps a UTF-8 file UTF-8 despite a stray byte", () => {
    const text = decodeText(Buffer.concat([utf8("“naïve” £"), bytes(0xff), utf8(" 5 €")]));
    expect(text).toBe("“naïve” £\uFFFD 5 €");
  });

  test("reads a file that was cut inside a character", () => {
    expect(decodeText(utf8("ü“”€").subarray(0, -1))).toBe("ü“”\uFFFD");
  });
});

describe("isBinary", () => {
  test("knows a NUL and a share of control characters", () => {
    expect(isBinary(bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0))).toBe(true);
    expect(isBinary(Uint8Array.from({ length: 200 }, (_, i) => (i % 10 === 0 ? 1 : 65)))).toBe(true);
  });

  test("lets text through: tabs, line ends, UTF-16, one stray control character", () => {
    expect(isBinary(utf8("a\tb\r\nc\f"))).toBe(false);
    expect(isBinary(bytes(0xff, 0xfe, 0x61, 0))).toBe(false);
    expect(isBinary(utf8(`${"word ".repeat(50)}\u0003`))).toBe(false);
  });
});
