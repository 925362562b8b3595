import { localTime } from "../../shared/clock.ts";
import type { ListedSource, SourceWithState } from "../../collect/source-list.ts";
import { sourceKey } from "../../collect/source.ts";
import type { Answer } from "../../dispatch/answer.ts";
import type { Asker, CommandCall } from "../commands.ts";
import { parseLink } from "./answer-about.ts";
import type { CommandParts } from "./command-parts.ts";
import { newSubscription } from "./new-subscription.ts";
import { done, info, refused } from "./notices.ts";
import { renderSchedule } from "./parse-schedule.ts";
import { subscriptionOf } from "./visible.ts";

/** Sources of one channel: enough for any team, few enough for a small machine. */
const MAX_FOLLOWED = 200;
/** Sources named in one answer before the rest are counted. */
const MAX_LISTED = 40;

/** `/lede follow <link>` */
export async function follow({ options, asker, onWaiting }: CommandCall, parts: CommandParts): Promise<Answer> {
  const url = parseLink((options["link"] ?? "").trim());
  if (url === null)
    return refused("That is no link.", "Give the address of a feed or a news site, such as https://example.org.");
  const own = (await parts.sources.sourcesOf(asker.channel)).filter(({ ofOwner }) => !ofOwner);
  if (own.length >= MAX_FOLLOWED) {
    return refused(`This channel follows ${own.length} sources, which is the most. Unfollow one first.`);
  }
  onWaiting(`Reading ${new URL(url).hostname} …`);
  const found = await parts.reader.findSource(url);
  switch (found.kind) {
    case "failed":
      return refused(`Nothing can be followed at ${url}: it ${found.reason}.`, found.next);
    case "found": {
      const { source, articles } = found;
      await parts.communities.noteChannel(asker.channel, asker.community);
      await parts.mutes.unmute(asker.channel, sourceKey(source));
      await parts.follows.follow(source, asker.channel);
      const offers = `It offers ${articles} article${articles === 1 ? "" : "s"} at present.`;
      return done(`Following ${source.name}. ${offers}`, await whenDigestsCome(asker, parts));
    }
  }
}

/** `/lede unfollow <source>`: what the owner follows for everyone is muted in this channel instead. */
export async function unfollow({ options, asker }: CommandCall, parts: CommandParts): Promise<Answer> {
  const named = (options["source"] ?? "").trim();
  const listed = await parts.sources.sourcesOf(asker.channel);
  const found = findNamed(named, listed);
  if (found === undefined) {
    return refused(`This channel follows nothing called “${named}”.`, "`/lede sources` lists what it follows.");
  }
  const key = sourceKey(found.source);
  if (await parts.follows.unfollow(key, asker.channel)) {
    if (!found.ofOwner) return done(`${found.source.name} is no longer read for this channel.`);
  }
  if (!found.ofOwner) return refused(`This channel does not follow ${found.source.name} any more.`);
  await parts.communities.noteChannel(asker.channel, asker.community);
  await parts.mutes.mute(asker.channel, key, parts.clock());
  return done(
    `${found.source.name} is muted in this channel; others still read it.`,
    "`/lede follow` with its address brings it back.",
  );
}

/** `/lede sources` */
export async function sources({ asker }: CommandCall, parts: CommandParts): Promise<Answer> {
  const [listed, muted, subscription] = await Promise.all([
    parts.sources.sourcesOf(asker.channel),
    parts.mutes.mutedIn(asker.channel),
    subscriptionOf(asker.channel, parts),
  ]);
  if (listed.length === 0) {
    return info("Nothing is read for this channel yet.", "Begin with `/lede follow <link>`, a feed or a news site.");
  }
  const timeZone = subscription?.timeZone ?? asker.timeZone ?? parts.timeZone;
  const withStates = await parts.sources.withStates(listed);
  const lines = withStates.slice(0, MAX_LISTED).map((each) => {
    const isMuted = muted.includes(sourceKey(each.source));
    return `• ${each.source.name} — ${isMuted ? "muted here" : renderState(each, parts.clock(), timeZone)}`;
  });
  const more = withStates.length - lines.length;
  return info(
    listed.length === 1
      ? "One source is read for this channel:"
      : `${listed.length} sources are read for this channel:`,
    ...lines,
    ...(more > 0 ? [`and ${more} more`] : []),
  );
}

/** The names that `unfollow` could be meant to have, for autocomplete. */
export function sourceNames(typed: string, listed: readonly ListedSource[]): readonly string[] {
  const begun = typed.trim().toLowerCase();
  return listed.map(({ source }) => source.name).filter((name) => name.toLowerCase().includes(begun));
}

function findNamed(named: string, listed: readonly ListedSource[]): ListedSource | undefined {
  const address = parseLink(named);
  const name = named.toLowerCase();
  return (
    listed.find(({ source }) => source.name.toLowerCase() === name || sourceKey(source) === named) ??
    listed.find(({ source }) => source.kind !== "folder" && address !== null && source.url === address)
  );
}

function renderState({ state }: SourceWithState, now: Date, timeZone: string): string {
  if (state.failure !== null) {
    const next = state.nextAt === null ? "not tried again" : `next try ${localTime(state.nextAt, { now, timeZone })}`;
    return `${state.failure}, ${next}`;
  }
  return state.readAt === null ? "not read yet" : `read ${localTime(state.readAt, { now, timeZone })}`;
}

async function whenDigestsCome(asker: Asker, parts: CommandParts): Promise<string> {
  const existing = await subscriptionOf(asker.channel, parts);
  const subscription = existing ?? newSubscription(asker, parts);
  if (existing === null) await parts.subscriptions.save(subscription, parts.clock());
  const { cron, timeZone, paused } = subscription;
  if (paused !== null) return `Digests are paused here: ${paused.reason} \`/lede resume\` starts them again.`;
  return `Digests come ${renderSchedule(cron)} (${timeZone}); \`/lede schedule\` changes it.`;
}
