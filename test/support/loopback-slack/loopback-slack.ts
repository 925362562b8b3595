import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";

import type { Clock } from "../../../src/shared/clock.ts";
import { ACK_WITHIN_MS, Exchange } from "./exchange.ts";
import { findElement, type PickedElement } from "./find-element.ts";
import { ResponseUrls, respondToAck, type Asked } from "./response-urls.ts";
import { serveSlackCall, type SlackCall } from "./slack-api.ts";
import { parseArguments, SlackRefusal, textOf } from "./slack-call.ts";
import { SlackFaults } from "./slack-faults.ts";
import { makeActionPayload, makeCommandPayload, makeEventPayload, type HappenedEvent } from "./slack-payloads.ts";
import { SlackSockets, type Envelope } from "./slack-sockets.ts";
import { makeSlackWorld, nextTs, PEOPLE, ROOMS, type KeptMessage, type SlackWorld } from "./slack-world.ts";
import { sendSigned } from "./send-signed.ts";

/** How long an answer by another way than the `response_url` is counted to what was asked. */
const WATCHED_MS = 15_000;

export interface LoopbackSlackOptions {
  readonly clock?: Clock;
}

export interface Typed {
  readonly command: string;
  readonly text?: string;
  readonly user?: string;
  readonly channel?: string;
}

export interface Pressed extends PickedElement {
  readonly message: KeptMessage;
  readonly user?: string;
}

/** Slack on 127.0.0.1: one workspace with its Web API, Socket Mode and people who type and press. */
export class LoopbackSlack {
  readonly world: SlackWorld;
  readonly faults = new SlackFaults();
  readonly sockets: SlackSockets;
  readonly responseUrls: ResponseUrls;
  /** Every Web API call as it came. */
  readonly calls: SlackCall[] = [];
  readonly #server;
  #port = 0;
  /** The app's request URL where it takes HTTP; null where it has sockets. */
  #requestUrl: string | null = null;

  private constructor({ clock = () => new Date() }: LoopbackSlackOptions) {
    this.world = makeSlackWorld(clock);
    this.sockets = new SlackSockets(this.world.appId);
    this.responseUrls = new ResponseUrls(this.world);
    this.#server = createServer((request, response) => void this.#serve(request, response));
    this.#server.on("upgrade", (request, socket, head: Buffer) => this.sockets.accept(request, socket, head));
  }

