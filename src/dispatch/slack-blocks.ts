import type { AlsoStory, Digest, DigestStory } from "../digest/digest.ts";
import { cutText } from "./cut-text.ts";
import {
  renderDigestCounts,
  renderDigestDay,
  renderFooter,
  renderIntroduction,
  renderLeftOut,
  renderQuietDay,
} from "./digest-words.ts";
import { escapeSlack, escapeSlackEntities } from "./escape-slack.ts";
import { packMessages } from "./pack-messages.ts";
import {
  SLACK_BLOCKS,
  SLACK_BLOCKS_TOGETHER,
  SLACK_HEADER_TEXT,
  SLACK_MESSAGE_TEXT,
  SLACK_SECTION_TEXT,
} from "./slack-limits.ts";
import { renderStoryBlocks } from "./slack-story.ts";
import {
  context,
  cutEscaped,
  divider,
  LINE_TEXT,
  renderLink,
  renderSourceName,
  section,
  type Block,
} from "./slack-text.ts";
import { renderVisibleLine } from "./visible-line.ts";

/** What every message has, posted for everyone or shown to one person. */
export interface SlackBody {
  /** What notifications show and screen readers read in place of the blocks. */
  readonly text: string;
  readonly blocks: Block[];
  readonly unfurl_links: false;
  readonly unfurl_media: false;
}

/** The body of a `chat.postMessage`, but for the channel. */
export interface SlackMessage extends SlackBody {
  /** By the key a message is found again in the channel's history. */
  readonly metadata: { readonly event_type: typeof SLACK_EVENT; readonly event_payload: { readonly key: string } };
}

/** What the metadata of each of our messages is called. */
export const SLACK_EVENT = "lede_digest";

export interface SlackStoryOptions {
  /** Names the delivery: the same message rendered twice has the same key. */
  readonly key?: string;
  /** IANA name: of the times that a client shows which cannot tell its reader's own. */
  readonly timeZone?: string;
}

/** Characters of one sentence of the footer, so that its four fit in one text. */
const FOOTER_SENTENCE = 700;

const NO_FRAME: DigestFrame = { above: [], below: [] };

/** Under each story of a digest. */
const DIGEST_ACTIONS = { buttons: ["summary", "figures"] } as const;

/**
 * A digest as Slack messages: one where it fits, else several, each story whole in one of them. Every article text is
 * escaped, every limit of `slack-limits.ts` kept.
 */
export function renderSlackMessages(digest: Digest): readonly SlackMessage[] {
  return renderSlackDigest(digest).map((body, index) => withKey(body, `${digest.id}:${String(index + 1)}`));
}

/** What stands around a digest that somebody asked for. */
export interface DigestFrame {
  readonly above: readonly Block[];
  readonly below: readonly Block[];
}

/** The same without keys, as it is shown to one person. */
export function renderSlackDigest(digest: Digest, { above, below }: DigestFrame = NO_FRAME): readonly SlackBody[] {
  const parts = [
    [...above, ...renderHeader(digest)],
    ...digest.stories.map((story) => [divider(), ...renderStoryBlocks(story, { at: digest, actions: DIGEST_ACTIONS })]),
    ...renderAlso(digest),
    [...renderFooterBlocks(digest), ...below],
  ];
  const continued = renderContinued(digest);
  const messages = packMessages(parts, (some, message) =>
    fitsMessage([...(message > 0 ? [continued] : []), ...some.flat()]),
  );
  return messages.map((some, message) =>
    composeBody([...(message > 0 ? [continued] : []), ...some.flat()], renderText(digest, message)),
  );
}

/** One story as one Slack message, as `lede preview` shows one article. */
export function renderSlackStory(story: DigestStory, options: SlackStoryOptions = {}): readonly SlackMessage[] {
  const { key = `story:${story.articles[0].id}`, timeZone = "UTC" } = options;
  const blocks = renderStoryBlocks(story, { at: { slot: null, timeZone }, actions: DIGEST_ACTIONS });
  return [withKey(composeBody(blocks, renderStoryText(story)), key)];
}

/** A story in one line: what a notification shows of it. */
export function renderStoryText({ headline, summary }: DigestStory): string {
  return cutEscaped([headline, ...summary.map((sentence) => sentence.text)].join(" — "), SLACK_MESSAGE_TEXT);
}

/** @param text escaped, at most `SLACK_MESSAGE_TEXT` characters. */
export function composeBody(blocks: readonly Block[], text: string): SlackBody {
  return { text, blocks: [...blocks], unfurl_links: false, unfurl_media: false };
}

/** Whether these blocks may travel in one message. */
export function fitsMessage(blocks: readonly Block[]): boolean {
  return blocks.length <= SLACK_BLOCKS && JSON.stringify(blocks).length <= SLACK_BLOCKS_TOGETHER;
}

function withKey(body: SlackBody, key: string): SlackMessage {
  return { ...body, metadata: { event_type: SLACK_EVENT, event_payload: { key } } };
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

function withDivider(block: Block, first: boolean): readonly Block[] {
  return first ? [divider(), block] : [block];
}
