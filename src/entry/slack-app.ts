import { setTimeout as sleep } from "node:timers/promises";

import { App, HTTPReceiver, type Receiver } from "@slack/bolt";

import { makeSlackClient, makeSlackLogger } from "../dispatch/slack-client.ts";
import type { Log } from "../shared/log.ts";
import type { Commands } from "./commands.ts";
import { logIn, type SlackLogin } from "./slack/slack-login.ts";
import type { SlackManagers } from "./slack/slack-asker.ts";
import { SlackConnections } from "./slack/slack-connections.ts";
import { listenToEvents } from "./slack/slack-events.ts";
import { SLACK_PATH } from "./slack/slack-manifest.ts";
import { listenToPeople } from "./slack/slack-listeners.ts";

/** How payloads come: over sockets that Lede opens, or to an address that Slack calls. */
export type SlackTransport =
  | { readonly kind: "sockets"; readonly appToken: string }
  | { readonly kind: "http"; readonly signingSecret: string; readonly host: string; readonly port: number };

export interface SlackAppSettings {
  readonly botToken: string;
  readonly apiUrl: string;
  readonly transport: SlackTransport;
  readonly managers: SlackManagers;
  /** IANA name: of the times that a client shows which cannot tell its reader's own. */
  readonly timeZone: string;
}

export interface SlackAppParts {
  readonly commands: Commands;
  readonly log: Log;
}

/** Milliseconds that answers in the making get when Lede stops. */
const FINISH_MS = 8_000;

export interface SlackApp {
  readonly login: SlackLogin;
  /** Takes nothing more, and ends when what was asked is answered. */
  stop(): Promise<void>;
}

/**
 * Lede in one Slack workspace: takes commands, buttons and events, until stopped.
 * @throws LedeError `chat-login` where Slack does not take a token, `chat-unreachable` where it does not answer.
 */
export async function startSlackApp(settings: SlackAppSettings, { commands, log }: SlackAppParts): Promise<SlackApp> {
  const { botToken, apiUrl, transport, managers, timeZone } = settings;
  const login = await logIn({ botToken, apiUrl });

  const answering = new Set<Promise<void>>();
  const track = (answer: Promise<void>): void => {
    const kept = answer
      .catch((error: unknown) => log.error("A person was not answered.", { error }))
      .finally(() => answering.delete(kept));
    answering.add(kept);
  };
  const logger = makeSlackLogger(log);
  const app = new App({
    token: botToken,
    // Known already; else the SDK asks by itself, and a failure there ends the process.
    botId: login.botId,
    botUserId: login.botUser,
    receiver: makeReceiver(settings, log),
    logger,
    clientOptions: { slackApiUrl: apiUrl, retryConfig: { retries: 0 } },
    // It would keep every conversation in memory.
    convoStore: false,
  });
  app.error(async (error) => log.error("Something that Slack sent could not be taken.", { error }));
  const client = makeSlackClient({ botToken, apiUrl }, { log });
  listenToPeople(app, { commands, client, managers, log, timeZone, track });
  listenToEvents(app, { commands, botUser: login.botUser, log });

  await (transport.kind === "http" ? app.start({ host: transport.host, port: transport.port }) : app.start());
  await commands.communityJoined(login.community);
  return {
    login,
    stop: async () => {
      await app.stop();
      await Promise.race([Promise.all(answering), sleep(FINISH_MS, undefined, { ref: false })]);
    },
  };
}

function makeReceiver({ transport, apiUrl }: SlackAppSettings, log: Log): Receiver {
  switch (transport.kind) {
    case "sockets":
      return new SlackConnections({ appToken: transport.appToken, apiUrl, log });
    case "http":
      return new HTTPReceiver({
        signingSecret: transport.signingSecret,
        endpoints: [SLACK_PATH],
        logger: makeSlackLogger(log),
      });
  }
}
