/* How many articles of 650 words one core condenses a second, beside taking the first three sentences with the same
 * segmenter in the same run. `npm run bench:condense` */
import { condense } from "../src/condense/condense.ts";
import { splitSentences } from "../src/condense/sentences/sentences.ts";
import { median } from "./support/measure.ts";
import { makeArticles } from "./support/seed-articles.ts";

const ARTICLES = 300;
const ROUNDS = 5;
const texts = await makeArticles(ARTICLES, 650);

function condenseAll(): number {
  return texts.reduce(
    (sum, text) => sum + condense({ title: null, text, language: null, publishedAt: null }).figures.length,
    0,
  );
}

function leadAll(): number {
  return texts.reduce((sum, text) => sum + splitSentences(text, "en").slice(0, 3).length, 0);
}

function rate(work: () => number): number {
  const { user, system } = process.cpuUsage();
  if (work() === 0) throw new Error("nothing was done");
  const used = process.cpuUsage();
  return ARTICLES / ((used.user + used.system - user - system) / 1e6);
}

condenseAll();
leadAll();
const rounds = Array.from({ length: ROUNDS }, () => ({ lede: rate(condenseAll), lead: rate(leadAll) }));
const lede = median(rounds.map((round) => round.lede));
const lead = median(rounds.map((round) => round.lead));
console.log(`${ARTICLES} articles of 650 words, median of ${ROUNDS} rounds, articles a CPU second\n`);
console.log("| | articles/s |\n|---|---|");
console.log(`| condense (summary, figures, headline) | ${lede.toFixed(0)} |`);
console.log(`| first three sentences, same segmenter | ${lead.toFixed(0)} |`);
console.log(`| ratio | ${(lead / lede).toFixed(1)} |`);
