import type { Subscription } from "../../src/article/subscription.ts";
import { NEVER_READ, type Follower } from "../../src/collect/source-store.ts";
import { DEFAULT_EVERY_MINUTES, sourceKey, type FeedSource } from "../../src/collect/source.ts";
import { CONDENSE_VERSION } from "../../src/condense/condense.ts";
import { composeDigest } from "../../src/digest/compose-digest.ts";
import { localMinute } from "../../src/shared/clock.ts";
import type { Store } from "../../src/store/store.ts";
import { makeSubscription } from "../../test/support/make-subscription.ts";
import type { ChatChannel } from "./chat-ground.ts";
import { prepareNews } from "./make-archive-news.ts";

/** Articles saved in one go, all of one source. */
const BATCH = 250;
/** Feeds that the owner follows for everyone; every second batch is of one of them. */
const OWNERS_FEEDS = 20;
/** Feeds that single channels follow: the other batches. */
export const CHANNEL_FEEDS = 100;
/** The archive reaches so far back: inside what is kept, so that nothing is deleted meanwhile. */
const DAYS = 80;
const DAY_MS = 86_400_000;

/** A feed that was just read and will not be asked again while a bench runs. */
export function makeFeed(host: string): FeedSource {
  const url = `https://${host}/feed`;
  return {
    kind: "feed",
    url,
    key: url,
    name: host,
    label: null,
    fullText: "auto",
    everyMinutes: DEFAULT_EVERY_MINUTES,
    userAgent: null,
    headers: {},
    language: null,
  };
}

/** The feed of the n-th channel. */
export function channelFeed(index: number): FeedSource {
  return makeFeed(`channel-${index % CHANNEL_FEEDS}.example`);
}

function ownersFeed(index: number): FeedSource {
  return makeFeed(`wire-${index % OWNERS_FEEDS}.example`);
}

/** Follows a feed so that it is not due for days. */
export async function followQuietly(store: Store, feed: FeedSource, follower: Follower): Promise<void> {
  const now = new Date();
  await store.sources.follow(feed, follower);
  await store.sources.saveFetch(feed, { ...NEVER_READ, readAt: now, nextAt: new Date(now.getTime() + 30 * DAY_MS) });
}

/** Fills an empty store with so many condensed articles, spread over its feeds and over the days before now. */
export async function fillArchive(store: Store, count: number, now: Date): Promise<void> {
  const make = await prepareNews();
  for (let index = 0; index < OWNERS_FEEDS; index++) await followQuietly(store, ownersFeed(index), "");
  for (let first = 0; first < count; first += BATCH) {
    const batch = first / BATCH;
    const feed = batch % 2 === 0 ? ownersFeed(batch / 2) : channelFeed((batch - 1) / 2);
    const at = new Date(now.getTime() - DAYS * DAY_MS * (1 - first / count));
    const news = Array.from({ length: Math.min(BATCH, count - first) }, (_, index) =>
      make({ id: `archive-${first + index}`, source: new URL(feed.url).hostname, publishedAt: at }),
    );
    const articles = news.map(({ article }) => article);
    await store.saveArticles(articles, { source: sourceKey(feed), seenAt: at });
    await store.saveCondensed(news, CONDENSE_VERSION);
  }
}

/**
 * Makes the channels what they are in a running Lede: each follows a feed of its own and has a subscription that is not
 * due for hours, every second one has had a digest. What an earlier run left of others goes.
 */
export async function openChannels(store: Store, channels: readonly ChatChannel[], now: Date): Promise<void> {
  for (const { source, followers } of await store.sources.followed()) {
    for (const follower of followers) if (follower !== "") await store.sources.unfollow(sourceKey(source), follower);
  }
  for (const { id } of await store.subscriptions.all()) await store.subscriptions.remove(id);
  for (const [index, { address, community }] of channels.entries()) {
    const feed = channelFeed(index);
    await followQuietly(store, feed, address);
    await store.communities.noteChannel(address, community);
    const subscription = makeSubscription({
      id: address,
      to: address,
      community,
      cron: cronBefore(now),
      timeZone: "UTC",
    });
    await store.subscriptions.save(subscription, now);
    if (index % 2 === 0) await composeNow(store, subscription, { feed, now });
  }
}

/** Every day, at the hour before this one. */
function cronBefore(now: Date): string {
  return `0 ${(now.getUTCHours() + 23) % 24} * * *`;
}

async function composeNow(
  store: Store,
  { id, title, timeZone, stories }: Subscription,
  { feed, now }: { readonly feed: FeedSource; readonly now: Date },
): Promise<void> {
  const digestFor = {
    subscription: id,
    sources: [sourceKey(feed)],
    condensedVersion: CONDENSE_VERSION,
    again: false,
  };
  await store.composeOnce(digestFor, ({ candidates, first }) =>
    composeDigest(candidates, {
      subscription: id,
      title,
      slot: localMinute(now, timeZone),
      timeZone,
      now,
      maxStories: stories,
      first,
      skipped: [],
    }),
  );
}

/** Ids of articles that every channel reads, from all over an archive of so many. */
export function sampleOwnersArticles(count: number): readonly string[] {
  const batches = Math.floor(count / BATCH);
  return Array.from({ length: Math.ceil(batches / 2) }, (_, index) => `archive-${index * 2 * BATCH}`);
}
