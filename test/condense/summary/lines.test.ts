import { expect, test } from "vitest";
import { splitSentences } from "../../../src/condense/sentences/sentences.ts";
import { prepareLines } from "../../../src/condense/summary/lines.ts";

test("a sentence that the page has twice may enter a summary where it stands first, and nowhere else", () => {
  const once = "It is the last wooden pier on that coast.";
  const next = "The trust replaced 212 of its 340 piles before the winter.";
  const lines = prepareLines(
    splitSentences(`Marlock Pier will open again in May. ${once} ${next} ${once} ${next}`, "en"),
  );
  expect(lines.map(({ index, before }) => [index, before])).toEqual([
    [0, null],
    [1, 0],
    [2, 1],
  ]);
});
