import { boilerplateCues } from "./boilerplate-cues.ts";

/** A longer line is a paragraph, whatever it begins with (characters). */
const MAX_LINE = 360;

/** A link's words that run over into the next line are short there, in characters. */
const MAX_WRAPPED_REST = 60;

/**
 * The text without the lines that are not the article: links to other stories (even where they wrap into a second
 * line), appeals to subscribe or follow, advertisements, bylines, photo credits, notices. Only whole lines go, each
 * with its line break; all else stays as it is, so that offsets into the result point into the article's own words. A
 * text of nothing else gives "".
 */
export function removeBoilerplate(text: string): string {
  let kept = "";
  let hasWords = false;
  let isOpenLink = false;
  for (const line of text.match(/[^\r\n\u2028\u2029]*(?:\r\n|[\r\n\u2028\u2029])|[^\r\n\u2028\u2029]+$/g) ?? []) {
    const words = line.length > MAX_LINE + 40 ? line : line.trim();
    if (isOpenLink && isRestOfLink(words)) {
      isOpenLink = false;
      continue;
    }
    const cue = findCue(words);
    isOpenLink = cue?.wraps === true && !/[.!?…]["'”’)\]]*$/.test(words);
    if (cue !== null) continue;
    kept += line;
    hasWords ||= words !== "";
  }
  return hasWords ? kept : "";
}

function findCue(line: string): (typeof boilerplateCues)[number] | null {
  if (line === "" || line.length > MAX_LINE) return null;
  return boilerplateCues.find((cue) => cue.pattern.test(line)) ?? null;
}

/** Short, no sentence, and either going on in lower case or written as headlines are, `Words With Capitals`. */
function isRestOfLink(line: string): boolean {
  if (line === "" || line.length > MAX_WRAPPED_REST || /[.!?;:]["'”’)]*$/.test(line)) return false;
  if (/^\p{Ll}/u.test(line)) return true;
  const words = line.split(/\s+/).filter((word) => word.length > 3);
  return words.length > 0 && words.every((word) => /^[^\p{L}]*\p{Lu}/u.test(word) || /\d/.test(word));
}
