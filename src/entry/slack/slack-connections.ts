import { setTimeout as sleep } from "node:timers/promises";

import { SocketModeReceiver, webApi, type App, type Receiver } from "@slack/bolt";

import { makeSlackLogger, SLACK_CALL_MS } from "../../dispatch/slack-client.ts";
import { parseSlackFailure } from "../../dispatch/slack-failure.ts";
import type { LedeError } from "../../shared/errors.ts";
import type { Log } from "../../shared/log.ts";
import { appTokenError } from "./slack-login.ts";

/**
 * How many sockets are kept open. The SDK closes a socket before it opens the next, whenever Slack asks to come again;
 * with two, commands arrive at the other one meanwhile. Slack sends each payload to one of them, and allows ten.
 */
const CONNECTIONS = 2;

/** Milliseconds until a socket has said hello. */
const HELLO_MS = 20_000;
/** Milliseconds before a connection that failed is tried again: doubled each time up to the longest. */
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;
/** A connection that lived longer was a good one. */
const GOOD_MS = 10_000;

export interface SlackConnectionsOptions {
  /** `xapp-…` */
  readonly appToken: string;
  readonly apiUrl: string;
  readonly log: Log;
}

/**
 * Socket Mode over several sockets, each opened again as soon as it is closed. The SDK's own reconnecting is off: it
 * waits five seconds first, and ends the process where Slack cannot be reached.
 */
export class SlackConnections implements Receiver {
  readonly #receivers: readonly SocketModeReceiver[];
  readonly #stopping = new AbortController();
  readonly #log: Log;
  readonly #keeping: Promise<void>[] = [];

  constructor({ appToken, apiUrl, log }: SlackConnectionsOptions) {
    this.#log = log;
    this.#receivers = Array.from(
      { length: CONNECTIONS },
      () =>
        new SocketModeReceiver({
          appToken,
          autoReconnectEnabled: false,
          logger: makeSlackLogger(log),
          // Only here does the receiver look for the address: a `clientOptions` beside it is ignored.
          installerOptions: {
            clientOptions: {
              slackApiUrl: apiUrl,
              retryConfig: { retries: 0 },
              rejectRateLimitedCalls: true,
              timeout: SLACK_CALL_MS,
            },
          },
        }),
    );
  }

  init(app: App): void {
    for (const receiver of this.#receivers) receiver.init(app);
  }

  /**
   * Ends when the first socket is open: commands come from then on.
   * @throws LedeError `chat-login` where Slack does not take the token. Whatever else fails is tried again.
   */
  async start(): Promise<void> {
    const first = Promise.withResolvers<void>();
    const [receiver, ...others] = this.#receivers;
    if (receiver === undefined) return;
    this.#keeping.push(this.#keepOpen(receiver, first));
    await first.promise;
    this.#keeping.push(...others.map((other) => this.#keepOpen(other)));
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await Promise.all(this.#receivers.map(({ client }) => client.disconnect()));
    await Promise.all(this.#keeping);
  }

  async #keepOpen({ client }: SocketModeReceiver, first?: PromiseWithResolvers<void>): Promise<void> {
    const { signal } = this.#stopping;
    for (let failures = 0, opened = false; !signal.aborted;) {
      const startedAt = performance.now();
      try {
        const closed = new Promise<void>((resolve) => {
          client.once("disconnected", () => resolve());
        });
        await withinTime(client.start(), HELLO_MS);
        opened = true;
        first?.resolve();
        // It was asked to stop while it was opening.
        if (signal.aborted) await client.disconnect();
        await closed;
        failures = performance.now() - startedAt > GOOD_MS ? 0 : failures + 1;
      } catch (error) {
        failures += 1;
        const refusal = opened ? null : refusalOf(error);
        if (refusal !== null && first !== undefined) return first.reject(refusal);
        this.#tell(failures, error);
        // A socket that never said hello is still there.
        await client.disconnect();
      }
      if (failures > 0) await this.#pause(failures);
    }
    first?.resolve();
  }

  /** Of an outage of hours there are a dozen lines. */
  #tell(failures: number, error: unknown): void {
    if (!Number.isInteger(Math.log2(failures))) return;
    this.#log.warn("Slack's socket could not be opened. It is tried again.", { failures, error });
  }

  async #pause(failures: number): Promise<void> {
    const longest = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (failures - 1));
    const { signal } = this.#stopping;
    try {
      await sleep(longest * (0.5 + Math.random() / 2), undefined, { signal });
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }
}

/** What Slack says of the app token; null for everything that may be otherwise in a moment. */
function refusalOf(error: unknown): LedeError | null {
  if (!(error instanceof webApi.WebAPIPlatformError)) return null;
  const failure = parseSlackFailure(error);
  return failure.kind === "refused" && failure.why === "login" ? appTokenError(failure.error, error) : null;
}

/** @throws Error when it takes longer. */
async function withinTime<Value>(promise: Promise<Value>, ms: number): Promise<Value> {
  const timer = new AbortController();
  const late = async (): Promise<never> => {
    await sleep(ms, undefined, { signal: timer.signal });
    throw new Error(`There was no hello within ${String(ms / 1_000)} s.`);
  };
  try {
    return await Promise.race([promise, late()]);
  } finally {
    timer.abort();
  }
}
