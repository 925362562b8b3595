import { oneLine } from "../../shared/one-line.ts";
import { datelineLength } from "./dateline.ts";

/** A longer sentence is left as it is: nothing in it is worth the reading (characters). */
const MAX_READ = 4000;

/** A dateline has one of these; most sentences have none. */
const DATELINE_SIGN = /[(:\u2013\u2014]|--| - |^[^.]{3,30}, .{3,9} \d/;

/** Words that a parenthesis must keep: without them the sentence says something else. */
const MUST_STAY =
  /\d|n['’]t\b|\b(?:not|no|never|none|nor|neither|without|except|only|if|unless|but|alleg\w+|report\w*|sa(?:id|ys?|ying)|according|claim\w*|suspect\w*|accus\w+|unconfirmed|estimat\w+|believ\w+|apparent\w*|likely|possibl\w+|perhaps|may|might|could|would|should|about|around|nearly|almost|roughly|over|under|up to|at (?:least|most)|some|half|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|hundred\w*|thousand\w*|million\w*|billion\w*|dozens?)\b/i;

/** ` (…)` that ends a phrase. */
const PARENTHESIS = / \(([^()]{1,80})\)(?=[\s.,;:!?]|$)/g;

/**
 * A sentence trimmed for reading: one line, without dateline, without parentheses that say nothing that counts, without
 * a quotation mark that has no partner. Never touches a digit, a negation, a hedge or an attribution.
 */
export function compressSentence(text: string): string {
  const line = oneLine(text).trim();
  if (line.length > MAX_READ) return line;
  const body = DATELINE_SIGN.test(line.slice(0, 80)) ? line.slice(datelineLength(line)) : line;
  return withoutLoneQuote(withoutParentheses(body));
}

function withoutParentheses(line: string): string {
  return line.replaceAll(PARENTHESIS, (whole: string, inside: string, at: number) =>
    MUST_STAY.test(inside) || isQuoted(line, at) ? whole : "",
  );
}

/** Whether a place stands inside a quotation: those are given word for word. */
function isQuoted(line: string, at: number): boolean {
  const before = line.slice(0, at);
  return (
    before.split('"').length % 2 === 0 ||
    before.split("“").length > before.split("”").length ||
    /(?:^|[\s(])['‘]\S[^'’]*$/.test(before)
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

/** Connectives that may go where the sentence before them is not in the summary; what is left claims no more than before. */
const CONNECTIVE =
  /^(?:(?:But|And|Yet)\s+(?=\S)|(?:But|And|Yet|So|However|Meanwhile|Moreover|Furthermore|Also|Still|In addition|Additionally|Nevertheless|Nonetheless|Therefore|Thus|Indeed|Besides|As a result|For example|For instance|In fact|Of course|In other words|At the same time|Consequently|Accordingly|Similarly|Likewise),\s+)(?=[\p{L}\p{N}$£€])/u;

/** The sentence without the connective it opens with, its next word capitalised. */
export function withoutConnective(line: string): string {
  const length = CONNECTIVE.exec(line.slice(0, 40))?.[0].length ?? 0;
  // Three words are no sentence.
  if (length === 0 || line.length < length + 20) return line;
  return line.charAt(length).toUpperCase() + line.slice(length + 1);
}
