import { SLACK_EVENT_TYPE, SLACK_MESSAGE_TEXT } from "../../../src/dispatch/slack-limits.ts";
import { findSlackBodyFaults } from "../find-slack-faults.ts";
import {
  asRecord,
  asRecords,
  SlackRateLimit,
  SlackRefusal,
  textOf,
  type Answer,
  type Arguments,
  type Method,
} from "./slack-call.ts";
import {
  messagesIn,
  microsOf,
  nextTs,
  type KeptMessage,
  type SlackChannel,
  type SlackMetadata,
  type SlackWorld,
} from "./slack-world.ts";

/** Characters of a posted text. Source: chat.postMessage, `msg_too_long`. */
const POSTED_TEXT = 40_000;

const write = { needs: () => "chat:write" };

export const CHAT_METHODS: Readonly<Record<string, Method>> = {
  "chat.postMessage": { ...write, run: postMessage },
  "chat.postEphemeral": { ...write, run: postEphemeral },
  "chat.update": { ...write, run: update },
  "chat.delete": { ...write, run: deleteMessage },
};

function postMessage(args: Arguments, world: SlackWorld): Answer {
  const channel = writableChannel(args, world);
  keepPace(channel, world);
  const threadTs = textOf(args, "thread_ts") || null;
  if (threadTs !== null && !messagesIn(world, channel.id).some(({ ts }) => ts === threadTs)) {
    throw new SlackRefusal("thread_not_found");
  }
  const warnings: string[] = [];
  const message: KeptMessage = {
    ...readBody(args, POSTED_TEXT),
    channel: channel.id,
    ts: nextTs(world),
    to: null,
    threadTs,
    metadata: readMetadata(args["metadata"], warnings),
    edits: 0,
    gone: false,
    by: "chat.postMessage",
  };
  world.messages.push(message);
  return {
    channel: channel.id,
    ts: message.ts,
    message: renderMessage(message, world, true),
    ...(warnings.length === 0 ? {} : { response_metadata: { warnings } }),
  };
}

function postEphemeral(args: Arguments, world: SlackWorld): Answer {
  const channel = writableChannel(args, world);
  const to = textOf(args, "user");
  if (!channel.members.has(to)) throw new SlackRefusal("user_not_in_channel");
  const message: KeptMessage = {
    ...readBody(args, POSTED_TEXT),
    channel: channel.id,
    ts: nextTs(world),
    to,
    threadTs: textOf(args, "thread_ts") || null,
    metadata: null,
    edits: 0,
    gone: false,
    by: "chat.postEphemeral",
  };
  world.messages.push(message);
  return { message_ts: message.ts };
}

function update(args: Arguments, world: SlackWorld): Answer {
  // Slack passes over what it does not know; a mistake is a mistake all the same.
  if ("unfurl_links" in args) throw new SlackRefusal("invalid_arguments");
  const message = ownMessage(args, world, "cant_update_message");
  const body = readBody(args, SLACK_MESSAGE_TEXT);
  message.text = body.text;
  // With a text but no blocks the old blocks go. Source: chat.update, "Updating blocks".
  message.blocks = body.blocks;
  const warnings: string[] = [];
  if (args["metadata"] !== undefined) message.metadata = readMetadata(args["metadata"], warnings);
  message.edits += 1;
  return { channel: message.channel, ts: message.ts, text: message.text, message: renderMessage(message, world, true) };
}

function deleteMessage(args: Arguments, world: SlackWorld): Answer {
  const message = ownMessage(args, world, "cant_delete_message");
  message.gone = true;
  return { channel: message.channel, ts: message.ts };
}

