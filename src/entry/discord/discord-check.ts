import { randomUUID } from "node:crypto";

import { Routes, type REST } from "discord.js";
import { z } from "zod";

import { channelIdOf, type ChannelAddress } from "../../article/subscription.ts";
import { DISCORD_CALL_MS, makeDiscordClient, type DiscordAccess } from "../../dispatch/discord-client.ts";
import { renderDiscordNotice } from "../../dispatch/discord-components.ts";
import { parseDiscordFailure } from "../../dispatch/discord-failure.ts";
import { DiscordMessenger } from "../../dispatch/discord-messenger.ts";
import { DISCORD_PERMISSIONS, readChannel } from "../../dispatch/discord-permissions.ts";
import { LedeError } from "../../shared/errors.ts";
import type { SetupCheck } from "../setup-check.ts";
import { renderDiscordCommands, renderEssence } from "./discord-commands.ts";
import { composeInviteLink } from "./discord-invite.ts";
import { askDiscord, logIn, type DiscordLogin } from "./discord-login.ts";

const guildsSchema = z.array(z.object({ name: z.string() }));

/** Looks whether Lede can do its work in these channels: one post is made in the first, and taken away. */
export async function checkDiscord(
  access: DiscordAccess,
  channels: readonly ChannelAddress[],
): Promise<readonly SetupCheck[]> {
  const rest = makeDiscordClient(access);
  const login = await tryTo(() => logIn(rest));
  if ("fault" in login) return [{ what: "Discord's token", fault: login.fault }];
  const first = channels[0];
  return [
    { what: "Discord's token", fault: null, found: `of the application ${login.name}` },
    await checkGuilds(rest, login),
    await checkRegistered(rest, login),
    ...(await Promise.all(channels.map((channel) => checkChannel(channel, { rest, login })))),
    first === undefined ? NO_CHANNEL : await checkPost(first, { access, rest }),
  ];
}

const NO_CHANNEL: SetupCheck = {
  what: "A post on Discord",
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

async function checkGuilds(rest: REST, { applicationId }: DiscordLogin): Promise<SetupCheck> {
  const what = "The servers that Lede is in";
  const read = await tryTo(() =>
    askDiscord(async () => guildsSchema.parse(await rest.get(Routes.userGuilds(), soon()))),
  );
  if ("fault" in read) return { what, fault: read.fault };
  const names = read.map(({ name }) => name);
  if (names.length === 0)
    return { what, fault: `There is none. Open ${composeInviteLink(applicationId)} to invite it.` };
  const [more, named] = [names.length - 5, names.slice(0, 5)];
  return { what, fault: null, found: [...named, ...(more > 0 ? [`${String(more)} more`] : [])].join(", ") };
}

async function checkRegistered(rest: REST, { applicationId }: DiscordLogin): Promise<SetupCheck> {
  const what = "The commands that Discord shows";
  const ask = () => rest.get(Routes.applicationCommands(applicationId), soon());
  const read = await tryTo(async () => ({ registered: await askDiscord(ask) }));
  if ("fault" in read) return { what, fault: read.fault };
  const isSame = renderEssence(read.registered) === renderEssence(renderDiscordCommands());
  const next = "Register them with `npm run -s lede -- setup discord`.";
  return { what, fault: isSame ? null : `They are not this version's. ${next}` };
}

interface ChannelParts {
  readonly rest: REST;
  readonly login: DiscordLogin;
}

async function checkChannel(address: ChannelAddress, { rest, login }: ChannelParts): Promise<SetupCheck> {
  const what = `The channel ${address}`;
  try {
    const { name, permissions } = await readChannel(rest, channelIdOf(address), { botId: login.botId, ...soon() });
    const missing = DISCORD_PERMISSIONS.filter(([bit]) => !permissions.has(bit)).map(([, words]) => words);
    if (missing.length === 0) return { what, fault: null, found: `#${name ?? address}` };
    const lacks = new Intl.ListFormat("en").format(missing);
    const next = "Give it that under “Edit Channel”, “Permissions”, to the role Lede.";
    return { what, fault: `Lede lacks ${lacks} in #${name ?? address}. ${next}` };
  } catch (error) {
    if (error instanceof z.ZodError) throw error;
    return { what, fault: parseDiscordFailure(error).reason };
  }
}

interface PostParts {
  readonly access: DiscordAccess;
  readonly rest: REST;
}

async function checkPost(to: ChannelAddress, { access, rest }: PostParts): Promise<SetupCheck> {
  const what = `A post in ${to}`;
  const key = `check:${randomUUID()}`;
  const messenger = new DiscordMessenger(access, () => new Date());
  const body = { ...renderDiscordNotice(["Lede is being set up here. This message goes away by itself."], { key }) };
  const since = new Date();
  const posted = await messenger.post(to, { key, body }, { ...soon(), under: null });
  if (posted.kind === "limited") return { what, fault: "Discord asks to wait. Check again in a minute." };
  if (posted.kind !== "sent") return { what, fault: posted.reason };
  const found = await messenger.find(to, key, { ...soon(), under: null, since });
  await rest.delete(Routes.channelMessage(channelIdOf(to), posted.messageId), soon());
  switch (found.kind) {
    case "found":
      return { what, fault: null, found: "posted, found again, and taken away" };
    case "absent":
      return { what, fault: "It was posted, but history does not show it. Check again in a minute." };
    case "unreadable":
    case "unanswered":
      return { what, fault: `It was posted, but cannot be looked up. ${found.reason}` };
  }
}

function soon(): { readonly signal: AbortSignal } {
  return { signal: AbortSignal.timeout(DISCORD_CALL_MS) };
}
