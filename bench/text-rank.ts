import type { Sentence } from "../src/condense/sentences/sentence.ts";
import { readVocabulary } from "../src/condense/summary/vocabulary.ts";
import { cue } from "../src/condense/summary/cue-words.ts";

/** As in the paper: damping, and rounds enough for the order to settle. */
const DAMPING = 0.85;
const ROUNDS = 30;

/**
 * TextRank (Mihalcea and Tarau 2004), the usual yardstick: sentences are pages, shared content words are links, the
 * three with the highest PageRank are the summary, in the order of the article.
 */
export function textRank(sentences: readonly Sentence[], count: number): readonly string[] {
  const { words, lines } = readVocabulary(
    sentences.map(({ text }) => text),
    null,
  );
  const content = lines.map((line) => new Set(line.words.filter((id) => ((words[id]?.cues ?? 0) & cue.stop) === 0)));
  const links = content.map((own, i) => content.map((other, j) => (i === j ? 0 : similarity(own, other))));
  const out = links.map((row) => row.reduce((sum, link) => sum + link, 0));
  let ranks = links.map(() => 1);
  for (let round = 0; round < ROUNDS; round++) {
    const before = ranks;
    ranks = links.map((row) => {
      const votes = row.reduce(
        (sum, link, j) => (link === 0 ? sum : sum + (link / (out[j] ?? 1)) * (before[j] ?? 0)),
        0,
      );
      return 1 - DAMPING + DAMPING * votes;
    });
  }
  const order = ranks.map((rank, i) => ({ rank, i })).sort((a, b) => b.rank - a.rank);
  const best = order.slice(0, count).sort((a, b) => a.i - b.i);
  return best.map(({ i }) => sentences[i]?.text.replaceAll(/\s+/g, " ") ?? "");
}

function similarity(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  if (a.size < 2 || b.size < 2) return 0;
  return a.intersection(b).size / (Math.log(a.size) + Math.log(b.size));
}
