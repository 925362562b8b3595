import type { ChannelAddress, Subscription } from "../../article/subscription.ts";
import { sourceKey } from "../../collect/source.ts";
import type { VisibleTo } from "../../digest/archive.ts";
import type { CommandParts } from "./command-parts.ts";

/** What articles belong to that a channel asked for by their links: they are shown there, and in no digest. */
export function askedSource(channel: ChannelAddress): string {
  return `asked:${channel}`;
}

/** What a channel may be shown: what it reads, what it was sent, and what it asked for. */
export async function visibleIn(channel: ChannelAddress, parts: CommandParts): Promise<VisibleTo> {
  const [listed, muted, subscriptions] = await Promise.all([
    parts.sources.sourcesOf(channel),
    parts.mutes.mutedIn(channel),
    parts.subscriptions.ofChannel(channel),
  ]);
  const read = listed.map(({ source }) => sourceKey(source)).filter((key) => !muted.includes(key));
  return { sources: [...read, askedSource(channel)], subscriptions: subscriptions.map(({ id }) => id) };
}

/** The subscription that a channel's commands are about: its own, the first where the owner gave it several. */
export async function subscriptionOf(channel: ChannelAddress, parts: CommandParts): Promise<Subscription | null> {
  return (await parts.subscriptions.ofChannel(channel))[0] ?? null;
}
