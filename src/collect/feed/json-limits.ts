/** Far beyond what a JSON Feed of 1,000 entries has: levels, and objects, lists, strings and commas in all. */
const LIMITS = { depth: 64, marks: 250_000 };

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** Whether JSON is deeper or larger than any feed, found out before it costs the memory that parsing it would. */
export function isJsonBeyond(json: string): boolean {
  let depth = 0;
  let marks = 0;
  for (let at = 0; at < json.length; at++) {
    const code = json.charCodeAt(at);
    if (code === QUOTE) at = endOfString(json, at);
    else if (code === 0x7b || code === 0x5b) depth++;
    else if (code === 0x7d || code === 0x5d) depth--;
    else if (code !== 0x2c) continue;
    if (++marks > LIMITS.marks || depth > LIMITS.depth) return true;
  }
  return false;
}

/** Where the string that begins at `start` has its closing quote. */
function endOfString(json: string, start: number): number {
  let at = start + 1;
  while (at < json.length && json.charCodeAt(at) !== QUOTE) at += json.charCodeAt(at) === BACKSLASH ? 2 : 1;
  return at;
}
