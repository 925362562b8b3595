import { PermissionFlagsBits, type BaseInteraction } from "discord.js";

import type { Asker } from "../commands.ts";

/** Who asks, and where. Discord sends the person's rights along with every command and press. */
export function makeDiscordAsker(interaction: BaseInteraction): Asker {
  const { guildId, user, memberPermissions } = interaction;
  const channelId = interaction.channelId ?? user.id;
  return {
    channel: `discord:${channelId}`,
    // Direct messages are under no roof but their own.
    community: guildId === null ? `discord:direct-${channelId}` : `discord:${guildId}`,
    user: user.id,
    // Discord tells nobody's time zone.
    timeZone: null,
    mayManage: async () =>
      guildId === null ||
      memberPermissions?.any([PermissionFlagsBits.ManageChannels, PermissionFlagsBits.ManageGuild]) === true,
  };
}

/** Whether the person could write there themselves: nobody speaks through Lede where they may not. */
export function mayWrite({ guildId, memberPermissions }: BaseInteraction): boolean {
  return guildId === null || memberPermissions?.has(PermissionFlagsBits.SendMessages) === true;
}
