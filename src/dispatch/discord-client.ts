import { REST } from "discord.js";

export interface DiscordAccess {
  readonly token: string;
  /** Where the API is, without its version: `https://discord.com/api`. */
  readonly apiUrl: string;
  /** Over all requests with the token; 50 unless said, which Discord raises for large bots. Source: "Rate Limits". */
  readonly requestsPerSecond?: number;
}

/** Milliseconds that one request may take; what posts has a signal of its own, which is sooner. */
export const DISCORD_CALL_MS = 10_000;

/**
 * Discord's REST client, which repeats nothing (its default posts a message up to three times more) and does not wait:
 * what is limited says until when. Buckets are learnt from the headers, so one client is to be kept, not made per call.
 */
export function makeDiscordClient({ token, apiUrl, requestsPerSecond = 50 }: DiscordAccess): REST {
  return new REST({
    api: apiUrl,
    version: "10",
    retries: 0,
    timeout: DISCORD_CALL_MS,
    globalRequestsPerSecond: requestsPerSecond,
    rejectOnRateLimit: () => true,
  }).setToken(token);
}
