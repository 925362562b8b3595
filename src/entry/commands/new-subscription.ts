import type { Subscription } from "../../article/subscription.ts";
import { DAILY_AT_EIGHT } from "../../digest/slots.ts";
import type { Asker } from "../commands.ts";
import type { CommandParts } from "./command-parts.ts";

/** Leading stories of a digest; three to seven is what a person reads. */
const STORIES = 5;

/** What a channel gets that has said nothing of it yet: daily at 08:00, in the zone of who set it up. */
export function newSubscription({ channel, community, timeZone }: Asker, parts: CommandParts): Subscription {
  return {
    id: channel,
    to: channel,
    community,
    title: "News digest",
    cron: DAILY_AT_EIGHT,
    timeZone: timeZone ?? parts.timeZone,
    stories: STORIES,
    topics: [],
    quiet: "skip",
    thread: false,
    paused: null,
    setIn: "chat",
  };
}
