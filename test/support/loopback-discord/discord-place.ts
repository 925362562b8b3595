import { vi } from "vitest";

import { renderDiscordMessages } from "../../../src/dispatch/discord-components.ts";
import { DiscordMessenger } from "../../../src/dispatch/discord-messenger.ts";
import type { Commands } from "../../../src/entry/commands.ts";
import { startDiscordApp, type DiscordApp } from "../../../src/entry/discord-app.ts";
import { renderDiscordCommands } from "../../../src/entry/discord/discord-commands.ts";
import type { Leases } from "../../../src/shared/leases.ts";
import type { AskedInChat, ChatPlace, SeenMessage } from "../chat-place.ts";
import { componentsOf, discordTextsOf, isRecord } from "../find-component-faults.ts";
import { makeMemoryLeases } from "../memory-leases.ts";
import { makeMemoryLog } from "../memory-log.ts";
import { isEphemeral } from "./check-message.ts";
import type { Exchange } from "./exchange.ts";
import { startLoopbackDiscord, type LoopbackDiscord, type LoopbackOptions } from "./loopback-discord.ts";
import type { People, Place } from "./people.ts";
import { PERMISSIONS } from "./permissions.ts";
import type { Channel, Command, Guild, Message } from "./world.ts";

const BUTTON = 2;
const SELECT = 3;
const DEFERRED_UPDATE = 6;

/** Discord on loopback with the real app connected to it. */
export interface DiscordPlace extends ChatPlace {
  readonly discord: LoopbackDiscord;
  readonly guild: Guild;
  readonly news: Channel;
  readonly leases: Leases;
}

export async function openDiscordPlace(commands: Commands, loopback: LoopbackOptions = {}): Promise<DiscordPlace> {
  const discord = await startLoopbackDiscord(loopback);
  const { world, people } = discord;
  const log = makeMemoryLog();
  const leases = makeMemoryLeases();
  world.commands = renderDiscordCommands().map((command): Command => ({ ...command, id: world.makeId() }));
  const guild = discord.addGuild("Harbour");
  const news = guild.channels[0] ?? discord.addChannel("news", guild);
  const access = { token: discord.token, apiUrl: discord.apiUrl, requestsPerSecond: 1_000 };
  const members = { manager: people.makeUser("Ada"), member: people.makeUser("Ben") };
  const may = { manager: PERMISSIONS.MANAGE_CHANNELS, member: 0n };
  const placeOf = (who: "manager" | "member"): Place => ({ channel: news, user: members[who], may: may[who] });

  const start = async (): Promise<DiscordApp> => {
    const started = await startDiscordApp(access, { commands, log, leases, clock: () => new Date() });
    await vi.waitUntil(() => discord.gateway.connected === (loopback.shards ?? 1), { timeout: 5_000 });
    return started;
  };
  let app: DiscordApp | null = await start();
  const stop = async (): Promise<void> => {
    await app?.stop();
    app = null;
  };
  return {
    discord,
    guild,
    news,
    leases,
    log,
    channel: `discord:${news.id}`,
    community: `discord:${guild.id}`,
    people: { manager: members.manager.id, member: members.member.id },
    secrets: [discord.token],
    type: ({ command, options = {}, who = "manager" }) => watch(people.call(command, { ...placeOf(who), options })),
    press: ({ message, label, who = "manager" }) =>
      watch(pressOrChoose(people, { message: messageOf(message), label, place: placeOf(who) })),
    suggest: async ({ command, option, text }) => {
      const choices = await people.suggest(command, { ...placeOf("manager"), option, text }).suggested();
      return choices.map(({ name, value }) => ({ label: String(name), value: String(value) }));
    },
    postDigest: async (digest) => {
      const messenger = new DiscordMessenger(access, () => new Date());
      const before = news.messages.length;
      for (const [part, body] of renderDiscordMessages(digest).entries()) {
        const message = { key: `${digest.id}:${String(part + 1)}`, body: { ...body } };
        await messenger.post(`discord:${news.id}`, message, { signal: AbortSignal.timeout(5_000), under: null });
      }
      return news.messages.slice(before).map(seeMessage);
    },
    losses: ["deleted"],
    lose: async () => discord.deleteChannel(news),
    leave: async () => discord.removeFrom(guild),
    restart: async () => {
      await stop();
      app = await start();
    },
    stop,
    close: async () => {
      await stop();
      await discord.close();
    },
  };
}

interface Pressing {
  readonly message: Message;
  readonly label: string;
  readonly place: Place;
}

function pressOrChoose(people: People, { message, label, place }: Pressing): Exchange {
  const isButton = componentsOf(message).some((each) => each["type"] === BUTTON && each["label"] === label);
  return isButton ? people.press(message, label, place) : people.choose(message, label, place);
}

/** What came of something that was asked. */
export function watch(exchange: Exchange): AskedInChat {
  const messages = (): readonly Message[] => {
    const own = exchange.message === null || exchange.responseType === DEFERRED_UPDATE ? [] : [exchange.message];
    return [...own, ...exchange.followUps];
  };
  return {
    seen: async (count = 1) => {
      await exchange.until(() => messages().length >= count);
      return messages().map(seeMessage);
    },
    acknowledgedAfterMs: async () => {
      await exchange.acknowledged();
      return exchange.acknowledgedMs ?? Infinity;
    },
  };
}

const seenMessages = new WeakMap<SeenMessage, Message>();

export function seeMessage(message: Message): SeenMessage {
  const seen: SeenMessage = {
    words: discordTextsOf(message).join("\n"),
    labels: componentsOf(message).flatMap((component) => {
      if (component["type"] === BUTTON) return [String(component["label"])];
      if (component["type"] !== SELECT || !Array.isArray(component["options"])) return [];
      return component["options"].filter(isRecord).map(({ label }) => String(label));
    }),
    onlyAsker: isEphemeral(message.flags),
    gone: () => message.gone,
  };
  seenMessages.set(seen, message);
  return seen;
}

export function messageOf(seen: SeenMessage): Message {
  const message = seenMessages.get(seen);
  if (message === undefined) throw new Error("That message was not seen here.");
  return message;
}
