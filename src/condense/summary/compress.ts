import { datelineLength } from "./dateline.ts";

/** A longer sentence is left as it is: nothing in it is worth the reading (characters). */
const MAX_READ = 4000;

/** Words that a parenthesis must keep: without them the sentence says something else. */
const MUST_STAY =
  /\d|\b(?:not|no|never|none|alleged|allegedly|reportedly|said|says|according|claimed|suspected|unconfirmed|estimated|about|except|only|if)\b/i;

/**
 * A sentence trimmed for reading: one line, without dateline, without parentheses that say nothing that counts, without
 * a quotation mark that has no partner. Never touches a digit, a negation, a hedge or an attribution.
 */
export function compressSentence(text: string): string {
  const line = text.replaceAll(/\s+/g, " ").trim();
  if (line.length > MAX_READ) return line;
  const body = line.slice(datelineLength(line));
  return withoutLoneQuote(
    body.replaceAll(/ \(([^()]{1,80})\)/g, (whole, inside: string) => (MUST_STAY.test(inside) ? whole : "")),
  );
}

/** `… at the office."`: a straight quotation mark at either end whose partner stands in another sentence. */
function withoutLoneQuote(line: string): string {
  if (line.split('"').length % 2 === 0) {
    if (line.startsWith('"')) return line.slice(1).trimStart();
    if (line.endsWith('"')) return line.slice(0, -1).trimEnd();
  }
  const opened = line.split("“").length;
  const closed = line.split("”").length;
  if (opened > closed && line.startsWith("“")) return line.slice(1).trimStart();
  if (closed > opened && line.endsWith("”")) return line.slice(0, -1).trimEnd();
  return line;
}
