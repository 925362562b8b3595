import { renderValue } from "../article/figure-value.ts";
import type { ArticleReference, Digest, DigestFigure, DigestStory, Skipped } from "../digest/digest.ts";
import { dateFormat, listFormat, numberFormat } from "../shared/formats.ts";

/** Lede speaks English; dates are in the order that most of the world reads them. */
const WORDS = "en";
const DATES = "en-GB";
/** Skipped sources named in a footer before the rest are only counted. */
const SKIPPED_NAMED = 5;
/** Sources of one story named beside it before the rest are only counted. */
const SOURCES_NAMED = 3;
const DAY_MS = 86_400_000;

type Nouns = readonly [one: string, other: string];
const ARTICLES: Nouns = ["article", "articles"];
const SOURCES: Nouns = ["source", "sources"];
const STORIES: Nouns = ["story", "stories"];
const NUMBERS: Nouns = ["number", "numbers"];

/** One figure as people read it: `value — measures`. */
export interface FigureWords {
  readonly value: string;
  readonly measures: string;
}

/** `up to 2 million tons a year` and `aluminium exports offered to the US`; what was corrected says what it was. */
export function renderFigureWords(figure: DigestFigure): FigureWords {
  const { measures, correction } = figure;
  return { value: renderValue(figure, WORDS), measures: `${measures}${renderCorrection(correction)}` };
}

function renderCorrection(correction: DigestFigure["correction"]): string {
  switch (correction?.kind) {
    case undefined:
      return "";
    case "changed":
      return ` (updated: was ${correction.was})`;
    case "withdrawn":
      return " (updated: no longer in the source)";
  }
}

/** The day that the digest is for, in its own time zone: `Monday 2 November 2026`. */
export function renderDigestDay(digest: Digest): string {
  const format = { weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: "UTC" } as const;
  // The slot is a local time already: read as UTC and written as UTC it stays what it is, whatever the host's zone.
  return dateFormat(DATES, format)
    .format(new Date(`${digest.slot}Z`))
    .replace(",", "");
}

/** `3 stories from 14 articles, 6 sources`; for a digest without stories what was read. */
export function renderDigestCounts(digest: Digest): string {
  const stories = digest.stories.length + digest.also.length + digest.alsoLeftOut;
  const read = `${count(digest.read.articles, ARTICLES)}, ${count(digest.read.sources.length, SOURCES)}`;
  return stories === 0 ? read : `${count(stories, STORIES)} from ${read}`;
}

/** The line of a digest that has nothing to tell. Null where there are stories. */
export function renderQuietDay(digest: Digest): string | null {
  return digest.stories.length + digest.also.length === 0 ? "A quiet day: there are no new stories." : null;
}

/** How a reader asks on: with the commands of a chat, or in a shell. */
export type AskedIn = "chat" | "shell";

const HOW_TO_ASK: Readonly<Record<AskedIn, string>> = {
  chat: "Ask on with /summary or /figures and a word or a link.",
  shell: "More on one article: `npm run -s lede -- figures <file>`, or `summary`.",
};

/**
 * What stands above the stories: in the reader's first digest what Lede is and how to ask it, and in one that comes after
 * a time without Lede what it stands for. Null for all others.
 */
export function renderIntroduction(digest: Digest, askedIn: AskedIn): string | null {
  const what =
    "This is your first digest from Lede: the news in short, each number with what it measures and taken from a sentence of the article.";
  const sentences = [
    digest.first ? `${what} ${HOW_TO_ASK[askedIn]}` : null,
    renderMissed(digest),
    renderUpdated(digest),
  ];
  return sentences.filter((sentence) => sentence !== null).join(" ") || null;
}

/** Says of a digest that was posted before that figures of it were corrected since. */
function renderUpdated({ stories }: Digest): string | null {
  const isCorrected = stories.some(({ figures }) => figures.some(({ correction }) => correction !== undefined));
  return isCorrected ? "Updated: a source changed its figures after this was posted." : null;
}

/** `Also for Saturday and Sunday: Lede was not running.` Null where no earlier digest was missed. */
function renderMissed({ slot, missed }: Digest): string | null {
  if (missed.length === 0) return null;
  const days = new Set(missed.map(dayOf));
  const daily = days.size === missed.length && !days.has(dayOf(slot));
  const nouns: Nouns = ["digest before it", "digests before it"];
  const what = daily
    ? listFormat(WORDS).format(missed.map((each) => renderDay(each, slot)))
    : `the ${count(missed.length, nouns)}`;
  return `Also for ${what}: Lede was not running.`;
}

/** `Saturday`, or for a day a week before the slot or more, `Saturday 31 October`. */
function renderDay(local: string, slot: string): string {
  const near = Date.parse(`${dayOf(slot)}Z`) - Date.parse(`${dayOf(local)}Z`) < 7 * DAY_MS;
  const date = near ? {} : ({ day: "numeric", month: "long" } as const);
  const format = dateFormat(DATES, { weekday: "long", ...date, timeZone: "UTC" });
  return format.format(new Date(`${local}Z`)).replace(",", "");
}

