import { parseChannelAddress, type Subscription, type Topic } from "../article/subscription.ts";
import type { RawSubscription } from "./settings-schema.ts";

/** Leading stories unless the owner says otherwise: three to seven is what a person reads. */
const DEFAULT_STORIES = 5;

/**
 * A subscription as the settings file has it, already checked by its schema.
 * @param timeZone for one that names none.
 */
export function parseFileSubscription(raw: RawSubscription, timeZone: string): Subscription {
  const to = parseChannelAddress(raw.to);
  if (to === null) throw new TypeError(`${raw.to} is no channel's address.`);
  return {
    id: raw.name === undefined ? to : `${to}#${raw.name}`,
    to,
    community: null,
    title: raw.title ?? "News digest",
    cron: raw.at,
    timeZone: raw.timezone ?? timeZone,
    stories: raw.stories ?? DEFAULT_STORIES,
    topics: (raw.topics ?? []).map(parseTopic),
    quiet: raw.quiet ?? "say",
    thread: raw.thread ?? true,
    paused: null,
    setIn: "file",
  };
}

/** `-football` is what is not wanted. */
function parseTopic(raw: string | number): Topic {
  const words = String(raw);
  return words.startsWith("-") ? { words: words.slice(1).trim(), excluded: true } : { words, excluded: false };
}
