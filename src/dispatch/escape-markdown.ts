import { renderVisibleLine } from "./visible-line.ts";

/**
 * An article's words inside a Markdown file (CommonMark with GitHub's extensions): one line on which nothing formats, no
 * HTML and no address becomes a link of its own. Only what could work is escaped, so that the file reads well as text.
 */
export function escapeMarkdown(text: string): string {
  const visible = renderVisibleLine(text);
  return visible
    .replaceAll(/[\\*`[\]]/gu, String.raw`\$&`)
    .replaceAll("~", visible.indexOf("~") === visible.lastIndexOf("~") ? "~" : String.raw`\~`)
    .replaceAll(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, String.raw`\_`)
    .replaceAll(/&(?=#?\w+;)/gu, "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(/:(?=\/\/)/gu, String.raw`\:`)
    .replaceAll(/(?<=\bwww)\./giu, String.raw`\.`)
    .replaceAll(/(?<=\S)@(?=\S)/gu, String.raw`\@`)
    .replaceAll(/\$(?=\S)(?=[^$]*\S\$)/gu, "\\$$")
    .replace(/^[#>+=-]/u, String.raw`\$&`)
    .replace(/^(\d+)([.)])(?=\s|$)/u, String.raw`$1\$2`);
}
