import { DIGEST_COMMENT } from "../article/digest-comment.ts";
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
import { escapeMarkdown } from "./escape-markdown.ts";
import { parseWebLink, renderFileLink } from "./web-link.ts";

/** Longer than any address that leads somewhere: what browsers agree to open. */
const LINK_URL = 2_000;

/**
 * A digest as the file that `digests/` keeps: CommonMark that reads as well as text. Links to files are relative to the
 * folder of the file. It ends with a comment that names the digest, by which it is found again.
 */
export function renderMarkdown(digest: Digest): string {
  const paragraphs = [
    `# ${escapeMarkdown(digest.title)}`,
    `${renderDigestDay(digest)} · ${renderDigestCounts(digest)}`,
    renderIntroduction(digest, "shell")?.replace(/^/u, "> ") ?? null,
    renderQuietDay(digest),
    ...digest.stories.flatMap((story) => renderStory(story, digest)),
    ...renderAlso(digest),
    "---",
    ...renderFooter(digest).map(escapeMarkdown),
    digestComment(digest.id),
  ];
  return `${paragraphs.filter((paragraph) => paragraph !== null && paragraph !== "").join("\n\n")}\n`;
}

/** The last line of a digest's file: `<!-- lede digest <id> -->`. */
export function digestComment(id: string): string {
  return `${DIGEST_COMMENT}${encodeURIComponent(id)} -->`;
}

function renderStory(story: DigestStory, digest: Digest): readonly string[] {
  return [
    `## ${renderLink(story.headline, story.articles[0])}`,
    escapeMarkdown(story.summary.map((sentence) => sentence.text).join(" ")),
    story.figures.map(renderFigureWords).map(renderFigureLine).join("\n"),
    renderSources(story, digest),
  ];
}

function renderFigureLine({ value, measures }: { readonly value: string; readonly measures: string }): string {
  return `- **${escapeMarkdown(value)}** — ${escapeMarkdown(measures)}`;
}

function renderSources(story: DigestStory, digest: Digest): string {
  const [first] = story.articles;
  const { named, more } = nameFurtherSources(story);
  const also = renderNames(
    named.map((article) => renderLink(article.source, article)),
    more,
  );
  return [
    renderLink(first.source, first),
    renderPublished(first, digest),
    renderExtent(first),
    also === "" ? null : `also ${also}`,
  ]
    .filter((part) => part !== null)
    .join(" · ");
}

function renderAlso(digest: Digest): readonly (string | null)[] {
  const leftOut = renderLeftOut(digest);
  if (digest.also.length === 0 && leftOut === null) return [];
  const lines = [...digest.also.map(renderAlsoLine), ...(leftOut === null ? [] : [`- ${leftOut}`])];
  return ["## Also", lines.join("\n")];
}

function renderAlsoLine({ headline, article }: AlsoStory): string {
  return `- ${renderLink(headline, article)} — ${escapeMarkdown(article.source)}`;
}

function renderLink(text: string, { link }: ArticleReference): string {
  const address = link.kind === "file" ? renderFileLink(link.path) : parseWebLink(link, LINK_URL);
  if (address === null) return escapeMarkdown(text);
  // Markdown reads an entity in an address too: `?a=1&copy;=2`.
  return `[${escapeMarkdown(text)}](${address.replaceAll(/&(?=#?\w+;)/gu, "&amp;")})`;
}
