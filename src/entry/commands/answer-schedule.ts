import { localTime } from "../../shared/clock.ts";
import type { Subscription } from "../../article/subscription.ts";
import { nextSlot } from "../../digest/slots.ts";
import type { Answer } from "../../dispatch/answer.ts";
import type { Asker, CommandCall } from "../commands.ts";
import type { CommandParts } from "./command-parts.ts";
import { newSubscription } from "./new-subscription.ts";
import { done, info, refused } from "./notices.ts";
import { parseSchedule, renderSchedule } from "./parse-schedule.ts";
import { parseTopics, renderTopics } from "./parse-topics.ts";
import { subscriptionOf } from "./visible.ts";

/** `/lede schedule [time] [days] [zone]` */
export async function schedule({ options, asker }: CommandCall, parts: CommandParts): Promise<Answer> {
  const { time, days, zone } = options;
  const current = await subscriptionOf(asker.channel, parts);
  if (time === undefined && days === undefined && zone === undefined) {
    if (current === null) return info("No digest is posted here yet.", "`/lede schedule 08:00 weekdays` makes it so.");
    return info(...describe(current, parts));
  }
  if (time === undefined) return refused("Say the time, too: `/lede schedule 08:00 weekdays`.");
  const parsed = parseSchedule(time, days);
  if ("fault" in parsed) return refused(parsed.fault);
  const timeZone = zone === undefined ? null : parseZone(zone);
  if (zone !== undefined && timeZone === null) {
    return refused(`“${zone}” is no time zone. Write it as Europe/Berlin, America/New_York or UTC.`);
  }
  return await change(asker, parts, (subscription) => ({
    ...subscription,
    cron: parsed.cron,
    timeZone: timeZone ?? subscription.timeZone,
  }));
}

/** `/lede topics [words]` */
export async function topics({ options, asker }: CommandCall, parts: CommandParts): Promise<Answer> {
  const words = options["words"];
  if (words === undefined) {
    const current = await subscriptionOf(asker.channel, parts);
    return info(
      `The digest here is about ${renderTopics(current?.topics ?? [])}.`,
      "Change it so: `/lede topics aluminium, rare earths, -football`; `/lede topics all` takes everything.",
    );
  }
  const parsed = parseTopics(words);
  if ("fault" in parsed) return refused(parsed.fault);
  return await change(asker, parts, (subscription) => ({ ...subscription, topics: parsed }));
}

/** `/lede pause` */
export async function pause({ asker }: CommandCall, parts: CommandParts): Promise<Answer> {
  const current = await subscriptionOf(asker.channel, parts);
  if (current === null) return info("No digest is posted here, so there is nothing to pause.");
  if (current.paused !== null) return info(`Digests are paused here already: ${current.paused.reason}`);
  if (current.setIn === "file") return OWNERS;
  await parts.subscriptions.pause(current.id, { reason: "Somebody paused them.", at: parts.clock() });
  return done("No digest is posted here until `/lede resume`. What comes in meanwhile is kept.");
}

/** `/lede resume` */
export async function resume({ asker }: CommandCall, parts: CommandParts): Promise<Answer> {
  const current = await subscriptionOf(asker.channel, parts);
  if (current === null) return info("No digest is posted here yet.", "Begin with `/lede follow <link>`.");
  if (current.paused === null) return info(...describe(current, parts));
  await parts.subscriptions.resume(current.id, parts.clock());
  return done(...describe({ ...current, paused: null }, parts));
}

const OWNERS = refused("This channel's digest is set in Lede's settings file; whoever runs Lede changes it there.");

async function change(
  asker: Asker,
  parts: CommandParts,
  to: (subscription: Subscription) => Subscription,
): Promise<Answer> {
  const current = await subscriptionOf(asker.channel, parts);
  if (current?.setIn === "file") return OWNERS;
  const changed = to(current ?? newSubscription(asker, parts));
  await parts.communities.noteChannel(asker.channel, asker.community);
  await parts.subscriptions.save(changed, parts.clock());
  return done(...describe(changed, parts));
}

function describe(subscription: Subscription, { clock }: CommandParts): readonly string[] {
  const { cron, timeZone, paused } = subscription;
  const about = `It is about ${renderTopics(subscription.topics)}.`;
  if (paused !== null) return [`Digests are paused here: ${paused.reason}`, "`/lede resume` starts them again.", about];
  const now = clock();
  const next = nextSlot({ cron, timeZone }, now);
  const when = next === null ? "never again" : localTime(next.at, { now, timeZone });
  return [`The digest comes ${renderSchedule(cron)} (${timeZone}); the next one: ${when}.`, about];
}

function parseZone(name: string): string | null {
  try {
    const { timeZone } = new Intl.DateTimeFormat("en", { timeZone: name.trim() }).resolvedOptions();
    return timeZone;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
