import type { Kysely } from "kysely";
import type { PageLines } from "../collect/article-store.ts";
import { inChunks } from "./chunks.ts";
import type { Tables } from "./schema.ts";

/** A line that stood on one page only is forgotten after so long (milliseconds): most lines are an article's own. */
const ONCE_KEPT_MS = 14 * 86_400_000;

/** See `ArticleStore.countLines`. */
export async function countLines(
  db: Kysely<Tables>,
  { host, pages }: { readonly host: string; readonly pages: readonly PageLines[] },
  seenAt: Date,
): Promise<ReadonlyMap<string, number>> {
  const seen = new Map(pages.flatMap(({ lines }) => lines.map((line) => [line, 0])));
  for (const { lines } of pages.filter(({ isNew }) => isNew)) {
    for (const line of new Set(lines)) seen.set(line, (seen.get(line) ?? 0) + 1);
  }
  return await db.transaction().execute(async (transaction) => {
    const counts = new Map<string, number>();
    const seen_at = seenAt.toISOString();
    // In one order everywhere: two processes that count at once never wait for each other in a ring.
    for (const chunk of inChunks([...seen].toSorted(([a], [b]) => (a < b ? -1 : 1)))) {
      const counted = chunk.filter(([, times]) => times > 0);
      if (counted.length > 0) {
        await transaction
          .insertInto("host_lines")
          .values(counted.map(([line, times]) => ({ host, line, pages: times, seen_at })))
          .onConflict((conflict) =>
            conflict.columns(["host", "line"]).doUpdateSet((is) => ({
              pages: is("host_lines.pages", "+", is.ref("excluded.pages")),
              seen_at: is.ref("excluded.seen_at"),
            })),
          )
          .execute();
      }
      const lines = chunk.map(([line]) => line);
      const rows = await transaction
        .selectFrom("host_lines")
        .select(["line", "pages"])
        .where("host", "=", host)
        .where("line", "in", lines)
        .execute();
      for (const row of rows) counts.set(row.line, row.pages);
    }
    await transaction
      .deleteFrom("host_lines")
      .where("host", "=", host)
      .where("pages", "=", 1)
      .where("seen_at", "<", new Date(seenAt.getTime() - ONCE_KEPT_MS).toISOString())
      .execute();
    return counts;
  });
}
