import type { Article } from "../../../src/article/article.ts";
import type { ChannelAddress, Subscription } from "../../../src/article/subscription.ts";
import { NEVER_READ } from "../../../src/collect/source-store.ts";
import { sourceKey, type FeedSource } from "../../../src/collect/source.ts";
import { CONDENSE_VERSION } from "../../../src/condense/condense.ts";
import type { Store } from "../../../src/store/store.ts";
import { makeArticle, makeCondensed } from "../make-news.ts";
import { makeSubscription } from "../make-subscription.ts";

/** Stories of a digest, and how often each says its sentences: so much that a digest takes two messages on each platform. */
const STORIES = 6;
const REPEATED = 5;

const MINUTE_MS = 60_000;
/** Slots lie behind by so much, and go forward by a minute a round: within a day, none comes again. Milliseconds. */
const SLOTS_BEGIN_BEFORE = 23 * 60 * MINUTE_MS;

/** A feed and the channels that read it, each with a subscription of its own. */
export interface Desk {
  readonly feed: FeedSource;
  readonly channels: readonly ChannelAddress[];
}

/** A slot of all channels of a desk, with news that was never in a digest of theirs. */
export interface Round {
  readonly desk: Desk;
  /** Heads the digests, and stands in each message of them and in no others. */
  readonly title: string;
  /** As in `Slot`. */
  readonly slot: string;
  /** Since when anybody could have composed it. */
  readonly dueAt: Date;
}

export interface DesksOptions {
  readonly store: Store;
  /** Makes the channels of a further desk. */
  readonly addChannels: (desk: string) => readonly ChannelAddress[];
}

/** Desks for as many rounds as there are at a time; a desk whose round is over takes the next one. */
export class Desks {
  readonly #options: DesksOptions;
  readonly #began = Date.now();
  readonly #free: Desk[] = [];
  #desks = 0;
  #rounds = 0;

  constructor(options: DesksOptions) {
    this.#options = options;
  }

  /** News, and a slot of each channel of the desk that is due at once. */
  async begin(name: string): Promise<Round> {
    const { store } = this.#options;
    const desk = this.#free.shift() ?? (await this.#openDesk());
    const title = `Round ${name} of the harbours`;
    await saveNews(store, desk, title);
    const at = new Date(this.#began - SLOTS_BEGIN_BEFORE + ++this.#rounds * MINUTE_MS);
    at.setUTCSeconds(0, 0);
    // A changed schedule begins with its next slot: a minute before, that is this one.
    const before = new Date(at.getTime() - MINUTE_MS);
    const dueAt = new Date();
    for (const to of desk.channels) await store.subscriptions.save(subscriptionAt(at, { to, title }), before);
    return { desk, title, dueAt, slot: at.toISOString().slice(0, "2027-03-14T08:00".length) };
  }

  /** All of it is posted: the desk is free. */
  end({ desk }: Round): void {
    this.#free.push(desk);
  }

  async #openDesk(): Promise<Desk> {
    const { store, addChannels } = this.#options;
    const name = `desk${++this.#desks}`;
    const desk = { feed: makeFeed(name), channels: addChannels(name) };
    // It has just been read, before anybody follows it: a look would ask for that, and digests wait for whoever does it.
    const readAt = new Date();
    const nextAt = new Date(readAt.getTime() + 24 * 60 * MINUTE_MS);
    await store.sources.saveFetch(desk.feed, { ...NEVER_READ, readAt, nextAt });
    for (const channel of desk.channels) await store.sources.follow(desk.feed, channel);
    return desk;
  }
}

function makeFeed(name: string): FeedSource {
  const url = `https://${name}.example.org/feed.xml`;
  return {
    kind: "feed",
    url,
    key: url,
    name,
    label: null,
    fullText: "auto",
    everyMinutes: 30,
    userAgent: null,
    headers: {},
    language: null,
  };
}

function subscriptionAt(at: Date, parts: Pick<Subscription, "to" | "title">): Subscription {
  const cron = `${at.getUTCMinutes()} ${at.getUTCHours()} * * *`;
  // A slot that was served twice would say that there is nothing new, and be seen.
  return makeSubscription({ ...parts, cron, timeZone: "UTC", stories: STORIES, quiet: "say" });
}

async function saveNews(store: Store, { feed }: Desk, title: string): Promise<void> {
  const articles = Array.from({ length: STORIES }, (_, index) => makeNews(`${title}, story ${index + 1}`));
  await store.saveArticles(articles, { source: sourceKey(feed), seenAt: new Date() });
  await store.saveCondensed(articles.map(makeCondensed), CONDENSE_VERSION);
}

function makeNews(headline: string): Article {
  const { text } = makeArticle(headline);
  return makeArticle(headline.replaceAll(/\W+/g, "-"), {
    title: headline,
    text: Array.from({ length: REPEATED }, () => text).join(" "),
    publishedAt: new Date(),
  });
}
