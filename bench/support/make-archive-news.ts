import type { Article } from "../../src/article/article.ts";
import type { Condensed, CondensedArticle, SummarySentence } from "../../src/article/condensed.ts";
import type { Figure } from "../../src/article/figure.ts";
import { condense } from "../../src/condense/condense.ts";
import { splitSentences } from "../../src/condense/sentences/sentences.ts";
import { makeRandom, readSeeds } from "./seed-articles.ts";

/** Figures of each article. */
export const FIGURES = 5;
/** Words of an article's text, about. */
const WORDS = 350;
/** Invented names that the articles are about: a few in many articles, most in hardly any, as in any language (Zipf). */
const NAMES = 20_000;
/** Names in a headline. */
const NAMES_IN_TITLE = 2;

/** A sentence of a seed, with the figures that `condense` found in it; offsets count from its start. */
interface Piece {
  readonly text: string;
  readonly figures: readonly Figure[];
}

interface Material {
  readonly headlines: readonly string[];
  readonly withFigures: readonly Piece[];
  readonly without: readonly Piece[];
}

export interface NewsPlace {
  readonly id: string;
  readonly source: string;
  readonly publishedAt: Date;
}

export type MakeNews = (place: NewsPlace) => CondensedArticle;

/**
 * Makes articles of the English seeds' sentences and invented names, each with a condensed document of the figures that
 * `condense` found in those sentences: no two are alike, and none costs the time of condensing. The same on every machine.
 */
export async function prepareNews(): Promise<MakeNews> {
  const material = await readMaterial();
  const random = makeRandom(20261103);
  return (place) => makeNews(place, material, random);
}

/** The invented name of a rank, 0 for the most frequent. Three syllables, so that they share beginnings as words do. */
export function nameOf(rank: number): string {
  const syllables = [rank % 40, Math.floor(rank / 40) % 40, Math.floor(rank / 1600) % 40].map(
    (i) => SYLLABLES[i] ?? "",
  );
  const [first = "", ...rest] = syllables.join("");
  return first.toUpperCase() + rest.join("");
}

const SYLLABLES = "bdfgklmnprstvz".split("").flatMap((consonant) => ["a", "or", "ni"].map((rest) => consonant + rest));

async function readMaterial(): Promise<Material> {
  const headlines: string[] = [];
  const pieces: Piece[] = [];
  for (const seed of await readSeeds()) {
    const { language, headline, figures } = condense(seed);
    if (language !== "en") continue;
    headlines.push(headline);
    pieces.push(...splitSentences(seed.text, "en").map((sentence) => pieceOf(sentence, figures)));
  }
  return {
    headlines,
    withFigures: pieces.filter((piece) => piece.figures.length > 0),
    without: pieces.filter((piece) => piece.figures.length === 0),
  };
}

function pieceOf(
  { text, start, end }: { text: string; start: number; end: number },
  figures: readonly Figure[],
): Piece {
  const inside = figures.filter((figure) => figure.sentence.start >= start && figure.sentence.end <= end);
  return { text, figures: inside.map((figure) => moved(figure, -start)) };
}

function moved(figure: Figure, by: number): Figure {
  const { start, end, sentence } = figure;
  return {
    ...figure,
    start: start + by,
    end: end + by,
    sentence: { ...sentence, start: sentence.start + by, end: sentence.end + by },
  };
}

function makeNews({ id, source, publishedAt }: NewsPlace, material: Material, random: () => number): CondensedArticle {
  const pick = <T>(from: readonly T[]): T => {
    const picked = from[Math.floor(random() * from.length)];
    if (picked === undefined) throw new Error("The seeds have nothing to pick from.");
    return picked;
  };
  const name = (): string => nameOf(Math.floor(NAMES ** random()));
  const title = `${Array.from({ length: NAMES_IN_TITLE }, name).join(" and ")}: ${pick(material.headlines)}`;
  const text: string[] = [];
  const figures: Figure[] = [];
  const summary: SummarySentence[] = [];
  let length = 0;
  const add = (sentence: string): number => {
    const start = length;
    text.push(sentence);
    length += sentence.length + 1;
    return start;
  };
  for (let words = 0; words < WORDS || figures.length < FIGURES;) {
    const piece = pick(figures.length < FIGURES ? material.withFigures : material.without);
    const start = add(piece.text);
    figures.push(...piece.figures.map((figure) => moved(figure, start)));
    if (summary.length < 2) summary.push(extractOf(piece.text, start));
    const named = `${name()} and ${name()} were named in it.`;
    add(named);
    words += piece.text.split(/\s+/).length + 6;
  }
  const condensed: Condensed = {
    headline: title,
    headlineBy: "source",
    language: "en",
    summary,
    figures: figures.slice(0, FIGURES).map((figure, index) => ({ ...figure, key: index < 3 })),
    ambiguousNumbers: 0,
  };
  const link = { kind: "web", url: `https://${source}/${id}` } as const;
  const article: Article = {
    id,
    title,
    text: text.join(" "),
    language: "en",
    link,
    source,
    publishedAt,
    extent: "full",
  };
  return { article, condensed };
}

function extractOf(text: string, start: number): SummarySentence {
  const span = { start, end: start + text.length };
  return { ...span, text, by: "extract", evidence: [{ ...span, text }] };
}
