import type { types } from "@slack/bolt";

import type { ArticleReference } from "../digest/digest.ts";
import { cutText } from "./cut-text.ts";
import { escapeSlack, escapeSlackBold, escapeSlackEntities } from "./escape-slack.ts";
import { SLACK_BUTTON_TEXT, SLACK_OPTION_TEXT } from "./slack-limits.ts";
import { renderVisibleLine } from "./visible-line.ts";
import { parseWebLink } from "./web-link.ts";

export type Block = types.KnownBlock;

/** Escaped characters of one headline, source or figure: an honest one is far below, a broken page's is cut. */
export const LINE_TEXT = 600;
const SOURCE_TEXT = 150;
/** An escaped address longer than this is not linked, so that a few of them cannot eat a message. */
const LINK_URL = 1_000;

/** `verbatim`: Slack makes no link of an address or a name that it finds in the words. */
export function section(text: string): types.SectionBlock {
  return { type: "section", text: { type: "mrkdwn", text, verbatim: true } };
}

export function context(text: string): types.ContextBlock {
  return { type: "context", elements: [{ type: "mrkdwn", text, verbatim: true }] };
}

export function divider(): types.DividerBlock {
  return { type: "divider" };
}

/** An article's words as `mrkdwn`, cut so that they take at most so many characters when escaped. */
export function cutEscaped(text: string, maxLength: number): string {
  return escapeSlack(cutText(renderVisibleLine(text), (candidate) => escapeSlack(candidate).length <= maxLength));
}

/** The same between two of our own `*`. */
export function cutBold(text: string, maxLength = LINE_TEXT): string {
  return escapeSlackBold(
    cutText(renderVisibleLine(text), (candidate) => escapeSlackBold(candidate).length <= maxLength),
  );
}

/** Words on a button or an option of a menu: plain text, in which only `& < >` mean something. */
export function renderLabel(text: string): string {
  const maxLength = Math.min(SLACK_BUTTON_TEXT, SLACK_OPTION_TEXT);
  const fits = (candidate: string): boolean => escapeSlackEntities(candidate).length <= maxLength;
  return escapeSlackEntities(cutText(renderVisibleLine(text), fits));
}

/** Escaped words with the article behind them, or as they are where it is none that a chat can open. */
export function renderLink(escaped: string, { link }: ArticleReference): string {
  return renderAddressed(escaped, parseWebLink(link, LINK_URL));
}

/** Escaped words with an address behind them; without one, or with one that is too long, as they are. */
export function renderAddressed(escaped: string, address: string | null): string {
  const escapedAddress = escapeSlackEntities(address ?? "");
  return escapedAddress === "" || escapedAddress.length > LINK_URL ? escaped : `<${escapedAddress}|${escaped}>`;
}

export function renderSource(article: ArticleReference): string {
  return renderLink(renderSourceName(article), article);
}

export function renderSourceName({ source }: ArticleReference): string {
  return cutEscaped(source, SOURCE_TEXT);
}
