import type { APIComponentInContainer } from "discord.js";

import type { Figure } from "../article/figure.ts";
import type { ArticleReference } from "../digest/digest.ts";
import { renderActionId } from "./action-id.ts";
import { ACTION_WORDS, LATEST_AGAIN, NO_FIGURES, PICK_WORDS, TONE_MARKS } from "./action-words.ts";
import type { Answer, ChoicesAnswer, DigestAnswer, FiguresAnswer, NoticeAnswer, StoryAnswer } from "./answer.ts";
import { renderMoreFigures } from "./digest-words.ts";
import { renderDiscordMessages } from "./discord-components.ts";
import {
  ACCENT,
  composeBody,
  cutEscaped,
  fitsMessage,
  makeButton,
  makeHelpRow,
  makeLinkButton,
  makeMenu,
  makeRow,
  makeText,
  type DiscordBody,
} from "./discord-parts.ts";
import {
  LINE_TEXT,
  LINK_URL,
  renderFigureLine,
  renderSmall,
  renderSource,
  renderStory,
  renderTime,
  STORY_TEXT,
} from "./discord-story.ts";
import { renderFigureAbout } from "./figure-about.ts";
import { packMessages } from "./pack-messages.ts";
import { linkToSentence } from "./text-fragment.ts";
import { parseWebLink } from "./web-link.ts";

/** Escaped characters of one sentence that is quoted. */
const SENTENCE_TEXT = 700;
const ABOUT_TEXT = 200;
/** Messages that one answer may be: beyond that nobody reads on. */
const ANSWER_MESSAGES = 3;
/** The line at the side of a notice, RGB: green, blue, amber, red. */
const TONES: Readonly<Record<NoticeAnswer["tone"], number>> = {
  done: 0x2e_8b_57,
  info: ACCENT,
  refused: 0xc7_8c_1e,
  failed: 0xb3_3a_3a,
};

export interface DiscordAnswerOptions {
  /** Who shares it with everyone in the channel; null where only the person who asked sees it. */
  readonly sharedBy: string | null;
}

/** An answer as messages, the first in the place of the answer and the others behind it. At least one. */
export function renderDiscordAnswer(
  answer: Answer,
  { sharedBy }: DiscordAnswerOptions,
): readonly [DiscordBody, ...DiscordBody[]] {
  const shared = sharedBy === null ? [] : [makeText(renderSmall([`Shared by ${cutEscaped(sharedBy, LINE_TEXT)}`]))];
  switch (answer.kind) {
    case "story":
      return [composeBody([...shared, ...renderStoryAnswer(answer, sharedBy !== null)])];
    case "figures":
      return renderFiguresAnswer(answer, shared);
    case "digest":
      return renderDigestAnswer(answer, shared);
    case "choices":
      return [composeBody(renderChoices(answer))];
    case "notice":
      return [composeBody([makeText(TONE_MARKS[answer.tone] + renderLines(answer.lines))], TONES[answer.tone])];
  }
}

/** A notice that nobody asked for, with a button by which it is found again in the channel. */
export function renderDiscordNotice(lines: readonly string[], key: string): DiscordBody {
  return composeBody([makeText(renderLines(lines)), ...makeHelpRow(key)]);
}

/** What is being done while the answer takes a while. */
export function renderDiscordWaiting(line: string): DiscordBody {
  return composeBody([makeText(renderLines([line]))]);
}

function renderStoryAnswer({ story }: StoryAnswer, isShared: boolean): readonly APIComponentInContainer[] {
  return renderStory(story, { key: null, actions: isShared ? ["figures"] : ["figures", "share"] });
}

