import {
  parseChannelAddress,
  platformOf,
  type ChannelAddress,
  type Platform,
  type Subscription,
} from "../../article/subscription.ts";
import { LedeError } from "../../shared/errors.ts";
import type { SetupCheck } from "../setup-check.ts";
import type { CliContext } from "./cli-context.ts";

export interface SetupOptions {
  /** Where Slack reaches Lede; without it Lede opens sockets. */
  readonly url?: string;
  /** A channel to try beside those that digests are set for. */
  readonly channel?: string;
}

/** `lede setup slack|discord|check`: how a bot is made, and whether it can work. */
export async function setupCommand(
  what: "slack" | "discord" | "check",
  options: SetupOptions,
  context: CliContext,
): Promise<void> {
  switch (what) {
    case "slack":
      return setUpSlack(options, context);
    case "discord":
      return setUpDiscord(context);
    case "check":
      return checkSetup(options, context);
  }
}

/** The manifest alone on standard output, so that it can be piped; what to do with it beside it. */
async function setUpSlack({ url }: SetupOptions, { stdout, stderr }: CliContext): Promise<void> {
  const { composeSlackManifest } = await import("../slack/slack-manifest.ts");
  const { renderSlackSteps } = await import("../slack/slack-steps.ts");
  const baseUrl = url === undefined ? null : parseBaseUrl(url);
  stdout.write(`${JSON.stringify(composeSlackManifest(baseUrl), null, 2)}\n`);
  stderr.write(`\n${renderSlackSteps(baseUrl)}`);
}

function parseBaseUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url?.protocol === "https:") return url.href;
  throw new LedeError("usage", `${JSON.stringify(text)} is no address that Slack could call.`, {
    next: "Write it as https://lede.example.org, or leave --url out: Lede then opens its connections itself.",
  });
}

/** The invite link alone on standard output; what was done, and what to do with the link, beside it. */
async function setUpDiscord({ settings, stdout, stderr }: CliContext): Promise<void> {
  const { discord } = await settings();
  const { renderInviteSteps, renderTokenSteps } = await import("../discord/discord-steps.ts");
  if (discord === null) return void stdout.write(renderTokenSteps());
  const { setUpDiscord: register } = await import("../discord/discord-setup.ts");
  const { login, commands, inviteLink } = await register(discord);
  const names = new Intl.ListFormat("en").format(commands.map((name) => `/${name}`));
  stderr.write(`${login.name} has ${names} now. The link to invite it to a server:\n\n`);
  stdout.write(`${inviteLink}\n`);
  stderr.write(`\n${renderInviteSteps()}`);
}

async function checkSetup({ channel }: SetupOptions, { settings, stdout }: CliContext): Promise<void> {
  const { slack, discord, subscriptions, store } = await settings();
  const named = channel === undefined ? [] : [parseChannel(channel)];
  if (slack === null && discord === null) {
    throw new LedeError("bad-settings", "There is nothing to check: no token is set.", {
      next: "Set SLACK_BOT_TOKEN and SLACK_APP_TOKEN, or DISCORD_TOKEN; `npm run -s lede -- setup slack` (or `setup discord`) says where they come from.",
    });
  }
  const kept = [...subscriptions, ...(await readSubscriptions(store))];
  const channels = [...new Set([...named, ...kept.map(({ to }) => to)])];
  const on = (platform: Platform): readonly ChannelAddress[] => channels.filter((to) => platformOf(to) === platform);
  const checks = [
    ...(slack === null ? [] : await (await import("../slack/slack-check.ts")).checkSlack(slack, on("slack"))),
    ...(discord === null
      ? []
      : await (await import("../discord/discord-check.ts")).checkDiscord(discord, on("discord"))),
  ];
  for (const check of checks) stdout.write(`${renderCheck(check)}\n`);
  const wrong = checks.filter(({ fault }) => fault !== null).length;
  if (wrong === 0) return;
  throw new LedeError("setup-incomplete", `${String(wrong)} of ${String(checks.length)} things are not right yet.`, {
    next: "Do what stands beside each, and check again.",
  });
}

/** Those that were set from a chat, but for the paused ones: what is wrong with those is known. */
async function readSubscriptions(location: string): Promise<readonly Subscription[]> {
  const { openStore } = await import("../../store/store.ts");
  const store = await openStore(location);
  try {
    return (await store.subscriptions.all()).filter(({ paused }) => paused === null);
  } finally {
    await store.close();
  }
}

function parseChannel(text: string): ChannelAddress {
  const address = parseChannelAddress(text);
  if (address !== null) return address;
  if (/^[CGD][A-Z0-9]{2,}$/.test(text)) return `slack:${text}`;
  if (/^\d{15,20}$/.test(text)) return `discord:${text}`;
  throw new LedeError("usage", `${JSON.stringify(text)} is no channel's address.`, {
    next: "Write it as slack:C0123ABCD (the id stands at the bottom of the channel's details), or as discord:1457510428359004343 (Copy Channel ID in its menu).",
  });
}

function renderCheck({ what, fault, found }: SetupCheck): string {
  if (fault !== null) return `✗ ${what}: ${fault}`;
  return found === undefined ? `✓ ${what}` : `✓ ${what}: ${found}`;
}
