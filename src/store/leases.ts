import type { Kysely } from "kysely";
import type { Leases } from "../shared/leases.ts";
import type { Tables } from "./schema.ts";

/** See `Leases`. Each is one statement, so that of several who ask at once one gets it. */
export function leasesIn(db: Kysely<Tables>): Leases {
  return {
    async take(name, { owner, now, ms }) {
      const row = await db
        .insertInto("leases")
        .values({ name, owner, until: new Date(now.getTime() + ms).toISOString() })
        .onConflict((conflict) =>
          conflict
            .column("name")
            .doUpdateSet((is) => ({ owner: is.ref("excluded.owner"), until: is.ref("excluded.until") }))
            .where((where) =>
              where.or([where("leases.owner", "=", owner), where("leases.until", "<=", now.toISOString())]),
            ),
        )
        .returning("owner")
        .executeTakeFirst();
      return row !== undefined;
    },
    async release(name, owner) {
      await db.deleteFrom("leases").where("name", "=", name).where("owner", "=", owner).execute();
    },
  };
}
