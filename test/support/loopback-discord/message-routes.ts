import { isRecord } from "../find-component-faults.ts";
import { apiError } from "./api-error.ts";
import { checkMessage, editedFlags, isEphemeral } from "./check-message.ts";
import type { ApiRequest, ApiResponse, Route } from "./http-server.ts";
import { renderChannel, renderMessage } from "./payloads.ts";
import { botPermissions, demand, PERMISSIONS } from "./permissions.ts";
import { findChannel, findMessage, type Channel, type Json, type Message, type World } from "./world.ts";

export interface NonceOptions {
  /** For so long the same nonce returns the earlier message. "The past few minutes", says the documentation. */
  readonly nonceMs: number;
}

/** Messages, history and threads. Source: message resource, channel resource. */
export function messageRoutes(world: World, { nonceMs }: NonceOptions): readonly Route[] {
  const create = ({ params: [id = ""], body, files }: ApiRequest): ApiResponse => {
    const channel = findChannel(world, id);
    demand(channel, world.bot.id, channel.parent === null ? "SEND_MESSAGES" : "SEND_MESSAGES_IN_THREADS");
    if (channel.archived) throw apiError("archived thread");
    const asked = checkMessage(body, { schema: "MessageCreateRequest", edited: null, files });
    const nonce = isRecord(body) && isNonce(body["nonce"]) ? body["nonce"] : null;
    const enforced = isRecord(body) && body["enforce_nonce"] === true && nonce !== null;
    const earlier = enforced ? findByNonce(channel, nonce, world.now().getTime() - nonceMs) : undefined;
    if (earlier !== undefined) return { body: { ...renderMessage(earlier, world), nonce } };
    const message = writeMessage(world, channel, {
      content: asked.content ?? "",
      components: asked.components ?? [],
      flags: asked.flags,
      nonce,
    });
    return { body: { ...renderMessage(message, world), ...(nonce === null ? {} : { nonce }) } };
  };

  const edit = ({ params: [channelId = "", id = ""], body, files }: ApiRequest): ApiResponse => {
    const channel = findChannel(world, channelId);
    demand(channel, world.bot.id);
    const message = findMessage(channel, id);
    if (message.author.id !== world.bot.id) throw apiError("another's message");
    const asked = checkMessage(body, { schema: "MessageEditRequestPartial", edited: message.flags, files });
    changeMessage(message, { ...asked, at: world.now() });
    return { body: renderMessage(message, world) };
  };

  const history = ({ params: [id = ""], query }: ApiRequest): ApiResponse => {
    const channel = findChannel(world, id);
    demand(channel, world.bot.id);
    // Not an error: without the permission history is simply empty.
    if (!mayReadHistory(channel, world)) return { body: [] };
    return { body: pageOf(channel.messages, query).map((message) => renderMessage(message, world)) };
  };

  const single = ({ params: [channelId = "", id = ""] }: ApiRequest): ApiResponse => {
    const channel = findChannel(world, channelId);
    demand(channel, world.bot.id, "READ_MESSAGE_HISTORY");
    return { body: renderMessage(findMessage(channel, id), world) };
  };

  const remove = ({ params: [channelId = "", id = ""] }: ApiRequest): ApiResponse => {
    const channel = findChannel(world, channelId);
    demand(channel, world.bot.id);
    const message = findMessage(channel, id);
    // Another's would need Manage Messages, which Lede does not ask for.
    if (message.author.id !== world.bot.id) throw apiError("missing permissions");
    message.gone = true;
    channel.messages.splice(channel.messages.indexOf(message), 1);
    return null;
  };

  const startThread = ({ params: [channelId = "", id = ""], body }: ApiRequest): ApiResponse => {
    const parent = findChannel(world, channelId);
    demand(parent, world.bot.id, "CREATE_PUBLIC_THREADS");
    findMessage(parent, id);
    if (world.channels.has(id)) throw apiError("thread exists");
    const name = isRecord(body) ? body["name"] : undefined;
    if (typeof name !== "string" || name.length < 1 || name.length > 100) throw apiError("invalid form", ["the name"]);
    // A thread that starts from a message has that message's id.
    const thread: Channel = { id, guild: parent.guild, name, parent, overwrites: [], messages: [], archived: false };
    world.channels.set(id, thread);
    parent.guild?.channels.push(thread);
    return { status: 201, body: renderChannel(thread) };
  };

  return [
    { method: "POST", path: "/channels/:channel/messages", authorized: true, handle: create },
    { method: "GET", path: "/channels/:channel/messages", authorized: true, handle: history },
    { method: "GET", path: "/channels/:channel/messages/:message", authorized: true, handle: single },
    { method: "PATCH", path: "/channels/:channel/messages/:message", authorized: true, handle: edit },
    { method: "DELETE", path: "/channels/:channel/messages/:message", authorized: true, handle: remove },
    { method: "POST", path: "/channels/:channel/messages/:message/threads", authorized: true, handle: startThread },
  ];
}

export interface Written {
  readonly content: string;
  readonly components: readonly Json[];
  readonly flags: number;
  readonly nonce?: string | number | null;
  readonly author?: Message["author"];
  readonly answerTo?: Message["answerTo"];
}

/** A new message; one that only one person sees stands in no history. */
export function writeMessage(world: World, channel: Channel, written: Written): Message {
  const message: Message = {
    id: world.makeId(),
    channel,
    author: written.author ?? world.bot,
    at: world.now(),
    nonce: written.nonce ?? null,
    editedAt: null,
    content: written.content,
    flags: written.flags,
    components: written.components,
    gone: false,
    answerTo: written.answerTo ?? null,
  };
  if (!isEphemeral(written.flags)) channel.messages.push(message);
  return message;
}

export interface Change {
  readonly content: string | undefined;
  readonly components: readonly Json[] | undefined;
  readonly flags: number;
  readonly at: Date;
}

export function changeMessage(message: Message, { content, components, flags, at }: Change): void {
  message.content = content ?? message.content;
  message.components = components ?? message.components;
  message.flags = editedFlags(message.flags, flags);
  message.editedAt = at;
}

function isNonce(value: unknown): value is string | number {
  return typeof value === "string" || typeof value === "number";
}

function findByNonce(channel: Channel, nonce: string | number, since: number): Message | undefined {
  return channel.messages.findLast((message) => message.nonce === nonce && message.at.getTime() >= since);
}

function mayReadHistory(channel: Channel, world: World): boolean {
  return (botPermissions(channel, world.bot.id) & PERMISSIONS.READ_MESSAGE_HISTORY) !== 0n;
}

/** Newest first, at most 100; `after` gives those that follow it at once. Source: "Get Channel Messages". */
function pageOf(messages: readonly Message[], query: URLSearchParams): readonly Message[] {
  const limit = Number(query.get("limit") ?? 50);
  if (!Number.isInteger(limit) || limit < 1 || limit > 100) throw apiError("invalid form", ["limit"]);
  const [after, before] = [query.get("after"), query.get("before")];
  if (after !== null) {
    return messages
      .filter(({ id }) => BigInt(id) > BigInt(after))
      .slice(0, limit)
      .toReversed();
  }
  const earlier = before === null ? messages : messages.filter(({ id }) => BigInt(id) < BigInt(before));
  return earlier.slice(-limit).toReversed();
}