function dayOf(local: string): string {
  return local.slice(0, "2026-11-02".length);
}

/** The stories that `also` has no room to name: `and 4 more stories`. Null where it names all. */
export function renderLeftOut(digest: Digest): string | null {
  if (digest.alsoLeftOut === 0) return null;
  const nouns: Nouns = ["more story", "more stories"];
  return digest.also.length === 0 ? count(digest.alsoLeftOut, nouns) : `and ${count(digest.alsoLeftOut, nouns)}`;
}

/** What was read, what was not and why, which numbers were left out, who wrote the summaries: a sentence each. */
export function renderFooter(digest: Digest): readonly string[] {
  return [renderRead(digest), renderNotRead(digest.skipped), renderAmbiguous(digest), renderAuthors(digest)].filter(
    (sentence) => sentence !== null,
  );
}

/** When and where a text is read: a digest says it of itself; `slot` is null where a story is read at no special time. */
export interface ReadAt {
  readonly slot: string | null;
  readonly timeZone: string;
}

/** When an article came out, in the reader's zone: `07:12` on the slot's day, else `1 November, 22:40`. Null if unknown. */
export function renderPublished(article: ArticleReference, at: ReadAt): string | null {
  if (article.publishedAt === null) return null;
  const published = localParts(new Date(article.publishedAt), at.timeZone);
  if (at.slot?.startsWith(published.date) === true) return published.time;
  const year = at.slot?.startsWith(published.year) === true ? "" : ` ${published.year}`;
  return `${published.day} ${published.month}${year}, ${published.time}`;
}

/** How much of an article was there to read, where that was not all of it. */
export function renderExtent({ extent }: ArticleReference): string | null {
  switch (extent) {
    case "full":
      return null;
    case "excerpt":
      return "excerpt only";
    case "title":
      return "headline only";
  }
}

/** The story's further sources by name, each once, and how many more there are than it is right to name. */
export function nameFurtherSources(story: DigestStory): {
  readonly named: readonly ArticleReference[];
  readonly more: number;
} {
  const [first, ...others] = story.articles;
  const bySource = new Map(others.map((article) => [article.source, article]));
  bySource.delete(first.source);
  const named = [...bySource.values()].slice(0, SOURCES_NAMED);
  return { named, more: bySource.size - named.length };
}

/** `a`, `a and b`, `a, b and 3 more`. */
export function renderNames(names: readonly string[], more: number): string {
  return listFormat(WORDS).format(more === 0 ? names : [...names, `${numberFormat(WORDS, {}).format(more)} more`]);
}

/** Figures that a message has no room for: `and 3 more figures`. */
export function renderMoreFigures(more: number): string {
  return `and ${count(more, ["more figure", "more figures"])}`;
}

function renderRead(digest: Digest): string {
  const { articles, sources } = digest.read;
  if (articles === 0) return "Read: no new articles.";
  const [only] = sources;
  const from = sources.length === 1 && only !== undefined ? only : count(sources.length, SOURCES);
  return `Read: ${count(articles, ARTICLES)} from ${from}.`;
}

/** What could not be read, and why. Null where all could. */
export function renderNotRead(skipped: readonly Skipped[]): string | null {
  if (skipped.length === 0) return null;
  const named = skipped.slice(0, SKIPPED_NAMED).map(({ what, reason }) => `${what} (${reason})`);
  return `Not read: ${renderNames(named, skipped.length - named.length)}.`;
}

function renderAmbiguous(digest: Digest): string | null {
  const left = digest.read.ambiguousNumbers;
  if (left === 0) return null;
  const were = left === 1 ? "was left out because it" : "were left out because they";
  return `${count(left, NUMBERS)} ${were} could be read in two ways, as 1.500 can.`;
}

function renderAuthors(digest: Digest): string | null {
  const written = digest.stories.filter((story) => story.summary.length > 0);
  const byModel = written.filter((story) => story.summary.some((sentence) => sentence.by === "model"));
  if (written.length === 0) return null;
  if (byModel.length === 0) return "Summaries are sentences of the articles themselves.";
  if (byModel.length === written.length) return "Summaries are a model's words, checked against the articles.";
  const headlines = byModel.map((story) => `“${story.headline}”`);
  return `Summaries are sentences of the articles themselves, but for a model's words, checked against the article, under ${listFormat(WORDS).format(headlines)}.`;
}

function count(number: number, [one, other]: Nouns): string {
  return `${numberFormat(WORDS, {}).format(number)} ${number === 1 ? one : other}`;
}

interface LocalParts {
  readonly date: string;
  readonly year: string;
  readonly month: string;
  readonly day: string;
  readonly time: string;
}

function localParts(date: Date, timeZone: string): LocalParts {
  const format = (options: Intl.DateTimeFormatOptions): string =>
    dateFormat(DATES, { ...options, timeZone }).format(date);
  const [day = "", month = "", year = ""] = format({ day: "2-digit", month: "2-digit", year: "numeric" }).split("/");
  return {
    date: `${year}-${month}-${day}`,
    year,
    month: format({ month: "long" }),
    day: String(Number(day)),
    time: format({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" }),
  };
}
