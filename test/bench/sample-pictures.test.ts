import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";

import { drawSamplePictures, type Picture } from "../../bench/support/sample-pictures.ts";
import { HOME } from "../../bench/support/seed-articles.ts";
import { findXmlFaults } from "../support/find-xml-faults.ts";

let pictures: readonly Picture[];

beforeAll(async () => {
  pictures = await drawSamplePictures();
});

/** After a wanted change, `npm run picture` draws them anew. */
describe("the pictures in docs/", () => {
  it("are what Lede's code makes today", async () => {
    expect(pictures).toHaveLength(7);
    for (const { path, svg } of pictures) await expect(svg, path).toMatchFileSnapshot(join(HOME, path));
  });

  it("are well-formed", () => {
    for (const { path, svg } of pictures) expect(findXmlFaults(svg), path).toEqual([]);
  });
});

describe("findXmlFaults", () => {
  it.each([
    "<a><b></a>",
    "<a>",
    "<a/><b/>",
    "<a>&nbsp;</a>",
    '<a x="1" x="2"/>',
    '<a x="<"/>',
    "<a>\u0000</a>",
    "x<a/>",
  ])("finds what is wrong with %j", (xml) => {
    expect(findXmlFaults(xml).length).toBeGreaterThan(0);
  });
});
