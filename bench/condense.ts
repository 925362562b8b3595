/* How many articles of 650 words one core condenses a second, beside taking the first three sentences with the same
 * segmenter in the same run: by the clock, which is right on an idle machine, and by the processor time of the whole
 * process, compiler and garbage collector on their own threads included, which is right on a busy one too.
 * `npm run bench:condense` */
import { condense } from "../src/condense/condense.ts";
import { splitSentences } from "../src/condense/sentences/sentences.ts";
import { median } from "./support/measure.ts";
import { readCorpora, type Corpus } from "./support/corpora.ts";
import { publish, renderTable } from "./support/results.ts";

const ARTICLES = 300;
/** Passes before anything is measured: V8 goes on compiling the hot functions until about the eighth. */
const WARM_UP = 8;
const ROUNDS = 5;
const condenseAll = ({ texts }: Corpus): number =>
  texts.reduce(
    (sum, text) => sum + condense({ title: null, text, language: null, publishedAt: null }).figures.length,
    0,
  );

const leadAll = ({ texts }: Corpus): number =>
  texts.reduce((sum, text) => sum + splitSentences(text, "en").slice(0, 3).length, 0);

/** The very first pass of all, the tagger's loading included: what a small digest pays. */
let coldRate: number | null = null;

interface Rates {
  readonly byClock: number;
  readonly byProcessor: number;
}

/** Articles a second, of one pass over a corpus. */
function rate(work: (corpus: Corpus) => number, corpus: Corpus): Rates {
  const before = process.cpuUsage();
  const started = performance.now();
  if (work(corpus) === 0) throw new Error("nothing was done");
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(before);
  return { byClock: corpus.texts.length / seconds, byProcessor: corpus.texts.length / ((user + system) / 1e6) };
}

const rows: (readonly string[])[] = [];
for (const corpus of await readCorpora(ARTICLES)) {
  coldRate ??= rate(condenseAll, corpus).byClock;
  for (let pass = 1; pass < WARM_UP; pass++) {
    condenseAll(corpus);
    leadAll(corpus);
  }
  const rounds = Array.from({ length: ROUNDS }, () => ({
    lede: rate(condenseAll, corpus),
    lead: rate(leadAll, corpus),
  }));
  const cells = [
    median(rounds.map(({ lede }) => lede.byClock)),
    median(rounds.map(({ lede }) => lede.byProcessor)),
    median(rounds.map(({ lead }) => lead.byClock)),
  ];
  rows.push([corpus.name, ...cells.map((cell) => cell.toFixed(0))]);
}
const head = ["articles of 650 words a second", "condense, by the clock", "by processor time", "first three sentences"];
const cold = `The first ${ARTICLES} of a cold process, its compiler and the tagger's loading included: ${coldRate?.toFixed(0)} a second.`;
publish("condense", `${renderTable(head, rows)}\n\n${cold} Then ${WARM_UP} passes to warm up, median of ${ROUNDS}.`);
