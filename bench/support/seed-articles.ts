import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Article } from "../../src/article/article.ts";
import { parseArticle } from "../../src/collect/parse-article.ts";
import { splitSentences } from "../../src/condense/sentences/sentences.ts";

export const HOME = join(import.meta.dirname, "../..");
export const SEEDS = join(HOME, "seeds");

/** The articles of seeds/, in the order of their files. */
export async function readSeeds(): Promise<readonly Article[]> {
  const articles: Article[] = [];
  for (const name of readdirSync(SEEDS).toSorted()) {
    const parsed = await parseArticle(readFileSync(join(SEEDS, name)), {
      path: join(SEEDS, name),
      source: "seeds",
      identity: ["folder:seeds", name],
    });
    if (parsed.kind === "failed") throw new Error(`seeds/${name}: ${parsed.reason}`);
    articles.push(parsed.article);
  }
  return articles;
}

/**
 * Articles of about so many words, each a different mixture of the English seeds' sentences; the same for the same
 * numbers on every machine.
 */
export async function makeArticles(count: number, words: number): Promise<readonly string[]> {
  const seeds = (await readSeeds()).filter(({ text }) => !/\bfür\b/.test(text));
  const sentences = seeds.flatMap(({ text }) => splitSentences(text, "en").map((sentence) => sentence.text));
  const random = makeRandom(20261102);
  return Array.from({ length: count }, () => {
    const picked: string[] = [];
    for (let length = 0; length < words;) {
      const sentence = sentences[Math.floor(random() * sentences.length)] ?? "";
      picked.push(sentence);
      length += sentence.split(/\s+/).length;
    }
    return paragraphs(picked);
  });
}

/** Three sentences a paragraph, as newspapers write. */
function paragraphs(sentences: readonly string[]): string {
  return sentences.map((sentence, i) => sentence + (i % 3 === 2 ? "\n\n" : " ")).join("");
}

/** A seeded generator of numbers in [0, 1): mulberry32, by Tommy Ettinger (public domain). */
export function makeRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
