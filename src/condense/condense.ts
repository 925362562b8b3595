import type { Article } from "../article/article.ts";
import type { Condensed } from "../article/condensed.ts";
import { findFigures } from "./figures/find-figures.ts";
import { composeHeadline } from "./summary/headline.ts";
import { isInstruction } from "./is-instruction.ts";
import { detectLanguage } from "./language.ts";
import { splitSentences } from "./sentences/sentences.ts";
import { summarize } from "./summary/summarize.ts";

/** Goes up with every change of what condensing gives: a stored result of another version is made again. */
export const CONDENSE_VERSION = 1;

/** What condensing reads of an article. */
export type CondensedFrom = Pick<Article, "title" | "text" | "language" | "publishedAt">;

/** One article → its headline, summary and figures. Pure: the same article gives the same result, whenever and wherever. */
export function condense({ title, text, language, publishedAt }: CondensedFrom): Condensed {
  const spoken = language ?? detectLanguage(text);
  const sentences = splitSentences(text, spoken);
  // What an article says to a model that may read it is no news.
  const told = sentences.filter((sentence) => !isInstruction(sentence.text));
  const ownTitle = title === null || isInstruction(title) ? null : title;
  const { figures, ambiguousNumbers } = findFigures(text, told, {
    headline: ownTitle,
    publishedAt,
    language: spoken,
  });
  return {
    headline: ownTitle ?? composeHeadline(told),
    headlineBy: ownTitle === null ? "lede" : "source",
    language: spoken,
    summary: summarize(told, { title: ownTitle, language: spoken }),
    figures,
    ambiguousNumbers,
  };
}
