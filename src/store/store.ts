import type { ArticleStore } from "../collect/article-store.ts";
import type { SourceStore } from "../collect/source-store.ts";
import type { CondensedStore } from "../condense/condensed-store.ts";
import type { AnswerCache } from "../condense/writer/answer-cache.ts";
import type { TokenBudget } from "../condense/writer/token-budget.ts";
import type { Archive } from "../digest/archive.ts";
import type { DigestStore } from "../digest/digest-store.ts";
import type { SubscriptionStore } from "../digest/subscription-store.ts";
import type { CommunityStore } from "../dispatch/community-store.ts";
import type { DeliveryStore } from "../dispatch/delivery-store.ts";
import type { MuteStore } from "../digest/mute-store.ts";
import type { ReportStore } from "../digest/report-store.ts";
import type { Leases } from "../shared/leases.ts";
import { archiveIn } from "./archive.ts";
import { knownArticles } from "./article-identities.ts";
import { forgetUnseen, saveArticles, saveOffers } from "./articles.ts";
import { communitiesIn } from "./communities.ts";
import { saveCondensed, uncondensed } from "./condensed.ts";
import { deliveriesIn } from "./deliveries.ts";
import { composeOnce, digestMaterial, latestDigest, markDelivered, undelivered } from "./digests.ts";
import { pastFigures } from "./figure-history.ts";
import { countLines } from "./host-lines.ts";
import { leasesIn } from "./leases.ts";
import { migrate } from "./migrations.ts";
import { answersIn, budgetIn } from "./model.ts";
import { mutesIn } from "./mutes.ts";
import { overviewIn, type Overview } from "./overview.ts";
import { reportsIn } from "./reports.ts";
import { forgetBefore, type Forgotten } from "./retention.ts";
import type { Database } from "./schema.ts";
import { sourcesIn } from "./sources.ts";
import { isServerUrl } from "./server-url.ts";
import { openSqlite } from "./sqlite.ts";
import { subscriptionsIn } from "./subscriptions.ts";

/** Everything Lede remembers. */
export interface Store extends ArticleStore, CondensedStore, DigestStore {
  /** What a model wrote, for `condenseWithWriter`. */
  readonly answers: AnswerCache;
  /** The condensed articles, as people ask for them. */
  readonly archive: Archive;
  /** Which sources are followed, and how reading them goes. */
  readonly sources: SourceStore;
  /** What the channels wish for, and the slot that each waits for. */
  readonly subscriptions: SubscriptionStore;
  /** What is to be posted, and what became of it. */
  readonly outbox: DeliveryStore;
  /** The workspaces and guilds that Lede is in. */
  readonly communities: CommunityStore;
  /** What channels do not want to read. */
  readonly mutes: MuteStore;
  /** Figures that readers say are wrong. */
  readonly reports: ReportStore;
  /** What only one of the processes on the store may do at a time. */
  readonly leases: Leases;
  /** The tokens that a model may use in a day, counted for all processes on the store together. */
  readonly tokenBudget: (dailyTokens: number) => TokenBudget;
  /** What there is and what waits. */
  overview(now: Date): Promise<Overview>;
  /** Deletes what nobody needs any more; see `forgetBefore` in `retention`. */
  forgetBefore(before: Date): Promise<Forgotten>;
  /** Waits for what is under way. Nothing may be asked of the store afterwards. */
  close(): Promise<void>;
}

export interface StoreOptions {
  /** A folder's store works in a thread of its own, so that it keeps nobody waiting who does not ask it. */
  readonly inThread?: boolean;
}

/**
 * The store at this location, brought up to date where it is of an older Lede. A folder is SQLite's and made where there
 * is none; the URL of a PostgreSQL server names a database that is there. Any number of processes may have it open.
 *
 * @throws LedeError `store-unavailable`, `store-newer`
 */
export async function openStore(location: string, options: StoreOptions = {}): Promise<Store> {
  return await storeOn(await openDatabase(location, options));
}

async function openDatabase(location: string, { inThread = false }: StoreOptions): Promise<Database> {
  if (!isServerUrl(location)) return await openSqlite(location, { inThread });
  // Loaded only where there is a server: most installations have none.
  const { openPostgres } = await import("./postgres.ts");
  return await openPostgres(location);
}

/**
 * The store on an open database, which it closes, also when it throws.
 *
 * @throws LedeError `store-unavailable`, `store-newer`
 */
export async function storeOn(database: Database): Promise<Store> {
  try {
    await migrate(database);
  } catch (error) {
    await database.db.destroy();
    throw error;
  }
  return storeOver(database);
}

/** The store on an open database whose tables are up to date. */
export function storeOver(database: Database): Store {
  const { db } = database;
  return {
    saveArticles: (articles, from) => saveArticles(db, articles, from),
    forgetUnseen: (from) => forgetUnseen(db, from),
    saveOffers: (offers, from) => saveOffers(db, offers, from),
    knownArticles: (identities, source) => knownArticles(db, identities, source),
    pastFigures: (articleId) => pastFigures(db, articleId),
    countLines: (host, pages, seenAt) => countLines(db, { host, pages }, seenAt),
    uncondensed: (version, page) => uncondensed(db, version, page),
    saveCondensed: (results, version) => saveCondensed(db, results, { version }),
    composeOnce: (digestFor, compose) => composeOnce(db, digestFor, compose),
    digestMaterial: (query) => digestMaterial(db, query),
    latestDigest: (subscription) => latestDigest(db, subscription),
    undelivered: (subscription) => undelivered(db, subscription),
    markDelivered: (id, at) => markDelivered(db, id, at),
    subscriptions: subscriptionsIn(db),
    outbox: deliveriesIn(db),
    answers: answersIn(db),
    archive: archiveIn(database),
    sources: sourcesIn(db),
    communities: communitiesIn(db),
    mutes: mutesIn(db),
    reports: reportsIn(db),
    leases: leasesIn(db),
    tokenBudget: (dailyTokens) => budgetIn(db, dailyTokens),
    overview: (now) => overviewIn(db, now),
    forgetBefore: (before) => forgetBefore(db, before),
    close: () => db.destroy(),
  };
}
