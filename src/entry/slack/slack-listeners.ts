import type { App, webApi } from "@slack/bolt";

import type { Answer } from "../../dispatch/answer.ts";
import { renderSlackAnswer } from "../../dispatch/slack-answer.ts";
import type { Log } from "../../shared/log.ts";
import { answerSafely } from "../commands/answer-safely.ts";
import { parseCommandText } from "../commands/parse-command-text.ts";
import { COMMANDS, LEDE, type Commands } from "../commands.ts";
import { makeSlackAsker, type SlackManagers } from "./slack-asker.ts";
import {
  parseSlackCommand,
  parseSlackPress,
  type SlackAsked,
  type SlackCommand,
  type SlackPress,
} from "./slack-payloads.ts";
import { SlackResponder } from "./slack-responder.ts";

export interface ListenerParts {
  readonly commands: Commands;
  readonly client: webApi.WebClient;
  readonly managers: SlackManagers;
  readonly log: Log;
  /** IANA name: of the times that a client shows which cannot tell its reader's own. */
  readonly timeZone: string;
  /** Told of each answer that is being made, so that stopping can wait for it. */
  readonly track: (answering: Promise<void>) => void;
}

const NAMES = [...COMMANDS, LEDE].map(({ name }) => name);
const FOR_MANAGERS: ReadonlySet<string> = new Set(
  LEDE.subcommands.filter(({ who }) => who === "managers").map(({ name }) => `lede ${name}`),
);

/** Joins commands, buttons and menus to the core. Each is acknowledged at once, and answered when there is an answer. */
export function listenToPeople(app: App, parts: ListenerParts): void {
  app.command(new RegExp(`^/(?:${NAMES.join("|")})$`), async ({ ack, body }) => {
    const asked = parseSlackCommand(body);
    // Also where it could not be acknowledged, since its socket just closed: the answer goes another way.
    await ack().finally(() => parts.track(answerCommand(asked, parts)));
  });
  app.action(/^lede:/, async ({ ack, body }) => {
    const press = parseSlackPress(body);
    await ack().finally(() => {
      if (press !== null) parts.track(answerPress(press, parts));
    });
  });
}

async function answerCommand(asked: SlackCommand, parts: ListenerParts): Promise<void> {
  const responder = new SlackResponder(asked, parts);
  const typed = parseCommandText(asked.name, asked.text);
  let waiting = Promise.resolve();
  const answer = await answerSafely(
    async () => {
      const asker = await makeSlackAsker(asked, FOR_MANAGERS.has(typed.command), parts);
      const onWaiting = (line: string): void => {
        waiting = show({ kind: "notice", tone: "info", lines: [line] }, responder, parts);
      };
      return await parts.commands.run({ ...typed, asker, onWaiting });
    },
    { what: `slack /${typed.command}`, log: parts.log },
  );
  // Slack shows answers in the order in which they arrive.
  await waiting;
  await show(answer, responder, parts);
}

async function answerPress(press: SlackPress, parts: ListenerParts): Promise<void> {
  const { action } = press;
  if (action === null) return;
  const responder = new SlackResponder(press, parts);
  const answer = await answerSafely(async () => parts.commands.act(action, await makeSlackAsker(press, false, parts)), {
    what: `slack button ${action.action}`,
    log: parts.log,
  });
  if (action.action !== "share" || answer.kind === "notice") return show(answer, responder, parts);
  await share(answer, press, { responder, parts });
}

interface Sharing {
  readonly responder: SlackResponder;
  readonly parts: ListenerParts;
}

/** Puts in the channel what one person saw, and takes theirs away, so that it does not stand there twice. */
async function share(
  answer: Answer,
  { ephemeral }: SlackAsked & { readonly ephemeral: boolean },
  { responder, parts }: Sharing,
): Promise<void> {
  for (const body of renderSlackAnswer(answer, { timeZone: parts.timeZone, shared: true })) {
    if (!(await responder.showEveryone(body))) return show(NOT_SHARED, responder, parts);
  }
  if (ephemeral) await responder.removeOriginal();
}

const NOT_SHARED: Answer = {
  kind: "notice",
  tone: "failed",
  lines: [
    "Slack did not take it for the channel. If it is not there in a minute, invite Lede with `/invite @Lede` and share it again.",
  ],
};

async function show(answer: Answer, responder: SlackResponder, { timeZone }: ListenerParts): Promise<void> {
  for (const body of renderSlackAnswer(answer, { timeZone, shared: false })) await responder.showAsker(body);
}
