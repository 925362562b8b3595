import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";

import type { webApi } from "@slack/bolt";
import { z } from "zod";

import { channelIdOf, type ChannelAddress } from "../../article/subscription.ts";
import { composeBody } from "../../dispatch/slack-blocks.ts";
import { makeSlackClient, SLACK_CALL_MS } from "../../dispatch/slack-client.ts";
import { parseSlackFailure } from "../../dispatch/slack-failure.ts";
import { SlackMessenger } from "../../dispatch/slack-messenger.ts";
import { section } from "../../dispatch/slack-text.ts";
import { LedeError } from "../../shared/errors.ts";
import type { SetupCheck } from "../setup-check.ts";
import { checkAppToken, logIn, type SlackLogin } from "./slack-login.ts";
import { SLACK_SCOPES } from "./slack-manifest.ts";
import type { SlackSettings } from "./slack-settings.ts";

/** How often, and after how many milliseconds each, a message just posted is looked for: Slack's history lags. */
const LOOKS = 5;
const LOOK_AGAIN_MS = 1_000;

/** Looks whether Lede can do its work in the workspace and these channels: one post is made in the first, and taken away. */
export async function checkSlack(
  settings: SlackSettings,
  channels: readonly ChannelAddress[],
): Promise<readonly SetupCheck[]> {
  const login = await tryTo(() => logIn(settings));
  if ("fault" in login) return [{ what: "Slack's bot token", fault: login.fault }];
  const client = makeSlackClient(settings);
  const first = channels[0];
  return [
    { what: "Slack's bot token", fault: null, found: `of the workspace ${login.workspace}` },
    checkScopes(login),
    await checkTransport(settings),
    ...(await Promise.all(channels.map((channel) => checkChannel(channel, client)))),
    first === undefined ? NO_CHANNEL : await checkPost(first, settings, client),
  ];
}

const NO_CHANNEL: SetupCheck = {
  what: "A post on Slack",
  fault: null,
  found: "not tried, since no channel is known: type `/lede follow <link>` in one, or name one with --channel",
};

async function tryTo<Value extends object>(work: () => Promise<Value>): Promise<Value | { readonly fault: string }> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof LedeError) return { fault: `${error.message} ${error.next}` };
    throw error;
  }
}

function checkScopes({ scopes }: SlackLogin): SetupCheck {
  const what = "What the bot may do";
  const missing = Object.entries(SLACK_SCOPES).filter(([scope]) => !scopes.includes(scope));
  if (missing.length === 0) return { what, fault: null };
  const named = missing.map(([scope, use]) => `${scope} (to ${use})`);
  const next = "Add it under “OAuth & Permissions”, “Bot Token Scopes”, install the app again, and set its new token.";
  return { what, fault: `The app lacks ${new Intl.ListFormat("en").format(named)}. ${next}` };
}

async function checkTransport({ transport, apiUrl }: SlackSettings): Promise<SetupCheck> {
  switch (transport.kind) {
    case "sockets": {
      const tried = await tryTo(async () => {
        await checkAppToken({ appToken: transport.appToken, apiUrl });
        return {};
      });
      return { what: "Slack's app token", fault: "fault" in tried ? tried.fault : null };
    }
    case "http":
      return {
        what: "Slack's signing secret",
        fault: null,
        found: "set; whether it is the right one shows when somebody types /lede help",
      };
  }
}

const channelSchema = z.object({
  channel: z.object({
    name: z.string().default(""),
    is_member: z.boolean().default(false),
    is_archived: z.boolean().default(false),
    is_private: z.boolean().default(false),
  }),
});

async function checkChannel(address: ChannelAddress, client: webApi.WebClient): Promise<SetupCheck> {
  const what = `The channel ${address}`;
  try {
    const { channel } = channelSchema.parse(
      await client.apiCall("conversations.info", { channel: channelIdOf(address) }),
    );
    if (channel.is_archived) return { what, fault: `#${channel.name} is archived. Unarchive it, or choose another.` };
    if (channel.is_member || !channel.is_private) {
      return {
        what,
        fault: null,
        found: `#${channel.name}${channel.is_member ? "" : ", which Lede joins when it posts"}`,
      };
    }
    return { what, fault: `Lede is not in #${channel.name}. Type /invite @Lede there.` };
  } catch (error) {
    if (error instanceof z.ZodError) throw error;
    const failure = parseSlackFailure(error);
    return {
      what,
      fault: failure.kind === "limited" ? "Slack asks to wait. Check again in a minute." : failure.reason,
    };
  }
}

async function checkPost(to: ChannelAddress, settings: SlackSettings, client: webApi.WebClient): Promise<SetupCheck> {
  const what = `A post in ${to}`;
  const words = "Lede is being set up here. This message goes away by itself.";
  const key = `check:${randomUUID()}`;
  const messenger = new SlackMessenger(settings, () => new Date());
  const options = { signal: AbortSignal.timeout(2 * SLACK_CALL_MS), under: null };
  const since = new Date(Date.now() - 60_000);
  const posted = await messenger.post(to, { key, body: { ...composeBody([section(words)], words) } }, options);
  if (posted.kind === "limited") return { what, fault: "Slack asks to wait. Check again in a minute." };
  if (posted.kind !== "sent") return { what, fault: posted.reason };
  try {
    for (let look = 1; look <= LOOKS; look += 1) {
      const found = await messenger.find(to, key, { ...options, since });
      if (found.kind === "found") return { what, fault: null, found: "posted, found again, and taken away" };
      if (found.kind === "unreadable")
        return { what, fault: `It was posted, but cannot be looked up. ${found.reason}` };
      await sleep(LOOK_AGAIN_MS);
    }
    return { what, fault: null, found: "posted and taken away; Slack's history did not show it in time" };
  } finally {
    await client.apiCall("chat.delete", { channel: channelIdOf(to), ts: posted.messageId });
  }
}
