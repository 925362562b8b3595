/**
 * Draws the README's pictures: `npm run picture`. With arguments, `npm run picture -- digest.json picture.svg`, only
 * that digest, as a terminal shows it.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

import type { Digest } from "../src/digest/digest.ts";
import { drawDigest, drawSamplePictures } from "./support/sample-pictures.ts";
import { HOME } from "./support/seed-articles.ts";

const [from, to = "docs/digest.svg"] = process.argv.slice(2);
if (from === undefined) {
  for (const { path, svg } of await drawSamplePictures()) {
    writeFileSync(join(HOME, path), svg);
    console.log(`drawn: ${path}`);
  }
} else if (existsSync(from)) {
  const digest: Digest = JSON.parse(readFileSync(from, "utf8"));
  mkdirSync(dirname(to), { recursive: true });
  writeFileSync(to, drawDigest(digest));
  console.log(`${from} is drawn in ${to}`);
} else {
  console.error(`There is no digest at ${from}. Make one with \`npm run digest\`, or name another.`);
  process.exitCode = 1;
}
