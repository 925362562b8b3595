import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";
import { makeArticles } from "./seed-articles.ts";

const NEWS = new URL("../../../shared/bench/data/summaries/cnndm.dev.jsonl", import.meta.url);

export interface Corpus {
  readonly name: string;
  readonly texts: readonly string[];
}

/**
 * Articles of 650 words on average: real news where it is at hand (repeated, each with a last line of its own, where
 * more are wanted), and mixtures of the samples in seeds/, which have three times its numbers.
 */
export async function readCorpora(count: number): Promise<readonly Corpus[]> {
  const seeds = { name: "sentences of seeds/, mixed (40 figures each)", texts: await makeArticles(count, 650) };
  if (!existsSync(NEWS)) {
    console.log("Real news articles are not here (../shared/bench): measured on the samples alone.\n");
    return [seeds];
  }
  const rows = readFileSync(NEWS, "utf8").trim().split("\n");
  const news = rows.map((line) => z.object({ article: z.string() }).parse(JSON.parse(line)).article);
  const texts = Array.from(
    { length: count },
    (_, i) => `${news[i % news.length] ?? ""}\nEdition ${i} of the report.\n`,
  );
  return [{ name: "news (cnndm.dev)", texts }, seeds];
}
