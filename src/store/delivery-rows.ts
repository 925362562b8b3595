import type { Insertable, Kysely, Selectable } from "kysely";
import { parseChannelAddress, platformOf } from "../article/subscription.ts";
import type { Delivery, DeliveryKind, NewDelivery } from "../dispatch/delivery.ts";
import { inChunks } from "./chunks.ts";
import { parseMessage } from "./documents.ts";
import type { Tables } from "./schema.ts";

/** Puts deliveries into the outbox and sees that their channels have gates. @returns how many were not there yet */
export async function addDeliveries(
  db: Kysely<Tables>,
  deliveries: readonly NewDelivery[],
  now: Date,
): Promise<number> {
  let added = 0;
  for (const chunk of inChunks(deliveries)) {
    const addresses = [...new Set(chunk.map(({ to }) => to))];
    await db
      .insertInto("gates")
      .values(addresses.map((address) => ({ address, open_at: now.toISOString() })))
      .onConflict((conflict) => conflict.column("address").doNothing())
      .execute();
    const { numInsertedOrUpdatedRows = 0n } = await db
      .insertInto("deliveries")
      .values(chunk.map((delivery) => rowOf(delivery, now)))
      .onConflict((conflict) => conflict.column("key").doNothing())
      .executeTakeFirst();
    added += Number(numInsertedOrUpdatedRows);
  }
  return added;
}

function rowOf(delivery: NewDelivery, now: Date): Insertable<Tables["deliveries"]> {
  return {
    key: delivery.key,
    kind: delivery.kind,
    subject: delivery.subject,
    subscription: delivery.subscription,
    platform: platformOf(delivery.to),
    address: delivery.to,
    message: JSON.stringify(delivery.message),
    under_key: delivery.under,
    edits_key: delivery.edits,
    state: "pending",
    claims: 0,
    attempts: 0,
    absences: 0,
    unknown_since: null,
    tried_at: null,
    not_before: now.toISOString(),
    message_id: null,
    reason: null,
    created_at: now.toISOString(),
    sent_at: null,
  };
}

export function deliveryOf(row: Selectable<Tables["deliveries"]>): Delivery {
  const to = parseChannelAddress(row.address);
  if (to === null) throw new TypeError(`The store holds a delivery to ${row.address}, which is no channel.`);
  return {
    key: row.key,
    kind: kindOf(row.kind),
    subject: row.subject,
    subscription: row.subscription,
    to,
    message: parseMessage({ id: row.key, document: row.message }),
    under: row.under_key,
    edits: row.edits_key,
    state: row.state,
    claims: row.claims,
    attempts: row.attempts,
    absences: row.absences,
    unknownSince: dateOf(row.unknown_since),
    triedAt: dateOf(row.tried_at),
    notBefore: new Date(row.not_before),
    messageId: row.message_id,
    reason: row.reason,
    createdAt: new Date(row.created_at),
    sentAt: dateOf(row.sent_at),
  };
}

const KINDS: readonly DeliveryKind[] = ["digest", "correction", "alert", "update", "notice"];

function kindOf(text: string): DeliveryKind {
  const kind = KINDS.find((each) => each === text);
  if (kind === undefined) throw new TypeError(`The store holds a delivery of the kind ${text}, which there is not.`);
  return kind;
}

function dateOf(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}
