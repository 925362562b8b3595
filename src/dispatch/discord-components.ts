import type { APIComponentInContainer } from "discord.js";

import type { AlsoStory, Digest, DigestStory } from "../digest/digest.ts";
import {
  renderDigestCounts,
  renderDigestDay,
  renderFooter,
  renderIntroduction,
  renderLeftOut,
  renderQuietDay,
} from "./digest-words.ts";
import { renderNonce } from "./discord-key.ts";
import {
  composeBody,
  cutEscaped,
  fitsMessage,
  hasOwnId,
  makeHelpRow,
  makeMenu,
  makeSeparator,
  makeText,
  type DiscordBody,
} from "./discord-parts.ts";
import { LINE_TEXT, menuOptionsOf, renderSource, renderStory, STORY_TEXT } from "./discord-story.ts";
import { packMessages } from "./pack-messages.ts";

/** The body of a "create message" that is made of components. */
export interface DiscordMessage extends DiscordBody {
  /** The same message posted twice within a few minutes is one, by this. */
  readonly nonce: string;
  readonly enforce_nonce: true;
}

/** Of one sentence of the footer: its four fit in one text. */
const FOOTER_SENTENCE = 600;
/** What the menu under the stories says. */
const MENU_WORDS = "Report a wrong figure, or mute a source here";

/** What stays together in one message: a story, or components of the digest itself. */
type Part =
  | { readonly kind: "story"; readonly story: DigestStory }
  | { readonly kind: "texts"; readonly texts: readonly string[]; readonly apart: boolean };

/**
 * A digest as Discord messages: one where it fits, else several, each story whole in one of them. Every article text is
 * escaped, every limit of `discord-limits.ts` kept, nobody mentioned; each message has its key in its first button.
 */
export function renderDiscordMessages(digest: Digest): readonly DiscordMessage[] {
  const keyOf = (message: number): string => `${digest.id}:${String(message + 1)}`;
  const continued = `-# ${cutEscaped(digest.title, LINE_TEXT)}, continued`;
  const compose = (parts: readonly Part[], message: number): readonly APIComponentInContainer[] =>
    composeParts(message === 0 ? parts : [texts([continued]), ...parts], keyOf(message));
  const messages = packMessages(partsOf(digest), (parts, message) => fitsMessage(compose(parts, message)));
  return messages.map((parts, message) => withNonce(composeBody(compose(parts, message)), keyOf(message)));
}

/** One story as one Discord message. `key` names the delivery: the same one gives the same nonce. */
export function renderDiscordStory(
  story: DigestStory,
  { key = `story:${story.articles[0].id}` }: { readonly key?: string } = {},
): readonly DiscordMessage[] {
  return [withNonce(composeBody(composeParts([{ kind: "story", story }], key)), key)];
}

/** A message in our own words, such as to the owner. `lines` are plain text. */
export function renderDiscordNotice(lines: readonly string[], { key }: { readonly key: string }): DiscordMessage {
  const words = lines.map((line) => cutEscaped(line, STORY_TEXT / lines.length)).join("\n");
  return withNonce(composeBody([makeText(words), ...makeHelpRow(key)]), key);
}

function withNonce(body: DiscordBody, key: string): DiscordMessage {
  return { ...body, nonce: renderNonce(key), enforce_nonce: true };
}

function partsOf(digest: Digest): readonly Part[] {
  return [
    texts([renderHeader(digest)]),
    ...digest.stories.map((story): Part => ({ kind: "story", story })),
    ...renderTail(digest).map((some) => texts([some], true)),
  ];
}

function texts(some: readonly string[], apart = false): Part {
  return { kind: "texts", texts: some, apart };
}

/** With lines between the parts where the message has components left for them: stories need them more. */
function composeParts(parts: readonly Part[], key: string): readonly APIComponentInContainer[] {
  const spaced = composeSpaced(parts, { key, spaced: true });
  return fitsMessage(spaced) ? spaced : composeSpaced(parts, { key, spaced: false });
}

function composeSpaced(
  parts: readonly Part[],
  { key, spaced }: { readonly key: string; readonly spaced: boolean },
): readonly APIComponentInContainer[] {
  const components: APIComponentInContainer[] = [];
  for (const part of parts) {
    const apart = part.kind === "story" || part.apart;
    if (spaced && apart && components.length > 0) components.push(makeSeparator());
    if (part.kind === "texts") components.push(...part.texts.map(makeText));
    else {
      const isFirst = !hasOwnId(components);
      components.push(...renderStory(part.story, { key: isFirst ? key : null, actions: ["summary", "figures"] }));
    }
  }
  const stories = parts.flatMap((part) => (part.kind === "story" ? [part.story] : []));
  components.push(...makeMenu(MENU_WORDS, stories.flatMap(menuOptionsOf)));
  return hasOwnId(components) ? components : [...components, ...makeHelpRow(key)];
}

function renderHeader(digest: Digest): string {
  const introduction = renderIntroduction(digest, "chat");
  const quiet = renderQuietDay(digest);
  return [
    `## ${cutEscaped(digest.title, LINE_TEXT)}`,
    `-# ${renderDigestDay(digest)} · ${renderDigestCounts(digest)}`,
    ...(introduction === null ? [] : [introduction]),
    ...(quiet === null ? [] : [quiet]),
  ].join("\n");
}

/** What stands below the stories, in as few texts as it fits in: each is a component. */
function renderTail(digest: Digest): readonly string[] {
  const leftOut = renderLeftOut(digest);
  const also = [...digest.also.map(renderAlsoLine), ...(leftOut === null ? [] : [`- ${leftOut}`])];
  const footer = renderFooter(digest).map((sentence) => `-# ${cutEscaped(sentence, FOOTER_SENTENCE)}`);
  const blocks = [...(also.length === 0 ? [] : ["**Also**", ...also]), footer.join("\n")];
  return packMessages(blocks, (some) => some.join("\n").length <= STORY_TEXT).map((some) => some.join("\n"));
}

function renderAlsoLine({ headline, article }: AlsoStory): string {
  return `- ${cutEscaped(headline, LINE_TEXT)} — ${renderSource(article)}`;
}
