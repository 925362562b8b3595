import { appendFileSync } from "node:fs";
import { registerHooks } from "node:module";

/* Preloaded into a process (`--import`): notes the package of each module that it loads, one a line, in the file that
 * NOTE_PACKAGES names. */
const file = process.env["NOTE_PACKAGES"];

registerHooks({
  load(url, context, nextLoad) {
    const name = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url)?.[1];
    if (file !== undefined && name !== undefined) appendFileSync(file, `${name}\n`);
    return nextLoad(url, context);
  },
});
