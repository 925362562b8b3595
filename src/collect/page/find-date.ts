import type { LinkedArticle } from "./linked-data.ts";
import type { Block } from "./page-blocks.ts";
import type { PageFacts } from "./page-facts.ts";
import { elementsOf, lineUpTo, type PageElement } from "./page-tree.ts";
import { findDay, type DayOptions, type WrittenDay } from "./written-day.ts";

export interface DateEvidence {
  readonly root: PageElement;
  readonly facts: PageFacts;
  readonly linked: LinkedArticle;
  /** All that the page shows, outside its menus. */
  readonly blocks: readonly Block[];
  /** Where it was read or says it is. */
  readonly urls: readonly (string | null)[];
  readonly html: string;
}

/** Meta elements that say when an article was published, the most dependable first. None of them says when it changed. */
const PUBLISHED = [
  "article:published_time",
  "og:article:published_time",
  "article:published",
  "datepublished",
  "parsely-pub-date",
  "sailthru.date",
  "cxenseparse:publishtime",
  "publishdate",
  "publish-date",
  "published-date",
  "publisheddate",
  "published",
  "pubdate",
  "citation_online_date",
  "citation_publication_date",
  "citation_date",
  "dc.date.issued",
  "dcterms.issued",
  "dcterms.created",
  "dc.date",
  "dcterms.date",
  "date",
  "date-pub",
  "by date",
  "originalpublicationdate",
];

/** A date stands so near the heading, in blocks before and behind it, or it may be another article's. */
const NEAR = { before: 6, behind: 14 };

/** Looked for no further: of the pages measured none has so many blocks before its article ends. */
const MAX_BLOCKS = 3_000;

/** The longest line that is about a date (characters). */
const MAX_LINE = 160;

/** A line that is hardly more than the date (characters). */
const SHORT = 60;

/** When it was published, never when it changed: metadata, then the address, then what the page shows near its heading. */
export function findDate(evidence: DateEvidence): WrittenDay | null {
  const { facts, linked, blocks, urls } = evidence;
  const options: DayOptions = {
    isDayFirst: !/^en(?:[-_](?:us|ca|ph))?$/i.test(facts.language ?? "en"),
    language: facts.language,
  };
  const first = (texts: readonly (string | null)[]): WrittenDay | null =>
    texts.map((text) => (text === null ? null : findDay(text, options))).find((day) => day !== null) ?? null;
  return (
    inZoneOf(first(urls.map(datedPath)), first(facts.meta(...PUBLISHED)) ?? first(linked.published)) ??
    first(markedTimes(evidence.root)) ??
    shownDate(blocks, facts.headings, options) ??
    first([SCRIPTED.exec(evidence.html)?.[1] ?? null])
  );
}

/** A date in the data that a page's scripts draw it from; its quotation marks may be escaped. */
const SCRIPTED =
  /(?:"|&quot;)(?:datePublished|date_published|publishedAt|published_at|publishDate|publicationDate|firstPublishedAt|publishedDate)\\{0,3}(?:"|&quot;)\s*:\s*\\{0,3}(?:"|&quot;)((?:19|20)\d\d-\d\d-\d\d[^"\\&]{0,20})/;

/** Longer than a day is between a day in some zone and an instant of it (milliseconds). */
const MAX_ZONE = 38 * 3_600_000;

/** The day of the address, which is the site's own, with the instant of the metadata, which are often in UTC. */
function inZoneOf(day: WrittenDay | null, instant: WrittenDay | null): WrittenDay | null {
  if (day === null || instant === null) return instant ?? day;
  const isSame = Math.abs(instant.at.getTime() - day.at.getTime()) < MAX_ZONE;
  return isSame ? { day: day.day, at: instant.at } : instant;
}

/** `/2026/11/02/` or `/2026-11-02-…` in an address. */
function datedPath(url: string | null): string | null {
  return /\/((?:19|20)\d\d[/-][01]?\d[/-][0-3]?\d)(?=[/_.-]|$)/.exec(url ?? "")?.[1] ?? null;
}

/** What the page itself marks as the time of publication. */
function markedTimes(root: PageElement): readonly string[] {
  return elementsOf(root)
    .filter(
      ({ attributes }) =>
        /\bdatePublished\b/i.test(attributes["itemprop"] ?? "") || (attributes["pubdate"] ?? null) !== null,
    )
    .map(
      (element) => element.attributes["content"] ?? element.attributes["datetime"] ?? lineUpTo(element, MAX_LINE) ?? "",
    )
    .toArray();
}

const PUBLISHED_WORD =
  /\b(?:publish|posted|first |original|date:|veröffentlicht|publié|publicado|pubblicato|gepubliceerd)/i;
const UPDATED_WORD =
  /\b(?:updat|modif|revis|review|edited|changed|aktualisiert|geändert|mis à jour|actualizado|aggiornato|bijgewerkt|copyright|©|expires?|deadline)/i;

/** `Updated 9 Nov · Published 4 Nov` → from `Published` on. */
function fromPublished(line: string): string {
  return line.slice(Math.max(0, line.search(PUBLISHED_WORD)));
}

/** The date nearest to the heading: one that is said to be of publication first, of a change last. */
function shownDate(blocks: readonly Block[], headings: readonly PageElement[], options: DayOptions): WrittenDay | null {
  const heading = blocks.findIndex(({ element }) => headings.includes(element));
  const dated = blocks.slice(0, MAX_BLOCKS).flatMap((block, i) => {
    const day =
      block.text.length > MAX_LINE
        ? null
        : (findDay(fromPublished(block.text), options) ?? findDay(block.text, options));
    if (day === null) return [];
    const isNear = heading >= 0 && i >= heading - NEAR.before && i <= heading + NEAR.behind;
    const said = PUBLISHED_WORD.test(block.text) ? 2 : UPDATED_WORD.test(block.text) ? -2 : 0;
    const closeness = isNear ? 3 - Math.abs(i - heading) / (NEAR.behind + 1) : 0;
    return { day, rank: said + closeness + (block.text.length <= SHORT ? 1.5 : 0) };
  });
  return dated.toSorted((a, b) => b.rank - a.rank)[0]?.day ?? null;
}
