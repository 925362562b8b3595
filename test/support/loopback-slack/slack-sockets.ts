import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocketServer, type WebSocket } from "ws";

import { asRecord, parseJson } from "./slack-call.ts";

/** Sockets an app may hold. Source: Slack, "Using Socket Mode". */
const MOST_SOCKETS = 10;
/** Slack pings about as often; the client gives a silent socket up after 30 s. */
const PING_EVERY_MS = 10_000;

export interface Envelope {
  readonly type: "slash_commands" | "interactive" | "events_api";
  readonly payload: unknown;
  /** How often an event was sent before, and why again. */
  readonly retry?: { readonly attempt: number; readonly reason: "timeout" };
}

/** Socket Mode: sockets that an app opened, each payload to one of them in turn. */
export class SlackSockets {
  readonly #server = new WebSocketServer({ noServer: true });
  readonly #tickets = new Set<string>();
  readonly #sockets = new Set<WebSocket>();
  /** Told to come again: nothing is sent to them any more. */
  readonly #leaving = new WeakSet<WebSocket>();
  readonly #waiting = new Map<string, (payload: unknown) => void>();
  readonly #appId: string;
  #turn = 0;
  /** How many sockets were ever opened. */
  opened = 0;

  constructor(appId: string) {
    this.#appId = appId;
  }

  get open(): number {
    return this.#live().length;
  }

  /** A ticket for one socket, as `apps.connections.open` gives it: it works once. */
  issueTicket(): string {
    const ticket = randomUUID();
    this.#tickets.add(ticket);
    return ticket;
  }

  /** The upgrade of a connection that came with a ticket. */
  accept(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const ticket = new URL(request.url ?? "/", "http://127.0.0.1").searchParams.get("ticket") ?? "";
    if (!this.#tickets.delete(ticket) || this.open >= MOST_SOCKETS) {
      socket.end("HTTP/1.1 408 Request Timeout\r\n\r\n");
      return;
    }
    this.#server.handleUpgrade(request, socket, head, (webSocket) => this.#greet(webSocket));
  }

  #greet(socket: WebSocket): void {
    this.#sockets.add(socket);
    this.opened += 1;
    const ping = setInterval(() => socket.ping(), PING_EVERY_MS).unref();
    socket.on("close", () => {
      clearInterval(ping);
      this.#sockets.delete(socket);
    });
    // A socket that breaks closes, too, and that is what counts.
    socket.on("error", () => socket.terminate());
    socket.on("message", (data: Buffer) => this.#read(data.toString("utf8")));
    socket.send(
      JSON.stringify({
        type: "hello",
        num_connections: this.open,
        debug_info: { host: "applink-loopback", build_number: 1, approximate_connection_time: 18_060 },
        connection_info: { app_id: this.#appId },
      }),
    );
  }

  /** Sends to one open socket; the promise is the payload of its acknowledgement. */
  async send({ type, payload, retry }: Envelope): Promise<unknown> {
    const live = this.#live();
    const socket = live[this.#turn++ % Math.max(1, live.length)];
    if (socket === undefined) throw new Error("The app has no socket open.");
    const id = randomUUID();
    const acked = new Promise((resolve) => {
      this.#waiting.set(id, resolve);
    });
    socket.send(
      JSON.stringify({
        envelope_id: id,
        type,
        payload,
        accepts_response_payload: type !== "events_api",
        ...(type === "events_api" ? { retry_attempt: retry?.attempt ?? 0, retry_reason: retry?.reason ?? "" } : {}),
      }),
    );
    return acked;
  }

  #read(text: string): void {
    const message = asRecord(parseJson(text));
    const id = message?.["envelope_id"];
    if (typeof id !== "string") return;
    this.#waiting.get(id)?.(message?.["payload"]);
    this.#waiting.delete(id);
  }

  /** Tells the first socket, or all, to come again, as Slack does every few hours. */
  refresh(which: "one" | "all" = "one"): void {
    for (const socket of this.#live().slice(0, which === "one" ? 1 : undefined)) {
      this.#leaving.add(socket);
      socket.send(
        JSON.stringify({ type: "disconnect", reason: "refresh_requested", debug_info: { host: "applink-loopback" } }),
      );
    }
  }

  /** Cuts every connection without a word. */
  cut(): void {
    for (const socket of this.#sockets) socket.terminate();
  }

  close(): void {
    this.cut();
    this.#server.close();
  }

  #live(): readonly WebSocket[] {
    return [...this.#sockets].filter((socket) => socket.readyState === socket.OPEN && !this.#leaving.has(socket));
  }
}
