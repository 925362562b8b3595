import type { ChannelAddress, CommunityId } from "../../src/article/subscription.ts";
import { renderActionId, type ActionId } from "../../src/dispatch/action-id.ts";
import { ACTION_WORDS } from "../../src/dispatch/action-words.ts";
import { setUpDiscord } from "../../src/entry/discord/discord-setup.ts";
import { startLoopbackDiscord, type LoopbackDiscord } from "../../test/support/loopback-discord/loopback-discord.ts";
import { writeMessage } from "../../test/support/loopback-discord/message-routes.ts";
import type { Channel, User } from "../../test/support/loopback-discord/world.ts";
import { LoopbackSlack } from "../../test/support/loopback-slack/loopback-slack.ts";
import { nextTs, type KeptMessage } from "../../test/support/loopback-slack/slack-world.ts";

export const GUILDS = 100;
/** Channels of the Slack workspace that Lede is in. */
const ROOMS = 20;
/** People on each platform. One gets twelve answers in 30 seconds, so there are enough for 100 commands a second. */
const PEOPLE = 300;

/** What a person waited for, in milliseconds; `text` is all that they were shown. */
export interface Took {
  /** Null where there is nothing before the answer: suggestions have no acknowledgement. */
  readonly first: number | null;
  readonly answer: number;
  readonly text: string;
}

export type StoryButton = ActionId & { readonly action: "summary" | "figures" };

/** What the people of a platform do, each time in the next channel and by the next person. */
export interface ChatPeople {
  /** `summary`, with the words behind it or without any. */
  call(command: "summary" | "figures" | "lede sources", about: string | null): Promise<Took>;
  /** Presses a button under a story of an old digest. */
  press(button: StoryButton): Promise<Took>;
  /** Types into the option of `/summary`; null where the platform suggests nothing. */
  readonly suggest: ((text: string) => Promise<Took>) | null;
}

export interface ChatChannel {
  readonly address: ChannelAddress;
  readonly community: CommunityId;
}

/** A Slack workspace and so many guilds on 127.0.0.1, with people in them, for one process to serve. */
export interface ChatGround {
  /** The settings of whoever serves it. */
  readonly env: Readonly<Record<string, string>>;
  readonly channels: readonly ChatChannel[];
  readonly slack: ChatPeople;
  readonly discord: ChatPeople;
  /** Whether somebody serves both platforms. */
  isServed(): boolean;
  close(): Promise<void>;
}

export async function openChatGround(): Promise<ChatGround> {
  const slack = await LoopbackSlack.start();
  const discord = await startLoopbackDiscord();
  await setUpDiscord({ token: discord.token, apiUrl: discord.apiUrl });
  const rooms = Array.from({ length: ROOMS }, (_, index) => addRoom(slack, index));
  const channels = Array.from({ length: GUILDS }, (_, index) => addGuild(discord, index));
  const { bot, app } = slack.world.tokens;
  return {
    env: {
      SLACK_BOT_TOKEN: bot,
      SLACK_APP_TOKEN: app,
      SLACK_API_URL: slack.apiUrl,
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.apiUrl,
    },
    channels: [
      ...rooms.map((id) => ({ address: `slack:${id}` as const, community: `slack:${slack.world.team.id}` as const })),
      ...channels.map(({ id, guild }) => ({
        address: `discord:${id}` as const,
        community: `discord:${guild?.id ?? ""}` as const,
      })),
    ],
    slack: slackPeople(slack, rooms),
    discord: discordPeople(discord, channels),
    isServed: () => slack.sockets.open > 0 && discord.gateway.connected > 0,
    async close() {
      await slack.close();
      await discord.close();
    },
  };
}

function addRoom({ world }: LoopbackSlack, index: number): string {
  const id = `C1ROOM${index}`;
  const members = new Set([world.botUser]);
  world.channels.set(id, { id, name: `room-${index}`, private: false, archived: false, members });
  return id;
}

function addGuild(discord: LoopbackDiscord, index: number): Channel {
  const [channel] = discord.addGuild(`Guild ${index}`).channels;
  if (channel === undefined) throw new Error("A guild has a channel.");
  return channel;
}

