import { Routes, type REST } from "discord.js";
import { z } from "zod";

import { DISCORD_CALL_MS } from "../../dispatch/discord-client.ts";
import { parseDiscordFailure } from "../../dispatch/discord-failure.ts";
import { LedeError } from "../../shared/errors.ts";

/** Whose token it is. */
export interface DiscordLogin {
  readonly applicationId: string;
  readonly name: string;
  /** The bot's own user. */
  readonly botId: string;
}

const applicationSchema = z.object({ id: z.string(), name: z.string() });
const userSchema = z.object({ id: z.string() });
const gatewaySchema = z.object({
  shards: z.int().positive(),
  session_start_limit: z.object({ total: z.int(), remaining: z.int(), reset_after: z.number() }),
});

/** @throws LedeError `chat-login` where Discord does not take the token, `chat-unreachable` where it does not answer. */
export async function logIn(rest: REST): Promise<DiscordLogin> {
  const { id, name } = applicationSchema.parse(await askDiscord(() => rest.get(Routes.currentApplication(), soon())));
  const user = userSchema.parse(await askDiscord(() => rest.get(Routes.user(), soon())));
  return { applicationId: id, name, botId: user.id };
}

export interface GatewayReading {
  readonly shards: number;
  /** Milliseconds to wait before the next connection, so that a process that crashes again and again is not locked out. */
  readonly waitMs: number;
}

/** @throws LedeError as `logIn`. */
export async function readGateway(rest: REST): Promise<GatewayReading> {
  const read = gatewaySchema.parse(await askDiscord(() => rest.get(Routes.gatewayBot(), soon())));
  return { shards: read.shards, waitMs: identifyWait(read.session_start_limit) };
}

/**
 * Discord allows 1,000 new sessions a day and takes the token back beyond that. While half of them is left there is no
 * wait; then the rest of the day is shared among those that are left, so that they never run out. Milliseconds.
 */
export function identifyWait(limit: z.infer<typeof gatewaySchema>["session_start_limit"]): number {
  if (limit.remaining * 2 >= limit.total) return 0;
  return Math.ceil(limit.reset_after / Math.max(1, limit.remaining));
}

/** @throws LedeError `chat-login` or `chat-unreachable`, which say what to do. */
export async function askDiscord<Result>(ask: () => Promise<Result>): Promise<Result> {
  try {
    return await ask();
  } catch (error) {
    const failure = parseDiscordFailure(error);
    if (failure.kind === "refused" && failure.why === "login") {
      throw new LedeError("chat-login", "Discord does not take DISCORD_TOKEN.", {
        next: "Copy the bot's token again (developer portal, Bot, Reset Token) and set DISCORD_TOKEN to it.",
      });
    }
    throw new LedeError("chat-unreachable", `Discord did not answer as it should. ${failure.reason}`, {
      next: "Look at the network and, where it is set, at DISCORD_API_URL. Then start again.",
    });
  }
}

function soon(): { readonly signal: AbortSignal } {
  return { signal: AbortSignal.timeout(DISCORD_CALL_MS) };
}
