/* How many articles of 650 words one core condenses a second, beside taking the first three sentences with the same
 * segmenter in the same run. `npm run bench:condense` */
import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";
import { condense } from "../src/condense/condense.ts";
import { splitSentences } from "../src/condense/sentences/sentences.ts";
import { median } from "./support/measure.ts";
import { makeArticles } from "./support/seed-articles.ts";

const ARTICLES = 300;
const ROUNDS = 5;
const NEWS = new URL("../../shared/bench/data/summaries/cnndm.dev.jsonl", import.meta.url);

interface Corpus {
  readonly name: string;
  readonly texts: readonly string[];
}

/** Real news where it is at hand; it has a third of the numbers that the samples in seeds/ have. */
async function readCorpora(): Promise<readonly Corpus[]> {
  const seeds = {
    name: "sentences of seeds/, mixed (about 40 figures each)",
    texts: await makeArticles(ARTICLES, 650),
  };
  if (!existsSync(NEWS)) {
    console.log("Real news articles are not here (../shared/bench): measured on the samples alone.\n");
    return [seeds];
  }
  const rows = readFileSync(NEWS, "utf8").trim().split("\n").slice(0, ARTICLES);
  const texts = rows.map((line) => z.object({ article: z.string() }).parse(JSON.parse(line)).article);
  return [{ name: "news (cnndm.dev, 650 words on average)", texts }, seeds];
}

const condenseAll = ({ texts }: Corpus): number =>
  texts.reduce(
    (sum, text) => sum + condense({ title: null, text, language: null, publishedAt: null }).figures.length,
    0,
  );

const leadAll = ({ texts }: Corpus): number =>
  texts.reduce((sum, text) => sum + splitSentences(text, "en").slice(0, 3).length, 0);

/** Articles a CPU second, of one pass over a corpus. */
function rate(work: (corpus: Corpus) => number, corpus: Corpus): number {
  const { user, system } = process.cpuUsage();
  if (work(corpus) === 0) throw new Error("nothing was done");
  const used = process.cpuUsage();
  return corpus.texts.length / ((used.user + used.system - user - system) / 1e6);
}

console.log("| articles of 650 words a CPU second | condense | first three sentences, same segmenter |\n|---|---|---|");
for (const corpus of await readCorpora()) {
  condenseAll(corpus);
  leadAll(corpus);
  const rounds = Array.from({ length: ROUNDS }, () => ({
    lede: rate(condenseAll, corpus),
    lead: rate(leadAll, corpus),
  }));
  const lede = median(rounds.map((round) => round.lede));
  const lead = median(rounds.map((round) => round.lead));
  console.log(`| ${corpus.name} | ${lede.toFixed(0)} | ${lead.toFixed(0)} |`);
}
