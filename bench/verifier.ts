import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";
import { splitSentences } from "../src/condense/sentences/sentences.ts";
import { verifySentences, type RefusalReason } from "../src/condense/verify.ts";
import {
  FAULT_KINDS,
  makeRandom,
  pick,
  plainNames,
  plantFault,
  type FaultKind,
  type Random,
} from "./support/plant-faults.ts";
import { publish, renderTable } from "./support/results.ts";
import type { Sentence } from "../src/condense/sentences/sentence.ts";

/**
 * How many planted faults the verifier catches and how many true sentences it refuses. True: sentences of the articles,
 * and reference sentences whose numbers and names all occur in the article. False: the same with one fault. A reference
 * cites the sentences that share most with it, chosen before the fault is planted.
 */
const DATA = new URL("../../shared/bench/data/summaries/cnndm.dev.jsonl", import.meta.url);
const SEED = 20261124;
/** Sentences of one article that are tried: all would let long articles decide. */
const SENTENCES_PER_ARTICLE = 8;
const MOST_EVIDENCE = 4;

const ROW = z.object({ id: z.string(), article: z.string(), refs: z.array(z.string()) }).readonly();
type Row = z.infer<typeof ROW>;

interface Claim {
  readonly from: "article" | "reference";
  readonly text: string;
  readonly evidence: readonly number[];
}

interface Tally {
  tried: number;
  refused: number;
}

