import type { webApi } from "@slack/bolt";

import { channelIdOf } from "../../article/subscription.ts";
import type { SlackBody } from "../../dispatch/slack-blocks.ts";
import { parseSlackFailure } from "../../dispatch/slack-failure.ts";
import type { Log } from "../../shared/log.ts";
import type { SlackAsked } from "./slack-payloads.ts";

/** Milliseconds that one answer may take to be delivered. */
const RESPOND_MS = 10_000;

export interface ResponderParts {
  readonly client: webApi.WebClient;
  readonly log: Log;
}

type Responded = "shown" | "refused" | "unknown";

/**
 * Answers one person: at the address that Slack sent along, which needs neither a scope nor membership, and where that
 * is spent (five uses, 30 minutes) through the Web API.
 */
export class SlackResponder {
  readonly #asked: SlackAsked;
  readonly #parts: ResponderParts;

  constructor(asked: SlackAsked, parts: ResponderParts) {
    this.#asked = asked;
    this.#parts = parts;
  }

  /** Shows it to the person alone. */
  async showAsker({ text, blocks }: SlackBody): Promise<void> {
    const responded = await this.#respond({ text, blocks, response_type: "ephemeral" });
    // Seeing an answer twice is better than not at all.
    if (responded !== "shown") await this.#call("chat.postEphemeral", { text, blocks, user: this.#asked.user });
  }

  /** Shows it to everyone in the channel; false where it was not, or nobody can tell. */
  async showEveryone(body: SlackBody): Promise<boolean> {
    const responded = await this.#respond({ ...body, response_type: "in_channel" });
    if (responded !== "refused") return responded === "shown";
    return this.#call("chat.postMessage", { ...body });
  }

  /** Takes the message away whose button was pressed, which only its own address can. */
  async removeOriginal(): Promise<void> {
    await this.#respond({ delete_original: true });
  }

  async #respond(body: Readonly<Record<string, unknown>>): Promise<Responded> {
    const { responseUrl, threadTs } = this.#asked;
    if (responseUrl === null) return "refused";
    try {
      const response = await fetch(responseUrl, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({
          replace_original: false,
          delete_original: false,
          ...body,
          ...(threadTs === null ? {} : { thread_ts: threadTs }),
        }),
        signal: AbortSignal.timeout(RESPOND_MS),
      });
      if (response.ok) return "shown";
      this.#parts.log.warn(`Slack answered ${String(response.status)} to an answer of ours.`, {
        said: (await response.text()).slice(0, 200),
      });
      return response.status < 500 ? "refused" : "unknown";
    } catch (error) {
      this.#parts.log.warn("An answer did not reach Slack.", { error });
      return "unknown";
    }
  }

  async #call(method: string, body: Readonly<Record<string, unknown>>): Promise<boolean> {
    const { channel, threadTs } = this.#asked;
    const address = { channel: channelIdOf(channel), ...(threadTs === null ? {} : { thread_ts: threadTs }) };
    try {
      await this.#parts.client.apiCall(method, { ...body, ...address });
      return true;
    } catch (error) {
      const failure = parseSlackFailure(error);
      const reason = failure.kind === "limited" ? "Slack asks to wait." : failure.reason;
      this.#parts.log.error("A person was not answered.", { channel, reason });
      return false;
    }
  }
}
