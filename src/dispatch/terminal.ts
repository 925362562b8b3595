import type { CondensedArticle } from "../article/condensed.ts";
import type { Figure } from "../article/figure.ts";
import type { MaskedFigure } from "../condense/figures/find-figures.ts";
import type { AlsoStory, ArticleReference, Digest, DigestStory } from "../digest/digest.ts";
import {
  nameFurtherSources,
  renderDigestCounts,
  renderDigestDay,
  renderExtent,
  renderFigureWords,
  renderFooter,
  renderIntroduction,
  renderLeftOut,
  renderNames,
  renderPublished,
  renderQuietDay,
} from "./digest-words.ts";
import { renderFigureAbout } from "./figure-about.ts";
import { type FigureLook, measureValues, renderFigureColumns } from "./terminal-figures.ts";
import { paint, readableWidth, type Style, type TerminalLook, widthOf, wrapLines } from "./terminal-text.ts";
import { renderVisibleLine } from "./visible-line.ts";
import { parseWebLink } from "./web-link.ts";

/** An address longer than this says nothing to a person, and a terminal that wraps it cannot open it. */
const LINK_URL = 400;
const RULE = "─";
const KEY = "★";

/** A digest for a terminal of this look: whole lines, the last one ended. Colour and bold only where `color` says so. */
export function renderTerminal(digest: Digest, look: TerminalLook): string {
  const width = readableWidth(look);
  const figures = digest.stories.flatMap((story) => story.figures);
  const figureLook = { ...look, width, valueWidth: measureValues(figures, width) };
  const parts = [
    renderHeader(digest, look),
    renderPlain(renderIntroduction(digest, "shell"), width),
    renderPlain(renderQuietDay(digest), width),
    ...digest.stories.flatMap((story) => renderStory(story, digest, figureLook)),
    renderAlso(digest, look),
    renderFooterLines(digest, look),
  ];
  return joinParts(parts);
}

/** `lede summary`: headline, summary, the key figures. */
export function renderTerminalSummary(
  { headline, summary, figures, articles }: DigestStory,
  look: TerminalLook,
): string {
  const width = readableWidth(look);
  const words = summary.map((sentence) => sentence.text).join(" ");
  return joinParts([
    styledLines(headline, "bold", look),
    renderPlain(words === "" ? "There is nothing to summarise in this article." : words, width),
    renderFigureColumns(figures, { ...look, width, valueWidth: measureValues(figures, width) }),
    styledLines(articles[0].source, "dim", look),
  ]);
}

/** `lede figures`: every figure with the sentence it stands in, in text order, the key ones marked. */
export function renderTerminalFigures({ article, condensed }: CondensedArticle, look: TerminalLook): string {
  const { figures } = condensed;
  const legend = figures.some((figure) => figure.key) ? `${KEY} a key figure, as a digest shows it` : "";
  return joinParts([
    styledLines(condensed.headline, "bold", look),
    ...figures.map((figure) => renderSourcedFigure(figure, look)),
    figures.length === 0 ? ["There are no figures in this article."] : [],
    styledLines([article.source, legend].filter((part) => part !== "").join(" · "), "dim", look),
  ]);
}

/** `lede figures --explain`: the numbers that were passed over, and why. */
export function renderTerminalMasked(masked: readonly MaskedFigure[], look: TerminalLook): string {
  if (masked.length === 0) return joinParts([["No number was passed over."]]);
  const lines = masked.flatMap(({ text, reason }) =>
    indented(wrapLines(`${renderVisibleLine(text)} — ${reason}`, readableWidth(look) - 2), "  "),
  );
  return joinParts([[paint("Passed over", "bold", look), ...lines]]);
}

function renderSourcedFigure(figure: Figure, look: TerminalLook): readonly string[] {
  const width = readableWidth(look);
  const { value, measures } = renderFigureWords(figure);
  const mark = figure.key ? paint(KEY, "yellow", look) : " ";
  const shown = renderVisibleLine(value);
  const [first = "", ...rest] = wrapLines(`${shown} — ${measures}`, width - 2);
  const head = first.startsWith(shown) ? paint(shown, ["bold", "cyan"], look) + first.slice(shown.length) : first;
  return [
    `${mark} ${head}`,
    ...indented(rest, "  "),
    ...indented(wrapLines(renderFigureAbout(figure), width - 2), "  "),
    ...indented(wrapLines(`“${figure.sentence.text}”`, width - 4), "    ").map((line) => paint(line, "dim", look)),
  ];
}

