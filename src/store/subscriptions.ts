import type { Insertable, Kysely, Selectable } from "kysely";
import { parseChannelAddress, type CommunityId, type Subscription } from "../article/subscription.ts";
import { nextSlot } from "../digest/slots.ts";
import type { DueSubscription, SubscriptionStore } from "../digest/subscription-store.ts";
import { parseWish } from "./documents.ts";
import type { Tables } from "./schema.ts";

/** See `SubscriptionStore`. */
export function subscriptionsIn(db: Kysely<Tables>): SubscriptionStore {
  return {
    async all() {
      return (await db.selectFrom("subscriptions").selectAll().orderBy("id").execute()).map(subscriptionOf);
    },
    async ofChannel(address) {
      const rows = await db
        .selectFrom("subscriptions")
        .selectAll()
        .where("address", "=", address)
        .orderBy("id")
        .execute();
      return rows.map(subscriptionOf);
    },
    get: (id) => readSubscription(db, id),
    save: (subscription, now) =>
      db.transaction().execute((transaction) => saveSubscription(transaction, subscription, now)),
    syncWithFile: (inFile, now) =>
      db.transaction().execute(async (transaction) => {
        for (const each of inFile) {
          const before = await readSubscription(transaction, each.id);
          // What the platform said of the channel is not the file's to say.
          const community = each.community ?? before?.community ?? null;
          await saveSubscription(transaction, { ...each, community, paused: before?.paused ?? each.paused }, now);
        }
        await transaction
          .deleteFrom("subscriptions")
          .where("set_in", "=", "file")
          .$if(inFile.length > 0, (query) =>
            query.where(
              "id",
              "not in",
              inFile.map(({ id }) => id),
            ),
          )
          .execute();
      }),
    async remove(id) {
      const { numDeletedRows } = await db.deleteFrom("subscriptions").where("id", "=", id).executeTakeFirst();
      return numDeletedRows > 0n;
    },
    async pause(id, { reason, at }) {
      const { numUpdatedRows } = await db
        .updateTable("subscriptions")
        .set({ paused_reason: reason, paused_at: at.toISOString() })
        .where("id", "=", id)
        .where("paused_reason", "is", null)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },
    resume: (id, now) =>
      db.transaction().execute(async (transaction) => {
        const subscription = await readSubscription(transaction, id);
        if (subscription === null || subscription.paused === null) return false;
        await transaction
          .updateTable("subscriptions")
          .set({ paused_reason: null, paused_at: null, next_at: nextAt(subscription, now) })
          .where("id", "=", id)
          .execute();
        return true;
      }),
    async due(now, { limit, except }) {
      const rows = await db
        .selectFrom("subscriptions")
        .selectAll()
        .where("next_at", "<=", now.toISOString())
        .where("paused_reason", "is", null)
        .$if(except.length > 0, (query) => query.where("id", "not in", except))
        .orderBy("next_at")
        .orderBy("id")
        .limit(limit)
        .execute();
      return rows.map((row) => dueOf(row, now));
    },
    async dueOf(id, now) {
      const row = await db
        .selectFrom("subscriptions")
        .selectAll()
        .where("id", "=", id)
        .where("next_at", "<=", now.toISOString())
        .where("paused_reason", "is", null)
        .executeTakeFirst();
      return row === undefined ? null : dueOf(row, now);
    },
  };
}

function dueOf(row: Selectable<Tables["subscriptions"]>, now: Date): DueSubscription {
  return { subscription: subscriptionOf(row), since: new Date(row.next_at ?? now) };
}

async function saveSubscription(db: Kysely<Tables>, subscription: Subscription, now: Date): Promise<void> {
  const before = await readSubscription(db, subscription.id);
  const sameSchedule = before?.cron === subscription.cron && before.timeZone === subscription.timeZone;
  const { id, ...row } = rowOf(subscription, now);
  const { next_at: _, ...withoutSlot } = row;
  await db
    .insertInto("subscriptions")
    .values({ id, ...row })
    .onConflict((conflict) => conflict.column("id").doUpdateSet(sameSchedule ? withoutSlot : row))
    .execute();
}

async function readSubscription(db: Kysely<Tables>, id: string): Promise<Subscription | null> {
  const row = await db.selectFrom("subscriptions").selectAll().where("id", "=", id).executeTakeFirst();
  return row === undefined ? null : subscriptionOf(row);
}

function nextAt(subscription: Subscription, now: Date): string | null {
  return nextSlot(subscription, now)?.at.toISOString() ?? null;
}

function rowOf(subscription: Subscription, now: Date): Insertable<Tables["subscriptions"]> {
  const { id, to, community, setIn, paused, ...wish } = subscription;
  return {
    id,
    address: to,
    community,
    set_in: setIn,
    document: JSON.stringify(wish),
    paused_reason: paused?.reason ?? null,
    paused_at: paused?.at.toISOString() ?? null,
    next_at: nextAt(subscription, now),
  };
}

export function subscriptionOf(row: Selectable<Tables["subscriptions"]>): Subscription {
  const to = parseChannelAddress(row.address);
  if (to === null) throw new TypeError(`The store holds a subscription to ${row.address}, which is no channel.`);
  const { paused_reason: reason, paused_at: at } = row;
  return {
    id: row.id,
    to,
    community: parseCommunity(row.community),
    ...parseWish(row),
    paused: reason === null || at === null ? null : { reason, at: new Date(at) },
    setIn: row.set_in,
  };
}

function parseCommunity(text: string | null): CommunityId | null {
  const platform = (["slack", "discord"] as const).find((each) => text?.startsWith(`${each}:`) === true);
  return platform === undefined || text === null ? null : `${platform}:${text.slice(platform.length + 1)}`;
}
