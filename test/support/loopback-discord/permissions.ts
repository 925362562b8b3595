import { apiError } from "./api-error.ts";
import type { Channel } from "./world.ts";

/** The bits that the loopback looks at. Source: "Permissions", bitwise permission flags. */
export const PERMISSIONS = {
  ADMINISTRATOR: 1n << 3n,
  MANAGE_CHANNELS: 1n << 4n,
  MANAGE_GUILD: 1n << 5n,
  VIEW_CHANNEL: 1n << 10n,
  SEND_MESSAGES: 1n << 11n,
  ATTACH_FILES: 1n << 15n,
  READ_MESSAGE_HISTORY: 1n << 16n,
  CREATE_PUBLIC_THREADS: 1n << 35n,
  SEND_MESSAGES_IN_THREADS: 1n << 38n,
} as const;

export type PermissionName = keyof typeof PERMISSIONS;

/** What a member with this one role, or without, may in the channel. Source: "Permissions", permission overwrites. */
export function permissionsIn(
  channel: Channel,
  member: { readonly id: string; readonly roles: readonly string[] },
): bigint {
  const { guild } = channel;
  if (guild === null) return ~(-1n << 53n);
  const roles = guild.roles.filter((role) => role.id === guild.id || member.roles.includes(role.id));
  const base = roles.reduce((bits, role) => bits | role.permissions, 0n);
  if ((base & PERMISSIONS.ADMINISTRATOR) !== 0n) return ~(-1n << 53n);
  // A thread has no overwrites of its own: its channel's hold.
  const { overwrites } = channel.parent ?? channel;
  const ofEveryone = overwrites.filter(({ id }) => id === guild.id);
  const ofRoles = overwrites.filter(({ id, kind }) => kind === "role" && member.roles.includes(id));
  const ofMember = overwrites.filter(({ id, kind }) => kind === "member" && id === member.id);
  return [ofEveryone, ofRoles, ofMember].reduce((bits, some) => {
    const deny = some.reduce((all, each) => all | each.deny, 0n);
    const allow = some.reduce((all, each) => all | each.allow, 0n);
    return (bits & ~deny) | allow;
  }, base);
}

/** The bot's own permissions in a channel. */
export function botPermissions(channel: Channel, botId: string): bigint {
  return permissionsIn(channel, { id: botId, roles: channel.guild === null ? [] : [channel.guild.botRole.id] });
}

/** @throws ApiError 50001 where the bot does not see the channel, 50013 where it lacks one of the others. */
export function demand(channel: Channel, botId: string, ...names: readonly PermissionName[]): void {
  const has = botPermissions(channel, botId);
  if ((has & PERMISSIONS.VIEW_CHANNEL) === 0n) throw apiError("missing access");
  if (names.some((name) => (has & PERMISSIONS[name]) === 0n)) throw apiError("missing permissions");
}
