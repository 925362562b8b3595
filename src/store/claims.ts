import { sql, type Kysely, type Transaction } from "kysely";
import type { Claim, ClaimOptions, Settled, Settlement } from "../dispatch/delivery-store.ts";
import { addDeliveries, deliveryOf } from "./delivery-rows.ts";
import type { Tables } from "./schema.ts";

/** Deliveries that are looked at in one go. */
const CANDIDATES = 16;

/** Said as the index `deliveries_open` says it, so that the database finds it good for this. */
const isOpen = sql<boolean>`deliveries.state in ('pending', 'sending', 'unknown')`;

/** See `DeliveryStore.claim`. */
export async function claimDelivery(db: Kysely<Tables>, options: ClaimOptions): Promise<Claim | null> {
  for (;;) {
    const candidates = await claimable(db, options);
    for (const candidate of shuffled(firstOfEachChannel(candidates))) {
      const claim = await db.transaction().execute((transaction) => take(transaction, candidate, options));
      if (claim !== null) return claim;
    }
    // Others took all of them in between: there may be more.
    if (candidates.length < CANDIDATES) return null;
  }
}

function firstOfEachChannel(candidates: readonly Candidate[]): readonly Candidate[] {
  const channels = new Map<string, Candidate>();
  for (const candidate of candidates) if (!channels.has(candidate.address)) channels.set(candidate.address, candidate);
  return [...channels.values()];
}

/** From a place of chance on, so that of several workers each begins with another channel. */
function shuffled(candidates: readonly Candidate[]): readonly Candidate[] {
  const first = Math.floor(Math.random() * candidates.length);
  return [...candidates.slice(first), ...candidates.slice(0, first)];
}

/** What could be done now, without holding anything: it may be gone when it is taken. */
async function claimable(db: Kysely<Tables>, { now, platforms }: ClaimOptions) {
  return await db
    .selectFrom("deliveries")
    .innerJoin("gates", "gates.address", "deliveries.address")
    .leftJoin("deliveries as head", "head.key", "deliveries.under_key")
    .leftJoin("deliveries as edited", "edited.key", "deliveries.edits_key")
    .selectAll("deliveries")
    .select([
      "head.state as head_state",
      "head.message_id as head_id",
      "edited.state as edited_state",
      "edited.message_id as edited_id",
    ])
    .where(isOpen)
    .where("deliveries.not_before", "<=", now.toISOString())
    .where("gates.open_at", "<=", now.toISOString())
    .where("deliveries.platform", "in", platforms)
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom("deliveries as earlier")
            .select("earlier.number")
            .whereRef("earlier.subject", "=", "deliveries.subject")
            .whereRef("earlier.address", "=", "deliveries.address")
            .whereRef("earlier.number", "<", "deliveries.number")
            .where("earlier.state", "not in", ["sent", "dead"]),
        ),
      ),
    )
    .orderBy("deliveries.not_before")
    .orderBy("deliveries.number")
    .limit(CANDIDATES)
    .execute();
}

type Candidate = Awaited<ReturnType<typeof claimable>>[number];

/** Takes gate and delivery together, or neither. The updates themselves ask whether they are still free. */
async function take(
  transaction: Transaction<Tables>,
  candidate: Candidate,
  { now, lease }: ClaimOptions,
): Promise<Claim | null> {
  const leaseUntil = new Date(now.getTime() + lease);
  const gate = await transaction
    .updateTable("gates")
    .set({ open_at: leaseUntil.toISOString() })
    .where("address", "=", candidate.address)
    .where("open_at", "<=", now.toISOString())
    .executeTakeFirst();
  if (gate.numUpdatedRows === 0n) return null;

  const task = taskOf(candidate);
  // A worker died over it: it may have posted up to the end of its lease.
  const wasSending = candidate.state === "sending" && task === "look-up";
  const changes = {
    state: task === "look-up" ? ("unknown" as const) : ("sending" as const),
    claims: candidate.claims + 1,
    attempts: task === "post" ? candidate.attempts + 1 : candidate.attempts,
    absences: wasSending ? 0 : candidate.absences,
    unknown_since: wasSending ? candidate.not_before : candidate.unknown_since,
    tried_at: candidate.tried_at ?? now.toISOString(),
    not_before: leaseUntil.toISOString(),
  };
  const taken = await transaction
    .updateTable("deliveries")
    .set(changes)
    .where("key", "=", candidate.key)
    .where("claims", "=", candidate.claims)
    .where("state", "=", candidate.state)
    .executeTakeFirst();
  if (taken.numUpdatedRows === 0n) {
    // Its channel is free after all: what stands behind it need not wait for the lease.
    await transaction
      .updateTable("gates")
      .set({ open_at: now.toISOString() })
      .where("address", "=", candidate.address)
      .execute();
    return null;
  }
  return {
    delivery: deliveryOf({ ...candidate, ...changes }),
    task,
    leaseUntil,
    underId: candidate.head_id,
    editedId: candidate.edited_id,
  };
}

function taskOf(candidate: Candidate): Claim["task"] {
  if (isLost(candidate.under_key, candidate.head_state) || isLost(candidate.edits_key, candidate.edited_state)) {
    return "give-up";
  }
  return candidate.state === "pending" || candidate.edits_key !== null ? "post" : "look-up";
}

/** Whether what a delivery depends on will never have a message. */
function isLost(key: string | null, state: string | null): boolean {
  return key !== null && (state === null || state === "dead");
}

/** See `DeliveryStore.settle`. */
export async function settleDelivery(
  db: Kysely<Tables>,
  { claim, settlement, now }: { readonly claim: Claim; readonly settlement: Settlement; readonly now: Date },
): Promise<Settled> {
  const { delivery } = claim;
  return await db.transaction().execute(async (transaction) => {
    const kept = await transaction
      .updateTable("deliveries")
      .set({
        state: settlement.state,
        attempts: settlement.attempts,
        absences: settlement.absences,
        unknown_since: settlement.unknownSince?.toISOString() ?? null,
        not_before: settlement.notBefore.toISOString(),
        message_id: settlement.messageId,
        reason: settlement.reason,
        sent_at: settlement.state === "sent" ? now.toISOString() : null,
      })
      .where("key", "=", delivery.key)
      .where("claims", "=", delivery.claims)
      .executeTakeFirst();
    if (kept.numUpdatedRows === 0n) return { kept: false, news: false };
    await transaction
      .updateTable("gates")
      .set({ open_at: settlement.gateOpensAt.toISOString() })
      .where("address", "=", delivery.to)
      .execute();
    const news =
      settlement.pause === null || (await stopChannel(transaction, { claim, reason: settlement.pause, now }));
    const told =
      settlement.notice === null || !news || (await addDeliveries(transaction, [settlement.notice], now)) > 0;
    return { kept: true, news: news && told };
  });
}

/** Pauses the subscription and gives up what waits for its channel. @returns whether it was not paused before */
async function stopChannel(
  transaction: Transaction<Tables>,
  { claim, reason, now }: { readonly claim: Claim; readonly reason: string; readonly now: Date },
): Promise<boolean> {
  const { to, subscription } = claim.delivery;
  const paused = await transaction
    .updateTable("subscriptions")
    .set({ paused_reason: reason, paused_at: now.toISOString() })
    .where("address", "=", to)
    .where("paused_reason", "is", null)
    .executeTakeFirst();
  await transaction
    .updateTable("deliveries")
    .set({ state: "dead", reason })
    .where("address", "=", to)
    .where("state", "=", "pending")
    .execute();
  return subscription === null || paused.numUpdatedRows > 0n;
}
