import { renderMessage } from "./chat-methods.ts";
import { isTrue, SlackRefusal, textOf, type Answer, type Arguments, type Method } from "./slack-call.ts";
import { messagesIn, microsOf, type KeptMessage, type SlackChannel, type SlackWorld } from "./slack-world.ts";

/** Messages a page of the history holds unless asked for another number, and at most. Source: conversations.history, `limit`. */
const PAGE = 100;
const LARGEST_PAGE = 999;

export const CONVERSATION_METHODS: Readonly<Record<string, Method>> = {
  "conversations.history": { needs: byKind("history"), run: history },
  "conversations.replies": { needs: byKind("history"), run: replies },
  "conversations.info": { needs: byKind("read"), run: info },
  "conversations.members": { needs: byKind("read"), run: members },
  "conversations.join": { needs: () => "channels:join", run: join },
};

function history(args: Arguments, world: SlackWorld): Answer {
  const channel = memberChannel(args, world);
  const all = visibleHistory(channel, world).filter(({ threadTs }) => threadTs === null);
  return renderPage(args, { messages: all.toReversed(), world });
}

function replies(args: Arguments, world: SlackWorld): Answer {
  const channel = memberChannel(args, world);
  const parent = textOf(args, "ts");
  const visible = visibleHistory(channel, world);
  if (!visible.some(({ ts }) => ts === parent)) throw new SlackRefusal("thread_not_found");
  return renderPage(args, {
    messages: visible.filter(({ ts, threadTs }) => ts === parent || threadTs === parent),
    world,
    always: parent,
  });
}

interface Page {
  readonly messages: readonly KeptMessage[];
  readonly world: SlackWorld;
  /** A thread shows its first message whatever the window. */
  readonly always?: string;
}

function renderPage(args: Arguments, { messages, world, always }: Page): Answer {
  const limit = Number(textOf(args, "limit") || PAGE);
  if (!Number.isInteger(limit) || limit < 1 || limit > LARGEST_PAGE) throw new SlackRefusal("invalid_limit");
  const inWindow = messages.filter((message) => message.ts === always || isInWindow(message.ts, args));
  const from = parseCursor(textOf(args, "cursor"));
  const page = inWindow.slice(from, from + limit);
  const more = inWindow.length > from + limit;
  return {
    messages: page.map((message) => renderMessage(message, world, isTrue(args, "include_all_metadata"))),
    has_more: more,
    ...(more ? { response_metadata: { next_cursor: btoa(`next:${String(from + limit)}`) } } : {}),
  };
}

function isInWindow(ts: string, args: Arguments): boolean {
  const oldest = microsOf(textOf(args, "oldest") || "0");
  const latest = textOf(args, "latest") === "" ? Number.POSITIVE_INFINITY : microsOf(textOf(args, "latest"));
  const micros = microsOf(ts);
  return isTrue(args, "inclusive") ? micros >= oldest && micros <= latest : micros > oldest && micros < latest;
}

function parseCursor(cursor: string): number {
  if (cursor === "") return 0;
  const [, from] = /^next:(\d+)$/.exec(atob(cursor)) ?? [];
  if (from === undefined) throw new SlackRefusal("invalid_cursor");
  return Number(from);
}

function visibleHistory(channel: SlackChannel, world: SlackWorld): readonly KeptMessage[] {
  const until = (world.clock().getTime() - world.historyLag) * 1_000;
  return messagesIn(world, channel.id).filter(({ ts }) => world.historyLag === 0 || microsOf(ts) <= until);
}

function info(args: Arguments, world: SlackWorld): Answer {
  return { channel: renderChannel(knownChannel(args, world), world) };
}

function members(args: Arguments, world: SlackWorld): Answer {
  return { members: [...knownChannel(args, world).members], response_metadata: { next_cursor: "" } };
}

function join(args: Arguments, world: SlackWorld): Answer {
  const channel = knownChannel(args, world);
  if (channel.private) throw new SlackRefusal("method_not_supported_for_channel_type");
  if (channel.archived) throw new SlackRefusal("is_archived");
  const already = channel.members.has(world.botUser);
  channel.members.add(world.botUser);
  return {
    channel: renderChannel(channel, world),
    ...(already ? { warning: "already_in_channel", response_metadata: { warnings: ["already_in_channel"] } } : {}),
  };
}

function renderChannel(channel: SlackChannel, world: SlackWorld): Answer {
  return {
    id: channel.id,
    name: channel.name,
    is_channel: !channel.private,
    is_group: channel.private,
    is_private: channel.private,
    is_archived: channel.archived,
    is_member: channel.members.has(world.botUser),
    num_members: channel.members.size,
    context_team_id: world.team.id,
  };
}

function memberChannel(args: Arguments, world: SlackWorld): SlackChannel {
  const channel = knownChannel(args, world);
  if (!channel.members.has(world.botUser)) throw new SlackRefusal("not_in_channel");
  return channel;
}

/** A private channel that the bot is not in does not exist for it. */
function knownChannel(args: Arguments, world: SlackWorld): SlackChannel {
  const channel = world.channels.get(textOf(args, "channel"));
  if (channel === undefined || (channel.private && !channel.members.has(world.botUser))) {
    throw new SlackRefusal("channel_not_found");
  }
  return channel;
}

function byKind(what: "history" | "read") {
  return (args: Arguments, world: SlackWorld): string =>
    `${world.channels.get(textOf(args, "channel"))?.private === true ? "groups" : "channels"}:${what}`;
}
