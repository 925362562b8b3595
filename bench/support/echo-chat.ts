/* Slack and Discord with nothing behind them: the doors of Lede over commands that say what they were asked. What
 * `npm run bench:chat` compares Lede with. Takes Lede's settings of both. */
import type { Answer } from "../../src/dispatch/answer.ts";
import type { Commands } from "../../src/entry/commands.ts";
import { startDiscordApp } from "../../src/entry/discord-app.ts";
import { parseDiscordSettings } from "../../src/entry/discord/discord-settings.ts";
import { makeLog } from "../../src/entry/make-log.ts";
import { startSlackApp } from "../../src/entry/slack-app.ts";
import { parseSlackSettings } from "../../src/entry/slack/slack-settings.ts";
import { makeMemoryLeases } from "../../test/support/memory-leases.ts";

const nothing = async (): Promise<void> => undefined;
const say = (line: string): Answer => ({ kind: "notice", tone: "info", lines: [line] });

const commands: Commands = {
  run: async ({ command, options }) => say(`${command} ${Object.values(options).join(" ")}`),
  act: async ({ action, subject }) => say(`${action} ${subject}`),
  suggest: async ({ text }) => [{ label: text, value: text }],
  channelLost: nothing,
  communityLeft: nothing,
  communitiesPresent: nothing,
  communityJoined: nothing,
};

const slack = parseSlackSettings(process.env);
const discord = parseDiscordSettings(process.env);
if (slack === null || discord === null) throw new Error("The settings of Slack and Discord are not all set.");
const clock = (): Date => new Date();
const log = await makeLog(process.stderr, { env: process.env, clock });
const apps = [
  await startSlackApp({ ...slack, timeZone: "UTC" }, { commands, log }),
  await startDiscordApp(discord, { commands, log, clock, leases: makeMemoryLeases() }),
];
process.once("SIGTERM", () => void Promise.all(apps.map((app) => app.stop())));
