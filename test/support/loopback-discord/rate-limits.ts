import { createHash } from "node:crypto";

/** So many requests in so many milliseconds. */
export interface Limit {
  readonly requests: number;
  readonly windowMs: number;
}

export interface Limits {
  /** Create message, per channel. */
  readonly post: Limit;
  /** Every other bucket, per route and channel, guild or webhook. */
  readonly other: Limit;
  /** Over all requests with the bot's token. Source: "Rate Limits", global: 50 a second. */
  readonly global: Limit;
}

/** Discord publishes only the global one; the others are what its headers said in 2026. */
export const DISCORD_LIMITS: Limits = {
  post: { requests: 5, windowMs: 5_000 },
  other: { requests: 50, windowMs: 1_000 },
  global: { requests: 50, windowMs: 1_000 },
};

/** For tests of something else. */
export const NO_LIMITS: Limits = {
  post: { requests: 1_000_000, windowMs: 1_000 },
  other: { requests: 1_000_000, windowMs: 1_000 },
  global: { requests: 1_000_000, windowMs: 1_000 },
};

export interface Taken {
  readonly allowed: boolean;
  readonly global: boolean;
  /** Seconds until the window ends. */
  readonly retryAfter: number;
  readonly headers: Readonly<Record<string, string>>;
}

interface Window {
  used: number;
  endsAt: number;
}

/** Counts requests into buckets, by the machine's own clock: clients wait by theirs. */
export class RateLimits {
  readonly #limits: Limits;
  readonly #windows = new Map<string, Window>();

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  /** `bucket` is `POST /channels/:channel/messages 123`: the route and its major parameter. */
  take(bucket: string, { authorized }: { readonly authorized: boolean }): Taken {
    const limit = bucket.startsWith("POST /channels/:channel/messages ") ? this.#limits.post : this.#limits.other;
    const own = this.#open(bucket, limit);
    const global = authorized ? this.#open("global", this.#limits.global) : null;
    if (global !== null && global.used >= this.#limits.global.requests) {
      const retryAfter = secondsTo(global.endsAt);
      return { allowed: false, global: true, retryAfter, headers: limitedHeaders(retryAfter, "global") };
    }
    const allowed = own.used < limit.requests;
    if (allowed) own.used += 1;
    if (allowed && global !== null) global.used += 1;
    const headers = {
      "x-ratelimit-limit": String(limit.requests),
      "x-ratelimit-remaining": String(limit.requests - own.used),
      "x-ratelimit-reset": (own.endsAt / 1_000).toFixed(3),
      "x-ratelimit-reset-after": secondsTo(own.endsAt).toFixed(3),
      "x-ratelimit-bucket": createHash("md5").update(bucket.split(" ", 2).join(" ")).digest("hex"),
    };
    const retryAfter = secondsTo(own.endsAt);
    if (allowed) return { allowed, global: false, retryAfter: 0, headers };
    return { allowed, global: false, retryAfter, headers: { ...headers, ...limitedHeaders(retryAfter, "user") } };
  }

  #open(name: string, limit: Limit): Window {
    const now = Date.now();
    const window = this.#windows.get(name);
    if (window !== undefined && window.endsAt > now) return window;
    const fresh = { used: 0, endsAt: now + limit.windowMs };
    this.#windows.set(name, fresh);
    return fresh;
  }
}

/** Source: "Rate Limits", header format. */
export function limitedHeaders(retryAfter: number, scope: "global" | "user"): Readonly<Record<string, string>> {
  return {
    "retry-after": String(Math.ceil(retryAfter)),
    "x-ratelimit-scope": scope,
    ...(scope === "global" ? { "x-ratelimit-global": "true" } : {}),
  };
}

function secondsTo(time: number): number {
  return Math.max(0, time - Date.now()) / 1_000;
}
