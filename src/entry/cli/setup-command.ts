import { parseChannelAddress, platformOf, type ChannelAddress } from "../../article/subscription.ts";
import { LedeError } from "../../shared/errors.ts";
import type { SetupCheck } from "../setup-check.ts";
import type { CliContext } from "./cli-context.ts";

export interface SetupOptions {
  /** Where Slack reaches Lede; without it Lede opens sockets. */
  readonly url?: string;
  /** A channel to try beside those of the settings file. */
  readonly channel?: string;
}

/** `lede setup slack|check`: how a bot is made, and whether it can work. */
export async function setupCommand(what: "slack" | "check", options: SetupOptions, context: CliContext): Promise<void> {
  switch (what) {
    case "slack":
      return setUpSlack(options, context);
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

async function checkSetup({ channel }: SetupOptions, { settings, stdout }: CliContext): Promise<void> {
  const { slack, subscriptions } = settings();
  const named = channel === undefined ? [] : [parseChannel(channel)];
  const channels = [...new Set([...named, ...subscriptions.map(({ to }) => to)])];
  const on = (platform: "slack"): readonly ChannelAddress[] => channels.filter((to) => platformOf(to) === platform);
  if (slack === null) {
    throw new LedeError("bad-settings", "There is nothing to check: no token is set.", {
      next: "Set SLACK_BOT_TOKEN and SLACK_APP_TOKEN; `npm run -s lede -- setup slack` says where they come from.",
    });
  }
  const { checkSlack } = await import("../slack/slack-check.ts");
  const checks = await checkSlack(slack, on("slack"));
  for (const check of checks) stdout.write(`${renderCheck(check)}\n`);
  const wrong = checks.filter(({ fault }) => fault !== null).length;
  if (wrong === 0) return;
  throw new LedeError("setup-incomplete", `${String(wrong)} of ${String(checks.length)} things are not right yet.`, {
    next: "Do what stands beside each, and check again.",
  });
}

function parseChannel(text: string): ChannelAddress {
  const address =
    parseChannelAddress(text) ?? (/^[CGD][A-Z0-9]{2,}$/.test(text) ? parseChannelAddress(`slack:${text}`) : null);
  if (address !== null) return address;
  throw new LedeError("usage", `${JSON.stringify(text)} is no channel's address.`, {
    next: "Write it as slack:C0123ABCD: the id stands at the bottom of the channel's details.",
  });
}

function renderCheck({ what, fault, found }: SetupCheck): string {
  if (fault !== null) return `✗ ${what}: ${fault}`;
  return found === undefined ? `✓ ${what}` : `✓ ${what}: ${found}`;
}