/** A message as history and the answer to a post show it. */
export function renderMessage(message: KeptMessage, world: SlackWorld, withMetadata: boolean): Answer {
  const replies = messagesIn(world, message.channel).filter(({ threadTs }) => threadTs === message.ts);
  const author =
    message.by === "person" ? { user: "U0MEMBER" } : { user: world.botUser, bot_id: world.botId, app_id: world.appId };
  return {
    ...author,
    type: "message",
    ts: message.ts,
    text: message.text,
    team: world.team.id,
    ...(message.blocks.length === 0 ? {} : { blocks: message.blocks }),
    ...(withMetadata && message.metadata !== null ? { metadata: message.metadata } : {}),
    ...(message.threadTs === null ? {} : { thread_ts: message.threadTs, parent_user_id: world.botUser }),
    ...(replies.length === 0 ? {} : { thread_ts: message.ts, reply_count: replies.length }),
    ...(message.edits === 0 ? {} : { edited: { user: world.botUser, ts: message.ts } }),
  };
}

/** What a message is made of, checked as Slack checks it; blocks get the ids that Slack would give them. */
export function readBody(args: Arguments, maxText: number): Pick<KeptMessage, "text" | "blocks"> {
  const text = textOf(args, "text");
  const blocks = asRecords(args["blocks"]);
  if (text === "" && blocks.length === 0) throw new SlackRefusal("no_text");
  if (text.length > maxText) throw new SlackRefusal("msg_too_long");
  const faults = findSlackBodyFaults({ ...args, text, blocks });
  if (faults.includes("msg_blocks_too_long")) throw new SlackRefusal("msg_blocks_too_long");
  if (faults.length > 0) {
    throw new SlackRefusal("invalid_blocks", {
      errors: faults,
      response_metadata: { messages: faults.map((fault) => `[ERROR] ${fault}`) },
    });
  }
  return { text, blocks: blocks.map((block, index) => ({ block_id: `b${String(index)}`, ...block })) };
}

/** With a bad event type Slack posts without metadata, and only warns. Source: message metadata, `invalid_metadata_schema`. */
function readMetadata(value: unknown, warnings: string[]): SlackMetadata | null {
  if (value === undefined) return null;
  const { event_type: type, event_payload: payload } = asRecord(value) ?? {};
  if (typeof type === "string" && SLACK_EVENT_TYPE.test(type) && asRecord(payload) !== null) {
    return { event_type: type, event_payload: payload };
  }
  warnings.push("invalid_metadata_schema");
  return null;
}

function writableChannel(args: Arguments, world: SlackWorld): SlackChannel {
  const id = textOf(args, "channel");
  const channel = world.channels.get(id) ?? openDirectMessage(id, world);
  if (channel === null || (channel.private && !channel.members.has(world.botUser))) {
    throw new SlackRefusal("channel_not_found");
  }
  if (channel.archived) throw new SlackRefusal("is_archived");
  if (!channel.members.has(world.botUser)) throw new SlackRefusal("not_in_channel");
  return channel;
}

/** A user's id in place of a channel's posts to that person. Source: chat.postMessage, "Post to a DM". */
function openDirectMessage(user: string, world: SlackWorld): SlackChannel | null {
  if (!world.users.has(user)) return null;
  const id = `D${user}`;
  const members = new Set([user, world.botUser]);
  const channel = world.channels.get(id) ?? { id, name: "directmessage", private: true, archived: false, members };
  world.channels.set(id, channel);
  return channel;
}

function ownMessage(args: Arguments, world: SlackWorld, refusal: string): KeptMessage {
  const channel = writableChannel(args, world);
  const message = messagesIn(world, channel.id).find(({ ts }) => ts === textOf(args, "ts"));
  if (message === undefined) throw new SlackRefusal("message_not_found");
  if (message.by === "person") throw new SlackRefusal(refusal);
  return message;
}

/** Source: Slack, "Rate limits": chat.postMessage, one a second and channel, short bursts allowed. */
function keepPace(channel: SlackChannel, world: SlackWorld): void {
  if (world.pace === null) return;
  const { perSecond, burst } = world.pace;
  const window = (burst / perSecond) * 1e6;
  const since = world.clock().getTime() * 1_000 - window;
  const recent = messagesIn(world, channel.id).filter(({ ts }) => microsOf(ts) > since);
  if (recent.length >= burst) throw new SlackRateLimit(Math.ceil(1 / perSecond));
}
