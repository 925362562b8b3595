import { anaphoricNouns, danglingOpeners, danglingPhrases } from "./dangling-words.ts";

/** So many characters of a sentence tell how it opens. */
const HEAD = 60;

const phrases = new RegExp(String.raw`^(?:${danglingPhrases.join("|")})(?![\p{L}-])`, "u");

/**
 * Whether a sentence opens with a pronoun or a connective and so hangs in the air without the one before it. Says
 * nothing of `The deal …`, which hangs only where nothing before it told of a deal: see `anaphoricNoun`.
 */
export function opensDangling(sentence: string): boolean {
  const head = openingOf(sentence);
  const word = /^\p{L}+(?:['’]\p{L}+)?/u.exec(head)?.[0]?.replace("’", "'") ?? "";
  if (danglingOpeners.has(word)) return !isDemonstrativeOfTime(head);
  return phrases.test(head);
}

/** The noun of an opening `The deal …` that needs something before it; null where the sentence opens in another way. */
export function anaphoricNoun(sentence: string): string | null {
  const noun = /^the\s+(\p{L}+)(?![\p{L}-])/u.exec(openingOf(sentence))?.[1];
  return noun !== undefined && anaphoricNouns.has(noun) ? noun : null;
}

function openingOf(sentence: string): string {
  return sentence
    .slice(0, HEAD)
    .replace(/^[^\p{L}\p{N}]+/u, "")
    .toLowerCase();
}

/** `This week`, `That year`: these point at the calendar, not at a sentence. Only `this` is safe. */
function isDemonstrativeOfTime(head: string): boolean {
  return /^this\s+(?:week|month|year|morning|afternoon|evening|summer|winter|spring|autumn|weekend|season)\b/.test(
    head,
  );
}
