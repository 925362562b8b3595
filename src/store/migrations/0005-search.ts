import type { Migration } from "kysely/migration";
import type { Database } from "../schema.ts";

/** Full text over the articles, and a way to those that came last. */
export function search({ fullText }: Pick<Database, "fullText">): Migration {
  return { up: (db) => fullText.create(db) };
}
