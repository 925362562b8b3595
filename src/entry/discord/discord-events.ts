import { ShardClientUtil, type Client } from "discord.js";

import type { CommunityId } from "../../article/subscription.ts";
import type { Log } from "../../shared/log.ts";
import type { Commands } from "../commands.ts";
import { parseDeletedChannel } from "./discord-packet.ts";

export interface EventParts {
  readonly commands: Commands;
  readonly log: Log;
  /** Told of each event that is being taken. */
  readonly track: (taking: Promise<void>) => void;
  readonly shard: number;
  /** How many there are. */
  readonly shards: number;
}

/** Joins what happens to servers and channels to the core. An outage, which looks like a removal, is none. */
export function listenToEvents(client: Client, { commands, log, track, shard, shards }: EventParts): void {
  client.on("clientReady", ({ guilds }) => {
    log.info("Connected to Discord.", { shard, servers: guilds.cache.size });
    // Those with an outage are among them.
    const present = new Set(guilds.cache.map(({ id }): CommunityId => `discord:${id}`));
    track(commands.communitiesPresent(present, (community) => isOfShard(community, { shard, shards })));
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
  // From the event itself: discord.js would have to remember every channel to tell.
  client.on("raw", (packet) => {
    const channel = parseDeletedChannel(packet);
    if (channel !== null) track(commands.channelLost(`discord:${channel}`, "The channel was deleted."));
  });
}

/** Whether this shard is told of the community: of a server, and one of its share. */
function isOfShard(community: CommunityId, { shard, shards }: Pick<EventParts, "shard" | "shards">): boolean {
  const [, guild] = /^discord:(\d+)$/.exec(community) ?? [];
  return guild !== undefined && ShardClientUtil.shardIdForGuildId(guild, shards) === shard;
}
