import { randomUUID } from "node:crypto";
import type { Server } from "node:http";
import { WebSocketServer, type WebSocket } from "ws";

import { isRecord } from "../find-component-faults.ts";
import { renderGuildCreate, renderUser } from "./payloads.ts";
import type { Guild, Json, World } from "./world.ts";

/** Source: "Opcodes and Status Codes", gateway opcodes. */
const OP = {
  dispatch: 0,
  heartbeat: 1,
  identify: 2,
  resume: 6,
  reconnect: 7,
  invalidSession: 9,
  hello: 10,
  heartbeatAck: 11,
} as const;
/** Source: the same, gateway close event codes. */
const CLOSE = {
  unknownOpcode: 4001,
  decodeError: 4002,
  notAuthenticated: 4003,
  authenticationFailed: 4004,
  invalidShard: 4010,
};
const GUILDS = 1;
/** What Discord says; a client beats at that pace. Milliseconds. */
const HEARTBEAT_MS = 41_250;

interface Session {
  readonly id: string;
  readonly shard: readonly [number, number];
  readonly intents: number;
  /** All that was dispatched, to be sent again after a resume. */
  readonly sent: Json[];
  socket: WebSocket | null;
}

/** Discord's gateway: identify, heartbeat, resume, and what it is told to dispatch. JSON without compression. */
export class Gateway {
  /** Successful IDENTIFYs so far: Discord allows 1,000 a day. */
  identifies = 0;
  resumes = 0;
  readonly #world: World;
  readonly #server: WebSocketServer;
  readonly #sessions = new Map<string, Session>();
  #url = "";

  constructor(world: World, server: Server) {
    this.#world = world;
    this.#server = new WebSocketServer({ server });
    this.#server.on("connection", (socket) => this.#greet(socket));
  }

  /** What `GET /gateway/bot` answers as the address. */
  get url(): string {
    return this.#url;
  }

  listensOn(port: number): void {
    this.#url = `ws://127.0.0.1:${String(port)}`;
  }

  get connected(): number {
    return [...this.#sessions.values()].filter(({ socket }) => socket !== null).length;
  }

  /** Sends an event to every session of the guild's shard; without a guild to the first shard. */
  dispatch(type: string, data: Json, guild: Guild | null): void {
    for (const session of this.#sessions.values()) {
      const [shard, count] = session.shard;
      const own = guild === null ? shard === 0 : Number((BigInt(guild.id) >> 22n) % BigInt(count)) === shard;
      if (own && (type === "INTERACTION_CREATE" || (session.intents & GUILDS) !== 0)) send(session, type, data);
    }
  }

  /** Asks every client to connect again and resume. */
  askToReconnect(): void {
    for (const { socket } of this.#sessions.values()) socket?.send(JSON.stringify({ op: OP.reconnect, d: null }));
  }

  /** Ends every session, so that clients must identify anew. */
  invalidateSessions(): void {
    for (const session of this.#sessions.values()) {
      session.socket?.send(JSON.stringify({ op: OP.invalidSession, d: false }));
      session.socket = null;
    }
    this.#sessions.clear();
  }

  /** Breaks every connection without a goodbye; the sessions can be resumed. */
  dropConnections(): void {
    for (const { socket } of this.#sessions.values()) socket?.terminate();
  }

  /** Closes every connection with this code. */
  closeConnections(code: number): void {
    for (const { socket } of this.#sessions.values()) socket?.close(code);
  }

  async close(): Promise<void> {
    for (const client of this.#server.clients) client.terminate();
    const { promise, resolve } = Promise.withResolvers<undefined>();
    this.#server.close(() => resolve(undefined));
    await promise;
  }

  #greet(socket: WebSocket): void {
    socket.send(JSON.stringify({ op: OP.hello, d: { heartbeat_interval: HEARTBEAT_MS } }));
    socket.on("message", (bytes: Buffer) => this.#hear(socket, bytes.toString()));
    socket.on("close", () => {
      for (const session of this.#sessions.values()) if (session.socket === socket) session.socket = null;
    });
  }

  #hear(socket: WebSocket, text: string): void {
    const { op, d } = parse(text);
    if (op === OP.heartbeat) return socket.send(JSON.stringify({ op: OP.heartbeatAck }));
    if (!isRecord(d)) return socket.close(CLOSE.decodeError);
    if (op === OP.identify) return this.#identify(socket, d);
    if (op === OP.resume) return this.#resume(socket, d);
    // Presence, voice and the like change nothing here.
    if (typeof op !== "number" || op > OP.heartbeatAck) socket.close(CLOSE.unknownOpcode);
  }

  #identify(socket: WebSocket, asked: Json): void {
    if (asked["token"] !== this.#world.token || this.#world.token === null) {
      return socket.close(CLOSE.authenticationFailed, "Authentication failed.");
    }
    const [shard, count] = Array.isArray(asked["shard"]) ? asked["shard"].map(Number) : [0, 1];
    if (shard === undefined || count === undefined || shard >= count) return socket.close(CLOSE.invalidShard);
    this.identifies += 1;
    const intents = Number(asked["intents"]);
    const session: Session = { id: randomUUID(), shard: [shard, count], intents, sent: [], socket };
    this.#sessions.set(session.id, session);
    const guilds = [...this.#world.guilds.values()].filter(
      ({ id, joined }) => joined && Number((BigInt(id) >> 22n) % BigInt(count)) === shard,
    );
    send(session, "READY", {
      v: 10,
      user: { ...renderUser(this.#world.bot), verified: true, mfa_enabled: true, email: null },
      guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
      session_id: session.id,
      resume_gateway_url: this.url,
      shard: [shard, count],
      application: { id: this.#world.bot.id, flags: 0 },
    });
    if ((intents & GUILDS) === 0) return;
    for (const guild of guilds) send(session, "GUILD_CREATE", renderGuildCreate(guild, this.#world.bot));
  }

  #resume(socket: WebSocket, asked: Json): void {
    const session = this.#sessions.get(String(asked["session_id"]));
    if (asked["token"] !== this.#world.token || session === undefined) {
      return socket.send(JSON.stringify({ op: OP.invalidSession, d: false }));
    }
    this.resumes += 1;
    session.socket = socket;
    for (const event of session.sent.slice(Number(asked["seq"]))) socket.send(JSON.stringify(event));
    send(session, "RESUMED", {});
  }
}

function send(session: Session, type: string, data: Json): void {
  const event = { op: OP.dispatch, t: type, s: session.sent.length + 1, d: data };
  session.sent.push(event);
  session.socket?.send(JSON.stringify(event));
}

function parse(text: string): Json {
  const value: unknown = JSON.parse(text);
  return isRecord(value) ? value : {};
}
