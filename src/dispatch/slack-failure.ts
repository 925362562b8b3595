import { webApi } from "@slack/bolt";

import { systemCode } from "../shared/system-error.ts";
import type { Refusal } from "./messenger.ts";

/** Why a call to Slack's Web API did not succeed. */
export type SlackFailure =
  /** Certainly not done; the same may succeed after `seconds`. */
  | { readonly kind: "limited"; readonly seconds: number }
  /** Certainly not done, and it would be refused again. `error` is Slack's own word for it. */
  | { readonly kind: "refused"; readonly error: string; readonly why: Refusal; readonly reason: string }
  /** Time-out, dropped connection, 5xx: it may have been done. */
  | { readonly kind: "unknown"; readonly reason: string };

/** Slack could not say whether it did it. Source: "Errors" of chat.postMessage and of the Web API. */
const UNKNOWN: ReadonlySet<string> = new Set([
  "internal_error",
  "fatal_error",
  "request_timeout",
  "service_unavailable",
]);

/** Refusals of a rate limit that come without the status 429. */
const LIMITED: ReadonlySet<string> = new Set(["ratelimited", "rate_limited", "message_limit_exceeded"]);

/** No connection came about, so nothing was sent. Source: Node's and undici's error codes. */
const NOT_CONNECTED: ReadonlySet<string> = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
]);
/** Seconds until a host that cannot be reached is tried again. */
const NOT_CONNECTED_WAIT = 30;
const LIMITED_WAIT = 30;

const INVITE = "Invite it there with /invite @Lede, then resume with `/lede resume`.";
const NEW_TOKEN = "Install the app again and set SLACK_BOT_TOKEN to its new token.";

/** What a refusal means, and what to do next. Every error that is not here is about the one message. */
const REFUSALS: Readonly<Record<string, readonly [why: Refusal, reason: string]>> = {
  channel_not_found: ["channel-gone", `The channel is gone, or private and Lede is not in it. ${INVITE}`],
  is_archived: ["channel-gone", "The channel is archived. Unarchive it, then resume with `/lede resume`."],
  not_in_channel: ["removed", `Lede is not in the channel. ${INVITE}`],
  user_not_in_channel: ["removed", "The person is not in the channel."],
  restricted_action: [
    "forbidden",
    "The workspace lets only some people post in this channel. Ask an admin to let Lede.",
  ],
  restricted_action_read_only_channel: ["forbidden", "The channel is read-only. Ask an admin to let Lede post in it."],
  restricted_action_thread_locked: [
    "forbidden",
    "The thread is locked. Unlock it, or turn threads off for this digest.",
  ],
  restricted_action_non_threadable_channel: [
    "forbidden",
    "The channel takes no threads. Turn them off for this digest.",
  ],
  restricted_action_thread_only_channel: ["forbidden", "The channel takes nothing but threads. Choose another one."],
  team_access_not_granted: ["forbidden", "The app may not act in this workspace. Ask an admin to grant it."],
  access_denied: ["forbidden", "The app may not act here. Ask an admin to allow it."],
  ekm_access_denied: ["forbidden", "An admin has suspended posting. Ask them when it comes back."],
  not_authed: ["login", "Slack was sent no token. Set SLACK_BOT_TOKEN."],
  invalid_auth: ["login", `Slack does not know the token. ${NEW_TOKEN}`],
  token_expired: ["login", `The token has expired. ${NEW_TOKEN}`],
  token_revoked: ["login", `The token was revoked. ${NEW_TOKEN}`],
  account_inactive: ["login", `The app was removed from the workspace. ${NEW_TOKEN}`],
  not_allowed_token_type: [
    "login",
    "The token is of another kind. SLACK_BOT_TOKEN begins with xoxb-, SLACK_APP_TOKEN with xapp-.",
  ],
  org_login_required: ["login", "The workspace is being moved to an organisation. Try again when that is over."],
};

/**
 * What an error of the SDK means.
 * @throws the error itself where it is none of the SDK's or the network's: a mistake of ours.
 */
export function parseSlackFailure(error: unknown): SlackFailure {
  if (error instanceof webApi.WebAPIRateLimitedError) return { kind: "limited", seconds: error.retryAfter };
  if (error instanceof webApi.WebAPIHTTPError) {
    const status = error.statusCode;
    if (status >= 500) return { kind: "unknown", reason: `Slack answered ${String(status)}.` };
    const reason = `Slack answered ${String(status)}. Look at SLACK_API_URL and at the proxy, if there is one.`;
    return { kind: "refused", error: String(status), why: "message", reason };
  }
  if (error instanceof webApi.WebAPIPlatformError) return parseRefusal(error.data);
  if (error instanceof webApi.WebAPIRequestError) return parseConnection(error.original);
  if (isBroken(error)) return { kind: "unknown", reason: "The connection broke before Slack's answer was read." };
  throw error;
}

function parseRefusal(data: { readonly error: string; readonly needed?: unknown }): SlackFailure {
  const { error } = data;
  // An answer that is not JSON stands there as it is: a proxy's page.
  if (!/^[a-z0-9_]+$/.test(error)) return { kind: "unknown", reason: "The answer was not Slack's." };
  if (UNKNOWN.has(error)) return { kind: "unknown", reason: `Slack answered ${error}.` };
  if (LIMITED.has(error)) return { kind: "limited", seconds: LIMITED_WAIT };
  if (error === "missing_scope") {
    const reason = `The app lacks the scope ${String(data.needed)}. Add it, install the app again, and set its token.`;
    return { kind: "refused", error, why: "login", reason };
  }
  const [why, reason] = REFUSALS[error] ?? ["message", `Slack refused this message: ${error}.`];
  return { kind: "refused", error, why, reason };
}

function parseConnection(error: Error): SlackFailure {
  const code = systemCode(error.cause) || systemCode(error);
  if (NOT_CONNECTED.has(code)) return { kind: "limited", seconds: NOT_CONNECTED_WAIT };
  return { kind: "unknown", reason: `Slack's answer did not come: ${code || error.message}.` };
}

/** The SDK reads an answer's body outside its own net: an abort or a cut there comes as fetch throws it. */
function isBroken(error: unknown): boolean {
  if (error instanceof DOMException) return error.name === "AbortError" || error.name === "TimeoutError";
  return error instanceof TypeError && error.message === "terminated";
}
