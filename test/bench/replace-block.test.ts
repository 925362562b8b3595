import { describe, expect, test } from "vitest";
import { replaceBlock } from "../../bench/support/replace-block.ts";

const DOCUMENT = "# Results\n\n<!-- start -->\nold\n<!-- /start -->\n\nText.\n\n<!-- scale -->\n<!-- /scale -->\n";

describe("a bench's place in RESULTS.md", () => {
  test("takes new content and leaves the rest as it was", () => {
    const once = replaceBlock(DOCUMENT, "scale", "| a |\n|---|\n| $1 $& |\n");
    expect(once).toBe(DOCUMENT.replace("<!-- scale -->\n", () => "<!-- scale -->\n| a |\n|---|\n| $1 $& |\n"));
    expect(replaceBlock(once, "start", "new")).toContain("<!-- start -->\nnew\n<!-- /start -->\n\nText.");
  });

  test("is the same after the same content again", () => {
    const once = replaceBlock(DOCUMENT, "start", "new");
    expect(replaceBlock(once, "start", "new")).toBe(once);
  });

  test.each(["pages", "star"])("is asked for by name where there is none: %s", (name) => {
    expect(() => replaceBlock(DOCUMENT, name, "new")).toThrow(`<!-- ${name} -->`);
  });

  test("may not be there twice", () => {
    expect(() => replaceBlock(DOCUMENT + DOCUMENT, "start", "new")).toThrow("start");
  });
});
