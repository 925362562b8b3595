import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";
import { splitSentences } from "../src/condense/sentences/sentences.ts";
import { publish, renderTable } from "./support/results.ts";
import { BENCH, hasSummaryRows, readRows } from "./summary-rows.ts";

/** Golden rules of two public segmenters, passed by `splitSentences`, and its speed beside `Intl.Segmenter`. */
const DATA = new URL("data/", BENCH);

const squeeze = (text: string): string => text.replace(/\s+/g, " ").trim();

function run(): void {
  if (!existsSync(DATA) || !hasSummaryRows()) {
    console.log(
      "The golden rules are not here: put them into ../shared/bench/data/segmentation (pySBD, pragmatic_segmenter).",
    );
    return;
  }
  const verbose = process.argv.includes("--verbose");
  const golden = readPairs("segmentation/pysbd_golden_en.json");
  const spec = readPairs("segmentation/pragmatic_english_spec.json");
  const text = readRows("cnndm")
    .map(({ article }) => article)
    .join("\n\n");
  const ours = measureSpeed(text, () => splitSentences(text, "en").length);
  const segmenter = new Intl.Segmenter("en", { granularity: "sentence" });
  const theirs = measureSpeed(text, () => [...segmenter.segment(text)].length);
  const rows = [
    ["pySBD's golden rules", `${countPassed(golden, verbose)} of ${golden.length}`],
    ["pragmatic_segmenter's English spec", `${countPassed(spec, verbose)} of ${spec.length}`],
    ["speed", `${ours.toFixed(1)} MB/s`],
    ["`Intl.Segmenter`, in the same run", `${theirs.toFixed(1)} MB/s`],
  ];
  publish("sentences", renderTable(["sentences", "Lede"], rows));
}

type Pair = readonly [text: string, expected: readonly string[]];

const Golden = z.array(
  z.union([
    z.tuple([z.string(), z.array(z.string())]),
    z
      .object({ text: z.string(), expected: z.array(z.string()) })
      .transform(({ text, expected }): Pair => [text, expected]),
  ]),
);

function readPairs(path: string): readonly Pair[] {
  return Golden.parse(JSON.parse(readFileSync(new URL(path, DATA), "utf8")));
}

function countPassed(pairs: readonly Pair[], verbose: boolean): number {
  let passed = 0;
  for (const [text, expected] of pairs) {
    const got = splitSentences(text, "en").map((sentence) => squeeze(sentence.text));
    const wanted = expected.map(squeeze);
    if (got.length === wanted.length && got.every((sentence, i) => sentence === wanted[i])) passed++;
    else if (verbose) console.log({ text, got, wanted });
  }
  return passed;
}

/** Megabytes a second, the best of several rounds after a warm-up. */
function measureSpeed(text: string, work: () => number): number {
  let best = 0;
  for (let round = 0; round < 12; round++) {
    const start = performance.now();
    work();
    best = Math.max(best, Buffer.byteLength(text) / 1e6 / ((performance.now() - start) / 1000));
  }
  return best;
}

run();
