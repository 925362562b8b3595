import type { types } from "@slack/bolt";

import type { AlsoStory, ArticleReference, Digest, DigestStory } from "../digest/digest.ts";
import { cutText } from "./cut-text.ts";
import {
  nameFurtherSources,
  renderDigestCounts,
  renderDigestDay,
  renderFigureWords,
  renderFooter,
  renderIntroduction,
  renderLeftOut,
  renderMoreFigures,
  renderNames,
  renderPublished,
  renderQuietDay,
  type ReadAt,
} from "./digest-words.ts";
import { escapeSlack, escapeSlackBold, escapeSlackEntities } from "./escape-slack.ts";
import { joinWhatFits } from "./join-what-fits.ts";
import { packMessages } from "./pack-messages.ts";
import {
  SLACK_BLOCKS,
  SLACK_BLOCKS_TOGETHER,
  SLACK_HEADER_TEXT,
  SLACK_MESSAGE_TEXT,
  SLACK_SECTION_TEXT,
} from "./slack-limits.ts";
import { renderVisibleLine } from "./visible-line.ts";
import { parseWebLink } from "./web-link.ts";

type Block = types.KnownBlock;

/** The body of a `chat.postMessage`, but for the channel. */
export interface SlackMessage {
  /** What notifications show and screen readers read in place of the blocks. */
  readonly text: string;
  readonly blocks: Block[];
  readonly unfurl_links: false;
  readonly unfurl_media: false;
  /** By the key a message is found again in the channel's history. */
  readonly metadata: { readonly event_type: string; readonly event_payload: { readonly key: string } };
}

export interface SlackStoryOptions {
  /** Names the delivery: the same message rendered twice has the same key. */
  readonly key?: string;
  /** IANA name: of the times that a client shows which cannot tell its reader's own. */
  readonly timeZone?: string;
}

/** Escaped characters of one headline, source or figure: an honest one is far below, a broken page's is cut. */
const LINE_TEXT = 600;
const SOURCE_TEXT = 150;
/** Of all sources of a story, with their links. */
const SOURCES_TEXT = 2_000;
/** An escaped address longer than this is not linked, so that a few of them cannot eat a message. */
const LINK_URL = 1_000;
/** Characters of one story's blocks, so that a header or a continued-line fits before it. */
const STORY_TOGETHER = 8_000;
/** Characters of one sentence of the footer, so that its four fit in one text. */
const FOOTER_SENTENCE = 700;

/**
 * A digest as Slack messages: one where it fits, else several, each story whole in one of them. Every article text is
 * escaped, every limit of `slack-limits.ts` kept.
 */
export function renderSlackMessages(digest: Digest): readonly SlackMessage[] {
  const parts = [
    renderHeader(digest),
    ...digest.stories.map((story) => [divider(), ...renderStory(story, digest)]),
    ...renderAlso(digest),
    renderFooterBlocks(digest),
  ];
  const continued = renderContinued(digest);
  const messages = packMessages(parts, (some, message) =>
    fitsMessage([...(message > 0 ? [continued] : []), ...some.flat()]),
  );
  return messages.map((some, message) =>
    composeMessage([...(message > 0 ? [continued] : []), ...some.flat()], {
      text: renderText(digest, message),
      key: `${digest.id}:${String(message + 1)}`,
    }),
  );
}

/** One story as one Slack message: an answer, or a preview of one article. */
export function renderSlackStory(story: DigestStory, options: SlackStoryOptions = {}): readonly SlackMessage[] {
  const { key = `story:${story.articles[0].id}`, timeZone = "UTC" } = options;
  const text = [story.headline, ...story.summary.map((sentence) => sentence.text)].join(" — ");
  const blocks = [...renderStory(story, { slot: null, timeZone })];
  return [composeMessage(blocks, { text: cutEscaped(text, SLACK_MESSAGE_TEXT), key })];
}

function composeMessage(blocks: Block[], { text, key }: { readonly text: string; readonly key: string }): SlackMessage {
  return {
    text,
    blocks,
    unfurl_links: false,
    unfurl_media: false,
    metadata: { event_type: "lede_digest", event_payload: { key } },
  };
}

function fitsMessage(blocks: readonly Block[]): boolean {
  return blocks.length <= SLACK_BLOCKS && JSON.stringify(blocks).length <= SLACK_BLOCKS_TOGETHER;
}

function renderText(digest: Digest, message: number): string {
  const title = `${digest.title}, ${renderDigestDay(digest)}`;
  if (message > 0) return cutEscaped(`${title}, continued`, SLACK_MESSAGE_TEXT);
  const headlines = digest.stories.map((story) => story.headline).join(" · ");
  const what = headlines === "" ? (renderQuietDay(digest) ?? renderDigestCounts(digest)) : headlines;
  return cutEscaped(`${title}: ${what}`, SLACK_MESSAGE_TEXT);
}

function renderHeader(digest: Digest): readonly Block[] {
  const introduction = renderIntroduction(digest, "chat") ?? renderQuietDay(digest);
  const title = cutText(
    renderVisibleLine(digest.title),
    (text) => escapeSlackEntities(text).length <= SLACK_HEADER_TEXT,
  );
  return [
    { type: "header", text: { type: "plain_text", text: escapeSlackEntities(title), emoji: true } },
    context(`${renderDigestDay(digest)} · ${renderDigestCounts(digest)}`),
    ...(introduction === null ? [] : [section(escapeSlack(introduction))]),
    ...(digest.first && digest.stories.length === 0 ? [section(escapeSlack(renderQuietDay(digest) ?? ""))] : []),
  ];
}

