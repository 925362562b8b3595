import { randomBytes } from "node:crypto";

import type { KeptMessage, SlackWorld } from "./slack-world.ts";

// The shapes of payloads as Slack sends them; test/entry/slack-app.test.ts holds them to recorded ones.

export interface TypedCommand {
  readonly command: string;
  readonly text: string;
  readonly user: string;
  readonly channel: string;
  readonly responseUrl: string;
}

export function makeCommandPayload(typed: TypedCommand, world: SlackWorld): Readonly<Record<string, string>> {
  return {
    token: "redacted",
    team_id: world.team.id,
    team_domain: world.team.domain,
    channel_id: typed.channel,
    channel_name: world.channels.get(typed.channel)?.name ?? "directmessage",
    user_id: typed.user,
    user_name: world.users.get(typed.user)?.name ?? "",
    command: typed.command,
    text: typed.text,
    api_app_id: world.appId,
    is_enterprise_install: "false",
    response_url: typed.responseUrl,
    trigger_id: makeTriggerId(),
  };
}

export interface TakenAction {
  readonly message: KeptMessage;
  readonly user: string;
  readonly action: Readonly<Record<string, unknown>>;
  readonly responseUrl: string;
}

export function makeActionPayload(taken: TakenAction, world: SlackWorld): Readonly<Record<string, unknown>> {
  const { message, user, action, responseUrl } = taken;
  const name = world.users.get(user)?.name ?? "";
  const thread = message.threadTs === null ? {} : { thread_ts: message.threadTs };
  const ephemeral = message.to !== null;
  const shown = {
    user: world.botUser,
    type: "message",
    ts: message.ts,
    bot_id: world.botId,
    app_id: world.appId,
    text: message.text,
    team: world.team.id,
    ...thread,
    blocks: message.blocks,
  };
  return {
    type: "block_actions",
    user: { id: user, username: name, name, team_id: world.team.id },
    api_app_id: world.appId,
    token: "redacted",
    container: {
      type: "message",
      message_ts: message.ts,
      channel_id: message.channel,
      is_ephemeral: ephemeral,
      ...thread,
    },
    trigger_id: makeTriggerId(),
    team: world.team,
    enterprise: null,
    is_enterprise_install: false,
    channel: { id: message.channel, name: world.channels.get(message.channel)?.name ?? "directmessage" },
    // An ephemeral message is not kept by Slack, so it cannot be sent along.
    ...(ephemeral ? {} : { message: shown }),
    state: { values: {} },
    response_url: responseUrl,
    actions: [{ ...action, action_ts: `${String(Math.floor(world.clock().getTime() / 1_000))}.000100` }],
  };
}

export interface HappenedEvent {
  readonly event: Readonly<Record<string, unknown>>;
  /** The same id again is the same event sent again. */
  readonly eventId?: string;
}

export function makeEventPayload(
  { event, eventId }: HappenedEvent,
  world: SlackWorld,
): Readonly<Record<string, unknown>> {
  const seconds = Math.floor(world.clock().getTime() / 1_000);
  return {
    token: "redacted",
    team_id: world.team.id,
    context_team_id: world.team.id,
    context_enterprise_id: null,
    api_app_id: world.appId,
    event: { event_ts: `${String(seconds)}.000200`, ...event },
    type: "event_callback",
    event_id: eventId ?? `Ev${randomBytes(5).toString("hex").toUpperCase()}`,
    event_time: seconds,
    authorizations: [
      {
        enterprise_id: null,
        team_id: world.team.id,
        user_id: world.botUser,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
    event_context: "4-loopback",
  };
}

function makeTriggerId(): string {
  return `10215325802133.3901254001572.${randomBytes(16).toString("hex")}`;
}
