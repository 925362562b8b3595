import { LogLevel, webApi, type Logger } from "@slack/bolt";

import type { Log } from "../shared/log.ts";

export interface SlackAccess {
  /** `xoxb-…` */
  readonly botToken: string;
  /** Where the Web API is, with a slash at its end: `https://slack.com/api/`. */
  readonly apiUrl: string;
}

/** Milliseconds that one call may take; the SDK's own default is for ever. */
export const SLACK_CALL_MS = 10_000;

/** Seconds to wait where Slack says 429 but not how long. */
const UNNAMED_WAIT = 30;

export interface SlackClientOptions {
  /** What is given up by it is also taken from the wire, and cannot arrive later. */
  readonly signal?: AbortSignal;
  readonly log?: Log;
}

/**
 * Slack's client, bound to one signal where there is one.
 * It repeats nothing: the SDK would post a message again after a time-out, which is how messages are doubled.
 */
export function makeSlackClient(
  { botToken, apiUrl }: SlackAccess,
  { signal, log }: SlackClientOptions = {},
): webApi.WebClient {
  return new webApi.WebClient(botToken, {
    slackApiUrl: apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: SLACK_CALL_MS,
    logger: makeSlackLogger(log),
    fetch: async (url, init) => {
      const signals = [signal, init?.signal].filter((each) => each instanceof AbortSignal);
      return nameTheWait(await fetch(url, { ...init, signal: AbortSignal.any(signals) }));
    },
  });
}

/** The SDK throws a nameless error for a 429 without Retry-After. */
function nameTheWait(response: Response): Response {
  if (response.status !== 429 || /^\d+$/.test(response.headers.get("retry-after") ?? "")) return response;
  return new Response(response.body, { status: 429, headers: { "retry-after": String(UNNAMED_WAIT) } });
}

function nothing(): void {
  // What the SDK would tell somebody who debugs it.
}

/** The SDK's complaints in our log, or nowhere: what fails is a value here, and is told by whom it concerns. */
export function makeSlackLogger(log?: Log): Logger {
  return {
    debug: nothing,
    info: nothing,
    warn: (...words) => log?.warn(`Slack's client: ${words.map(String).join(" ")}`),
    error: (...words) => log?.warn(`Slack's client: ${words.map(String).join(" ")}`),
    setLevel: nothing,
    getLevel: () => LogLevel.WARN,
    setName: nothing,
  };
}
