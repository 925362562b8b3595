import { tagInLexicon } from "./tag-sentence.ts";

/** Says of the word that opens a sentence whether it is a common one, which has its capital only for its place. */
export type IsCommon = (opening: string) => boolean;

/**
 * Judges by how the article itself writes the word elsewhere; a word that it writes nowhere else is common where English
 * makes no names of its kind: plurals (`Shares`), what ends as only abstract nouns do (`Inflation`), plain adjectives (`Annual`).
 */
export function makeIsCommon(text: string): IsCommon {
  let seen: Seen | null = null;
  return (opening) => {
    if (!/^\p{Lu}\p{Ll}[\p{Ll}-]*$/u.test(opening)) return false;
    seen ??= readCapitals(text);
    const lower = opening.toLowerCase();
    const [plain, named] = [seen.plain.get(lower) ?? 0, seen.named.get(lower) ?? 0];
    return plain === named ? plain === 0 && isCommonByForm(lower) : plain > named;
  };
}

const ANY_CAPITAL = /\p{Lu}/u;

/** The label without the capital that its first word has from opening `text` alone. */
export function lowerOpening(label: string, text: string, isCommon: IsCommon): string {
  if (!ANY_CAPITAL.test(label)) return label;
  const opening = /^\P{L}*(?<word>[\p{L}-]+)(?![\p{L}&'’]| \p{Lu})/u.exec(text)?.groups?.["word"] ?? "";
  // How the article writes a word is asked last: that is read once, from the whole of it.
  if (opening === "" || !label.includes(opening) || !isCommon(opening)) return label;
  return label
    .split(" ")
    .map((word) => (word === opening ? word.toLowerCase() : word))
    .join(" ");
}

interface Seen {
  /** How often a word, in lower case, stands with a small letter, and inside a sentence with a capital. */
  readonly plain: ReadonlyMap<string, number>;
  readonly named: ReadonlyMap<string, number>;
}

function readCapitals(text: string): Seen {
  return {
    plain: countWords(text.match(/(?<![\p{L}'’-])\p{Ll}[\p{Ll}-]+/gu)),
    named: countWords(text.match(/(?<=[\p{Ll}\d,;&] )\p{Lu}\p{Ll}[\p{Ll}-]*/gu)),
  };
}

function countWords(words: readonly string[] | null): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const word of words ?? []) {
    const lower = word.toLowerCase();
    counts.set(lower, (counts.get(lower) ?? 0) + 1);
  }
  return counts;
}

/** `Nigerian`, `Spanish`, `Chinese`: such adjectives keep their capital everywhere. */
const OF_A_COUNTRY = /(?:an|ish|ese|ch|ss|ic|i)$/;
const ABSTRACT = /(?:tion|sion|ment|ity|ness|ism|ship|hood|ance|ence|age|ing)$/;

function isCommonByForm(lower: string): boolean {
  const tag = tagInLexicon(lower);
  if (tag === null) return false;
  if (tag === "ADJ") return !OF_A_COUNTRY.test(lower);
  return tag !== "PROPN" && (/(?<![sui])s$/.test(lower) || ABSTRACT.test(lower));
}
