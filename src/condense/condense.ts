import type { Article } from "../article/article.ts";
import type { Condensed } from "../article/condensed.ts";
import { findFigures, type FoundFigures, type MaskedFigure } from "./figures/find-figures.ts";
import { isInstruction } from "./is-instruction.ts";
import { detectLanguage } from "./language.ts";
import type { Sentence } from "./sentences/sentence.ts";
import { splitSentences } from "./sentences/sentences.ts";
import { composeHeadline } from "./summary/headline.ts";
import { summarize } from "./summary/summarize.ts";
import { verifySummary } from "./verify.ts";

/** Goes up with every change of what condensing gives: a stored result of another version is made again. */
export const CONDENSE_VERSION = 4;

/** What condensing reads of an article. */
export type CondensedFrom = Pick<Article, "title" | "text" | "language" | "publishedAt">;

/**
 * One article → its headline, summary and figures. Pure: the same article gives the same result, whenever and
 * wherever.
 */
export function condense(article: CondensedFrom): Condensed {
  const { title, language, sentences, figures, ambiguousNumbers } = readArticle(article);
  return {
    headline: title ?? composeHeadline(sentences, language),
    headlineBy: title === null ? "lede" : "source",
    language,
    summary: verifySummary(summarize(sentences, { title, language }), sentences),
    figures,
    ambiguousNumbers,
  };
}

/** The numbers of an article that are no figures, in text order, and why: for a person who misses one. */
export function explainMasked(article: CondensedFrom): readonly MaskedFigure[] {
  return readArticle(article).masked;
}

interface ReadArticle extends FoundFigures {
  readonly title: string | null;
  readonly language: string;
  readonly sentences: readonly Sentence[];
}

function readArticle(article: CondensedFrom): ReadArticle {
  const { text, publishedAt } = article;
  const language = article.language ?? detectLanguage(text);
  // What an article says to a model that may read it is no news.
  const title = article.title === null || isInstruction(article.title) ? null : article.title;
  const sentences = splitSentences(text, language).filter((sentence) => !isInstruction(sentence.text));
  return { title, language, sentences, ...findFigures(text, sentences, { headline: title, publishedAt, language }) };
}
