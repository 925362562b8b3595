import type { Exchange } from "./exchange.ts";
import { Faults } from "./faults.ts";
import { Gateway } from "./gateway.ts";
import { HttpServer, type Route, type SeenRequest } from "./http-server.ts";
import { interactionRoutes, type AnswerOptions } from "./interaction-routes.ts";
import { messageRoutes, writeMessage, type NonceOptions } from "./message-routes.ts";
import { renderChannel, renderGuildCreate } from "./payloads.ts";
import { People } from "./people.ts";
import { PERMISSIONS, type PermissionName } from "./permissions.ts";
import { placeRoutes } from "./place-routes.ts";
import { NO_LIMITS, RateLimits, type Limits } from "./rate-limits.ts";
import { makeWorld, type Channel, type Guild, type Message, type Role, type World } from "./world.ts";

export interface LoopbackOptions extends Partial<AnswerOptions>, Partial<NonceOptions> {
  readonly token?: string;
  /** None unless said: `DISCORD_LIMITS` are Discord's. */
  readonly limits?: Limits;
  /** Of ids and times; rate limits go by the machine's own clock. */
  readonly now?: () => Date;
  /** How many shards `GET /gateway/bot` recommends; one unless said. */
  readonly shards?: number;
}

/** What the invitation gives the bot; kept here by its number, so that the product's sum is held to it. */
const INVITED = 309_237_746_688n;

/**
 * Discord on 127.0.0.1 over real HTTP and WebSocket, as its documentation describes it: it refuses what Discord
 * refuses, keeps history, honours nonces and rate limits, and goes wrong as a test scripts it.
 */
export class LoopbackDiscord {
  readonly world: World;
  readonly gateway: Gateway;
  readonly people: People;
  readonly faults = new Faults();
  readonly exchanges = new Map<string, Exchange>();
  readonly #http: HttpServer;
  #port = 0;

  constructor({ token, limits, now, ackMs, tokenMs, nonceMs, shards }: LoopbackOptions) {
    const world = makeWorld(now ?? (() => new Date()), token ?? "loopback.discord.token");
    const routes: Route[] = [];
    this.world = world;
    this.#http = new HttpServer({
      routes,
      faults: this.faults,
      limits: new RateLimits(limits ?? NO_LIMITS),
      token: () => world.token,
    });
    this.gateway = new Gateway(world, this.#http.server);
    this.people = new People(world, this.gateway, this.exchanges);
    routes.push(
      ...messageRoutes(world, { nonceMs: nonceMs ?? 5 * 60_000 }),
      ...placeRoutes(world, { gateway: this.gateway, shards: shards ?? 1 }),
      ...interactionRoutes({
        world,
        exchanges: this.exchanges,
        ackMs: ackMs ?? 3_000,
        tokenMs: tokenMs ?? 15 * 60_000,
      }),
    );
  }

  async listen(): Promise<void> {
    this.#port = await this.#http.listen();
    this.gateway.listensOn(this.#port);
  }

  async close(): Promise<void> {
    await this.gateway.close();
    await this.#http.close();
  }

  /** For DISCORD_API_URL. */
  get apiUrl(): string {
    return `http://127.0.0.1:${String(this.#port)}/api`;
  }

  /** For DISCORD_TOKEN; the one that was valid at first where it was taken back. */
  get token(): string {
    return this.world.token ?? "loopback.discord.token";
  }

  /** The requests so far, the oldest first. */
  get seen(): readonly SeenRequest[] {
    return this.#http.seen;
  }

  /** A guild that the bot is a member of, with one channel or as many as are named. */
  addGuild(name: string, channels: readonly string[] = ["news"]): Guild {
    const id = this.world.makeId();
    const botRole: Role = { id: this.world.makeId(), name: "Lede", managed: true, permissions: INVITED };
    const everyone: Role = { id, name: "@everyone", managed: false, permissions: 0n };
    const guild: Guild = { id, name, roles: [everyone, botRole], botRole, channels: [], joined: true };
    this.world.guilds.set(id, guild);
    for (const channel of channels) this.#makeChannel(channel, guild);
    this.gateway.dispatch("GUILD_CREATE", renderGuildCreate(guild, this.world.bot), guild);
    return guild;
  }

  addChannel(name: string, guild: Guild): Channel {
    const channel = this.#makeChannel(name, guild);
    this.gateway.dispatch("CHANNEL_CREATE", renderChannel(channel), guild);
    return channel;
  }

  /** The direct messages between the bot and somebody. */
  addDirectMessages(): Channel {
    return this.#makeChannel("", null);
  }

  /** Takes permissions from the bot in a channel, by an overwrite. */
  deny(channel: Channel, ...names: readonly PermissionName[]): void {
    const bits = names.reduce((all, name) => all | PERMISSIONS[name], 0n);
    channel.overwrites.push({ id: this.world.bot.id, kind: "member", allow: 0n, deny: bits });
  }

  deleteChannel(channel: Channel): void {
    const payload = renderChannel(channel);
    this.world.channels.delete(channel.id);
    channel.guild?.channels.splice(channel.guild.channels.indexOf(channel), 1);
    this.gateway.dispatch("CHANNEL_DELETE", payload, channel.guild);
  }

  /** The bot is removed from a guild. */
  removeFrom(guild: Guild): void {
    guild.joined = false;
    this.gateway.dispatch("GUILD_DELETE", { id: guild.id }, guild);
  }

  /** The guild cannot be reached for a while; nobody removed anybody. */
  breakGuild(guild: Guild): void {
    this.gateway.dispatch("GUILD_DELETE", { id: guild.id, unavailable: true }, guild);
  }

  /** Somebody else writes something, so that history is not only ours. */
  write(channel: Channel, content: string): Message {
    return writeMessage(this.world, channel, {
      content,
      components: [],
      flags: 0,
      author: this.people.makeUser("Somebody"),
    });
  }

  /** From now on the token is not taken any more. */
  revokeToken(): void {
    this.world.token = null;
  }

  #makeChannel(name: string, guild: Guild | null): Channel {
    const channel: Channel = {
      id: this.world.makeId(),
      guild,
      name,
      parent: null,
      overwrites: [],
      messages: [],
      archived: false,
    };
    this.world.channels.set(channel.id, channel);
    guild?.channels.push(channel);
    return channel;
  }
}

/** Starts one; it listens until it is closed. */
export async function startLoopbackDiscord(options: LoopbackOptions = {}): Promise<LoopbackDiscord> {
  const discord = new LoopbackDiscord(options);
  await discord.listen();
  return discord;
}
