import { assert, property, string } from "fast-check";
import { describe, expect, test } from "vitest";
import { linkToSentence } from "../../src/dispatch/text-fragment.ts";

describe("linkToSentence", () => {
  test("a short sentence is looked for whole", () => {
    expect(linkToSentence("https://example.org/a", "The quay cost €12-13 million, (about) a third.")).toBe(
      "https://example.org/a#:~:text=The%20quay%20cost%20%E2%82%AC12%2D13%20million%2C%20%28about%29%20a%20third.",
    );
  });

  test("a long one by its first and last words", () => {
    const words = Array.from({ length: 40 }, (_, index) => `w${index}`).join(" ");
    expect(linkToSentence("https://example.org/a", words)).toBe(
      "https://example.org/a#:~:text=w0%20w1%20w2%20w3%20w4%20w5,w34%20w35%20w36%20w37%20w38%20w39",
    );
  });

  test("goes behind a fragment that is there", () => {
    expect(linkToSentence("https://example.org/a#top", "Yes.")).toBe("https://example.org/a#top:~:text=Yes.");
  });

  test("is one valid address, whatever the sentence", () => {
    assert(
      property(string({ unit: "binary" }), (sentence) => {
        const link = linkToSentence("https://example.org/a", sentence);
        expect(URL.canParse(link)).toBe(true);
        expect(link).not.toMatch(/[\s<>|()[\]"]/);
      }),
    );
  });
});
