import type { Subscription } from "../../src/article/subscription.ts";
import type { DueDigest } from "../../src/dispatch/delivery-store.ts";
import type { NewDelivery } from "../../src/dispatch/delivery.ts";
import { dueSlots } from "../../src/digest/slots.ts";
import type { DueSubscription } from "../../src/digest/subscription-store.ts";
import { makeFakeMessage } from "./fake-platform.ts";
import { seen } from "./make-news.ts";

/** A channel's wish for a digest daily at eight in Berlin. */
export function makeSubscription(parts: Partial<Subscription> = {}): Subscription {
  const to = parts.to ?? "slack:C1";
  return {
    id: to,
    to,
    community: "slack:T1",
    title: "Metals desk",
    cron: "0 8 * * *",
    timeZone: "Europe/Berlin",
    stories: 5,
    topics: [],
    quiet: "skip",
    thread: false,
    paused: null,
    setIn: "chat",
    ...parts,
  };
}

/** One message to a channel, of the fake platform's kind. */
export function makeDelivery(key: string, parts: Partial<NewDelivery> = {}): NewDelivery {
  return {
    key,
    kind: "digest",
    subject: key.split(":")[0] ?? key,
    subscription: "slack:C1",
    to: "slack:C1",
    message: makeFakeMessage(key, `Words of ${key}`),
    under: null,
    edits: null,
    ...parts,
  };
}

/** What a due subscription is served with: everything of the source that `make-news` fills. */
export function makeDueDigest({ subscription, since }: DueSubscription, now: Date): DueDigest {
  const slots = dueSlots(subscription, { from: since, now });
  if (slots === null) throw new Error(`${subscription.id} is not due.`);
  return {
    subscription,
    since,
    slots,
    sources: [seen.source],
    condensedVersion: 1,
    seenSince: new Date(0),
    wants: null,
  };
}