function run(): void {
  if (!existsSync(DATA)) {
    console.log("The rows are not here: put cnndm.dev.jsonl into ../shared/bench/data/summaries.");
    return;
  }
  const show = process.argv.find((argument) => argument.startsWith("--show="))?.slice(7);
  const rows = readFileSync(DATA, "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => ROW.parse(JSON.parse(line)));
  const random = makeRandom(Number(process.argv.find((argument) => argument.startsWith("--seed="))?.slice(7) ?? SEED));
  const tallies = new Map<string, Tally>();
  const reasons = new Map<RefusalReason, number>();
  const started = performance.now();
  let verified = 0;
  for (const [i, row] of rows.entries()) {
    const sentences = splitSentences(row.article, "en");
    const soil = {
      random,
      ownNames: [...new Set(plainNames(row.article))],
      foreignNames: foreignNames(rows, i, random),
      words: [...new Set(row.article.match(/(?<![\w'’])[a-z]{3,}(?![\w'’])/g) ?? [])],
    };
    for (const claim of claimsOf(row, sentences, random)) {
      const judge = (label: string, text: string): void => {
        const [verdict] = verifySentences([{ text, evidence: claim.evidence, by: "model" }], sentences);
        verified++;
        const refused = verdict?.kind === "refused";
        for (const key of [`${label}\t${claim.from}`, `${label}\tboth`]) {
          const tally = tallies.get(key) ?? { tried: 0, refused: 0 };
          tallies.set(key, { tried: tally.tried + 1, refused: tally.refused + Number(refused) });
        }
        if (label === "true" && verdict?.kind === "refused")
          reasons.set(verdict.reason, (reasons.get(verdict.reason) ?? 0) + 1);
        if (show !== label || refused !== (label === "true")) return;
        const why = verdict?.kind === "refused" ? `${verdict.reason}: ${verdict.offending}` : "verified";
        const cited = claim.evidence.map((index) => sentences[index]?.text).join("\n    ");
        console.log(
          `[${claim.from}] ${why}\n  ${text}\n${text === claim.text ? "" : `  ${claim.text}\n`}    ${cited}\n`,
        );
      };
      judge("true", claim.text);
      for (const kind of FAULT_KINDS) {
        const faulty = plantFault(claim.text, kind, soil);
        if (faulty !== null) judge(kind, faulty);
      }
    }
  }
  const byReason = [...reasons].map(([reason, count]) => `${reason} ${count}`).join(", ");
  const rate = Math.round(verified / ((performance.now() - started) / 1000));
  publish(
    "verifier",
    `${renderTallies(tallies)}\n\nTrue ones refused, by reason: ${byReason}. ${rate} sentences a second, the article read anew for each.`,
  );
}

/** Seeded samples of both kinds of true sentences. */
function claimsOf({ article, refs }: Row, sentences: readonly Sentence[], random: Random): readonly Claim[] {
  const claims: Claim[] = [];
  const long = sentences.flatMap((sentence, i) => (sentence.text.split(/\s+/).length >= 6 ? [i] : []));
  for (let n = 0; n < SENTENCES_PER_ARTICLE && long.length > 0; n++) {
    const index = pick(long, random);
    if (index === null) break;
    long.splice(long.indexOf(index), 1);
    claims.push({ from: "article", text: sentences[index]?.text.replaceAll(/\s+/g, " ") ?? "", evidence: [index] });
  }
  for (const text of refs.flatMap((ref) => ref.split("\n"))) {
    if (text.split(/\s+/).length < 4 || !isFaithful(text, article)) continue;
    const evidence = chooseEvidence(text, sentences);
    if (evidence.length > 0) claims.push({ from: "reference", text, evidence });
  }
  return claims;
}

/** Numbers and names all occur in the article, by a plain reading of both. */
function isFaithful(text: string, article: string): boolean {
  const numbers = text.match(/\d[\d,.]*\d|\d/g) ?? [];
  const numberWords =
    text.match(
      /\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|hundred|thousand|million|billion)\b/gi,
    ) ?? [];
  // Any word has a capital at the beginning; two in a row are a name there too, and so is a hashtag anywhere.
  const first = /^[A-Z][\w'’.-]*\w(?= [A-Z])/.exec(text) ?? [];
  const names = [...first, ...(text.match(/(?<=\S #?)[A-Z][\w'’.-]*\w/g) ?? [])];
  const has = (word: string): boolean =>
    new RegExp(
      String.raw`(?<![\w.,])${word.replaceAll(/[.*+?^$(){}|[\]\\]/g, String.raw`\$&`)}(?![\w]|[.,]\d)`,
      "i",
    ).test(article);
  return [...numbers, ...numberWords, ...names.map((name) => name.replace(/['’]s?$/, ""))].every(has);
}

/** The sentences that a writer would cite: quoted words, numbers and names weigh most, each counts once. */
function chooseEvidence(text: string, sentences: readonly Sentence[]): readonly number[] {
  const wanted = new Map<string, number>();
  const quoted = new Set((text.match(/["“][^"”]+["”]?/g) ?? []).flatMap((part) => wordsOf(part).map(root)));
  for (const word of wordsOf(text)) {
    const weight = /\d/.test(word)
      ? 6
      : /^\p{Lu}/u.test(word)
        ? 4
        : quoted.has(root(word))
          ? 3
          : word.length > 3
            ? 1
            : 0.1;
    wanted.set(root(word), Math.max(weight, wanted.get(root(word)) ?? 0));
  }
  const bags = sentences.map((sentence) => new Set(wordsOf(sentence.text).map(root)));
  const chosen: number[] = [];
  while (chosen.length < MOST_EVIDENCE) {
    let best = -1;
    let bestGain = chosen.length === 0 ? 0 : 0.9;
    for (const [i, bag] of bags.entries()) {
      const gain = [...wanted].reduce((sum, [word, weight]) => sum + (bag.has(word) ? weight : 0), 0);
      if (gain > bestGain) [best, bestGain] = [i, gain];
    }
    if (best < 0) break;
    chosen.push(best);
    for (const word of bags[best] ?? []) wanted.delete(word);
  }
  return chosen.toSorted((a, b) => a - b);
}

function wordsOf(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}][\p{L}\p{N},.]*[\p{L}\p{N}]|[\p{L}\p{N}]/gu) ?? [];
}

function root(word: string): string {
  return word
    .toLowerCase()
    .replace(/['’]s$/, "")
    .slice(0, 6);
}

function foreignNames(rows: readonly Row[], own: number, random: Random): readonly string[] {
  const names: string[] = [];
  while (names.length < 40) {
    const other = pick(rows, random);
    if (other === null || other === rows[own]) continue;
    names.push(...plainNames(other.article.slice(0, 2000)).slice(0, 8));
  }
  const article = rows[own]?.article ?? "";
  return names.filter((name) => name.split(" ").every((part) => !article.includes(part)));
}

function renderTallies(tallies: ReadonlyMap<string, Tally>): string {
  const share = (label: string, from: string): string => {
    const tally = tallies.get(`${label}\t${from}`);
    return tally === undefined ? "–" : `${((100 * tally.refused) / tally.tried).toFixed(1)} of ${tally.tried}`;
  };
  const columns = ["both", "article", "reference"] as const;
  const labels: readonly ("true" | FaultKind)[] = ["true", ...FAULT_KINDS];
  const rows = labels.map((label) => [label, ...columns.map((from) => share(label, from))]);
  return renderTable(["refused, %", ...columns], rows);
}

run();
