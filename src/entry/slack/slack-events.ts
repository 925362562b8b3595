import type { App } from "@slack/bolt";

import type { Commands } from "../commands.ts";
import type { Log } from "../../shared/log.ts";
import { parseSlackEvent, type SlackEvent } from "./slack-payloads.ts";

export interface EventParts {
  readonly commands: Commands;
  readonly botUser: string;
  readonly log: Log;
}

/** The events that the manifest asks for: Lede comes or goes, or a channel does. */
export const SLACK_EVENTS = [
  "app_uninstalled",
  "tokens_revoked",
  "member_joined_channel",
  "member_left_channel",
  "channel_left",
  "group_left",
  "channel_archive",
  "group_archive",
  "channel_deleted",
  "group_deleted",
] as const;

/** Events remembered, by which one that Slack sends again is known. Source: Slack, "Events API", "Retries": for an hour at most. */
const REMEMBERED = 1_000;

/** Joins what happens in a workspace to the core. */
export function listenToEvents(app: App, parts: EventParts): void {
  const seen = new Set<string>();
  for (const type of SLACK_EVENTS) {
    app.event(type, async ({ body }) => {
      const event = parseSlackEvent(body);
      if (event.id !== null && seen.has(event.id)) return;
      await takeEvent(event, parts);
      // Only now: what failed is to be tried again when it is sent again.
      if (event.id !== null) remember(seen, event.id);
    });
  }
}

async function takeEvent(event: SlackEvent, { commands, botUser, log }: EventParts): Promise<void> {
  const { community, channel, user } = event;
  const lost = async (reason: string): Promise<void> => {
    if (channel !== null) await commands.channelLost(channel, reason);
  };
  log.info(`Slack says: ${event.type}.`, { community, channel });
  switch (event.type) {
    case "app_uninstalled":
      return commands.communityLeft(community);
    case "tokens_revoked":
      return event.botRevoked ? commands.communityLeft(community) : undefined;
    case "member_joined_channel":
      return user === botUser ? commands.communityJoined(community) : undefined;
    case "member_left_channel":
      return user === botUser ? lost(REMOVED) : undefined;
    case "channel_left":
    case "group_left":
      return lost(REMOVED);
    case "channel_archive":
    case "group_archive":
      return lost("The channel was archived.");
    case "channel_deleted":
    case "group_deleted":
      return lost("The channel was deleted.");
  }
}

const REMOVED = "Lede was removed from the channel.";

function remember(seen: Set<string>, id: string): void {
  seen.add(id);
  const [oldest] = seen;
  if (seen.size > REMEMBERED && oldest !== undefined) seen.delete(oldest);
}
