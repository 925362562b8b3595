import { DiscordAPIError, HTTPError, RateLimitError } from "discord.js";

import { systemCode } from "../shared/system-error.ts";
import type { Refusal } from "./messenger.ts";

/** Why a call to Discord's API did not succeed. */
export type DiscordFailure =
  /** Certainly not done; the same may succeed after `seconds`. */
  | { readonly kind: "limited"; readonly seconds: number; readonly reason: string }
  /** Certainly not done, and it would be refused again. `code` is Discord's JSON error code, 0 where it gave none. */
  | { readonly kind: "refused"; readonly code: number; readonly why: Refusal; readonly reason: string }
  /** Time-out, dropped connection, 5xx: it may have been done. */
  | { readonly kind: "unknown"; readonly reason: string };

/** Discord's JSON error codes that more than the table of refusals looks at. Source: "Opcodes and Status Codes". */
export const DISCORD_CODE = { unknownChannel: 10_003, unknownMessage: 10_008, threadExists: 160_004 } as const;

/** An old message was edited too often; Discord names no time. */
const OLD_EDITS = 30_046;
const OLD_EDITS_WAIT = 600;
/** Seconds to wait where Discord says 429 but not how long. */
const UNNAMED_WAIT = 30;
/** Seconds until a host is tried again that cannot be reached, or answers in the place of Discord. */
const NOT_CONNECTED_WAIT = 30;
const STRANGER_WAIT = 300;

/** No connection came about, so nothing was sent. Source: Node's and undici's error codes. */
const NOT_CONNECTED: ReadonlySet<string> = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
]);

const RESUME = "then resume with `/lede resume`.";

/** What a refusal means, and what to do next. Every code that is not here is judged by its status. */
const REFUSALS: Readonly<Record<number, readonly [why: Refusal, reason: string]>> = {
  10_003: ["channel-gone", "The channel was deleted. Choose another one with `/lede schedule`."],
  10_004: ["removed", "Lede is not in the server any more. Invite it again, " + RESUME],
  50_001: [
    "forbidden",
    "Lede does not see the channel: it was removed from it or lacks View Channel. Give it that permission, " + RESUME,
  ],
  50_008: ["forbidden", "The channel takes no messages. Choose a text channel with `/lede schedule`."],
  50_013: [
    "forbidden",
    "Lede may not write in the channel. Give it Send Messages (in threads: Send Messages in Threads and Create Public Threads), " +
      RESUME,
  ],
  50_083: ["forbidden", "The thread is closed. Open it again, " + RESUME],
  160_005: ["forbidden", "The thread is locked. Unlock it, " + RESUME],
};

/**
 * What an error of the client means.
 * @throws the error itself where it is none of Discord's or the network's: a mistake of ours.
 */
export function parseDiscordFailure(error: unknown): DiscordFailure {
  if (error instanceof RateLimitError) {
    const seconds = error.retryAfter > 0 ? error.retryAfter / 1_000 : UNNAMED_WAIT;
    return { kind: "limited", seconds, reason: "Discord asks to wait." };
  }
  if (error instanceof HTTPError) return { kind: "unknown", reason: `Discord answered ${String(error.status)}.` };
  if (error instanceof DiscordAPIError) return parseRefusal(error);
  return parseConnection(error);
}

function parseRefusal({ code: given, status, rawError }: DiscordAPIError): DiscordFailure {
  // A page of a proxy, or of Cloudflare where the address is banned for a while, has no code.
  if (typeof given !== "number") {
    return { kind: "limited", seconds: STRANGER_WAIT, reason: `Something before Discord answered ${String(status)}.` };
  }
  if (given === OLD_EDITS) {
    return { kind: "limited", seconds: OLD_EDITS_WAIT, reason: "The message was edited too often for now." };
  }
  if (status === 401) {
    const reason = "Discord does not take the token any more. Make a new one and set DISCORD_TOKEN to it.";
    return { kind: "refused", code: given, why: "login", reason };
  }
  const [why, reason] = REFUSALS[given] ?? [status === 403 ? "forbidden" : "message", describe(rawError)];
  return { kind: "refused", code: given, why, reason };
}

/** Discord's own words, with the first field that it complains of. */
function describe(raw: DiscordAPIError["rawError"]): string {
  const message = "message" in raw ? raw.message.replace(/\.$/, "") : "it gave no reason";
  return `Discord refused it: ${message}.`;
}

function parseConnection(error: unknown): DiscordFailure {
  const code = systemCode(error) || systemCode(error instanceof Error ? error.cause : undefined);
  if (NOT_CONNECTED.has(code)) {
    return { kind: "limited", seconds: NOT_CONNECTED_WAIT, reason: `Discord cannot be reached: ${code}.` };
  }
  if (error instanceof Error && error.name === "AbortError") {
    return { kind: "unknown", reason: "Discord's answer did not come in time." };
  }
  if (/^(?:E[A-Z]+|UND_ERR_\w+)$/.test(code)) {
    return { kind: "unknown", reason: `Discord's answer did not come: ${code}.` };
  }
  if (error instanceof SyntaxError) return { kind: "unknown", reason: "The answer was not Discord's." };
  throw error;
}
