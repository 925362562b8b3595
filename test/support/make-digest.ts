import { Verified } from "../../src/condense/verify.ts";
import type { Amount, Figure } from "../../src/article/figure.ts";
import type { Article } from "../../src/article/article.ts";
import type { Condensed, CondensedArticle, SummarySentence } from "../../src/article/condensed.ts";
import type { AlsoStory, ArticleReference, Digest, DigestStory } from "../../src/digest/digest.ts";

/** A figure that stands in a sentence of its own: `text` within `sentence`, so that its offsets are right. */
export function makeFigure({
  sentenceText,
  ...given
}: Partial<Amount> & { readonly sentenceText?: string } = {}): Figure {
  const text = given.text ?? "up to 40 megawatts";
  const sentence = sentenceText ?? `The harbour will buy ${text} of solar power.`;
  const start = Math.max(0, sentence.indexOf(text));
  return {
    kind: "amount",
    text,
    value: 40,
    unit: "megawatt",
    bound: "<",
    boundWords: "up to",
    change: null,
    changeIs: null,
    measures: "solar power bought by the harbour",
    time: null,
    saidBy: null,
    start,
    end: start + text.length,
    sentence: { start: 0, end: sentence.length, text: sentence },
    salience: 0.5,
    key: true,
    ...given,
  };
}

/**
 * A sentence of a summary, taken from the start of the article and dressed up as verified whatever it says: the
 * verifier would refuse much of what hostile digests hold, and the renderers must stand it all the same.
 */
export function makeSentence(text: string, by: SummarySentence["by"] = "extract"): Verified {
  const source = { text, start: 0, end: text.length };
  return Object.assign(Object.create(Verified.prototype), { ...source, by, evidence: [source] });
}

export function makeReference(given: Partial<ArticleReference> = {}): ArticleReference {
  return {
    id: "a1",
    source: "harbour.example",
    link: { kind: "web", url: "https://harbour.example/news/solar" },
    publishedAt: "2026-11-02T05:40:00.000Z",
    extent: "full",
    ...given,
  };
}

export function makeStory(given: Partial<DigestStory> = {}): DigestStory {
  return {
    headline: "Harbour to run its cranes on solar power",
    summary: [
      makeSentence("The harbour will buy up to 40 megawatts of solar power."),
      makeSentence("Cranes come first."),
    ],
    figures: [makeFigure()],
    articles: [makeReference()],
    ...given,
  };
}

export function makeAlso(given: Partial<AlsoStory> = {}): AlsoStory {
  return { headline: "Ferry strike ends after nine days", article: makeReference({ id: "a9" }), ...given };
}

export function makeDigest(given: Partial<Digest> = {}): Digest {
  return {
    id: "0123456789abcdef0123",
    title: "Morning news",
    slot: "2026-11-02T08:00",
    timeZone: "Europe/Berlin",
    createdAt: "2026-11-02T07:00:00.000Z",
    first: false,
    stories: [makeStory()],
    also: [],
    alsoLeftOut: 0,
    read: { articles: 14, sources: ["coast.example", "harbour.example"], ambiguousNumbers: 0 },
    skipped: [],
    missed: [],
    ...given,
  };
}

/** An article with its summary and figures, as `lede summary` and `lede figures` show one. */
export function makeCondensedArticle(
  given: { readonly article?: Partial<Article>; readonly condensed?: Partial<Condensed> } = {},
): CondensedArticle {
  const figure = makeFigure();
  return {
    article: {
      id: "a1",
      title: "Harbour to run its cranes on solar power",
      text: figure.sentence.text,
      language: "en",
      link: { kind: "file", path: "/news/harbour.txt" },
      source: "news",
      publishedAt: null,
      extent: "full",
      ...given.article,
    },
    condensed: {
      headline: "Harbour to run its cranes on solar power",
      headlineBy: "source",
      language: "en",
      summary: [makeSentence(figure.sentence.text)],
      figures: [
        figure,
        makeFigure({
          text: "nine cranes",
          value: 9,
          unit: "crane",
          bound: "=",
          boundWords: null,
          measures: "cranes at the quay",
          key: false,
        }),
      ],
      ambiguousNumbers: 0,
      ...given.condensed,
    },
  };
}