function renderContinued(digest: Digest): Block {
  return context(cutEscaped(`${digest.title}, continued`, LINE_TEXT));
}

/** A story's blocks, cut in half until they fit beside the frame: only a broken page's story needs a second turn. */
function renderStory(story: DigestStory, at: ReadAt): readonly Block[] {
  for (let room = SLACK_SECTION_TEXT; ; room /= 2) {
    const blocks = [renderWords(story, room), ...renderFigures(story, room), context(renderSources(story, at))];
    if (JSON.stringify(blocks).length <= STORY_TOGETHER || room < LINE_TEXT) return blocks;
  }
}

function renderWords(story: DigestStory, room: number): Block {
  const headline = renderHeadline(story);
  const summary = story.summary.map((sentence) => sentence.text).join(" ");
  return section(`${headline}\n${cutEscaped(summary, Math.max(0, room - headline.length - 1))}`.trimEnd());
}

function renderHeadline({ headline, articles: [first] }: DigestStory): string {
  const words = cutText(renderVisibleLine(headline), (text) => escapeSlackBold(text).length <= LINE_TEXT);
  return `*${renderLink(escapeSlackBold(words), first)}*`;
}

function renderFigures({ figures }: DigestStory, room: number): readonly Block[] {
  if (figures.length === 0) return [];
  const lines = figures.map((figure) => {
    const { value, measures } = renderFigureWords(figure);
    const words = cutText(renderVisibleLine(value), (text) => escapeSlackBold(text).length <= LINE_TEXT);
    return `• *${escapeSlackBold(words)}* — ${cutEscaped(measures, LINE_TEXT)}`;
  });
  return [
    section(
      joinWhatFits(lines, { separator: "\n", maxLength: room, renderMore: (more) => `• ${renderMoreFigures(more)}` }),
    ),
  ];
}

/** With a link on each source, or where those are too long together on none but the first. */
function renderSources(story: DigestStory, at: ReadAt): string {
  const [first] = story.articles;
  const { named, more } = nameFurtherSources(story);
  const compose = (render: (article: ArticleReference) => string): string => {
    const also = renderNames(named.map(render), more);
    const parts = [renderSource(first), renderTime(first, at), also === "" ? null : `also ${also}`];
    return parts.filter((part) => part !== null).join(" · ");
  };
  const linked = compose(renderSource);
  return linked.length <= SOURCES_TEXT ? linked : compose(renderSourceName);
}

function renderSource(article: ArticleReference): string {
  return renderLink(renderSourceName(article), article);
}

function renderSourceName({ source }: ArticleReference): string {
  return cutEscaped(source, SOURCE_TEXT);
}

/** Shown in each reader's own time zone; the fallback, for what cannot, in the digest's. Source: Slack, "Date formatting". */
function renderTime(article: ArticleReference, at: ReadAt): string | null {
  const fallback = renderPublished(article, at);
  if (fallback === null || article.publishedAt === null) return null;
  const seconds = Math.floor(Date.parse(article.publishedAt) / 1000);
  return `<!date^${String(seconds)}^{date_short_pretty}, {time}|${escapeSlackEntities(`${fallback} ${at.timeZone}`)}>`;
}

function renderAlso(digest: Digest): readonly (readonly Block[])[] {
  const leftOut = renderLeftOut(digest);
  const lines = [...digest.also.map(renderAlsoLine), ...(leftOut === null ? [] : [`• ${leftOut}`])];
  if (lines.length === 0) return [];
  const sections = packMessages(["*Also*", ...lines], (some) => some.join("\n").length <= SLACK_SECTION_TEXT);
  return sections.map((some, index) => withDivider(section(some.join("\n")), index === 0));
}

function renderAlsoLine({ headline, article }: AlsoStory): string {
  return `• ${renderLink(cutEscaped(headline, LINE_TEXT), article)} — ${renderSourceName(article)}`;
}

function renderFooterBlocks(digest: Digest): readonly Block[] {
  const sentences = renderFooter(digest).map((sentence) => cutEscaped(sentence, FOOTER_SENTENCE));
  return [divider(), context(sentences.join("\n"))];
}

function renderLink(escaped: string, { link }: ArticleReference): string {
  const address = escapeSlackEntities(parseWebLink(link, LINK_URL) ?? "");
  return address === "" || address.length > LINK_URL ? escaped : `<${address}|${escaped}>`;
}

function cutEscaped(text: string, maxLength: number): string {
  return escapeSlack(cutText(renderVisibleLine(text), (candidate) => escapeSlack(candidate).length <= maxLength));
}

function withDivider(block: Block, first: boolean): readonly Block[] {
  return first ? [divider(), block] : [block];
}

/** `verbatim`: Slack makes no link of an address or a name that it finds in the words. */
function section(text: string): Block {
  return { type: "section", text: { type: "mrkdwn", text, verbatim: true } };
}

function context(text: string): Block {
  return { type: "context", elements: [{ type: "mrkdwn", text, verbatim: true }] };
}

function divider(): Block {
  return { type: "divider" };
}
