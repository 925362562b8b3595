import type { CondensedArticle } from "../../article/condensed.ts";
import { renderTerminalFigures, renderTerminalSummary } from "../../dispatch/terminal.ts";
import type { CliContext } from "./cli-context.ts";
import { readArticle } from "./read-article.ts";
import { terminalLook } from "./terminal-look.ts";

export interface ArticleCommandOptions {
  readonly json?: boolean;
}

/** `lede summary <file|->` */
export async function summaryCommand(file: string, options: ArticleCommandOptions, context: CliContext): Promise<void> {
  const article = await readArticle(file, context);
  context.stdout.write(options.json ? renderJson(article) : renderTerminalSummary(article, terminalLook(context)));
}

/** `lede figures <file|->` */
export async function figuresCommand(file: string, options: ArticleCommandOptions, context: CliContext): Promise<void> {
  const article = await readArticle(file, context);
  context.stdout.write(options.json ? renderJson(article) : renderTerminalFigures(article, terminalLook(context)));
}

/** What scripts are promised: fields may be added, never renamed. */
function renderJson({ article, condensed }: CondensedArticle): string {
  const { headline, language, summary, figures } = condensed;
  return `${JSON.stringify({ title: headline, text: article.text, language, summary, figures }, null, 2)}\n`;
}
