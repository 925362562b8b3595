import type { APIComponentInContainer } from "discord.js";

import type { ArticleReference, DigestStory } from "../digest/digest.ts";
import { renderActionId } from "./action-id.ts";
import { ACTION_WORDS } from "./action-words.ts";
import type { StoryAction } from "./answer.ts";
import { cutText } from "./cut-text.ts";
import { nameFurtherSources, renderExtent, renderFigureWords, renderMoreFigures, renderNames } from "./digest-words.ts";
import { renderKeyedId } from "./discord-key.ts";
import { cutEscaped, makeButton, makeLinkButton, makeRow, makeText, type MenuOption } from "./discord-parts.ts";
import { escapeDiscord, escapeDiscordLabel } from "./escape-discord.ts";
import { joinWhatFits } from "./join-what-fits.ts";
import { renderVisibleLine } from "./visible-line.ts";
import { parseWebLink } from "./web-link.ts";

/** Escaped characters of one headline, source or figure: an honest one is far below, a broken page's is cut. */
export const LINE_TEXT = 300;
const SOURCE_TEXT = 60;
/** Of all sources of a story, with their links. */
const SOURCES_TEXT = 1_200;
/** An address longer than this is not linked, so that a few of them cannot eat a message. */
export const LINK_URL = 800;
/** Of one story, so that a header fits before it, even where every character takes three bytes. */
export const STORY_TEXT = 2_700;

export interface StoryOptions {
  /** The delivery's, on the first button of a message. */
  readonly key: string | null;
  /** What can be asked of the story; what it is the answer to is left out. */
  readonly actions: readonly ("summary" | "figures" | "share")[];
}

/** A story: its text, and its buttons under it. */
export function renderStory(story: DigestStory, { key, actions }: StoryOptions): readonly APIComponentInContainer[] {
  const [article] = story.articles;
  const link = makeLinkButton(article);
  const buttons = actions.map((action, index) => {
    const id =
      action === "share" ? ({ action, subject: `summary.${article.id}` } as const) : { action, subject: article.id };
    return makeButton(ACTION_WORDS[action], key !== null && index === 0 ? renderKeyedId(id, key) : renderActionId(id));
  });
  return [makeText(renderStoryText(story, link === null)), ...makeRow([...buttons, link])];
}

/** What a digest's menu offers of a story. */
export function menuOptionsOf({ headline, articles: [article] }: DigestStory): readonly MenuOption[] {
  const option = (action: StoryAction, label: string): MenuOption => ({
    label,
    value: renderActionId({ action, subject: article.id }),
  });
  return [
    option("report", `${ACTION_WORDS.report}: ${headline}`),
    option("mute", `${ACTION_WORDS.mute}: ${article.source}`),
  ];
}

/** Cut the summary first, for the figures are the point; `joinWhatFits` keeps these within a half. */
function renderStoryText(story: DigestStory, linkSource: boolean): string {
  const headline = `### ${cutEscaped(story.headline, LINE_TEXT)}`;
  const figures = joinWhatFits(story.figures.map(renderFigureLine), {
    separator: "\n",
    maxLength: STORY_TEXT / 3,
    renderMore: (more) => `- ${renderMoreFigures(more)}`,
  });
  const around = [headline, story.figures.length === 0 ? null : figures, renderSources(story, linkSource)];
  const compose = (summary: string): string =>
    [headline, summary, ...around.slice(1)].filter((line) => line !== null && line !== "").join("\n");
  const words = renderVisibleLine(story.summary.map((sentence) => sentence.text).join(" "));
  const summary = cutText(words, (candidate) => compose(escapeDiscord(candidate)).length <= STORY_TEXT);
  return compose(escapeDiscord(summary));
}

/** `- **up to $15 billion** — investment in joint ventures` */
export function renderFigureLine(figure: DigestStory["figures"][number]): string {
  const { value, measures } = renderFigureWords(figure);
  return `- **${cutEscaped(value, LINE_TEXT)}** — ${cutEscaped(measures, LINE_TEXT)}`;
}

/** With a link on each further source, or where those are too long together on none of them. */
function renderSources(story: DigestStory, linkSource: boolean): string {
  const [first] = story.articles;
  const { named, more } = nameFurtherSources(story);
  const compose = (render: (article: ArticleReference) => string): string => {
    const also = renderNames(named.map(render), more);
    const source = linkSource ? renderSource(first) : renderSourceName(first);
    return renderSmall([source, renderTime(first), renderExtent(first), also === "" ? null : `also ${also}`]);
  };
  const linked = compose(renderSource);
  return linked.length <= SOURCES_TEXT ? linked : compose(renderSourceName);
}

/** A line in small letters. */
export function renderSmall(parts: readonly (string | null)[]): string {
  return `-# ${parts.filter((part) => part !== null && part !== "").join(" · ")}`;
}

/** The source's name, linked to the article where that is on the web. */
export function renderSource(article: ArticleReference): string {
  const address = parseWebLink(article.link, LINK_URL);
  if (address === null) return renderSourceName(article);
  return `[${escapeDiscordLabel(cutSource(article.source))}](<${address}>)`;
}

export function renderSourceName({ source }: ArticleReference): string {
  return escapeDiscord(cutSource(source));
}

function cutSource(source: string): string {
  return cutText(renderVisibleLine(source), (candidate) => escapeDiscord(candidate).length <= SOURCE_TEXT);
}

/** `2 hours ago`, counted by each reader's own Discord. Source: message formatting, "Timestamp Styles". */
export function renderTime({ publishedAt }: ArticleReference): string | null {
  return publishedAt === null ? null : `<t:${String(Math.floor(Date.parse(publishedAt) / 1000))}:R>`;
}
