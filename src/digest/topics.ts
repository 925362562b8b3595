import type { Article } from "../article/article.ts";
import type { Topic } from "../article/subscription.ts";

/** Letters that Unicode does not take apart into a letter and its accent. Source: Latin-1 Supplement, Latin Extended-A. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: "ss",
  ø: "o",
  æ: "ae",
  œ: "oe",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
};

/** Writing without spaces between words: there a topic is looked for as it stands. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;

/**
 * Whether a subscription's topics want an article: where words are wanted, one of them stands in its title or text, and
 * none that is excluded does. Null for topics that want everything.
 *
 * Words are whole words; capitals, accents and a simple plural make no difference (`rare earth` finds `Rare Earths`);
 * of several words each follows the other.
 */
export function wantedBy(topics: readonly Topic[]): ((article: Pick<Article, "title" | "text">) => boolean) | null {
  if (topics.length === 0) return null;
  const wanted = topics.filter(({ excluded }) => !excluded).map(({ words }) => findWords(words));
  const excluded = topics.filter((topic) => topic.excluded).map(({ words }) => findWords(words));
  return ({ title, text }) => {
    const searched = readText(`${title ?? ""}\n${text}`);
    if (excluded.some((stands) => stands(searched))) return false;
    return wanted.length === 0 || wanted.some((stands) => stands(searched));
  };
}

interface SearchedText {
  /** In small letters without accents. */
  readonly plain: string;
  /** Its words in singular, a space before and after each. */
  readonly words: string;
}

function findWords(topic: string): (text: SearchedText) => boolean {
  const { plain, words } = readText(topic);
  if (UNSPACED.test(topic)) return (text) => text.plain.includes(plain);
  return (text) => text.words.includes(words);
}

function readText(text: string): SearchedText {
  const plain = text
    .normalize("NFKD")
    .replaceAll(/\p{M}+/gu, "")
    .toLowerCase()
    .replaceAll(/[ßøæœłđðþ]/g, (letter) => LETTERS[letter] ?? letter);
  // An apostrophe ends a word: `the port's quay` speaks of a port.
  const words = plain.match(/[\p{L}\p{N}]+/gu) ?? [];
  return { plain, words: ` ${words.map(singular).join(" ")} ` };
}

/** `tariffs` → `tariff`, `companies` → `company`, `taxes` → `tax`: enough for headlines, and the same for both sides. */
function singular(word: string): string {
  if (word.length < 4 || /(?:ss|us|is|news)$/.test(word)) return word;
  if (/[^aeiou]ies$/.test(word)) return `${word.slice(0, -3)}y`;
  if (/(?:s|x|z|ch|sh)es$/.test(word)) return word.slice(0, -2);
  return word.endsWith("s") ? word.slice(0, -1) : word;
}
