import { afterEach, beforeEach, describe, expect, test } from "vitest";

import type { ChannelAddress } from "../../../src/article/subscription.ts";
import { checkDiscord } from "../../../src/entry/discord/discord-check.ts";
import { parseDiscordSettings } from "../../../src/entry/discord/discord-settings.ts";
import { setUpDiscord } from "../../../src/entry/discord/discord-setup.ts";
import { startLoopbackDiscord, type LoopbackDiscord } from "../../support/loopback-discord/loopback-discord.ts";
import type { PermissionName } from "../../support/loopback-discord/permissions.ts";
import type { Channel } from "../../support/loopback-discord/world.ts";

describe("checking the set-up on Discord", () => {
  let discord: LoopbackDiscord;
  let channel: Channel;
  beforeEach(async () => {
    discord = await startLoopbackDiscord();
    const guild = discord.addGuild("Harbour");
    channel = guild.channels[0] ?? discord.addChannel("news", guild);
    await setUpDiscord({ token: discord.token, apiUrl: discord.apiUrl });
  });
  afterEach(() => discord.close());

  const check = (channels: readonly ChannelAddress[] = [`discord:${channel.id}`]) =>
    checkDiscord({ token: discord.token, apiUrl: discord.apiUrl }, channels);
  const faults = async (channels?: readonly ChannelAddress[]): Promise<readonly string[]> =>
    (await check(channels)).flatMap(({ what, fault }) => (fault === null ? [] : [`${what}: ${fault}`]));

  test("finds everything right, and leaves nothing behind", async () => {
    expect(await faults()).toEqual([]);
    expect(await check()).toContainEqual({
      what: `A post in discord:${channel.id}`,
      fault: null,
      found: "posted, found again, and taken away",
    });
    expect(channel.messages).toEqual([]);
  });

  test("tries no post where no channel is known", async () => {
    expect((await check([])).at(-1)).toMatchObject({ fault: null, found: expect.stringContaining("--channel") });
  });

  test("stops at a token that Discord does not take", async () => {
    discord.revokeToken();
    expect(await faults()).toEqual([expect.stringContaining("Discord does not take DISCORD_TOKEN.")]);
  });

  test.each([
    ["SEND_MESSAGES", "Send Messages"],
    ["READ_MESSAGE_HISTORY", "Read Message History"],
    ["ATTACH_FILES", "Attach Files"],
    ["CREATE_PUBLIC_THREADS", "Create Public Threads"],
    ["SEND_MESSAGES_IN_THREADS", "Send Messages in Threads"],
  ] as const satisfies readonly (readonly [PermissionName, string])[])(
    "names %s where it is missing",
    async (name, words) => {
      discord.deny(channel, name);
      const [fault = ""] = await faults();
      expect(fault).toBe(
        `The channel discord:${channel.id}: Lede lacks ${words} in #news. Give it that under “Edit Channel”, “Permissions”, to the role Lede.`,
      );
      expect(channel.messages).toEqual([]);
    },
  );

  test("names channels that it does not see, or that are gone", async () => {
    discord.deny(channel, "VIEW_CHANNEL");
    const all = await faults([`discord:${channel.id}`, "discord:1457510428359004343"]);
    expect(all).toContainEqual(expect.stringMatching(/does not see the channel.+View Channel/u));
    expect(all).toContainEqual(expect.stringContaining("The channel was deleted."));
  });

  test("names old commands, and no server", async () => {
    discord.world.commands = [];
    for (const guild of discord.world.guilds.values()) guild.joined = false;
    const all = await faults([]);
    expect(all).toContainEqual(expect.stringContaining("setup discord"));
    expect(all).toContainEqual(expect.stringContaining("discord.com/oauth2/authorize"));
  });
});

describe("the settings of Discord", () => {
  test("are none without a token", () => {
    expect(parseDiscordSettings({ DISCORD_TOKEN: " " })).toBeNull();
  });

  test("take the token as it is copied, and the address with or without its version", () => {
    expect(parseDiscordSettings({ DISCORD_TOKEN: " Bot a.b.c\n" })).toEqual({
      token: "a.b.c",
      apiUrl: "https://discord.com/api",
    });
    expect(parseDiscordSettings({ DISCORD_TOKEN: "a.b.c", DISCORD_API_URL: "http://127.0.0.1:8/api/v10/" })).toEqual({
      token: "a.b.c",
      apiUrl: "http://127.0.0.1:8/api",
    });
  });

  test.each([{ DISCORD_TOKEN: "a b" }, { DISCORD_TOKEN: "„a.b.c“" }])("refuse %o without saying it", (env) => {
    expect(() => parseDiscordSettings(env)).toThrow("DISCORD_TOKEN has a space");
  });

  test.each(["discord.com/api", "ftp://discord.com/api"])("refuse the address %s", (DISCORD_API_URL) => {
    expect(() => parseDiscordSettings({ DISCORD_TOKEN: "a", DISCORD_API_URL })).toThrow("DISCORD_API_URL");
  });
});
