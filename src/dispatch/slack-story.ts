import type { types } from "@slack/bolt";

import type { ArticleReference, DigestStory } from "../digest/digest.ts";
import {
  nameFurtherSources,
  renderExtent,
  renderFigureWords,
  renderMoreFigures,
  renderNames,
  renderPublished,
  type ReadAt,
} from "./digest-words.ts";
import { escapeSlackEntities } from "./escape-slack.ts";
import { joinWhatFits } from "./join-what-fits.ts";
import { renderStoryActions, type StoryActionsOptions } from "./slack-actions.ts";
import { SLACK_SECTION_TEXT } from "./slack-limits.ts";
import {
  context,
  cutBold,
  cutEscaped,
  LINE_TEXT,
  renderLink,
  renderSource,
  renderSourceName,
  section,
  type Block,
} from "./slack-text.ts";

/** Of all sources of a story, with their links. */
const SOURCES_TEXT = 2_000;
/** Characters of one story's blocks, so that a header or a continued-line fits before it. */
const STORY_TOGETHER = 8_000;

export interface StoryBlocksOptions {
  readonly at: ReadAt;
  /** Null: a story without buttons, as `lede preview` of a file that nobody can ask about. */
  readonly actions: StoryActionsOptions | null;
}

/** A story's blocks, cut in half until they fit beside the frame: only a broken page's story needs a second turn. */
export function renderStoryBlocks(story: DigestStory, { at, actions }: StoryBlocksOptions): readonly Block[] {
  const buttons = actions === null ? [] : [renderStoryActions(story, actions)];
  for (let room = SLACK_SECTION_TEXT; ; room /= 2) {
    const words = [renderWords(story, room), ...renderFigures(story, room)];
    const blocks = [...words, context(renderSources(story, at)), ...buttons];
    if (JSON.stringify(blocks).length <= STORY_TOGETHER || room < LINE_TEXT) return blocks;
  }
}

/** A headline in bold, with its article behind it. */
export function renderHeadline(headline: string, article: ArticleReference): string {
  return `*${renderLink(cutBold(headline), article)}*`;
}

/** Who reports it and when, with a link on each source, or where those are too long together on none but the first. */
function renderSources(story: DigestStory, at: ReadAt): string {
  const [first] = story.articles;
  const { named, more } = nameFurtherSources(story);
  const compose = (render: (article: ArticleReference) => string): string => {
    const also = renderNames(named.map(render), more);
    const parts = [
      renderSource(first),
      renderTime(first, at),
      renderExtent(first),
      also === "" ? null : `also ${also}`,
    ];
    return parts.filter((part) => part !== null).join(" · ");
  };
  const linked = compose(renderSource);
  return linked.length <= SOURCES_TEXT ? linked : compose(renderSourceName);
}

function renderWords({ headline, summary, articles: [first] }: DigestStory, room: number): types.SectionBlock {
  const title = renderHeadline(headline, first);
  const words = summary.map((sentence) => sentence.text).join(" ");
  return section(`${title}\n${cutEscaped(words, Math.max(0, room - title.length - 1))}`.trimEnd());
}

function renderFigures({ figures }: DigestStory, room: number): readonly Block[] {
  if (figures.length === 0) return [];
  const lines = figures.map((figure) => {
    const { value, measures } = renderFigureWords(figure);
    return `• *${cutBold(value)}* — ${cutEscaped(measures, LINE_TEXT)}`;
  });
  return [
    section(
      joinWhatFits(lines, { separator: "\n", maxLength: room, renderMore: (more) => `• ${renderMoreFigures(more)}` }),
    ),
  ];
}

/** Shown in each reader's own time zone; the fallback, for what cannot, in the digest's. Source: Slack, "Date formatting". */
function renderTime(article: ArticleReference, at: ReadAt): string | null {
  const fallback = renderPublished(article, at);
  if (fallback === null || article.publishedAt === null) return null;
  const seconds = Math.floor(Date.parse(article.publishedAt) / 1000);
  return `<!date^${String(seconds)}^{date_short_pretty}, {time}|${escapeSlackEntities(`${fallback} ${at.timeZone}`)}>`;
}
