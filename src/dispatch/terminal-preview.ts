import type { SourcePreview } from "../collect/preview-source.ts";
import type { ReadFailure } from "../collect/read-failure.ts";
import type { SourceWithState } from "../collect/source-list.ts";
import type { WebSource } from "../collect/source.ts";
import type { WebEntry } from "../collect/web-entry.ts";
import { localTime } from "../shared/clock.ts";
import type { SourceLinesOptions } from "./terminal-sources.ts";
import { paint, readableWidth, wrapLines } from "./terminal-text.ts";
import { renderVisibleLine } from "./visible-line.ts";

/** Entries that a preview names; a person wants to see what kind of a source it is. */
const SHOWN = 8;

const numbers = new Intl.NumberFormat("en");

/** What would be read of a source: its newest articles, and how much of each there is. The last line is ended. */
export function renderPreview(source: WebSource, preview: SourcePreview, options: SourceLinesOptions): string {
  const { look } = options;
  const width = readableWidth(look);
  const { entries, sample } = preview;
  const lines = entries.slice(0, SHOWN).flatMap((entry) => {
    const time = entry.publishedAt === null ? "" : ` · ${localTime(entry.publishedAt, options)}`;
    const extent = describeExtent(entry, source, sample);
    return [
      ...wrapLines(`· ${entry.title ?? "(no headline: Lede will make one)"}`, width),
      ...wrapLines(`${extent}${time}`, width - 2).map((line) => paint(`  ${line}`, "dim", look)),
    ];
  });
  const rest = entries.length - SHOWN;
  return [
    ...wrapLines(source.name, width).map((line) => paint(line, "bold", look)),
    ...wrapLines(source.url, width),
    paint(renderVisibleLine(describeSource(preview, options)), "dim", look),
    "",
    ...lines,
    ...(rest > 0 ? [`and ${numbers.format(rest)} more`] : []),
    "",
  ].join("\n");
}

/** One line on whether a source can be read, for a list of them. */
export function renderVerdict(
  { source, state }: SourceWithState,
  result: SourcePreview | ReadFailure,
  options: SourceLinesOptions,
): string {
  const { look } = options;
  const name = renderVisibleLine(source.name);
  if (result.kind === "preview") return `${paint("✓", "green", look)} ${name}: ${describeSource(result, options)}`;
  const again = state.nextAt === null ? "" : `; next try ${localTime(state.nextAt, options)}`;
  return `${paint("✗", "red", look)} ${name}: ${renderVisibleLine(result.reason)}${again}`;
}

/** `RSS feed · 20 articles, the newest from 07:12`. */
function describeSource({ what, entries }: SourcePreview, at: SourceLinesOptions): string {
  const count = entries.length === 1 ? "1 article" : `${numbers.format(entries.length)} articles`;
  const times = entries.flatMap(({ publishedAt }) => publishedAt?.getTime() ?? []);
  if (times.length === 0) return `${what} · ${count}`;
  return `${what} · ${count}, the newest from ${localTime(new Date(Math.max(...times)), at)}`;
}

function describeExtent(entry: WebEntry, { fullText }: WebSource, sample: SourcePreview["sample"]): string {
  const characters = `${numbers.format(entry.text.length)} characters`;
  const own =
    entry.text === "" ? "the headline alone" : entry.isExcerpt ? `an excerpt, ${characters}` : `whole, ${characters}`;
  const isPageRead = entry.link !== null && (fullText === "always" || (fullText === "auto" && entry.isExcerpt));
  if (!isPageRead) return own;
  return `${own}; ${entry === sample?.entry ? describePage(sample.page) : "its page is read for the rest"}`;
}

function describePage(page: NonNullable<SourcePreview["sample"]>["page"]): string {
  if (page.kind === "unread") return `its page cannot be read: ${page.reason}`;
  switch (page.page.access) {
    case "full":
      return `its page has ${numbers.format(page.page.text.length)} characters`;
    case "excerpt":
      return "its page has an excerpt only: the rest is for those who pay";
    case "consent":
      return "its page asks for consent first: excerpt only";
  }
}
