import { createRequire } from "node:module";
import { findFigures } from "../src/condense/figures/find-figures.ts";
import { splitSentences } from "../src/condense/sentences/sentences.ts";

/** Whole articles a second on one core, ours and others', measured in turns within one run: compare the ratios. */
export interface SpeedRow {
  readonly name: string;
  /** Articles of 650 words a second. */
  readonly articles: number;
}

/** Words of the article that rates are given for. */
const ARTICLE_WORDS = 650;
const ROUNDS = 5;

/** Figures of whole articles beside wink-nlp's own entity pass (its default pipeline) and compromise's numbers. */
export function measureSpeed(articles: readonly string[]): readonly SpeedRow[] {
  const words = articles.reduce((sum, text) => sum + text.split(/\s+/).length, 0);
  const contenders: readonly (readonly [string, (text: string) => unknown])[] = [
    ["Lede, sentences and figures", ourFigures],
    ["wink-nlp, its entities", winkEntities()],
    ["compromise, its numbers", compromiseNumbers()],
  ];
  const best = new Map<string, number>();
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [name, work] of contenders) {
      const start = performance.now();
      for (const text of articles) work(text);
      const rate = words / ARTICLE_WORDS / ((performance.now() - start) / 1000);
      best.set(name, Math.max(best.get(name) ?? 0, rate));
    }
  }
  return contenders.map(([name]) => ({ name, articles: best.get(name) ?? 0 }));
}

function ourFigures(text: string): unknown {
  return findFigures(text, splitSentences(text, "en"), { headline: null, publishedAt: null, language: "en" });
}

const load = createRequire(import.meta.url);

function winkEntities(): (text: string) => unknown {
  const wink: (model: unknown) => { readDoc(text: string): { entities(): { out(): unknown } } } = load("wink-nlp");
  const nlp = wink(load("wink-eng-lite-web-model"));
  return (text) => nlp.readDoc(text).entities().out();
}

function compromiseNumbers(): (text: string) => unknown {
  const nlp: (text: string) => { numbers(): { json(): unknown } } = load("compromise");
  return (text) => nlp(text).numbers().json();
}
