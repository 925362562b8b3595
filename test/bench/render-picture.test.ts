import { describe, expect, it } from "vitest";

import { renderPicture } from "../../bench/render-picture.ts";
import { renderTerminal } from "../../src/dispatch/terminal.ts";
import { makeDigest } from "../support/make-digest.ts";

const options = { command: "npm run digest", columns: 80, maxLines: 100 };
const text = renderTerminal(makeDigest({ title: "R&D <desk>" }), { columns: 80, color: true });

describe("renderPicture", () => {
  it("shows every word, with nothing from outside", () => {
    const picture = renderPicture(text, options);
    const words = Array.from(picture.matchAll(/>([^<]*)<\/text>/gu), ([, shown]) => shown).join(" ");
    expect(words).toContain("R&amp;D &lt;desk&gt;");
    expect(words).toContain("up to 40 megawatts solar power bought by the harbour");
    expect(picture.replace("http://www.w3.org/2000/svg", "")).not.toMatch(/href|url\((?!#)|<script|<style|@import/u);
    expect(picture).not.toContain("\u001B");
  });

  it("is the same for the same text", () => {
    expect(renderPicture(text, options)).toBe(renderPicture(text, options));
  });

  it("stands each word on its cell", () => {
    const picture = renderPicture("ab   \u001B[1mcd\u001B[22m", options);
    expect(picture).toContain('<text x="28" y="103" textLength="16.8" lengthAdjust="spacingAndGlyphs">ab</text>');
    expect(picture).toContain(
      '<text x="70" y="103" textLength="16.8" lengthAdjust="spacingAndGlyphs" font-weight="600">cd</text>',
    );
  });

  it("fades out where it is cut, and only there", () => {
    expect(renderPicture(text, { ...options, maxLines: 8 })).toContain('fill="url(#fade)"');
    expect(renderPicture(text, options)).not.toContain('fill="url(#fade)"');
  });

  it("refuses a look that it cannot show", () => {
    expect(() => renderPicture("\u001B[31mred", options)).toThrow("SGR code 31");
  });
});
