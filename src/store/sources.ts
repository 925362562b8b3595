import type { Insertable, Kysely, Selectable } from "kysely";
import { parseChannelAddress } from "../article/subscription.ts";
import type { FetchState, FollowedSource, Follower, SourceStore } from "../collect/source-store.ts";
import { sourceKey } from "../collect/source.ts";
import { inChunks } from "./chunks.ts";
import { parseSource } from "./documents.ts";
import { inGroups } from "./in-groups.ts";
import type { Tables } from "./schema.ts";

/** See `SourceStore`. */
export function sourcesIn(db: Kysely<Tables>): SourceStore {
  const saveFetch = inGroups<Insertable<Tables["fetches"]>>((rows) => saveFetches(db, rows));
  return {
    follow: (source, follower) =>
      db.transaction().execute(async (transaction) => {
        const key = sourceKey(source);
        const document = JSON.stringify(source);
        await transaction
          .insertInto("sources")
          .values({ key, document })
          .onConflict((conflict) => conflict.column("key").doUpdateSet({ document }))
          .execute();
        await transaction
          .insertInto("follows")
          .values({ source_key: key, channel: follower })
          .onConflict((conflict) => conflict.doNothing())
          .execute();
      }),

    unfollow: (key, follower) =>
      db.transaction().execute(async (transaction) => {
        const { numDeletedRows } = await transaction
          .deleteFrom("follows")
          .where("source_key", "=", key)
          .where("channel", "=", follower)
          .executeTakeFirst();
        await transaction
          .deleteFrom("sources")
          .where("key", "=", key)
          .where((where) =>
            where.not(where.exists(where.selectFrom("follows").select("channel").where("source_key", "=", key))),
          )
          .execute();
        return numDeletedRows > 0n;
      }),

    followed: () => followed(db, null),
    followedBy: (follower) => followed(db, ["", follower]),

    async fetchStates(keys) {
      const states = new Map<string, FetchState>();
      for (const chunk of inChunks(keys)) {
        const rows = await db.selectFrom("fetches").selectAll().where("source_key", "in", chunk).execute();
        for (const row of rows) states.set(row.source_key, fetchStateOf(row));
      }
      return states;
    },

    saveFetch: (source, state) => saveFetch({ source_key: sourceKey(source), ...rowOf(state) }),
  };
}

/** Hundreds of sources are found unchanged within a second or two: a commit for each would take longer than asking them. */
async function saveFetches(db: Kysely<Tables>, rows: readonly Insertable<Tables["fetches"]>[]): Promise<void> {
  // The last of several of one source, so that a statement never meets a key twice.
  const latest = [...new Map(rows.map((row) => [row.source_key, row])).values()];
  await db.transaction().execute(async (transaction) => {
    for (const chunk of inChunks(latest)) {
      await transaction
        .insertInto("fetches")
        .values(chunk)
        .onConflict((conflict) =>
          conflict.column("source_key").doUpdateSet((is) => ({
            etag: is.ref("excluded.etag"),
            last_modified: is.ref("excluded.last_modified"),
            read_at: is.ref("excluded.read_at"),
            next_at: is.ref("excluded.next_at"),
            not_before: is.ref("excluded.not_before"),
            failures: is.ref("excluded.failures"),
            failure: is.ref("excluded.failure"),
            timed_out: is.ref("excluded.timed_out"),
            moved_to: is.ref("excluded.moved_to"),
            title: is.ref("excluded.title"),
          })),
        )
        .execute();
    }
  });
}

/** @param by of these followers alone; null: of all. */
async function followed(db: Kysely<Tables>, by: readonly Follower[] | null): Promise<readonly FollowedSource[]> {
  const rows = await db
    .selectFrom("sources")
    .innerJoin("follows", "follows.source_key", "sources.key")
    .select(["sources.key", "sources.document", "follows.channel"])
    .$if(by !== null, (query) => query.where("follows.channel", "in", by ?? []))
    .orderBy("sources.number")
    .orderBy("follows.channel")
    .execute();
  const bySource = Map.groupBy(rows, ({ key }) => key);
  return [...bySource.values()].flatMap((together) => {
    const [row] = together;
    if (row === undefined) return [];
    const source = parseSource({ id: row.key, document: row.document });
    return { source, followers: together.map(({ channel }) => followerOf(channel)) };
  });
}

function followerOf(channel: string): Follower {
  const address = parseChannelAddress(channel);
  if (address === null && channel !== "") throw new TypeError(`${channel} is no channel's address.`);
  return address ?? "";
}

type FetchRow = Omit<Selectable<Tables["fetches"]>, "source_key">;

function rowOf(state: FetchState): FetchRow {
  return {
    etag: state.etag,
    last_modified: state.lastModified,
    read_at: state.readAt?.toISOString() ?? null,
    next_at: state.nextAt?.toISOString() ?? null,
    not_before: state.notBefore?.toISOString() ?? null,
    failures: state.failures,
    failure: state.failure,
    timed_out: state.timedOut ? 1 : 0,
    moved_to: state.movedTo,
    title: state.title,
  };
}

function fetchStateOf(row: FetchRow): FetchState {
  return {
    etag: row.etag,
    lastModified: row.last_modified,
    readAt: dateOf(row.read_at),
    nextAt: dateOf(row.next_at),
    notBefore: dateOf(row.not_before),
    failures: row.failures,
    failure: row.failure,
    timedOut: row.timed_out === 1,
    movedTo: row.moved_to,
    title: row.title,
  };
}

function dateOf(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}
