import type { Client } from "discord.js";

import type { Log } from "../../shared/log.ts";
import type { Commands } from "../commands.ts";

export interface EventParts {
  readonly commands: Commands;
  readonly log: Log;
  /** Told of each event that is being taken. */
  readonly track: (taking: Promise<void>) => void;
}

/** Joins what happens to servers and channels to the core. An outage, which looks like a removal, is none. */
export function listenToEvents(client: Client, { commands, log, track }: EventParts): void {
  client.on("clientReady", ({ guilds }) => {
    log.info("Connected to Discord.", { servers: guilds.cache.size });
    track(joinAll([...guilds.cache.keys()], commands));
  });
  client.on("guildCreate", (guild) => {
    log.info("Lede was added to a server.", { guild: guild.id });
    track(commands.communityJoined(`discord:${guild.id}`));
  });
  // discord.js tells apart GUILD_DELETE with `unavailable`, which is `guildUnavailable`.
  client.on("guildDelete", (guild) => {
    log.info("Lede was removed from a server.", { guild: guild.id });
    track(commands.communityLeft(`discord:${guild.id}`));
  });
  client.on("channelDelete", (channel) => {
    if (!channel.isDMBased()) track(commands.channelLost(`discord:${channel.id}`, "The channel was deleted."));
  });
}

/** Servers that it was added to while Lede was down are among them. */
async function joinAll(guilds: readonly string[], commands: Commands): Promise<void> {
  for (const guild of guilds) await commands.communityJoined(`discord:${guild}`);
}
