import { PermissionFlagsBits, PermissionsBitField, Routes, type PermissionsString, type REST } from "discord.js";
import { z } from "zod";

/** What Lede needs in a channel, in the order and the words of Discord's own settings. */
export const DISCORD_PERMISSIONS = [
  ["ViewChannel", "View Channels"],
  ["SendMessages", "Send Messages"],
  ["ReadMessageHistory", "Read Message History"],
  ["AttachFiles", "Attach Files"],
  ["CreatePublicThreads", "Create Public Threads"],
  ["SendMessagesInThreads", "Send Messages in Threads"],
] as const satisfies readonly (readonly [PermissionsString, string])[];

/** The number of the invite link. */
export const INVITE_PERMISSIONS: bigint = DISCORD_PERMISSIONS.reduce(
  (bits, [name]) => bits | PermissionFlagsBits[name],
  0n,
);

const bits = z.string().regex(/^\d+$/).transform(BigInt);
const overwriteSchema = z.object({ id: z.string(), allow: bits, deny: bits });
const channelSchema = z.object({
  guild_id: z.string().optional(),
  parent_id: z.string().nullish(),
  type: z.number(),
  name: z.string().nullish(),
  permission_overwrites: z.array(overwriteSchema).default([]),
});
const rolesSchema = z.array(z.object({ id: z.string(), permissions: bits }));
const memberSchema = z.object({ roles: z.array(z.string()) });

/** Announcement, public and private threads: what holds for their channel holds for them. Source: "Channel Types". */
const THREADS: ReadonlySet<number> = new Set([10, 11, 12]);

export interface ChannelReading {
  /** Null for direct messages. */
  readonly guildId: string | null;
  readonly name: string | null;
  /** What the bot may there. */
  readonly permissions: Readonly<PermissionsBitField>;
}

export interface ReadOptions {
  /** The bot's own user. */
  readonly botId: string;
  readonly signal: AbortSignal;
}

/**
 * A channel and what the bot may in it, asked of the API: Discord does not say it in one answer.
 * @throws what the client throws; see `parseDiscordFailure`.
 */
export async function readChannel(
  rest: REST,
  channelId: string,
  { botId, signal }: ReadOptions,
): Promise<ChannelReading> {
  const channel = channelSchema.parse(await rest.get(Routes.channel(channelId), { signal }));
  const { guild_id: guildId, name = null } = channel;
  if (guildId === undefined) return { guildId: null, name, permissions: new PermissionsBitField(~(-1n << 53n)) };
  if (THREADS.has(channel.type) && typeof channel.parent_id === "string") {
    const { permissions } = await readChannel(rest, channel.parent_id, { botId, signal });
    return { guildId, name, permissions };
  }
  const roles = rolesSchema.parse(await rest.get(Routes.guildRoles(guildId), { signal }));
  const member = memberSchema.parse(await rest.get(Routes.guildMember(guildId, botId), { signal }));
  const permissions = computePermissions({
    guildId,
    botId,
    roles,
    memberRoles: member.roles,
    overwrites: channel.permission_overwrites,
  });
  return { guildId, name, permissions: new PermissionsBitField(permissions) };
}

interface Given {
  readonly guildId: string;
  readonly botId: string;
  readonly roles: z.infer<typeof rolesSchema>;
  readonly memberRoles: readonly string[];
  readonly overwrites: readonly z.infer<typeof overwriteSchema>[];
}

/** Everyone's and the member's roles, then overwrites: everyone's, the roles', the member's. Source: "Permissions". */
function computePermissions({ guildId, botId, roles, memberRoles, overwrites }: Given): bigint {
  const own = new Set([guildId, ...memberRoles]);
  const base = roles.filter(({ id }) => own.has(id)).reduce((all, role) => all | role.permissions, 0n);
  if ((base & PermissionFlagsBits.Administrator) !== 0n) return PermissionsBitField.All;
  const layers = [
    (id: string) => id === guildId,
    (id: string) => memberRoles.includes(id),
    (id: string) => id === botId,
  ];
  return layers.reduce((permissions, belongs) => {
    const layer = overwrites.filter(({ id }) => belongs(id));
    const deny = layer.reduce((all, each) => all | each.deny, 0n);
    const allow = layer.reduce((all, each) => all | each.allow, 0n);
    return (permissions & ~deny) | allow;
  }, base);
}
