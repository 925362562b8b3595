import type { webApi } from "@slack/bolt";
import { z } from "zod";

import { channelIdOf, type ChannelAddress } from "../article/subscription.ts";
import type { Clock } from "../shared/clock.ts";
import type { EditOptions, FindOptions, Found, Messenger, Posted, PostOptions, RenderedMessage } from "./messenger.ts";
import { SLACK_EVENT } from "./slack-blocks.ts";
import { makeSlackClient, type SlackAccess } from "./slack-client.ts";
import { parseSlackFailure, type SlackFailure } from "./slack-failure.ts";

/** Messages that one page of the history holds at most. Source: conversations.history, `limit`. */
const PAGE = 999;

/** Seconds until a message waits no longer for a channel that could not be joined just now. */
const JOIN_AGAIN = 30;

/** Posts on Slack. Each message carries its key in its metadata, which people do not see and edits leave in place. */
export class SlackMessenger implements Messenger {
  readonly platform = "slack";
  readonly #access: SlackAccess;
  readonly #clock: Clock;

  constructor(access: SlackAccess, clock: Clock) {
    this.#access = access;
    this.#clock = clock;
  }

  async post(to: ChannelAddress, message: RenderedMessage, { signal, under }: PostOptions): Promise<Posted> {
    const client = makeSlackClient(this.#access, { signal });
    const call = {
      ...bodyOf(message),
      channel: channelIdOf(to),
      ...(under === null ? {} : { thread_ts: under }),
    };
    const posted = await attempt(() => client.apiCall("chat.postMessage", call));
    if (posted.kind !== "refused" || posted.error !== "not_in_channel") return this.#report(posted);
    // Slack lets an app join a public channel by itself; a private one only people can bring it to.
    const joined = await attempt(() => client.apiCall("conversations.join", { channel: call.channel }));
    switch (joined.kind) {
      case "done":
        return this.#report(await attempt(() => client.apiCall("chat.postMessage", call)));
      case "refused":
        return this.#report(posted);
      case "limited":
        return this.#report(joined);
      case "unknown":
        return this.#report({ kind: "limited", seconds: JOIN_AGAIN });
    }
  }

  async edit(to: ChannelAddress, message: RenderedMessage, { signal, messageId }: EditOptions): Promise<Posted> {
    const client = makeSlackClient(this.#access, { signal });
    // `chat.update` knows nothing of unfurling: a message keeps what it was posted with.
    const { unfurl_links: _links, unfurl_media: _media, ...body } = bodyOf(message);
    const call = { ...body, channel: channelIdOf(to), ts: messageId };
    return this.#report(await attempt(() => client.apiCall("chat.update", call)));
  }

  async find(to: ChannelAddress, key: string, { signal, since, under }: FindOptions): Promise<Found> {
    const client = makeSlackClient(this.#access, { signal });
    const [method, thread] = under === null ? ["conversations.history", {}] : ["conversations.replies", { ts: under }];
    const oldest = String(since.getTime() / 1_000);
    for (let cursor = ""; ;) {
      const asked = { ...thread, channel: channelIdOf(to), oldest, limit: PAGE, include_all_metadata: true };
      const page = await attempt(() => client.apiCall(method, cursor === "" ? asked : { ...asked, cursor }));
      if (page.kind !== "done") return this.#reportUnfound(page);
      const messageId = findKey(page.result, key);
      if (messageId !== null) return { kind: "found", messageId };
      cursor = page.result.response_metadata?.next_cursor ?? "";
      if (cursor === "") return { kind: "absent" };
    }
  }

  #report(attempted: Attempted): Posted {
    switch (attempted.kind) {
      case "done": {
        const answer = postedSchema.safeParse(attempted.result);
        if (answer.success) return { kind: "sent", messageId: answer.data.ts };
        return { kind: "unknown", reason: "Slack's answer names no message." };
      }
      case "limited":
        return { kind: "limited", retryAt: this.#after(attempted.seconds) };
      case "refused":
        return { kind: "refused", why: attempted.why, reason: attempted.reason };
      case "unknown":
        return attempted;
    }
  }

  #reportUnfound(failure: SlackFailure): Found {
    switch (failure.kind) {
      case "limited":
        return { kind: "unanswered", reason: "Slack asks to wait.", retryAt: this.#after(failure.seconds) };
      case "unknown":
        return { kind: "unanswered", reason: failure.reason, retryAt: null };
      case "refused":
        // The message that it would hang under is gone, and all that hung there with it.
        if (failure.error === "thread_not_found") return { kind: "absent" };
        return { kind: "unreadable", reason: failure.reason };
    }
  }

  #after(seconds: number): Date {
    return new Date(this.#clock().getTime() + seconds * 1_000);
  }
}

type Attempted = { readonly kind: "done"; readonly result: webApi.WebAPICallResult } | SlackFailure;

async function attempt(call: () => Promise<webApi.WebAPICallResult>): Promise<Attempted> {
  try {
    return { kind: "done", result: await call() };
  } catch (error) {
    return parseSlackFailure(error);
  }
}

function bodyOf({ key, body }: RenderedMessage): Record<string, unknown> {
  return { ...body, metadata: { event_type: SLACK_EVENT, event_payload: { key } } };
}

const postedSchema = z.object({ ts: z.string() });

/** What a look-up reads of a page of history; other apps' metadata are of any shape. */
const pageSchema = z.object({
  messages: z.array(
    z.object({
      ts: z.string(),
      metadata: z.object({ event_type: z.string(), event_payload: z.record(z.string(), z.unknown()) }).optional(),
    }),
  ),
});

function findKey(page: webApi.WebAPICallResult, key: string): string | null {
  const { messages } = pageSchema.parse(page);
  const found = messages.find(
    ({ metadata }) => metadata?.event_type === SLACK_EVENT && metadata.event_payload["key"] === key,
  );
  return found?.ts ?? null;
}
