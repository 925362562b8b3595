import type { CondensedArticle } from "../../article/condensed.ts";
import { explainMasked } from "../../condense/condense.ts";
import type { MaskedFigure } from "../../condense/figures/find-figures.ts";
import { composeStory } from "../../digest/compose-digest.ts";
import { renderTerminalFigures, renderTerminalMasked, renderTerminalSummary } from "../../dispatch/terminal.ts";
import type { CliContext } from "./cli-context.ts";
import { readArticle } from "./read-article.ts";
import { terminalLook } from "./terminal-look.ts";

export interface ArticleCommandOptions {
  readonly json?: boolean;
}

export interface FiguresOptions extends ArticleCommandOptions {
  readonly explain?: boolean;
}

/** `lede summary <file|->` */
export async function summaryCommand(file: string, options: ArticleCommandOptions, context: CliContext): Promise<void> {
  const article = await writeByModel(await readArticle(file, context), context);
  context.stdout.write(
    options.json ? renderJson(article) : renderTerminalSummary(composeStory(article), await terminalLook(context)),
  );
}

/** `lede figures <file|->` */
export async function figuresCommand(file: string, options: FiguresOptions, context: CliContext): Promise<void> {
  const article = await readArticle(file, context);
  const masked = options.explain ? explainMasked(article.article) : null;
  if (options.json) {
    context.stdout.write(renderJson(article, masked));
    return;
  }
  const look = await terminalLook(context);
  context.stdout.write(renderTerminalFigures(article, look));
  if (masked !== null) context.stdout.write(`\n${renderTerminalMasked(masked, look)}`);
}

/** The same article with its summary in a model's verified words, where the settings name one. */
async function writeByModel(
  extract: CondensedArticle,
  { settings, clock, stderr }: CliContext,
): Promise<CondensedArticle> {
  const { llm, store: location } = await settings();
  if (llm === null) return extract;
  const { openStore } = await import("../../store/store.ts");
  const { openWriter } = await import("./open-writer.ts");
  const store = await openStore(location);
  try {
    const writer = await openWriter(llm, store, clock);
    stderr.write(`${writer.introduction}\n`);
    const condensed = await writer.rewrite(extract.article, extract.condensed);
    stderr.write(`${await writer.report()}\n`);
    return { article: extract.article, condensed };
  } finally {
    await store.close();
  }
}

/** What scripts are promised: fields may be added, never renamed. `masked` only stands there with `--explain`. */
function renderJson({ article, condensed }: CondensedArticle, masked: readonly MaskedFigure[] | null = null): string {
  const { headline, language, summary, figures } = condensed;
  const document = { title: headline, text: article.text, language, summary, figures, ...(masked && { masked }) };
  return `${JSON.stringify(document, null, 2)}\n`;
}
