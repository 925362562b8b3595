import { findFigures } from "../src/condense/figures/find-figures.ts";
import { splitSentences } from "../src/condense/sentences/sentences.ts";
import { publish, renderTable } from "./support/results.ts";

/** A megabyte of what breaks scanners with nested quantifiers; each must stay under a second. `npm run bench:linear` */
const MEGABYTE = 1_000_000;
const HOSTILE: Readonly<Record<string, string>> = {
  digits: "7",
  spaces: " ",
  hyphens: "-",
  "slashed numbers": "1/2/",
  "open brackets": "(",
  "nested brackets": "(1[2{3",
  "grouped digits": "1,234,",
  "dotted digits": "1.2.",
  "number words": "hundred and ",
  "ranges without end": "1 to 2 to ",
  "dollar signs": "$",
  "million million": "million ",
  "percent lists": "5%, ",
  letters: "a",
  "names and numbers": "Title 42 ",
};

const rows: (readonly string[])[] = [];
for (const [name, piece] of Object.entries(HOSTILE)) {
  const text = piece.repeat(Math.ceil(MEGABYTE / piece.length)).slice(0, MEGABYTE);
  const start = performance.now();
  const sentences = splitSentences(text, "en");
  const split = performance.now();
  const { figures } = findFigures(text, sentences, { headline: null, publishedAt: null, language: "en" });
  const end = performance.now();
  const milliseconds = [end - split, split - start].map((each) => each.toFixed(0));
  rows.push([name, ...milliseconds, String(sentences.length), String(figures.length)]);
}
publish("figures-linear", renderTable(["1 MB of", "figures, ms", "sentences, ms", "sentences", "figures"], rows));
