import { z } from "zod";
import { addressOf } from "./feed-links.ts";
import { htmlText, plainText } from "./feed-text.ts";
import { makePerson } from "./feed-person.ts";
import { firstSentence } from "./first-sentence.ts";
import { parseFeedDate } from "./parse-feed-date.ts";
import type { FeedEntry, FeedPerson, ParsedFeed } from "./parsed-feed.ts";

/** As many entries are read; the rest is older. */
const MAX_ENTRIES = 1_000;

/** Whatever a feed gets wrong about one value costs only that value. */
const text = z.string().nullish().catch(null);
const person = z.looseObject({ name: text }).nullish().catch(null);
const people = { author: person, authors: z.array(person).nullish().catch(null) };

const item = z.looseObject({
  id: z
    .union([z.string(), z.number().transform(String)])
    .nullish()
    .catch(null),
  url: text,
  external_url: text,
  title: text,
  content_html: text,
  content_text: text,
  summary: text,
  date_published: text,
  date_modified: text,
  language: text,
  ...people,
});

const document = z.looseObject({
  version: text,
  title: text,
  description: text,
  home_page_url: text,
  feed_url: text,
  language: text,
  ...people,
  items: z.array(z.unknown()),
});

/** JSON Feed 1.0 and 1.1; null for JSON that is none. Source: jsonfeed.org, version 1.1. */
export function readJsonFeed(json: unknown, from: { base: string | null; language: string | null }): ParsedFeed | null {
  const feed = document.safeParse(json).data;
  if (feed === undefined || (!/jsonfeed\.org\/version/.test(feed.version ?? "") && feed.items.length === 0))
    return null;
  const base = addressOf(feed.feed_url ?? "", from.base) ?? from.base;
  const language = feed.language ?? from.language;
  const authors = peopleOf(feed);
  return {
    kind: "feed",
    format: "json",
    title: plainText(feed.title ?? ""),
    description: plainText(feed.description ?? ""),
    link: addressOf(feed.home_page_url ?? "", base),
    self: addressOf(feed.feed_url ?? "", base),
    language,
    authors,
    published: null,
    updated: null,
    pace: { minutes: null, skipHours: [], skipDays: [] },
    entries: feed.items
      .slice(0, MAX_ENTRIES)
      .map((each) => item.safeParse(each).data)
      .filter((each) => each !== undefined)
      .map((each) => readItem(each, { base, language, authors })),
  };
}

interface ItemContext {
  readonly base: string | null;
  readonly language: string | null;
  readonly authors: readonly FeedPerson[];
}

function readItem(each: z.infer<typeof item>, { base, language, authors }: ItemContext): FeedEntry {
  const content = htmlText(each.content_html ?? "", base) ?? plainText(each.content_text ?? "");
  const summary = plainText(each.summary ?? "");
  const title = plainText(each.title ?? "");
  const excerpt = title === null ? firstSentence(summary?.text ?? content?.text ?? "") : null;
  const own = peopleOf(each);
  return {
    id: each.id?.trim() || null,
    title: excerpt === null ? title : { markup: excerpt, text: excerpt },
    isTitleExcerpt: excerpt !== null,
    link: addressOf(each.url ?? "", base) ?? addressOf(each.external_url ?? "", base) ?? linkOfId(each.id ?? ""),
    authors: own.length > 0 ? own : authors,
    published: parseFeedDate(each.date_published ?? "", language),
    updated: parseFeedDate(each.date_modified ?? "", language),
    summary,
    content,
    language: each.language ?? null,
  };
}

function linkOfId(id: string): string | null {
  return /^https?:\/\//i.test(id.trim()) ? id.trim() : null;
}

type Person = z.infer<typeof person>;

function peopleOf(from: { author?: Person; authors?: Person[] | null | undefined }): readonly FeedPerson[] {
  return [...(from.authors ?? []), ...(from.authors?.length ? [] : [from.author])]
    .map((each) => makePerson(each?.name?.trim() || null, null))
    .filter((each) => each !== null);
}
