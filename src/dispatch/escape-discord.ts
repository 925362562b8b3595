import { renderVisibleLine } from "./visible-line.ts";

/** What discord.js, too, puts into a mention to break it: no width, and no client joins over it. */
const ZERO_WIDTH_SPACE = "\u200B";

/**
 * An article's words inside Discord's Markdown: one line on which nothing formats. A backslash before every mark that
 * works inside a line, before one that works at its start (heading, list, quotation, `-#`), before the colon of an
 * address (so that it is no link) and of `:name:`; a zero-width space in everything that begins like a mention, a
 * custom emoji, a command or a time, because Discord looks for those in the raw text, backslash or not.
 */
export function escapeDiscord(text: string): string {
  return renderVisibleLine(text)
    .replaceAll(/[\\*_~`|[\]<]/gu, String.raw`\$&`)
    .replaceAll(/<(?=[@#:/a-z])/giu, `<${ZERO_WIDTH_SPACE}`)
    .replaceAll(/@(?=everyone|here)/giu, `@${ZERO_WIDTH_SPACE}`)
    .replaceAll(/:(?=\/\/|[^\s:]+:)/gu, String.raw`\:`)
    .replace(/^[#>+-]/u, String.raw`\$&`)
    .replace(/^(\d+)([.)])/u, String.raw`$1\$2`);
}

/** The text of a masked link: Discord counts brackets there before it looks at a backslash, so there are none. */
export function escapeDiscordLabel(text: string): string {
  return escapeDiscord(text.replaceAll("[", "(").replaceAll("]", ")"));
}
