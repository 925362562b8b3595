import type { Channel, Guild, Json, Message, User, World } from "./world.ts";
import { botPermissions } from "./permissions.ts";

const TEXT_CHANNEL = 0;
const DIRECT_MESSAGE = 1;
const PUBLIC_THREAD = 11;

/** A user as the recordings have one. */
export function renderUser(user: User): Json {
  return {
    id: user.id,
    username: user.username,
    discriminator: user.bot ? "6184" : "0",
    global_name: user.name,
    avatar: null,
    avatar_decoration_data: null,
    clan: null,
    collectibles: null,
    display_name_styles: null,
    primary_guild: null,
    public_flags: user.bot ? 524_288 : 0,
    ...(user.bot ? { bot: true } : {}),
  };
}

export function renderMember(user: User, roles: readonly string[]): Json {
  return {
    avatar: null,
    banner: null,
    collectibles: null,
    communication_disabled_until: null,
    deaf: false,
    display_name_styles: null,
    flags: 0,
    joined_at: "2026-01-04T20:21:10.139000+00:00",
    mute: false,
    nick: null,
    pending: false,
    premium_since: null,
    roles,
    unusual_dm_activity_until: null,
    user: renderUser(user),
  };
}

export function renderChannel(channel: Channel): Json {
  const last = { last_message_id: channel.messages.at(-1)?.id ?? null };
  if (channel.guild === null) return { id: channel.id, type: DIRECT_MESSAGE, flags: 0, ...last };
  const common = { id: channel.id, guild_id: channel.guild.id, name: channel.name, flags: 0, rate_limit_per_user: 0 };
  if (channel.parent !== null) return { ...common, ...last, ...renderThread(channel, channel.parent) };
  return {
    ...common,
    ...last,
    type: TEXT_CHANNEL,
    position: channel.guild.channels.indexOf(channel),
    parent_id: null,
    nsfw: false,
    topic: null,
    permission_overwrites: channel.overwrites.map(({ id, kind, allow, deny }) => ({
      id,
      type: kind === "role" ? 0 : 1,
      allow: String(allow),
      deny: String(deny),
    })),
  };
}

function renderThread(thread: Channel, parent: Channel): Json {
  return {
    type: PUBLIC_THREAD,
    parent_id: parent.id,
    owner_id: thread.messages[0]?.author.id ?? null,
    member_count: 1,
    message_count: thread.messages.length,
    total_message_sent: thread.messages.length,
    thread_metadata: {
      archived: thread.archived,
      locked: thread.archived,
      auto_archive_duration: 4320,
      archive_timestamp: "2026-01-05T00:49:57.102000+00:00",
      create_timestamp: "2026-01-05T00:49:57.102000+00:00",
    },
  };
}

export function renderGuild(guild: Guild): Json {
  return {
    id: guild.id,
    name: guild.name,
    icon: null,
    owner_id: guild.id,
    afk_timeout: 300,
    default_message_notifications: 1,
    emojis: [],
    explicit_content_filter: 0,
    features: [],
    mfa_level: 0,
    nsfw_level: 0,
    preferred_locale: "en-US",
    premium_tier: 0,
    roles: guild.roles.map((role, position) => ({
      id: role.id,
      name: role.name,
      permissions: String(role.permissions),
      position,
      color: 0,
      colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
      hoist: false,
      managed: role.managed,
      mentionable: false,
      flags: 0,
    })),
    stickers: [],
    system_channel_id: null,
    system_channel_flags: 0,
    vanity_url_code: null,
    verification_level: 0,
  };
}

/** What GUILD_CREATE adds to a guild. */
export function renderGuildCreate(guild: Guild, bot: User): Json {
  return {
    ...renderGuild(guild),
    joined_at: "2026-01-04T20:21:10.139000+00:00",
    large: false,
    unavailable: false,
    member_count: 2,
    members: [renderMember(bot, [guild.botRole.id])],
    presences: [],
    voice_states: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
    channels: guild.channels.filter(({ parent }) => parent === null).map(renderChannel),
    threads: guild.channels.filter(({ parent }) => parent !== null).map(renderChannel),
  };
}

/** A message as history has it: without its nonce. */
export function renderMessage(message: Message, world: World): Json {
  const { answerTo } = message;
  return {
    id: message.id,
    channel_id: message.channel.id,
    type: answerTo === null ? 0 : 20,
    author: renderUser(message.author),
    application_id: world.bot.id,
    content: message.content,
    timestamp: message.at.toISOString(),
    edited_timestamp: message.editedAt?.toISOString() ?? null,
    tts: false,
    pinned: false,
    mention_everyone: false,
    mentions: [],
    mention_roles: [],
    attachments: [],
    embeds: [],
    components: message.components,
    flags: message.flags,
    ...(answerTo === null
      ? {}
      : {
          interaction_metadata: {
            id: answerTo.id,
            type: answerTo.type,
            user: renderUser(answerTo.user),
            authorizing_integration_owners: message.channel.guild === null ? {} : { 0: message.channel.guild.id },
          },
        }),
  };
}

/** The channel as an interaction carries it. */
export function renderInteractionChannel(channel: Channel, { permissions }: { readonly permissions: bigint }): Json {
  return { ...renderChannel(channel), permissions: String(permissions) };
}

/** What the bot may in the channel, as an interaction says it. */
export function renderAppPermissions(channel: Channel, world: World): string {
  return String(botPermissions(channel, world.bot.id));
}
