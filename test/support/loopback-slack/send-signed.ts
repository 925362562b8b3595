import { createHmac } from "node:crypto";

import { parseJson } from "./slack-call.ts";
import type { Envelope } from "./slack-sockets.ts";

export interface SignedOptions {
  /** The app's request URL. */
  readonly url: string;
  readonly signingSecret: string;
  /** Seconds since 1970, which the signature covers. */
  readonly now: number;
}

/**
 * Sends a payload to the app's request URL as Slack does without Socket Mode; the promise is the body of its answer.
 * @throws Error when the app does not answer 200.
 * Source: Slack, "Verifying requests from Slack".
 */
export async function sendSigned(envelope: Envelope, { url, signingSecret, now }: SignedOptions): Promise<unknown> {
  const { body, contentType } = encode(envelope);
  const signature = createHmac("sha256", signingSecret)
    .update(`v0:${String(now)}:${body}`)
    .digest("hex");
  const response = await fetch(url, {
    method: "POST",
    headers: {
      "content-type": contentType,
      "x-slack-request-timestamp": String(now),
      "x-slack-signature": `v0=${signature}`,
      ...(envelope.retry === undefined
        ? {}
        : { "x-slack-retry-num": String(envelope.retry.attempt), "x-slack-retry-reason": "http_timeout" }),
    },
    body,
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`The app answered ${String(response.status)}.`);
  return text === "" ? undefined : (parseJson(text) ?? text);
}

function encode({ type, payload }: Envelope): { readonly body: string; readonly contentType: string } {
  const form = "application/x-www-form-urlencoded";
  switch (type) {
    case "slash_commands":
      return { body: new URLSearchParams(Object.entries(payload ?? {})).toString(), contentType: form };
    case "interactive":
      return { body: new URLSearchParams({ payload: JSON.stringify(payload) }).toString(), contentType: form };
    case "events_api":
      return { body: JSON.stringify(payload), contentType: "application/json" };
  }
}
