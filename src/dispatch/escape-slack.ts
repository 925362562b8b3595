import { renderVisibleLine } from "./visible-line.ts";

/**
 * Slack's marks have no escape, and an invisible character beside one helps on one client and formats on another, so a
 * mark that would format is drawn with its twin from the mathematical and the modifier letters.
 */
const TWINS: Readonly<Record<string, string>> = { "*": "∗", _: "ˍ", "~": "∼", "`": "ˋ" };
const WORD_JOINER = "\u2060";

/**
 * An article's words inside Slack's `mrkdwn`: one line, `& < >` escaped once, so that no mention, channel or link can be
 * in it; marks that would format replaced by their twins; `:name:` no emoji, `@here` no call (names are not looked up in
 * our messages, but a workspace may quote them), a leading `>` no quotation.
 *
 * Why `mrkdwn` and not `rich_text`, where nothing formats: its three escapes are documented for every text of Slack's,
 * while what a `rich_text` element does with `&amp;` is not, and a link needs `<url|text>` in both the blocks and the
 * fallback text.
 */
export function escapeSlack(text: string): string {
  return escapeSlackEntities(replaceMarks(renderVisibleLine(text)))
    .replaceAll(/:(?=[\w+'-]+:)/gu, `:${WORD_JOINER}`)
    .replaceAll(/@(?=channel|everyone|here)/giu, `@${WORD_JOINER}`)
    .replace(/^&gt;/u, `${WORD_JOINER}&gt;`);
}

/** The same between two of our own `*`: there no asterisk of the article's may stand, whatever is beside it. */
export function escapeSlackBold(text: string): string {
  return escapeSlack(text).replaceAll("*", TWINS["*"] ?? "");
}

/** `& < >`, which is all that Slack asks for in plain text and in addresses. Source: Slack, "Escaping text". */
export function escapeSlackEntities(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/**
 * Slack opens a format at a mark with a space or nothing before it and closes it at one with a space or nothing after
 * it: inside a word (`snake_case`) and between spaces (`5 * 3`) a mark stays. A single one goes too, for its partner may
 * stand in the text that is written beside it.
 */
function replaceMarks(text: string): string {
  return text
    .replaceAll(/(?<![\p{L}\p{N}])[*_~](?!\s)|(?<!\s)[*_~](?![\p{L}\p{N}])/gu, (mark) => TWINS[mark] ?? mark)
    .replaceAll("`", TWINS["`"] ?? "");
}
