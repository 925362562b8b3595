import type { Kysely } from "kysely";
import { parseChannelAddress, type ChannelAddress, type CommunityId } from "../article/subscription.ts";
import type { CommunityStore } from "../dispatch/community-store.ts";
import { inChunks } from "./chunks.ts";
import type { Tables } from "./schema.ts";

/** See `CommunityStore`. */
export function communitiesIn(db: Kysely<Tables>): CommunityStore {
  return {
    noteChannel: (channel, community) =>
      db.transaction().execute(async (transaction) => {
        await transaction
          .insertInto("communities")
          .values({ id: community, left_at: null })
          .onConflict((conflict) => conflict.column("id").doNothing())
          .execute();
        await transaction
          .insertInto("channels")
          .values({ address: channel, community })
          .onConflict((conflict) => conflict.column("address").doUpdateSet({ community }))
          .execute();
      }),
    channelsOf: (community) => channelsOf(db, community),
    async communityLeft(community, now) {
      const left_at = now.toISOString();
      await db
        .insertInto("communities")
        .values({ id: community, left_at })
        .onConflict((conflict) => conflict.column("id").doUpdateSet({ left_at }))
        .execute();
    },
    async communityJoined(community) {
      await db
        .insertInto("communities")
        .values({ id: community, left_at: null })
        .onConflict((conflict) => conflict.column("id").doUpdateSet({ left_at: null }))
        .execute();
    },
    async communitiesJoined() {
      const rows = await db.selectFrom("communities").select("id").where("left_at", "is", null).orderBy("id").execute();
      return rows.map(({ id }) => communityOf(id));
    },
    async communitiesLeftBefore(time) {
      const rows = await db
        .selectFrom("communities")
        .select("id")
        .where("left_at", "<", time.toISOString())
        .orderBy("left_at")
        .execute();
      return rows.map(({ id }) => communityOf(id));
    },
    forgetCommunity: (community) =>
      db.transaction().execute(async (transaction) => {
        for (const channels of inChunks(await channelsOf(transaction, community))) {
          const subscriptions = transaction.selectFrom("subscriptions").select("id").where("address", "in", channels);
          await transaction.deleteFrom("digests").where("subscription", "in", subscriptions).execute();
          await transaction.deleteFrom("deliveries").where("address", "in", channels).execute();
          await transaction.deleteFrom("subscriptions").where("address", "in", channels).execute();
          await transaction.deleteFrom("gates").where("address", "in", channels).execute();
          await transaction.deleteFrom("follows").where("channel", "in", channels).execute();
          await transaction.deleteFrom("mutes").where("channel", "in", channels).execute();
          await transaction.deleteFrom("reports").where("channel", "in", channels).execute();
          await transaction
            .deleteFrom("article_sources")
            .where(
              "source",
              "in",
              channels.map((channel) => `asked:${channel}`),
            )
            .execute();
          await transaction.deleteFrom("channels").where("address", "in", channels).execute();
        }
        await transaction.deleteFrom("communities").where("id", "=", community).execute();
      }),
  };
}

/** What the community said of its channels, and those whose digests are known to be its own. */
async function channelsOf(db: Kysely<Tables>, community: CommunityId): Promise<readonly ChannelAddress[]> {
  const rows = await db
    .selectFrom("channels")
    .select("address")
    .where("community", "=", community)
    .union(db.selectFrom("subscriptions").select("address").where("community", "=", community))
    .orderBy("address")
    .execute();
  return rows.map(({ address }) => addressOf(address));
}

function addressOf(text: string): ChannelAddress {
  const address = parseChannelAddress(text);
  if (address === null) throw new TypeError(`${text} is no channel's address.`);
  return address;
}

function communityOf(text: string): CommunityId {
  const [platform, id] = text.split(":");
  if ((platform === "slack" || platform === "discord") && id) return `${platform}:${id}`;
  throw new TypeError(`${text} is no community.`);
}
