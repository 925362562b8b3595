import { ChannelType, PermissionFlagsBits } from "discord.js";

/** The events that discord.js is to act on: its own three, servers that come and go, and what people ask. */
const READ: ReadonlySet<unknown> = new Set(["READY", "RESUMED", "GUILD_CREATE", "GUILD_DELETE", "INTERACTION_CREATE"]);
/** Stands in the place of the name of all others; discord.js knows none of this name. */
const UNREAD = "LEDE_DOES_NOT_READ_THIS";

/** Of a server, what Lede needs: all else of it, its channels and people, would only fill the memory. */
const GUILD_FIELDS: ReadonlySet<string> = new Set(["id", "name", "unavailable"]);

/**
 * Takes from an event, before discord.js reads it, what Lede does not need, and adds what discord.js takes for granted.
 * It throws over a field that is missing or new, where nobody can catch it, and the process would end.
 */
export function trimPacket(packet: unknown): void {
  if (!isRecord(packet) || typeof packet["t"] !== "string") return;
  if (!READ.has(packet["t"])) packet["t"] = UNREAD;
  const { t: type, d: data } = packet;
  if (!isRecord(data)) return;
  if (type === "INTERACTION_CREATE") trimInteraction(data);
  if (type === "GUILD_CREATE") {
    packet["d"] = Object.fromEntries(Object.entries(data).filter(([name]) => GUILD_FIELDS.has(name)));
  }
}

/** The channel of a server that an event says was deleted; null for every other event. To be asked before trimming. */
export function parseDeletedChannel(packet: unknown): string | null {
  if (!isRecord(packet) || packet["t"] !== "CHANNEL_DELETE" || !isRecord(packet["d"])) return null;
  const { id, guild_id: guild } = packet["d"];
  return typeof id === "string" && typeof guild === "string" ? id : null;
}

function trimInteraction(interaction: Record<string, unknown>): void {
  interaction["entitlements"] = [];
  interaction["authorizing_integration_owners"] ??= {};
  const { message, data, channel } = interaction;
  // The message that a button hangs on may be years old and of any kind.
  if (isRecord(message)) {
    const { id, channel_id = interaction["channel_id"], flags = 0 } = message;
    interaction["message"] = { id, channel_id, flags };
  }
  // Lede's options are texts: nothing is looked up for them.
  if (isRecord(data)) delete data["resolved"];
  if (isRecord(channel) && isThread(channel)) moveToItsChannel(interaction, channel);
}

/**
 * A digest is for the channel: what is asked in one of its threads is asked about it. discord.js knows only the threads
 * that it saw begin, so it cannot say whose they are.
 */
function moveToItsChannel(interaction: Record<string, unknown>, thread: Record<string, unknown>): void {
  interaction["channel"] = { id: thread["parent_id"] };
  const { member } = interaction;
  if (!isRecord(member) || typeof member["permissions"] !== "string" || !/^\d+$/.test(member["permissions"])) return;
  // To write is a permission of its own in threads; behind this line there is only the one.
  const permissions = BigInt(member["permissions"]);
  const others = permissions & ~PermissionFlagsBits.SendMessages;
  const mayWrite = (permissions & PermissionFlagsBits.SendMessagesInThreads) !== 0n;
  member["permissions"] = String(mayWrite ? others | PermissionFlagsBits.SendMessages : others);
}

const THREADS: ReadonlySet<unknown> = new Set([
  ChannelType.AnnouncementThread,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
]);

function isThread({ type, parent_id: parent }: Record<string, unknown>): boolean {
  return THREADS.has(type) && typeof parent === "string";
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