/** The next of them each time, the first again after the last. */
function inTurn<T>(all: readonly T[]): () => T {
  let next = 0;
  return () => {
    const one = all[next++ % all.length];
    if (one === undefined) throw new Error("There is nobody.");
    return one;
  };
}

type SlackExchange = ReturnType<LoopbackSlack["type"]>;

function slackPeople(slack: LoopbackSlack, rooms: readonly string[]): ChatPeople {
  const people = Array.from({ length: PEOPLE }, (_, index) => `U1PERSON${index}`);
  for (const id of people) {
    slack.world.users.set(id, { id, name: id.toLowerCase(), admin: false, owner: false, timeZone: "UTC" });
  }
  const [room, user] = [inTurn(rooms), inTurn(people)];
  return {
    async call(command, about) {
      const [name = "", ...words] = [...command.split(" "), ...(about === null ? [] : [about])];
      return answerOnSlack(slack.type({ command: `/${name}`, text: words.join(" "), channel: room(), user: user() }));
    },
    async press(button) {
      const message = slackDigest(slack, { channel: room(), button });
      return answerOnSlack(slack.press({ message, label: ACTION_WORDS[button.action], user: user() }));
    },
    suggest: null,
  };
}

async function answerOnSlack(exchange: SlackExchange): Promise<Took> {
  await exchange.answers();
  const { ackedAfterMs, shownAfterMs, shown } = exchange;
  const texts = shown.map(({ text, blocks }) => `${text} ${JSON.stringify(blocks)}`);
  return { first: ackedAfterMs ?? Number.NaN, answer: shownAfterMs[0] ?? Number.NaN, text: texts.join(" ") };
}

function slackDigest(
  { world }: LoopbackSlack,
  { channel, button }: { readonly channel: string; readonly button: StoryButton },
): KeptMessage {
  const text = { type: "plain_text", text: ACTION_WORDS[button.action] };
  const elements = [{ type: "button", action_id: renderActionId(button), text }];
  return {
    channel,
    ts: nextTs(world),
    to: null,
    threadTs: null,
    text: "A digest",
    blocks: [{ type: "actions", block_id: "story", elements }],
    metadata: null,
    edits: 0,
    gone: false,
    by: "chat.postMessage",
  };
}

type DiscordExchange = ReturnType<LoopbackDiscord["people"]["call"]>;

function discordPeople({ people, world }: LoopbackDiscord, channels: readonly Channel[]): ChatPeople {
  const users = Array.from({ length: PEOPLE }, (_, index): User => people.makeUser(`Person ${index}`));
  const [nextChannel, nextUser] = [inTurn(channels), inTurn(users)];
  const place = () => ({ channel: nextChannel(), user: nextUser() });
  return {
    call: (command, about) =>
      answerOnDiscord(people.call(command, { ...place(), options: about === null ? {} : { about } })),
    async press(button) {
      const { channel, user } = place();
      const message = writeMessage(world, channel, {
        content: "",
        flags: COMPONENTS_V2,
        components: [{ type: 1, id: 1, components: [discordButton(button)] }],
      });
      return answerOnDiscord(people.press(message, ACTION_WORDS[button.action], { channel, user }));
    },
    async suggest(text) {
      const took = await answerOnDiscord(people.suggest("summary", { ...place(), option: "about", text }));
      return { ...took, first: null };
    },
  };
}

async function answerOnDiscord(exchange: DiscordExchange): Promise<Took> {
  await exchange.until(() => exchange.answeredMs !== null, 10_000);
  const { acknowledgedMs, answeredMs, message, choices } = exchange;
  const text = JSON.stringify(message?.components ?? choices);
  return { first: acknowledgedMs ?? Number.NaN, answer: answeredMs ?? Number.NaN, text };
}

/** Source: Discord, "Message Flags". */
const COMPONENTS_V2 = 1 << 15;

function discordButton(button: StoryButton) {
  return { type: 2, id: 2, style: 2, label: ACTION_WORDS[button.action], custom_id: renderActionId(button) };
}
