import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import type { ChannelAddress, Platform } from "../../src/article/subscription.ts";
import type { Messenger, Posted, Refusal, RenderedMessage } from "../../src/dispatch/messenger.ts";
import { LIMITED_SECONDS, type Fault, type ShownMessage } from "../contracts/messenger-contract.ts";

const MAX_WORDS = 4_000;
const bodySchema = z.object({ words: z.string() });

interface FakeMessage extends ShownMessage {
  readonly id: string;
  readonly key: string;
}

/** A platform in memory, with a messenger for it. Its faults come one request each, in the order they were asked for. */
export interface FakePlatform {
  readonly messenger: Messenger;
  readonly shown: (channel: ChannelAddress) => readonly ShownMessage[];
  /** Every post and edit that reached the platform, refused or not. */
  readonly requests: () => number;
  readonly fail: (...faults: readonly Fault[]) => void;
  /** From now on nothing is answered, posted or found. */
  readonly breakDown: () => void;
  /** From now on everything works. */
  readonly recover: () => void;
}

/** @param clock what the platform counts its Retry-After from. */
export function makeFakePlatform(platform: Platform = "slack", clock: () => Date = () => new Date()): FakePlatform {
  const channels = new Map<ChannelAddress, FakeMessage[]>();
  const posting: Fault[] = [];
  const finding: Fault[] = [];
  let unreadable = false;
  let down = false;
  let ids = 0;
  let requests = 0;

  const messagesIn = (channel: ChannelAddress): FakeMessage[] => {
    const messages = channels.get(channel) ?? [];
    channels.set(channel, messages);
    return messages;
  };

  /** Runs `take` unless a fault keeps it from the platform; the answer may be lost either way. */
  const request = async (message: RenderedMessage, signal: AbortSignal, take: () => Posted): Promise<Posted> => {
    if (signal.aborted) return { kind: "unknown", reason: "aborted" };
    requests++;
    const fault = down ? "server-error" : posting.shift();
    switch (fault) {
      case undefined:
        return oversize(message) ?? take();
      case "lost-response":
        take();
        return { kind: "unknown", reason: "the connection was closed" };
      case "server-error":
        return { kind: "unknown", reason: "the platform answers 503" };
      case "hang":
        await sleep(60_000, undefined, { signal }).catch(() => undefined);
        return { kind: "unknown", reason: "no answer in time" };
      case "limited":
        return { kind: "limited", retryAt: new Date(clock().getTime() + LIMITED_SECONDS * 1000) };
      case "channel-gone":
      case "removed":
      case "forbidden":
      case "login":
        return { kind: "refused", why: fault, reason: REASONS[fault] };
      case "unreadable":
      case "history-down":
        throw new Error(`${fault} is no fault of a post`);
    }
  };

  const messenger: Messenger = {
    platform,
    post: (to, message, { signal, under }) =>
      request(message, signal, () => {
        const id = String(++ids);
        messagesIn(to).push({ id, key: message.key, words: wordsOf(message), under });
        return { kind: "sent", messageId: id };
      }),
    edit: (to, message, { signal, messageId }) =>
      request(message, signal, () => {
        const messages = messagesIn(to);
        const index = messages.findIndex(({ id }) => id === messageId);
        const before = messages[index];
        if (before === undefined) return { kind: "refused", why: "message", reason: "The message is not there." };
        messages[index] = { ...before, words: wordsOf(message) };
        return { kind: "sent", messageId };
      }),
    async find(to, key, { signal, under }) {
      if (signal.aborted) return { kind: "unanswered", reason: "aborted", retryAt: null };
      if (unreadable) return { kind: "unreadable", reason: "Lede may not read this channel." };
      if (down || finding.shift() !== undefined) return { kind: "unanswered", reason: "answers 503", retryAt: null };
      const found = messagesIn(to).find((message) => message.key === key && message.under === under);
      return found === undefined ? { kind: "absent" } : { kind: "found", messageId: found.id };
    },
  };

  return {
    messenger,
    shown: (channel) => messagesIn(channel).map(({ words, under }) => ({ words, under })),
    requests: () => requests,
    fail(...faults) {
      for (const fault of faults) {
        if (fault === "unreadable") unreadable = true;
        else if (fault === "history-down") finding.push(fault);
        else posting.push(fault);
      }
    },
    breakDown() {
      down = true;
    },
    recover() {
      down = false;
      unreadable = false;
      posting.length = 0;
      finding.length = 0;
    },
  };
}

/** A message as the fake platform takes it. */
export function makeFakeMessage(key: string, words: string): RenderedMessage {
  return { key, body: { words } };
}

/** One that it refuses. */
export function makeOversizeMessage(key: string): RenderedMessage {
  return makeFakeMessage(key, "x".repeat(MAX_WORDS + 1));
}

const REASONS: Readonly<Record<Exclude<Refusal, "message">, string>> = {
  "channel-gone": "The channel was deleted.",
  removed: "Lede was removed from this channel.",
  forbidden: "Lede may not post in this channel.",
  login: "The platform no longer takes Lede's token.",
};

function oversize(message: RenderedMessage): Posted | null {
  if (wordsOf(message).length <= MAX_WORDS) return null;
  return { kind: "refused", why: "message", reason: `The message is longer than ${MAX_WORDS} characters.` };
}

function wordsOf({ body }: RenderedMessage): string {
  return bodySchema.parse(body).words;
}
