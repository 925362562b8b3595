import type { Kysely, Transaction } from "kysely";
import type { AnswerCache } from "../condense/writer/answer-cache.ts";
import type { TokenBudget } from "../condense/writer/token-budget.ts";
import { parseWritten } from "./documents.ts";
import type { Tables } from "./schema.ts";
import { serially } from "./serially.ts";

/** What the model wrote, kept for good: the same article is paid for once. */
export function answersIn(db: Kysely<Tables>): AnswerCache {
  return {
    async get(key) {
      const row = await db.selectFrom("model_answers").select("sentences").where("key", "=", key).executeTakeFirst();
      return row === undefined ? null : parseWritten({ id: key, document: row.sentences });
    },
    async set(key, sentences) {
      await db
        .insertInto("model_answers")
        .values({ key, sentences: JSON.stringify(sentences) })
        .onConflict((conflict) =>
          conflict.column("key").doUpdateSet((is) => ({ sentences: is.ref("excluded.sentences") })),
        )
        .execute();
    },
  };
}

/** The day's tokens, counted for all processes on the store together. */
export function budgetIn(db: Kysely<Tables>, limit: number): TokenBudget {
  return {
    reserve: (tokens, now) =>
      serially(db, "model_usage", async (transaction) => {
        const used = await usedOn(transaction, now);
        if (used + tokens > limit) return false;
        await writeUsed(transaction, used + tokens, now);
        return true;
      }),
    correct: (difference, now) =>
      serially(db, "model_usage", async (transaction) => {
        await writeUsed(transaction, Math.max(0, (await usedOn(transaction, now)) + difference), now);
      }),
    usage: async (now) => ({ used: await usedOn(db, now), limit }),
  };
}

async function usedOn(db: Kysely<Tables>, now: Date): Promise<number> {
  const row = await db.selectFrom("model_usage").select("tokens").where("day", "=", dayOf(now)).executeTakeFirst();
  return row?.tokens ?? 0;
}

async function writeUsed(transaction: Transaction<Tables>, tokens: number, now: Date): Promise<void> {
  await transaction
    .insertInto("model_usage")
    .values({ day: dayOf(now), tokens })
    .onConflict((conflict) => conflict.column("day").doUpdateSet({ tokens }))
    .execute();
}

/** The day in UTC: the same for processes in several time zones. */
function dayOf(now: Date): string {
  return now.toISOString().slice(0, "2026-11-02".length);
}
