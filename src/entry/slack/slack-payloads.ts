import { z } from "zod";

import type { ChannelAddress, CommunityId } from "../../article/subscription.ts";
import { parseActionId, type ActionId } from "../../dispatch/action-id.ts";

/** Who asked, where, and how they are answered. */
export interface SlackAsked {
  readonly channel: ChannelAddress;
  readonly community: CommunityId;
  readonly user: string;
  /** Takes answers for 30 minutes; null where Slack sent none. */
  readonly responseUrl: string | null;
  /** The `ts` of the thread that the pressed button hangs in; null for the channel itself. */
  readonly threadTs: string | null;
}

export interface SlackCommand extends SlackAsked {
  /** `summary`, without its slash. */
  readonly name: string;
  readonly text: string;
}

export interface SlackPress extends SlackAsked {
  /** Null where it is none of ours, such as a link's button, which the browser follows by itself. */
  readonly action: ActionId | null;
  /** Whether only this person sees the message that was pressed. */
  readonly ephemeral: boolean;
}

const commandSchema = z.object({
  command: z.string(),
  text: z.string().default(""),
  team_id: z.string(),
  channel_id: z.string(),
  user_id: z.string(),
  response_url: z.string().optional(),
});

/** @throws ZodError for a payload that is no slash command. */
export function parseSlackCommand(body: unknown): SlackCommand {
  const command = commandSchema.parse(body);
  return {
    name: command.command.replace(/^\//, ""),
    text: command.text,
    channel: `slack:${command.channel_id}`,
    community: `slack:${command.team_id}`,
    user: command.user_id,
    responseUrl: command.response_url ?? null,
    // A command cannot be given in a thread. Source: Slack, "Implementing slash commands".
    threadTs: null,
  };
}

const pressSchema = z.object({
  user: z.object({ id: z.string(), team_id: z.string().nullish() }),
  // Null in an organisation-wide installation, where the person says which workspace it is.
  team: z.object({ id: z.string() }).nullish(),
  channel: z.object({ id: z.string() }).nullish(),
  container: z.object({
    message_ts: z.string().optional(),
    channel_id: z.string().optional(),
    is_ephemeral: z.boolean().default(false),
    thread_ts: z.string().optional(),
  }),
  response_url: z.string().optional(),
  actions: z.tuple(
    [z.object({ action_id: z.string(), selected_option: z.object({ value: z.string() }).nullish() })],
    z.unknown(),
  ),
});

/**
 * Null where it was not pressed in a channel, such as in a window of another app.
 * @throws ZodError for a payload that is no block action.
 */
export function parseSlackPress(body: unknown): SlackPress | null {
  const press = pressSchema.parse(body);
  const channel = press.channel?.id ?? press.container.channel_id;
  const team = press.team?.id ?? press.user.team_id;
  if (channel === undefined || !team) return null;
  const [pressed] = press.actions;
  const { message_ts: ts, thread_ts: thread, is_ephemeral: ephemeral } = press.container;
  return {
    action: parseActionId(pressed.selected_option?.value ?? pressed.action_id),
    channel: `slack:${channel}`,
    community: `slack:${team}`,
    user: press.user.id,
    responseUrl: press.response_url ?? null,
    // The first message of a thread carries its own `ts` there: its answers belong into the channel.
    threadTs: thread === undefined || thread === ts ? null : thread,
    ephemeral,
  };
}

const eventSchema = z.object({
  event_id: z.string().optional(),
  team_id: z.string(),
  event: z.object({
    type: z.string(),
    user: z.unknown().optional(),
    channel: z.unknown().optional(),
    tokens: z.object({ bot: z.array(z.string()).optional() }).optional(),
  }),
});

/** What happened in a workspace. */
export interface SlackEvent {
  /** The same for an event that is sent again; null where Slack names none. */
  readonly id: string | null;
  readonly type: string;
  readonly community: CommunityId;
  readonly channel: ChannelAddress | null;
  readonly user: string | null;
  /** Of `tokens_revoked`: whether the bot's is among them. */
  readonly botRevoked: boolean;
}

/** @throws ZodError for a payload that is no event. */
export function parseSlackEvent(body: unknown): SlackEvent {
  const { event_id: id = null, team_id: team, event } = eventSchema.parse(body);
  const { type, user, channel, tokens } = event;
  return {
    id,
    type,
    community: `slack:${team}`,
    channel: typeof channel === "string" ? `slack:${channel}` : null,
    user: typeof user === "string" ? user : null,
    botRevoked: (tokens?.bot ?? []).length > 0,
  };
}
