import type { Store } from "../../src/store/store.ts";
import { makeSubscription } from "../../test/support/make-subscription.ts";

const DAY_MS = 86_400_000;

export interface Many {
  readonly count: number;
  /** The Slack team of all of them, and the channel of each. */
  readonly team: string;
  readonly channelOf: (index: number) => string;
}

/** So many daily digests to Slack channels, each due since the minute before this one. */
export async function subscribeMany(store: Store, { count, team, channelOf }: Many): Promise<void> {
  const now = new Date();
  const cron = dailyCron(now);
  for (let index = 0; index < count; index++) {
    const to = `slack:${channelOf(index)}` as const;
    const subscription = makeSubscription({
      id: to,
      to,
      community: `slack:${team}`,
      cron,
      timeZone: "UTC",
      stories: 5,
    });
    await store.subscriptions.save(subscription, new Date(now.getTime() - DAY_MS));
  }
}

/** Every day, at the minute before this one. */
function dailyCron(now: Date): string {
  const minute = new Date(now.getTime() - 60_000);
  return `${minute.getUTCMinutes()} ${minute.getUTCHours()} * * *`;
}