  static async start(options: LoopbackSlackOptions = {}): Promise<LoopbackSlack> {
    const slack = new LoopbackSlack(options);
    slack.#port = await new Promise<number>((resolve) => {
      slack.#server.listen(0, "127.0.0.1", () => {
        const address = slack.#server.address();
        resolve(typeof address === "object" && address !== null ? address.port : 0);
      });
    });
    return slack;
  }

  /** What SLACK_API_URL would be. */
  get apiUrl(): string {
    return `http://127.0.0.1:${String(this.#port)}/api/`;
  }

  /** From now on payloads go, signed, to the app's request URL. */
  useRequestUrl(url: string): void {
    this.#requestUrl = url;
  }

  /** A person types a command. */
  type({ command, text: words = "", user = PEOPLE.admin, channel = ROOMS.news }: Typed): Exchange {
    const asked: Asked = { channel, user, source: null };
    return this.#ask(asked, (responseUrl) => ({
      type: "slash_commands",
      payload: makeCommandPayload({ command, text: words, user, channel, responseUrl }, this.world),
    }));
  }

  /** A person presses a button of a message, or picks from a menu of it. */
  press({ message, user = PEOPLE.admin, ...picked }: Pressed): Exchange {
    const action = findElement(message, picked);
    const asked: Asked = { channel: message.channel, user, source: message };
    return this.#ask(asked, (responseUrl) => ({
      type: "interactive",
      payload: makeActionPayload({ message, user, action, responseUrl }, this.world),
    }));
  }

  /** Something happens in the workspace that the app has subscribed to. The promise ends when it is acknowledged. */
  async happen(happened: HappenedEvent): Promise<void> {
    await this.#deliver({ type: "events_api", payload: makeEventPayload(happened, this.world) });
  }

  /** Sends a payload as it is, such as a recorded one. */
  async send(envelope: Envelope): Promise<unknown> {
    return this.#deliver(envelope);
  }

  /** An address of a recorded payload's kind that answers to this exchange. */
  issueResponseUrl(asked: Asked, exchange: Exchange): string {
    const path = this.responseUrls.issue(asked, (shown) => exchange.show(shown));
    return `http://127.0.0.1:${String(this.#port)}${path}`;
  }

  /** A person writes in a channel. */
  say(words: string, channel: string = ROOMS.news): KeptMessage {
    const message: KeptMessage = {
      channel,
      ts: nextTs(this.world),
      to: null,
      threadTs: null,
      text: words,
      blocks: [],
      metadata: null,
      edits: 0,
      gone: false,
      by: "person",
    };
    this.world.messages.push(message);
    return message;
  }

  /** What everyone in the channel sees, the oldest first. */
  posted(channel: string = ROOMS.news): readonly KeptMessage[] {
    return this.world.messages.filter((message) => message.channel === channel && message.to === null && !message.gone);
  }

  async close(): Promise<void> {
    this.sockets.close();
    await new Promise<void>((resolve) => {
      this.#server.close(() => resolve());
      this.#server.closeAllConnections();
    });
  }

  #ask(asked: Asked, compose: (responseUrl: string) => Envelope): Exchange {
    const exchange = new Exchange();
    const envelope = compose(this.issueResponseUrl(asked, exchange));
    this.#watchEphemerals(asked, exchange);
    void this.#carry(envelope, asked, exchange);
    return exchange;
  }

  async #carry(envelope: Envelope, asked: Asked, exchange: Exchange): Promise<void> {
    try {
      const shown = respondToAck(await this.#deliver(envelope), asked, this.world);
      if (shown !== null) exchange.show(shown);
      exchange.acked();
    } catch (error) {
      exchange.failed(error instanceof Error ? error : new Error(String(error)));
    }
  }

  async #deliver(envelope: Envelope): Promise<unknown> {
    const { signingSecret } = this.world.tokens;
    // The signature covers the time, and the app checks it against its own clock, which is the real one.
    const now = Math.floor(Date.now() / 1_000);
    const answered =
      this.#requestUrl === null
        ? this.sockets.send(envelope)
        : sendSigned(envelope, { url: this.#requestUrl, signingSecret, now });
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error("operation_timeout: not acknowledged within 3 s")), ACK_WITHIN_MS);
    });
    return Promise.race([answered, late]).finally(() => clearTimeout(timer));
  }

  readonly #watched = new Set<{ readonly asked: Asked; readonly exchange: Exchange }>();

  #watchEphemerals(asked: Asked, exchange: Exchange): void {
    const watch = { asked, exchange };
    this.#watched.add(watch);
    setTimeout(() => this.#watched.delete(watch), WATCHED_MS).unref();
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await text(request);
    const path = new URL(request.url ?? "/", "http://127.0.0.1").pathname;
    const args = parseArguments(body, request.headers["content-type"] ?? "");
    if (this.responseUrls.has(path)) return this.#answerResponseUrl(path, args, response);
    if (!path.startsWith("/api/")) return void response.writeHead(404).end();
    const token = request.headers.authorization?.replace(/^Bearer ?/, "") ?? textOf(args, "token");
    const call = { method: path.slice("/api/".length), args, token };
    this.calls.push(call);
    const before = this.world.messages.length;
    await serveSlackCall(call, response, {
      world: this.world,
      faults: this.faults,
      openSocket: () =>
        `ws://127.0.0.1:${String(this.#port)}/link/?ticket=${this.sockets.issueTicket()}&app_id=${this.world.appId}`,
    });
    for (const message of this.world.messages.slice(before)) this.#showToWatchers(message);
  }

  /** An answer may also come by `chat.postEphemeral`. */
  #showToWatchers(message: KeptMessage): void {
    for (const { asked, exchange } of this.#watched) {
      if (message.to === asked.user && message.channel === asked.channel) exchange.show(message);
    }
  }

  #answerResponseUrl(path: string, args: Readonly<Record<string, unknown>>, response: ServerResponse): void {
    const fault = this.faults.next("response_url");
    if (fault?.kind === "status") return void response.writeHead(fault.status).end();
    try {
      this.responseUrls.answer(path, args);
      response.writeHead(200, { "content-type": "text/plain" }).end("ok");
    } catch (error) {
      if (!(error instanceof SlackRefusal)) throw error;
      response.writeHead(404, { "content-type": "application/json" });
      response.end(JSON.stringify({ ok: false, error: error.error, ...error.extra }));
    }
  }
}
