import type { Topic } from "../../article/subscription.ts";

/** Topics of one channel; more is no selection any more. */
const MAX_TOPICS = 30;
/** Characters of one topic. */
const MAX_TOPIC = 60;

/** `aluminium, "rare earths", -football` → topics; `all` → none, which is everything. A fault is a whole sentence. */
export function parseTopics(text: string): readonly Topic[] | { readonly fault: string } {
  if (/^(?:all|everything|none)$/i.test(text.trim())) return [];
  const topics = text
    .split(/[,;\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .map(parseTopic);
  if (topics.length === 0) return { fault: "There are no words in that. Write some, with commas between them." };
  if (topics.length > MAX_TOPICS) return { fault: `These are ${topics.length} topics; ${MAX_TOPICS} are the most.` };
  const odd = topics.find(({ words }) => !/[\p{L}\p{N}]/u.test(words) || words.length > MAX_TOPIC);
  if (odd !== undefined)
    return { fault: `“${odd.words.slice(0, MAX_TOPIC)}” cannot be a topic: write a word or a few.` };
  const byWords = new Map(topics.map((topic) => [topic.words.toLowerCase(), topic]));
  return [...byWords.values()];
}

function parseTopic(text: string): Topic {
  const excluded = /^[-−–]/.test(text);
  const words = text
    .replace(/^[-−–+]\s*/, "")
    .replaceAll(/["“”]/g, "")
    .replaceAll(/\s+/g, " ")
    .trim();
  return { words, excluded };
}

/** `aluminium, rare earths, not football`; `everything` where there are none. */
export function renderTopics(topics: readonly Topic[]): string {
  if (topics.length === 0) return "everything";
  const wanted = topics.filter(({ excluded }) => !excluded).map(({ words }) => words);
  const excluded = topics.filter((topic) => topic.excluded).map(({ words }) => `not ${words}`);
  return [...(wanted.length === 0 ? ["everything"] : wanted), ...excluded].join(", ");
}
