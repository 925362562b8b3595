import { parseCommandText } from "../../../src/entry/commands/parse-command-text.ts";
import type { Commands } from "../../../src/entry/commands.ts";
import { startSlackApp, type SlackApp, type SlackAppSettings } from "../../../src/entry/slack-app.ts";
import { renderSlackMessages } from "../../../src/dispatch/slack-blocks.ts";
import { SlackMessenger } from "../../../src/dispatch/slack-messenger.ts";
import type { AskedInChat, ChatPlace, Loss, SeenMessage, TypedInChat } from "../chat-place.ts";
import { slackTextsOf } from "../find-slack-faults.ts";
import { makeMemoryLog } from "../memory-log.ts";
import type { Exchange } from "./exchange.ts";
import { labelsOf } from "./find-element.ts";
import { LoopbackSlack } from "./loopback-slack.ts";
import { PEOPLE, ROOMS, type KeptMessage } from "./slack-world.ts";

const USERS = { manager: PEOPLE.admin, member: PEOPLE.member } as const;

const LOSSES: Readonly<Record<Loss, (slack: LoopbackSlack) => Readonly<Record<string, unknown>>>> = {
  removed: (slack) => ({
    type: "member_left_channel",
    user: slack.world.botUser,
    channel: ROOMS.news,
    channel_type: "C",
    team: slack.world.team.id,
  }),
  archived: () => ({ type: "channel_archive", channel: ROOMS.news, user: PEOPLE.admin }),
  deleted: () => ({ type: "channel_deleted", channel: ROOMS.news }),
};

/** Slack on loopback with the real app connected to it. */
export interface SlackPlace extends ChatPlace {
  readonly slack: LoopbackSlack;
  /** Where the app takes signed calls; none where it has sockets. */
  readonly requestUrls: readonly string[];
}

export async function openSlackPlace(
  commands: Commands,
  settings: Partial<SlackAppSettings> = {},
): Promise<SlackPlace> {
  const slack = await LoopbackSlack.start();
  const log = makeMemoryLog();
  const { bot, app: appToken, signingSecret } = slack.world.tokens;
  const start = (): Promise<SlackApp> =>
    startSlackApp(
      {
        botToken: bot,
        apiUrl: slack.apiUrl,
        transport: { kind: "sockets", appToken },
        managers: [],
        timeZone: "Europe/Berlin",
        ...settings,
      },
      { commands, log },
    );
  let app: SlackApp | null = await start();
  const stop = async (): Promise<void> => {
    await app?.stop();
    app = null;
  };
  return {
    slack,
    requestUrls: [],
    log,
    channel: `slack:${ROOMS.news}`,
    community: `slack:${slack.world.team.id}`,
    people: USERS,
    secrets: [bot, appToken, signingSecret],
    type: ({ who = "manager", ...typed }) => watch(slack.type({ ...lineOf(typed), user: USERS[who] })),
    press: ({ message, label, who = "manager" }) =>
      watch(slack.press({ message: keptOf(message), label, user: USERS[who] })),
    suggest: null,
    postDigest: async (digest) => {
      const messenger = new SlackMessenger({ botToken: bot, apiUrl: slack.apiUrl }, () => new Date());
      const before = slack.posted().length;
      for (const body of renderSlackMessages(digest)) {
        const message = { key: body.metadata.event_payload.key, body: { ...body } };
        await messenger.post(`slack:${ROOMS.news}`, message, { signal: AbortSignal.timeout(5_000), under: null });
      }
      return slack.posted().slice(before).map(seeMessage);
    },
    losses: ["removed", "archived", "deleted"],
    lose: (loss) => slack.happen({ event: LOSSES[loss](slack) }),
    leave: () => slack.happen({ event: { type: "app_uninstalled" } }),
    restart: async () => {
      await stop();
      app = await start();
    },
    stop,
    close: async () => {
      await stop();
      await slack.close();
    },
  };
}

/** `lede schedule` with its options → `/lede` and `schedule 08:00 mon-fri`. */
function lineOf({ command, options = {} }: Omit<TypedInChat, "who">): {
  readonly command: string;
  readonly text: string;
} {
  const [name = "", ...words] = command.split(" ");
  const text = [...words, ...Object.values(options)].join(" ");
  const parsed = parseCommandText(name, text);
  if (parsed.command !== command) throw new Error(`/${name} ${text} is read as ${parsed.command}.`);
  return { command: `/${name}`, text };
}

function watch(exchange: Exchange): AskedInChat {
  return {
    seen: async (count = 1) => (await exchange.answers(count)).map(seeMessage),
    acknowledgedAfterMs: () => exchange.acknowledged(),
  };
}

const kept = new WeakMap<SeenMessage, KeptMessage>();

function seeMessage(message: KeptMessage): SeenMessage {
  const seen: SeenMessage = {
    words: slackTextsOf(message.blocks).join("\n"),
    labels: labelsOf(message),
    onlyAsker: message.to !== null,
    gone: () => message.gone,
  };
  kept.set(seen, message);
  return seen;
}

function keptOf(seen: SeenMessage): KeptMessage {
  const message = kept.get(seen);
  if (message === undefined) throw new Error("That message was not seen here.");
  return message;
}
