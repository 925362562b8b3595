/** Words that begin and end what is looked for; a whole sentence makes a link longer than a button may have. */
const WORDS = 6;

/**
 * The address with a fragment that makes a browser scroll to the sentence and mark it; where a browser does not know
 * it, or the page has changed, it opens at the top. Source: https://wicg.github.io/scroll-to-text-fragment/
 */
export function linkToSentence(url: string, sentence: string): string {
  const words = sentence.trim().split(/\s+/);
  const isShort = words.length <= 2 * WORDS;
  const parts = isShort ? [words] : [words.slice(0, WORDS), words.slice(-WORDS)];
  const text = parts.map((part) => encodeFragment(part.join(" "))).join(",");
  return `${url}${url.includes("#") ? "" : "#"}:~:text=${text}`;
}

/** A hyphen, a comma and an ampersand mean something in a text fragment; brackets would end a link in a chat. */
function encodeFragment(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replaceAll(
    /[-!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
