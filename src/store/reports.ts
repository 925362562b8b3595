import type { Kysely, Selectable, Transaction } from "kysely";
import type { Condensed } from "../article/condensed.ts";
import type { Figure } from "../article/figure.ts";
import { parseChannelAddress } from "../article/subscription.ts";
import type { FigureReport, ReportedFigure, ReportStore } from "../digest/report-store.ts";
import { parseCondensed } from "./documents.ts";
import type { Tables } from "./schema.ts";
import { serially } from "./serially.ts";

/** See `ReportStore`. */
export function reportsIn(db: Kysely<Tables>): ReportStore {
  return {
    async reportFigure({ articleId, headline, channel, figure, now }) {
      const row = await db
        .insertInto("reports")
        .values({
          article_id: articleId,
          headline,
          channel,
          figure_text: figure.text,
          measures: figure.measures,
          sentence: figure.sentence.text,
          reported_at: now.toISOString(),
          state: "open",
        })
        .onConflict((conflict) => conflict.columns(["article_id", "figure_text", "sentence"]).doNothing())
        .returningAll()
        .executeTakeFirst();
      return row === undefined ? null : reportOf(row);
    },
    async openReports() {
      const rows = await db.selectFrom("reports").selectAll().where("state", "=", "open").orderBy("number").execute();
      return rows.map(reportOf);
    },
    settleReport: (id, as) =>
      serially(db, "articles", async (transaction) => {
        const row = await transaction
          .updateTable("reports")
          .set({ state: as })
          .where("number", "=", numberOf(id))
          .where("state", "=", "open")
          .returningAll()
          .executeTakeFirst();
        if (row === undefined) return null;
        if (as === "retracted") await retractFrom(transaction, row.article_id);
        return reportOf(row);
      }),
  };
}

/** The results without the figures that were retracted from their articles. */
export async function withoutRetracted(
  transaction: Transaction<Tables>,
  results: ReadonlyMap<string, Condensed>,
): Promise<ReadonlyMap<string, Condensed>> {
  const rows = await transaction
    .selectFrom("reports")
    .selectAll()
    .where("state", "=", "retracted")
    .where("article_id", "in", [...results.keys()])
    .execute();
  if (rows.length === 0) return results;
  const without = new Map(results);
  for (const row of rows) {
    const condensed = without.get(row.article_id);
    if (condensed === undefined) continue;
    const { figure } = reportOf(row);
    without.set(row.article_id, { ...condensed, figures: condensed.figures.filter((each) => !isSame(each, figure)) });
  }
  return without;
}

async function retractFrom(transaction: Transaction<Tables>, articleId: string): Promise<void> {
  const row = await transaction
    .selectFrom("condensed")
    .select("document")
    .where("article_id", "=", articleId)
    .executeTakeFirst();
  if (row === undefined) return;
  const stored = parseCondensed({ id: articleId, document: row.document });
  const left = (await withoutRetracted(transaction, new Map([[articleId, stored]]))).get(articleId);
  await transaction
    .updateTable("condensed")
    .set({ document: JSON.stringify(left) })
    .where("article_id", "=", articleId)
    .execute();
}

function isSame(figure: Figure, reported: ReportedFigure): boolean {
  return figure.text === reported.text && figure.sentence.text === reported.sentence;
}

/** `r12` → 12; what is no report's id gives 0, which no report has. */
function numberOf(id: string): number {
  return /^r?\d{1,9}$/.test(id) ? Number(id.replace(/^r/, "")) : 0;
}

function reportOf(row: Selectable<Tables["reports"]>): FigureReport {
  const channel = parseChannelAddress(row.channel);
  if (channel === null) throw new TypeError(`Report ${row.number} comes from ${row.channel}, which is no channel.`);
  return {
    id: `r${row.number}`,
    articleId: row.article_id,
    headline: row.headline,
    channel,
    figure: { text: row.figure_text, measures: row.measures, sentence: row.sentence },
    reportedAt: new Date(row.reported_at),
  };
}
