import type { Kysely } from "kysely";
import type { MuteStore } from "../digest/mute-store.ts";
import type { Tables } from "./schema.ts";

/** See `MuteStore`. */
export function mutesIn(db: Kysely<Tables>): MuteStore {
  return {
    muteSourcesOf: (articleId, channel, now) =>
      db.transaction().execute(async (transaction) => {
        const rows = await transaction
          .selectFrom("article_sources")
          .select("source")
          .where("article_id", "=", articleId)
          .orderBy("source")
          .execute();
        const sources = rows.map(({ source }) => source);
        if (sources.length === 0) return [];
        await transaction
          .insertInto("mutes")
          .values(sources.map((source) => ({ channel, source, muted_at: now.toISOString() })))
          .onConflict((conflict) => conflict.columns(["channel", "source"]).doNothing())
          .execute();
        return sources;
      }),
    async mute(channel, source, now) {
      await db
        .insertInto("mutes")
        .values({ channel, source, muted_at: now.toISOString() })
        .onConflict((conflict) => conflict.columns(["channel", "source"]).doNothing())
        .execute();
    },
    async unmute(channel, source) {
      await db.deleteFrom("mutes").where("channel", "=", channel).where("source", "=", source).execute();
    },
    async mutedIn(channel) {
      const rows = await db
        .selectFrom("mutes")
        .select("source")
        .where("channel", "=", channel)
        .orderBy("source")
        .execute();
      return rows.map(({ source }) => source);
    },
  };
}
