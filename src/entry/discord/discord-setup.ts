import { Routes } from "discord.js";
import { z } from "zod";

import { DISCORD_CALL_MS, makeDiscordClient, type DiscordAccess } from "../../dispatch/discord-client.ts";
import { renderDiscordCommands } from "./discord-commands.ts";
import { composeInviteLink } from "./discord-invite.ts";
import { askDiscord, logIn, type DiscordLogin } from "./discord-login.ts";

export interface DiscordSetup {
  readonly login: DiscordLogin;
  /** The names of the commands that Discord shows now. */
  readonly commands: readonly string[];
  readonly inviteLink: string;
}

const registeredSchema = z.array(z.object({ name: z.string() }));

/**
 * Registers the commands, in the place of those that were there; done again it changes nothing.
 * @throws LedeError `chat-login` where Discord does not take the token, `chat-unreachable` where it does not answer.
 */
export async function setUpDiscord(access: DiscordAccess): Promise<DiscordSetup> {
  const rest = makeDiscordClient(access);
  const login = await logIn(rest);
  const route = Routes.applicationCommands(login.applicationId);
  const signal = AbortSignal.timeout(DISCORD_CALL_MS);
  const registered = await askDiscord(() => rest.put(route, { body: renderDiscordCommands(), signal }));
  return {
    login,
    commands: registeredSchema.parse(registered).map(({ name }) => name),
    inviteLink: composeInviteLink(login.applicationId),
  };
}
