import type { Subscription } from "../article/subscription.ts";
import { CONDENSE_VERSION } from "../condense/condense.ts";
import { composeDigest } from "../digest/compose-digest.ts";
import type { Digest, Skipped } from "../digest/digest.ts";
import { dueSlots } from "../digest/slots.ts";
import type { DueSubscription, SubscriptionStore } from "../digest/subscription-store.ts";
import { wantedBy } from "../digest/topics.ts";
import type { DeliveryStore } from "./delivery-store.ts";
import { deliveriesOf, type RenderDigest } from "./render-digest.ts";

/** Subscriptions that are asked for at once. */
const PAGE = 100;

/** Days after which an article is no news any more for a digest. */
export const NEWS_DAYS = 7;
const DAY_MS = 86_400_000;

/** What a subscription's channel reads. */
export interface Reading {
  /** The keys of its sources. */
  readonly sources: readonly string[];
  /** What of them could not be read, for the digest's footer. */
  readonly skipped: readonly Skipped[];
}

export interface ServeParts {
  readonly subscriptions: Pick<SubscriptionStore, "due">;
  readonly outbox: Pick<DeliveryStore, "composeDue">;
  readonly readingOf: (subscription: Subscription) => Promise<Reading>;
  readonly render: RenderDigest;
  /** Whether this process serves a subscription; others may. */
  readonly serves: (subscription: Subscription) => boolean;
  /** Told of a fault that cost a subscription its turn. It has another the next time. */
  readonly onFault: (what: string, error: unknown) => void;
}

export interface Served {
  readonly subscription: Subscription;
  /** Null: the slot passed without a digest, or somebody else served it. */
  readonly digest: Digest | null;
}

/**
 * Composes the digest of every subscription that is due, into the outbox. One that fails is left for the next time and
 * keeps nobody waiting.
 *
 * @throws LedeError `store-unavailable` where it cannot be asked who is due
 */
export async function serveDue(now: Date, parts: ServeParts): Promise<readonly Served[]> {
  const served: Served[] = [];
  const passedOver: string[] = [];
  for (;;) {
    const page = await parts.subscriptions.due(now, { limit: PAGE, except: passedOver });
    if (page.length === 0) return served;
    for (const due of page) {
      const { subscription } = due;
      if (!parts.serves(subscription)) {
        passedOver.push(subscription.id);
        continue;
      }
      try {
        const digest = await serve(due, now, parts);
        served.push({ subscription, digest });
        // Whatever kept it from being served, it shall not come up again in this round.
        if (digest === null) passedOver.push(subscription.id);
      } catch (error) {
        passedOver.push(subscription.id);
        parts.onFault(`compose the digest of ${subscription.id}`, error);
      }
    }
  }
}

/** Serves one subscription that is due. Null where the slot passes without a digest, or somebody else served it. */
export async function serve(
  { subscription, since }: DueSubscription,
  now: Date,
  { outbox, readingOf, render }: Pick<ServeParts, "outbox" | "readingOf" | "render">,
): Promise<Digest | null> {
  const slots = dueSlots(subscription, { from: since, now });
  if (slots === null) return null;
  const { sources, skipped } = await readingOf(subscription);
  const due = {
    subscription,
    since,
    slots,
    sources,
    condensedVersion: CONDENSE_VERSION,
    seenSince: new Date(now.getTime() - NEWS_DAYS * DAY_MS),
    wants: wantedBy(subscription.topics),
  };
  return await outbox.composeDue(due, ({ candidates, first }) => {
    if (candidates.length === 0 && subscription.quiet === "skip") return null;
    const digest = composeDigest(candidates, {
      subscription: subscription.id,
      title: subscription.title,
      slot: slots.slot.local,
      timeZone: subscription.timeZone,
      now,
      maxStories: subscription.stories,
      first,
      skipped,
      missed: slots.missed.map(({ local }) => local),
    });
    return { digest, deliveries: deliveriesOf(digest, subscription, render) };
  });
}
