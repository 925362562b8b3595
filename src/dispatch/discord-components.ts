import { createHash } from "node:crypto";

import type {
  APIButtonComponentWithURL,
  APIComponentInContainer,
  APIContainerComponent,
  APITextDisplayComponent,
} from "discord.js";

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
  renderQuietDay,
} from "./digest-words.ts";
import {
  DISCORD_BUTTON_URL,
  DISCORD_BYTES_PER_TEXT,
  DISCORD_BYTES_TOGETHER,
  DISCORD_COMPONENTS,
  DISCORD_COMPONENTS_V2,
  DISCORD_NONCE,
  DISCORD_TEXT_TOGETHER,
} from "./discord-limits.ts";
import { escapeDiscord, escapeDiscordLabel } from "./escape-discord.ts";
import { joinWhatFits } from "./join-what-fits.ts";
import { packMessages } from "./pack-messages.ts";
import { renderVisibleLine } from "./visible-line.ts";
import { parseWebLink } from "./web-link.ts";

/** The body of a "create message" that is made of components. */
export interface DiscordMessage {
  readonly flags: typeof DISCORD_COMPONENTS_V2;
  readonly components: readonly [APIContainerComponent];
  readonly allowed_mentions: { readonly parse: readonly [] };
  /** The same message posted twice within a few minutes is one, by this. */
  readonly nonce: string;
  readonly enforce_nonce: true;
}

// Numbers and not the enums of discord.js: those would load all of it (a quarter of a second) to draw a preview. The
// compiler still holds each number to its enum.
/* oxlint-disable typescript/no-unsafe-enum-assignment, typescript/no-unsafe-enum-comparison */
const ACTION_ROW = 1;
const BUTTON = 2;
const TEXT_DISPLAY = 10;
const SEPARATOR = 14;
const CONTAINER = 17;
const LINK_STYLE = 5;

/** The line at the side of the container: a calm blue, RGB. */
const ACCENT = 0x3b_6e_a8;
/** Escaped characters of one headline, source or figure: an honest one is far below, a broken page's is cut. */
const LINE_TEXT = 300;
const SOURCE_TEXT = 60;
/** Of all sources of a story, with their links. */
const SOURCES_TEXT = 1_200;
/** An address longer than this is not linked, so that a few of them cannot eat a message. */
const LINK_URL = 800;
/** Of one story, so that a header fits before it, even where every character takes three bytes. */
const STORY_TEXT = 2_800;
/** Of one sentence of the footer: its four fit in one text. */
const FOOTER_SENTENCE = 600;

/**
 * A digest as Discord messages: one where it fits, else several, each story whole in one of them. Every article text is
 * escaped, every limit of `discord-limits.ts` kept, nobody mentioned.
 */
export function renderDiscordMessages(digest: Digest): readonly DiscordMessage[] {
  const parts = [
    [renderHeader(digest)],
    ...digest.stories.map((story) => [separator(), ...renderStory(story)]),
    ...renderAlso(digest),
    [separator(), renderFooterText(digest)],
  ];
  const continued = text(`-# ${cutEscaped(digest.title, LINE_TEXT)}, continued`);
  const messages = packMessages(parts, (some, message) =>
    fitsMessage([...(message > 0 ? [continued] : []), ...some.flat()]),
  );
  return messages.map((some, message) =>
    composeMessage([...(message > 0 ? [continued] : []), ...some.flat()], `${digest.id}:${String(message + 1)}`),
  );
}

/** One story as one Discord message. `key` names the delivery: the same one gives the same nonce. */
export function renderDiscordStory(
  story: DigestStory,
  { key = `story:${story.articles[0].id}` }: { readonly key?: string } = {},
): readonly DiscordMessage[] {
  return [composeMessage([...renderStory(story)], key)];
}

/** A nonce from a delivery's key: the same key, the same nonce; other keys, other nonces (150 bits of SHA-256). */
export function renderNonce(key: string): string {
  return createHash("sha256").update(key).digest("base64url").slice(0, DISCORD_NONCE);
}

function composeMessage(components: APIComponentInContainer[], key: string): DiscordMessage {
  return {
    flags: DISCORD_COMPONENTS_V2,
    components: [{ type: CONTAINER, accent_color: ACCENT, components }],
    allowed_mentions: { parse: [] },
    nonce: renderNonce(key),
    enforce_nonce: true,
  };
}

