import { DiscordAPIError, HTTPError, RESTEvents, type Client } from "discord.js";

import type { Log, LogFields } from "../../shared/log.ts";

/**
 * An error for the log. Discord's own carry the address and the body of the request, in which the token of an
 * interaction or words of a person stand: of them only what went wrong is kept.
 */
export function describeDiscordError(error: unknown): LogFields {
  if (error instanceof DiscordAPIError) {
    return { error: `${error.method} ${String(error.status)} ${String(error.code)}: ${error.message}` };
  }
  if (error instanceof HTTPError) return { error: `${error.method} ${String(error.status)}: ${error.message}` };
  return { error };
}

/** Joins what a client has to tell its owner to the log. */
export function logClient(client: Client, log: Log): void {
  client.on("error", (error) => log.error("Discord's client failed.", describeDiscordError(error)));
  client.on("warn", (warning) => log.warn(`Discord's client: ${warning}`));
  client.on("shardError", (error, shard) =>
    log.warn("The connection to Discord broke. It is opened again.", { shard, ...describeDiscordError(error) }),
  );
  client.on("shardReconnecting", (shard) => log.info("Connecting to Discord again.", { shard }));
  client.on("shardResume", (shard, events) => log.info("Connected to Discord again.", { shard, events }));
  client.on("guildUnavailable", (guild) => log.warn("Discord has an outage for a server.", { guild: guild.id }));
  client.rest.on(RESTEvents.RateLimited, ({ route, method, retryAfter, global, scope }) =>
    log.warn("Discord asks to wait.", { route, method, retryAfterMs: retryAfter, global, scope }),
  );
  client.rest.on(RESTEvents.InvalidRequestWarning, ({ count, remainingTime }) =>
    log.warn("Discord refused many requests; at 10,000 in ten minutes it bans this address for a while.", {
      count,
      remainingMs: remainingTime,
    }),
  );
}
