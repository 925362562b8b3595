/* How many articles of 650 words one core condenses a second, beside taking the first three sentences with the same
 * segmenter in the same run. `npm run bench:condense` */
import { condense } from "../src/condense/condense.ts";
import { splitSentences } from "../src/condense/sentences/sentences.ts";
import { median } from "./support/measure.ts";
import { readCorpora, type Corpus } from "./support/corpora.ts";

const ARTICLES = 300;
const ROUNDS = 5;
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
for (const corpus of await readCorpora(ARTICLES)) {
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