function renderHeader(digest: Digest, look: TerminalLook): readonly string[] {
  const width = readableWidth(look);
  const day = renderDigestDay(digest);
  const titles = wrapLines(digest.title, width);
  const title = titles[0] ?? "";
  const space = width - widthOf(title) - widthOf(day);
  const painted = titles.map((line) => paint(line, "bold", look));
  const counts = styledLines(renderDigestCounts(digest), "dim", look);
  const rule = paint(RULE.repeat(width), "dim", look);
  if (titles.length > 1 || space < 2) return [...painted, ...wrapLines(day, width), ...counts, rule];
  return [`${painted.join("")}${" ".repeat(space)}${day}`, ...counts, rule];
}

function renderStory(story: DigestStory, digest: Digest, look: FigureLook): readonly (readonly string[])[] {
  const words = [
    ...styledLines(story.headline, "bold", look),
    ...wrapLines(story.summary.map((sentence) => sentence.text).join(" "), look.width),
  ];
  return [
    words.filter((line) => line !== ""),
    renderFigureColumns(story.figures, look),
    [...renderSources(story, digest, look), ""],
  ];
}

function renderSources(story: DigestStory, digest: Digest, look: TerminalLook): readonly string[] {
  const [first] = story.articles;
  const { named, more } = nameFurtherSources(story);
  const also = renderNames(
    named.map(({ source }) => source),
    more,
  );
  const known = [
    first.source,
    renderPublished(first, digest),
    renderExtent(first),
    also === "" ? null : `also ${also}`,
  ];
  const line = known.filter((part) => part !== null).join(" · ");
  const address = renderAddress(first);
  const lines = address === null ? wrapLines(line, readableWidth(look)) : withAddress(line, address, look);
  return lines.map((one) => paint(one, "dim", look));
}

/** An address is never broken over two lines: a terminal opens only a whole one. */
function withAddress(line: string, address: string, look: TerminalLook): readonly string[] {
  const together = renderVisibleLine(`${line} · ${address}`);
  if (widthOf(together) <= readableWidth(look)) return [together];
  return [...wrapLines(line, readableWidth(look)), address];
}

function renderAddress({ link }: ArticleReference): string | null {
  if (link.kind === "file") return renderVisibleLine(link.path.split(/[/\\]/u).at(-1) ?? "");
  return parseWebLink(link, LINK_URL);
}

function renderAlso(digest: Digest, look: TerminalLook): readonly string[] {
  const leftOut = renderLeftOut(digest);
  if (digest.also.length === 0 && leftOut === null) return [];
  const lines = digest.also.flatMap((story) => renderAlsoLine(story, look));
  const rest = leftOut === null ? [] : wrapLines(leftOut, readableWidth(look) - 2).map((line) => `  ${line}`);
  return [paint("Also", "bold", look), ...lines, ...rest.map((line) => paint(line, "dim", look))];
}

function renderAlsoLine({ headline, article }: AlsoStory, look: TerminalLook): readonly string[] {
  const source = ` — ${renderVisibleLine(article.source)}`;
  const lines = wrapLines(headline + source, readableWidth(look) - 4);
  const last = lines.at(-1) ?? "";
  // The source is grey where it stands whole at the end of its line; split over two, it stays plain.
  const ended = last.endsWith(source) ? last.slice(0, -source.length) + paint(source, "dim", look) : last;
  return [...lines.slice(0, -1), ended].map((line, index) => (index === 0 ? `  · ${line}` : `    ${line}`));
}

function renderFooterLines(digest: Digest, look: TerminalLook): readonly string[] {
  const lines = renderFooter(digest).flatMap((sentence) => styledLines(sentence, "dim", look));
  return [paint(RULE.repeat(readableWidth(look)), "dim", look), ...lines];
}

function renderPlain(text: string | null, width: number): readonly string[] {
  return text === null ? [] : wrapLines(text, width);
}

function styledLines(text: string, style: Style, look: TerminalLook): readonly string[] {
  return wrapLines(text, readableWidth(look))
    .filter((line) => line !== "")
    .map((line) => paint(line, style, look));
}

function indented(lines: readonly string[], indent: string): readonly string[] {
  return lines.filter((line) => line !== "").map((line) => indent + line);
}

/** Parts apart by an empty line, empty parts left out, the last line ended. */
function joinParts(parts: readonly (readonly string[])[]): string {
  return `${parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}
