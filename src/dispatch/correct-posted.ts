import { correctDigest } from "../digest/correct-digest.ts";
import type { ChangedDigest, DeliveryStore } from "./delivery-store.ts";
import type { NewDelivery } from "./delivery.ts";
import type { RenderDigest } from "./render-digest.ts";

/** Days after which nobody looks at a digest any more. */
const CORRECTED_DAYS = 7;
const DAY_MS = 86_400_000;

export interface CorrectParts {
  readonly outbox: Pick<DeliveryStore, "changedDigests" | "add">;
  readonly render: RenderDigest;
}

/**
 * Puts an edit into the outbox for each message that was posted with a figure that its source has changed since; each
 * correction once, whoever finds it and however often.
 *
 * @returns how many edits are new
 */
export async function correctPosted(now: Date, { outbox, render }: CorrectParts): Promise<number> {
  const changed = await outbox.changedDigests(new Date(now.getTime() - CORRECTED_DAYS * DAY_MS));
  return await outbox.add(
    changed.flatMap((each) => editsOf(each, render)),
    now,
  );
}

function editsOf({ digest, deliveries, current }: ChangedDigest, render: RenderDigest): readonly NewDelivery[] {
  const [first] = deliveries;
  const corrected = correctDigest(digest, current);
  if (first === undefined || corrected === null) return [];
  const messages = render(corrected.digest, first.to);
  // With its marks it may no longer fit into the messages that there are; a story must not be lost over them.
  if (messages.length > deliveries.length) return [];
  return messages.flatMap((message, part) => {
    const posted = deliveries[part];
    if (posted === undefined || JSON.stringify(posted.message) === JSON.stringify(message)) return [];
    return {
      ...posted,
      key: `correction:${digest.id}:${corrected.fingerprint}:${String(part + 1)}`,
      kind: "correction",
      message,
      edits: posted.key,
    } satisfies NewDelivery;
  });
}
