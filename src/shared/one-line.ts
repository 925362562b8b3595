/** White space that is more than a single space between words. Most sentences have none and are given back as they are. */
const MORE_THAN_A_SPACE = /[^\S ]| {2}/;

/** The text with every run of white space as one space. */
export function oneLine(text: string): string {
  return MORE_THAN_A_SPACE.test(text) ? text.replaceAll(/\s+/g, " ") : text;
}
