import { ChannelType, PermissionFlagsBits } from "discord.js";

/**
 * Takes from an interaction, before discord.js reads it, what Lede does not need, and adds what discord.js takes for
 * granted. It throws over a field that is missing or new, where nobody can catch it, and the process would end: the
 * message that a button hangs on, which may be years old and of any kind, is the most of it.
 */
export function trimInteraction(packet: unknown): void {
  if (!isRecord(packet) || packet["t"] !== "INTERACTION_CREATE" || !isRecord(packet["d"])) return;
  const interaction = packet["d"];
  interaction["entitlements"] = [];
  interaction["authorizing_integration_owners"] ??= {};
  const { message, data, channel } = interaction;
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
  if (!isRecord(member) || typeof member["permissions"] !== "string") return;
  // To write is a permission of its own in threads; behind this line there is only the one.
  const permissions = BigInt(member["permissions"]);
  const others = permissions & ~PermissionFlagsBits.SendMessages;
  const mayWrite = (permissions & PermissionFlagsBits.SendMessagesInThreads) !== 0n;
  member["permissions"] = String(mayWrite ? others | PermissionFlagsBits.SendMessages : others);
}

const THREADS: readonly unknown[] = [
  ChannelType.AnnouncementThread,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
];

function isThread({ type, parent_id: parent }: Record<string, unknown>): boolean {
  return THREADS.includes(type) && typeof parent === "string";
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