function fitsMessage(components: readonly APIComponentInContainer[]): boolean {
  const texts = components.flatMap(textsOf);
  return (
    1 + components.flatMap(withInner).length <= DISCORD_COMPONENTS &&
    sum(texts.map((one) => one.length)) <= DISCORD_TEXT_TOGETHER &&
    sum(texts.map((one) => Buffer.byteLength(one) + DISCORD_BYTES_PER_TEXT)) <= DISCORD_BYTES_TOGETHER
  );
}

/** Button labels are counted too: whether Discord does is not documented. */
function textsOf(component: APIComponentInContainer): readonly string[] {
  if (component.type === TEXT_DISPLAY) return [component.content];
  if (component.type !== ACTION_ROW) return [];
  return component.components.flatMap((inner) => ("label" in inner && inner.label !== undefined ? [inner.label] : []));
}

function withInner(component: APIComponentInContainer): readonly unknown[] {
  return component.type === ACTION_ROW ? [component, ...component.components] : [component];
}

function renderHeader(digest: Digest): APITextDisplayComponent {
  const introduction = renderIntroduction(digest, "chat");
  const quiet = renderQuietDay(digest);
  const lines = [
    `## ${cutEscaped(digest.title, LINE_TEXT)}`,
    `-# ${renderDigestDay(digest)} · ${renderDigestCounts(digest)}`,
    ...(introduction === null ? [] : [introduction]),
    ...(quiet === null ? [] : [quiet]),
  ];
  return text(lines.join("\n"));
}

function renderStory(story: DigestStory): readonly APIComponentInContainer[] {
  const button = linkButton(story.articles[0]);
  return [
    text(renderStoryText(story, button === null)),
    ...(button === null ? [] : [{ type: ACTION_ROW, components: [button] } satisfies APIComponentInContainer]),
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

function renderFigureLine(figure: DigestStory["figures"][number]): string {
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
    return `-# ${[source, renderTime(first), also === "" ? null : `also ${also}`].filter((part) => part !== null).join(" · ")}`;
  };
  const linked = compose(renderSource);
  return linked.length <= SOURCES_TEXT ? linked : compose(renderSourceName);
}

function renderSource(article: ArticleReference): string {
  const address = parseWebLink(article.link, LINK_URL);
  if (address === null) return renderSourceName(article);
  return `[${escapeDiscordLabel(cutSource(article.source))}](<${address}>)`;
}

function renderSourceName({ source }: ArticleReference): string {
  return escapeDiscord(cutSource(source));
}

function cutSource(source: string): string {
  return cutText(renderVisibleLine(source), (candidate) => escapeDiscord(candidate).length <= SOURCE_TEXT);
}

/** `2 hours ago`, counted by each reader's own Discord. Source: message formatting, "Timestamp Styles". */
function renderTime({ publishedAt }: ArticleReference): string | null {
  return publishedAt === null ? null : `<t:${String(Math.floor(Date.parse(publishedAt) / 1000))}:R>`;
}

function renderAlso(digest: Digest): readonly APIComponentInContainer[][] {
  const leftOut = renderLeftOut(digest);
  const lines = [...digest.also.map(renderAlsoLine), ...(leftOut === null ? [] : [`- ${leftOut}`])];
  if (lines.length === 0) return [];
  const texts = packMessages(["**Also**", ...lines], (some) => some.join("\n").length <= STORY_TEXT);
  return texts.map((some, index) => withSeparator(text(some.join("\n")), index === 0));
}

function withSeparator(component: APIComponentInContainer, first: boolean): APIComponentInContainer[] {
  return first ? [separator(), component] : [component];
}

function renderAlsoLine({ headline, article }: AlsoStory): string {
  return `- ${cutEscaped(headline, LINE_TEXT)} — ${renderSource(article)}`;
}

function renderFooterText(digest: Digest): APITextDisplayComponent {
  return text(
    renderFooter(digest)
      .map((sentence) => `-# ${cutEscaped(sentence, FOOTER_SENTENCE)}`)
      .join("\n"),
  );
}

function linkButton({ link }: ArticleReference): APIButtonComponentWithURL | null {
  const url = parseWebLink(link, DISCORD_BUTTON_URL);
  return url === null ? null : { type: BUTTON, style: LINK_STYLE, label: "Source", url };
}

function cutEscaped(words: string, maxLength: number): string {
  return escapeDiscord(cutText(renderVisibleLine(words), (candidate) => escapeDiscord(candidate).length <= maxLength));
}

function text(content: string): APITextDisplayComponent {
  return { type: TEXT_DISPLAY, content };
}

function separator(): APIComponentInContainer {
  return { type: SEPARATOR, divider: true, spacing: 1 };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
