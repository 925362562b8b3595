import type { Figure } from "../article/figure.ts";
import type { ArticleReference } from "../digest/digest.ts";
import { LATEST_AGAIN, NO_FIGURES, PICK_WORDS, TONE_MARKS } from "./action-words.ts";
import type { Answer, ChoicesAnswer, DigestAnswer, FiguresAnswer, NoticeAnswer, StoryAnswer } from "./answer.ts";
import { cutText } from "./cut-text.ts";
import { renderFigureWords, renderMoreFigures } from "./digest-words.ts";
import { escapeSlack, escapeSlackEntities } from "./escape-slack.ts";
import { renderFigureAbout } from "./figure-about.ts";
import { renderButton, renderMenu, renderStoryActions, type StoryButton } from "./slack-actions.ts";
import { composeBody, fitsMessage, renderSlackDigest, renderStoryText, type SlackBody } from "./slack-blocks.ts";
import { SLACK_MESSAGE_TEXT, SLACK_SECTION_TEXT } from "./slack-limits.ts";
import { renderHeadline, renderStoryBlocks } from "./slack-story.ts";
import { context, cutBold, cutEscaped, renderAddressed, renderSource, section, type Block } from "./slack-text.ts";
import { packMessages } from "./pack-messages.ts";
import { linkToSentence } from "./text-fragment.ts";
import { parseWebLink } from "./web-link.ts";

export interface SlackAnswerOptions {
  /** IANA name: of the times that a client shows which cannot tell its reader's own. */
  readonly timeZone: string;
  /** Whether everyone sees it already: then there is no button to share it. */
  readonly shared: boolean;
}

/** Characters of an address before the words of its fragment. */
const PAGE_URL = 600;

/** Escaped characters of the parts of one figure, which stand in one section together with an address. */
const VALUE_TEXT = 300;
const MEASURES_TEXT = 400;
const ABOUT_TEXT = 200;
const SENTENCE_TEXT = 900;

/** Escaped characters of one line of a notice. */
const NOTICE_LINE = 1_500;

/** An answer as Slack shows it: one message, several only for a long digest. */
export function renderSlackAnswer(answer: Answer, options: SlackAnswerOptions): readonly SlackBody[] {
  switch (answer.kind) {
    case "story":
      return [renderStoryAnswer(answer, options)];
    case "figures":
      return [renderFiguresAnswer(answer, options)];
    case "digest":
      return renderDigestAnswer(answer, options);
    case "choices":
      return [renderChoices(answer)];
    case "notice":
      return [renderNotice(answer)];
  }
}

function renderStoryAnswer({ story }: StoryAnswer, { timeZone, shared }: SlackAnswerOptions): SlackBody {
  const shares = `summary.${story.articles[0].id}`;
  const actions = { buttons: withShare(["figures"], shared), shares };
  return composeBody(renderStoryBlocks(story, { at: { slot: null, timeZone }, actions }), renderStoryText(story));
}

function renderFiguresAnswer({ headline, article, figures }: FiguresAnswer, { shared }: SlackAnswerOptions): SlackBody {
  const frame = (middle: readonly Block[]): readonly Block[] => [
    section(renderHeadline(headline, article)),
    ...middle,
    context(renderSource(article)),
    renderStoryActions(
      { articles: [article] },
      { buttons: withShare(["summary"], shared), shares: `figures.${article.id}` },
    ),
  ];
  const text = cutEscaped(`${headline} — ${renderFigureList(figures)}`, SLACK_MESSAGE_TEXT);
  if (figures.length === 0) return composeBody(frame([section(NO_FIGURES)]), text);
  return composeBody(frame(renderWhatFits(figures, article, frame)), text);
}

