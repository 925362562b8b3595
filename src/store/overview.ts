import { LOCAL } from "../article/subscription.ts";
import { sql, type Kysely } from "kysely";
import { DELIVERY_STATES, type DeliveryState } from "../dispatch/delivery.ts";
import type { Tables } from "./schema.ts";

/** What there is and what waits, for who looks after a Lede. */
export interface Overview {
  readonly articles: number;
  /** Articles that have no result yet. */
  readonly uncondensed: number;
  /** Sources that somebody follows; those of the settings file are not among them. */
  readonly followed: number;
  readonly failingSources: number;
  readonly subscriptions: number;
  readonly pausedSubscriptions: number;
  /** Since when the subscription waits that has waited longest for a slot that is over; null where none does. */
  readonly dueSince: Date | null;
  readonly deliveries: Readonly<Record<DeliveryState, number>>;
  /** When the oldest delivery was made that is still to be posted; null where there is none. */
  readonly oldestDelivery: Date | null;
  /** The latest ones first. */
  readonly latestDigests: readonly { readonly subscription: string; readonly slot: string; readonly madeAt: Date }[];
  readonly openReports: number;
  readonly tokensToday: number;
}

/** Digests that are named. */
const DIGESTS_SHOWN = 10;

/** See `Overview`. Every figure is read by itself: they need not be of one moment. */
export async function overviewIn(db: Kysely<Tables>, now: Date): Promise<Overview> {
  const [articles, sources, subscriptions, deliveries, digests, rest] = await Promise.all([
    countArticles(db),
    countSources(db),
    countSubscriptions(db, now),
    countDeliveries(db),
    latestDigests(db),
    countRest(db, now),
  ]);
  return { ...articles, ...sources, ...subscriptions, ...deliveries, latestDigests: digests, ...rest };
}

const count = sql<number>`count(*)`;

async function countArticles(db: Kysely<Tables>) {
  const all = await db.selectFrom("articles").select(count.as("count")).executeTakeFirstOrThrow();
  const waiting = await db
    .selectFrom("articles")
    .select(count.as("count"))
    .where("condensed_version", "=", 0)
    .executeTakeFirstOrThrow();
  return { articles: all.count, uncondensed: waiting.count };
}

async function countSources(db: Kysely<Tables>) {
  const followed = await db.selectFrom("sources").select(count.as("count")).executeTakeFirstOrThrow();
  const failing = await db
    .selectFrom("fetches")
    .select(count.as("count"))
    .where("failures", ">", 0)
    .executeTakeFirstOrThrow();
  return { followed: followed.count, failingSources: failing.count };
}

async function countSubscriptions(db: Kysely<Tables>, now: Date) {
  // The digest of a command line that nobody runs any more is nobody's trouble.
  const others = db.selectFrom("subscriptions").where("id", "!=", LOCAL).where("id", "not like", `${LOCAL}:%`);
  const all = await others.select(count.as("count")).executeTakeFirstOrThrow();
  const paused = await others
    .select(count.as("count"))
    .where("paused_reason", "is not", null)
    .executeTakeFirstOrThrow();
  const due = await others
    .select("next_at")
    .where("next_at", "<=", now.toISOString())
    .where("paused_reason", "is", null)
    .orderBy("next_at")
    .limit(1)
    .executeTakeFirst();
  return { subscriptions: all.count, pausedSubscriptions: paused.count, dueSince: dateOf(due?.next_at) };
}

async function countDeliveries(db: Kysely<Tables>) {
  const rows = await db
    .selectFrom("deliveries")
    .select(["state", count.as("count")])
    .groupBy("state")
    .execute();
  const counts = new Map<string, number>(rows.map((row) => [row.state, row.count]));
  const oldest = await db
    .selectFrom("deliveries")
    .select("created_at")
    .where("state", "in", ["pending", "sending", "unknown"])
    .orderBy("number")
    .limit(1)
    .executeTakeFirst();
  const entries = DELIVERY_STATES.map((state) => [state, counts.get(state) ?? 0] as const);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- made of all states
  const deliveries = Object.fromEntries(entries) as Record<DeliveryState, number>;
  return { deliveries, oldestDelivery: dateOf(oldest?.created_at) };
}

async function latestDigests(db: Kysely<Tables>) {
  const rows = await db
    .selectFrom("digests")
    .select(["subscription", "slot", "created_at"])
    .orderBy("number", "desc")
    .limit(DIGESTS_SHOWN)
    .execute();
  return rows.map(({ subscription, slot, created_at }) => ({ subscription, slot, madeAt: new Date(created_at) }));
}

async function countRest(db: Kysely<Tables>, now: Date) {
  const reports = await db
    .selectFrom("reports")
    .select(count.as("count"))
    .where("state", "=", "open")
    .executeTakeFirstOrThrow();
  const usage = await db
    .selectFrom("model_usage")
    .select("tokens")
    .where("day", "=", now.toISOString().slice(0, 10))
    .executeTakeFirst();
  return { openReports: reports.count, tokensToday: usage?.tokens ?? 0 };
}

function dateOf(time: string | null | undefined): Date | null {
  return time === null || time === undefined ? null : new Date(time);
}
