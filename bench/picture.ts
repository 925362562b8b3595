/**
 * Draws the README's picture of a digest: `node bench/picture.ts [digest.json] [picture.svg]`. Without arguments the
 * digest of `seeds/` that is kept in `digests/`, into `docs/digest.svg`.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

import type { Digest } from "../src/digest/digest.ts";
import { renderTerminal } from "../src/dispatch/terminal.ts";
import { renderPicture } from "./render-picture.ts";

const COLUMNS = 88;
/** About what a page shows at once. */
const MAX_LINES = 40;

const [from = "digests/2026-11-02.json", to = "docs/digest.svg"] = process.argv.slice(2);
if (existsSync(from)) {
  const digest: Digest = JSON.parse(readFileSync(from, "utf8"));
  const text = renderTerminal(digest, { columns: COLUMNS, color: true });
  mkdirSync(dirname(to), { recursive: true });
  writeFileSync(to, renderPicture(text, { command: "npm run digest", columns: COLUMNS, maxLines: MAX_LINES }));
  console.log(`${from} is drawn in ${to}`);
} else {
  console.error(`There is no digest at ${from}. Make one with \`npm run digest\`, or name another.`);
  process.exitCode = 1;
}