function renderFiguresAnswer(
  answer: FiguresAnswer,
  shared: readonly APIComponentInContainer[],
): readonly [DiscordBody, ...DiscordBody[]] {
  const { article, headline, figures } = answer;
  const head = makeText(
    [`### ${cutEscaped(headline, LINE_TEXT)}`, renderSmall([renderSource(article), renderTime(article)])].join("\n"),
  );
  const buttons = makeRow([
    makeButton(ACTION_WORDS.summary, renderActionId({ action: "summary", subject: article.id })),
    ...(shared.length > 0
      ? []
      : [makeButton(ACTION_WORDS.share, renderActionId({ action: "share", subject: `figures.${article.id}` }))]),
    makeLinkButton(article),
  ]);
  const texts = figures.length === 0 ? [NO_FIGURES] : figures.map((figure) => renderSourcedFigure(figure, article));
  const around = (some: readonly APIComponentInContainer[], message: number): readonly APIComponentInContainer[] =>
    message === 0 ? [...shared, head, ...some] : some;
  // Room for the last line and the buttons in every message: which one is the last is known only afterwards.
  const end = [makeText(`-# ${renderMoreFigures(figures.length)}`), ...buttons];
  const messages = packMessages(texts.map(makeText), (some, message) =>
    fitsMessage([...around(some, message), ...end]),
  );
  const shown = messages.slice(0, ANSWER_MESSAGES);
  const left = texts.length - shown.flat().length;
  const bodies = shown.map((some, message) => {
    const isLast = message === shown.length - 1;
    const more = isLast && left > 0 ? [makeText(`-# ${renderMoreFigures(left)}`)] : [];
    return composeBody([...around(some, message), ...more, ...(isLast ? buttons : [])]);
  });
  return atLeastOne(bodies);
}

/** The figure, its sentence as the article has it, when and who says so, and a link to where it stands. */
function renderSourcedFigure(figure: Figure, article: ArticleReference): string {
  const about = renderFigureAbout(figure);
  const address = parseWebLink(article.link, LINK_URL);
  const place = address === null ? null : sentenceLink(address, figure.sentence.text);
  return [
    renderFigureLine(figure),
    `> ${cutEscaped(figure.sentence.text, SENTENCE_TEXT)}`,
    ...(about === "" && place === null ? [] : [renderSmall([cutEscaped(about, ABOUT_TEXT), place])]),
  ].join("\n");
}

function sentenceLink(address: string, sentence: string): string {
  const link = linkToSentence(address, sentence);
  return `[in the article](<${link.length <= LINK_URL ? link : address}>)`;
}

function renderDigestAnswer(
  { digest, fresh }: DigestAnswer,
  shared: readonly APIComponentInContainer[],
): readonly [DiscordBody, ...DiscordBody[]] {
  const messages = renderDiscordMessages(digest).map(({ flags, components, allowed_mentions }) => ({
    flags,
    components,
    allowed_mentions,
  }));
  const share =
    shared.length > 0
      ? []
      : makeRow([makeButton(ACTION_WORDS.share, renderActionId({ action: "share", subject: `digest.${digest.id}` }))]);
  const notes = [...shared, ...(fresh ? [] : [makeText(`-# ${LATEST_AGAIN}`)])];
  // In messages of their own where they do not fit any more: a digest is packed to the brim.
  const [first, ...rest] = atLeastOne(messages);
  const before = insideOf(first);
  const opened = fitsMessage([...notes, ...before])
    ? [composeBody([...notes, ...before])]
    : [composeBody(notes), first];
  const all = atLeastOne([...opened, ...rest]);
  if (share.length === 0) return all;
  const last = insideOf(all.at(-1) ?? first);
  const closed = fitsMessage([...last, ...share])
    ? [composeBody([...last, ...share])]
    : [composeBody(last), composeBody(share)];
  return atLeastOne([...all.slice(0, -1), ...closed]);
}

function insideOf({ components: [container] }: DiscordBody): readonly APIComponentInContainer[] {
  return container.components;
}

function renderChoices({ question, action, choices }: ChoicesAnswer): readonly APIComponentInContainer[] {
  const options = choices.map(({ label, subject }) => ({ label, value: renderActionId({ action, subject }) }));
  return [makeText(renderLines([question])), ...makeMenu(PICK_WORDS[action], options)];
}

/** Our own words, in which words of a person or of an article may stand. */
function renderLines(lines: readonly string[]): string {
  const most = Math.floor(STORY_TEXT / Math.max(1, lines.length));
  return lines.map((line) => cutEscaped(line, most)).join("\n") || "…";
}

function atLeastOne<Item>(items: readonly Item[]): readonly [Item, ...Item[]] {
  const [first, ...rest] = items;
  if (first === undefined) throw new Error("An answer without a message.");
  return [first, ...rest];
}
