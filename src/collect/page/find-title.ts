import { fold } from "./fold.ts";
import type { LinkedArticle } from "./linked-data.ts";
import type { PageFacts } from "./page-facts.ts";
import { lineOf } from "./page-tree.ts";

export interface TitleEvidence {
  readonly facts: PageFacts;
  readonly linked: LinkedArticle;
  /** What the site is called, the best first. */
  readonly siteNames: readonly string[];
}

/** How far each place is to be believed. Source: which of them were right on 199 article pages (WCXB, development). */
const WEIGHTS = { linked: 1.5, openGraph: 1.4, document: 1.2, meta: 1, twitter: 0.7 };
const PLACES = ["linked", "openGraph", "document", "meta", "twitter"] as const;

/** A heading is the page's own where it shares so much of its words with what the page calls itself elsewhere. */
const SHARED = 0.15;

/** A heading of fewer words may be the name of a section: `Our blog`. */
const HEADLINE_WORDS = 4;

/** A longer title is a paragraph that somebody marked up as one (characters). */
const MAX_TITLE = 300;

/**
 * The headline: what the page's heading, `<title>` and metadata agree on, the site's name taken off. The heading that a
 * reader sees counts most, unless it is only the name of a section.
 */
export function findTitle({ facts, linked, siteNames }: TitleEvidence): string | null {
  const stripped = (texts: readonly string[]): readonly string[] =>
    texts.filter((text) => text.length <= MAX_TITLE).map((text) => withoutSiteName(text, siteNames));
  const named = {
    openGraph: stripped(facts.meta("og:title")).slice(0, 1),
    linked: stripped(linked.headlines).slice(0, 1),
    meta: stripped(facts.meta("headline", "parsely-title", "sailthru.title", "citation_title", "dc.title", "title")),
    twitter: stripped(facts.meta("twitter:title")).slice(0, 1),
    document: stripped(facts.title === null ? [] : [facts.title]),
  };
  const headings = stripped(facts.headings.map(lineOf).map((text) => text.replace(LABEL, ""))).filter(
    (text) => text !== "",
  );
  const agreed = mostAgreed(named);
  const heading = bestHeading(headings, Object.values(named).flat());
  const shown = heading ?? headings[0] ?? null;
  if (agreed === null || shown === null) return agreed?.title ?? shown;
  const isSure = agreed.votes > 1;
  if (heading !== null) return isSure && isSameCut(agreed.title, heading) ? agreed.title : heading;
  // One place alone is no reason to doubt what the reader sees, unless that is hardly a headline.
  return isSure || wordsIn(agreed.title) > 2 * wordsIn(shown) ? agreed.title : shown;
}

/** What some sites write before the headline, in the heading itself. */
const LABEL = /^(?:title|headline)\s*:\s*/i;

/** The title that counts most, of equal ones the first, and from how many places it comes. */
function mostAgreed(
  named: Readonly<Record<keyof typeof WEIGHTS, readonly string[]>>,
): { readonly title: string; readonly votes: number } | null {
  const tally = new Map<string, { readonly title: string; weight: number; votes: number }>();
  for (const place of PLACES) {
    for (const title of named[place]) {
      const entry = tally.get(fold(title)) ?? { title, weight: 0, votes: 0 };
      entry.weight += WEIGHTS[place];
      entry.votes++;
      tally.set(fold(title), entry);
    }
  }
  tally.delete("");
  return [...tally.values()].toSorted((a, b) => b.weight - a.weight)[0] ?? null;
}

/**
 * Whether what is agreed is to be taken for what is shown: where that has a count or a source in brackets behind it, or is
 * so short that it may be a section's name.
 */
function isSameCut(agreed: string, heading: string): boolean {
  const [name, shown] = [fold(agreed), fold(heading)];
  if (shown.startsWith(`${name} `))
    return /^[\s\p{P}]*(?:\([^()]*\)|\d[\d.,]*|\s)+$/u.test(heading.slice(agreed.length));
  return name.startsWith(`${shown} `) && shown.split(" ").length < HEADLINE_WORDS;
}

/** The heading that says most of what the page is called elsewhere; the only one, where nothing else is known. */
function bestHeading(headings: readonly string[], names: readonly string[]): string | null {
  if (names.length === 0) return headings[0] ?? null;
  const scored = headings.map((text) => ({ text, share: Math.max(...names.map((name) => overlap(text, name))) }));
  const best = scored.toSorted((a, b) => b.share - a.share)[0];
  if (best === undefined) return null;
  return best.share >= SHARED || fold(best.text).split(" ").length >= HEADLINE_WORDS ? best.text : null;
}

/** The share of words that two titles have in common (Jaccard). */
function overlap(a: string, b: string): number {
  const [left, right] = [new Set(fold(a).split(" ")), new Set(fold(b).split(" "))];
  const both = left.intersection(right).size;
  return both / (left.size + right.size - both);
}

function wordsIn(title: string): number {
  return fold(title).split(" ").length;
}

/** Marks between a title and the name of its site; a colon only behind that name. */
const BEHIND_TITLE = /\s+[|–—\-·•»:]+\s+|\s*[|»]\s*|:{2}/gu;
const BEHIND_SITE = /\s+[|–—\-·•»:]+\s+|\s*[|»:]\s+/u;

/** `Pier opens | Example Post` → `Pier opens`. A part goes where it is the site's name, or stands behind a bar. */
function withoutSiteName(title: string, siteNames: readonly string[]): string {
  const sites = siteNames.map(squeeze).filter((site) => site.length > 1);
  let text = title.replaceAll(/\s+/g, " ").trim();
  for (let before = ""; before !== text;) {
    before = text;
    text = withoutLead(withoutTail(text, sites), sites);
  }
  return text;
}

function withoutLead(text: string, sites: readonly string[]): string {
  const mark = BEHIND_SITE.exec(text);
  if (mark === null || !isSite(text.slice(0, mark.index), sites)) return text;
  return text.slice(mark.index + mark[0].length).trim() || text;
}

function withoutTail(text: string, sites: readonly string[]): string {
  const mark = [...text.matchAll(BEHIND_TITLE)].at(-1);
  const head = text.slice(0, mark?.index).trim();
  if (mark === undefined || head === "") return text;
  const tail = text.slice(mark.index + mark[0].length);
  const isSection = /[|»]/.test(mark[0]) && isShort(tail) && wordsIn(head) >= 3;
  return isSection || isSite(tail, sites) ? head : text;
}

/** The name or most of it, or the name with a few words about it: `Lorne Weekly, your town's paper`. */
function isSite(part: string, sites: readonly string[]): boolean {
  const name = squeeze(part);
  if (name === "") return false;
  return sites.some((site) => {
    if (site === name) return true;
    const isPart = name.length > 3 && site.includes(name);
    return isPart || (site.length > 3 && name.includes(site) && name.length < 2 * site.length + 8);
  });
}

function isShort(part: string): boolean {
  return fold(part).split(" ").length <= 5;
}

function squeeze(text: string): string {
  return fold(text)
    .replaceAll(" ", "")
    .replace(/^the|(?:com|org|net)$/g, "");
}
