import { findFigures } from "../src/condense/figures/find-figures.ts";
import { splitSentences } from "../src/condense/sentences/sentences.ts";

/** A megabyte of what breaks scanners with nested quantifiers; each must stay under a second. Prints milliseconds. */
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

for (const [name, piece] of Object.entries(HOSTILE)) {
  const text = piece.repeat(Math.ceil(MEGABYTE / piece.length)).slice(0, MEGABYTE);
  const start = performance.now();
  const sentences = splitSentences(text, "en");
  const split = performance.now();
  const { figures } = findFigures(text, sentences, { headline: null, publishedAt: null, language: "en" });
  const end = performance.now();
  console.log(
    `${name.padEnd(20)} figures ${(end - split).toFixed(0).padStart(6)} ms   sentences ${(split - start).toFixed(0).padStart(6)} ms   ${sentences.length} sentences, ${figures.length} figures`,
  );
}