/** As many figures as one message holds, the key ones first, and how many more there are. */
function renderWhatFits(
  figures: readonly Figure[],
  article: ArticleReference,
  frame: (middle: readonly Block[]) => readonly Block[],
): readonly Block[] {
  const texts = figures.map((figure) => renderSourcedFigure(figure, article));
  for (let kept = texts.length; kept > 0; kept -= 1) {
    const more = texts.length - kept;
    const blocks = [
      ...packSections(texts.slice(0, kept), "\n\n"),
      ...(more === 0 ? [] : [section(renderMoreFigures(more))]),
    ];
    if (fitsMessage(frame(blocks))) return blocks;
  }
  throw new Error("Not even one figure fits into a message: the limits of its parts are wrong.");
}

/** `• *up to 40 megawatts* — solar power bought`, when and who, and below the sentence with its place behind it. */
function renderSourcedFigure(figure: Figure, { link }: ArticleReference): string {
  const { value, measures } = renderFigureWords(figure);
  const about = renderFigureAbout(figure);
  const page = parseWebLink(link, PAGE_URL);
  const sentence = `“${cutEscaped(figure.sentence.text, SENTENCE_TEXT)}”`;
  const address = page === null ? null : linkToSentence(page, figure.sentence.text);
  const known = `• *${cutBold(value, VALUE_TEXT)}* — ${cutEscaped(measures, MEASURES_TEXT)}`;
  return [
    about === "" ? known : `${known} (${cutEscaped(about, ABOUT_TEXT)})`,
    renderAddressed(sentence, address),
  ].join("\n");
}

function renderFigureList(figures: readonly Figure[]): string {
  if (figures.length === 0) return NO_FIGURES;
  return figures.map((figure) => Object.values(renderFigureWords(figure)).join(" — ")).join(" · ");
}

function renderDigestAnswer({ digest, fresh }: DigestAnswer, { shared }: SlackAnswerOptions): readonly SlackBody[] {
  return renderSlackDigest(digest, {
    above: fresh ? [] : [context(LATEST_AGAIN)],
    below: shared
      ? []
      : [{ type: "actions", elements: [renderButton({ action: "share", subject: `digest.${digest.id}` })] }],
  });
}

function renderChoices({ question, action, choices }: ChoicesAnswer): SlackBody {
  const options = choices.map(({ label, subject }) => ({ label, id: { action, subject } }));
  const asked = renderNoticeLine(question);
  return composeBody([section(asked), { type: "actions", elements: [renderMenu(PICK_WORDS[action], options)] }], asked);
}

function renderNotice({ tone, lines }: NoticeAnswer): SlackBody {
  const rendered = lines.map(renderNoticeLine).filter((line) => line !== "");
  const [first = "", ...rest] = rendered;
  const marked = [`${TONE_MARKS[tone]}${first}`, ...rest];
  return composeBody(packSections(marked), cutEscaped(lines.join(" "), SLACK_MESSAGE_TEXT));
}

/** Our own words, in which what stands between backticks is to be typed as it is. */
function renderNoticeLine(line: string): string {
  return renderMarks(cutText(line.toWellFormed(), (candidate) => renderMarks(candidate).length <= NOTICE_LINE));
}

function renderMarks(line: string): string {
  return line
    .split(/`([^`]+)`/u)
    .map((part, index) => (index % 2 === 1 ? `\`${escapeSlackEntities(part)}\`` : escapeParts(part)))
    .join("");
}

/** `escapeSlack` takes the spaces at the ends off, which here stand beside code. */
function escapeParts(part: string): string {
  const [, before = "", words = "", after = ""] = /^(\s*)(.*?)(\s*)$/su.exec(part) ?? [];
  return `${before === "" ? "" : " "}${escapeSlack(words)}${after === "" ? "" : " "}`;
}

function packSections(texts: readonly string[], separator = "\n"): readonly Block[] {
  const packed = packMessages(texts, (some) => some.join(separator).length <= SLACK_SECTION_TEXT);
  return packed.map((some) => section(some.join(separator)));
}

function withShare(buttons: readonly StoryButton[], shared: boolean): readonly StoryButton[] {
  return shared ? buttons : [...buttons, "share"];
}
