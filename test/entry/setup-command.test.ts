import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { runCli } from "../../src/entry/cli.ts";
import { composeSlackManifest } from "../../src/entry/slack/slack-manifest.ts";
import { composeInviteLink } from "../../src/entry/discord/discord-invite.ts";
import { startLoopbackDiscord } from "../support/loopback-discord/loopback-discord.ts";
import { LoopbackSlack } from "../support/loopback-slack/loopback-slack.ts";
import { ROOMS } from "../support/loopback-slack/slack-world.ts";
import { openStore } from "../../src/store/store.ts";
import { makeCliContext } from "../support/make-cli-context.ts";
import { makeSubscription } from "../support/make-subscription.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const run = async (args: readonly string[], env: Readonly<Record<string, string>> = {}) => {
  const { context, printed } = makeCliContext({ env: { LEDE_DATA: await temporaryFolder(), ...env } });
  return { code: await runCli(["setup", ...args], context), ...printed };
};

describe("lede setup slack", () => {
  it("prints the manifest alone on standard output, and what to do with it beside it", async () => {
    const { code, out, err } = await run(["slack"]);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual(composeSlackManifest(null));
    expect(err).toContain("SLACK_APP_TOKEN");
  });

  it("makes it one that Slack calls at an address", async () => {
    const { out, err } = await run(["slack", "--url", "https://lede.example.org"]);
    expect(JSON.parse(out)).toEqual(composeSlackManifest("https://lede.example.org"));
    expect(err).toContain("SLACK_SIGNING_SECRET");
  });

  it.each(["http://lede.example.org", "lede"])("refuses an address that Slack would not call: %s", async (url) => {
    const { code, err } = await run(["slack", "--url", url]);
    expect(code).toBe(2);
    expect(err).toContain("https://lede.example.org");
  });
});

describe("lede setup discord", () => {
  it("says where a token comes from while there is none", async () => {
    const { code, out } = await run(["discord"]);
    expect(code).toBe(0);
    expect(out).toContain("DISCORD_TOKEN");
  });

  it("registers the commands, once or twice, and prints the link alone on standard output", async () => {
    const discord = await startLoopbackDiscord();
    try {
      const env = { DISCORD_TOKEN: `Bot ${discord.token}`, DISCORD_API_URL: `${discord.apiUrl}/v10/` };
      for (let times = 0; times < 2; times++) {
        const { code, out, err } = await run(["discord"], env);
        expect(code).toBe(0);
        expect(out).toBe(`${composeInviteLink(discord.world.bot.id)}\n`);
        expect(err).toContain("Lede has /summary, /figures, /digest, and /lede now.");
        expect(discord.world.commands.map(({ name }) => name)).toEqual(["summary", "figures", "digest", "lede"]);
      }
    } finally {
      await discord.close();
    }
  });

  it("says what to do about a token that is not taken, without it", async () => {
    const discord = await startLoopbackDiscord();
    try {
      const env = { DISCORD_TOKEN: "not.the.token", DISCORD_API_URL: discord.apiUrl };
      const { code, err } = await run(["discord"], env);
      expect(code).toBe(1);
      expect(err).toContain("Reset Token");
      expect(err).not.toContain("not.the.token");
    } finally {
      await discord.close();
    }
  });
});

describe("lede setup check", () => {
  let slack: LoopbackSlack;
  beforeEach(async () => {
    slack = await LoopbackSlack.start();
  });
  afterEach(() => slack.close());
  const env = () => ({
    SLACK_BOT_TOKEN: slack.world.tokens.bot,
    SLACK_APP_TOKEN: slack.world.tokens.app,
    SLACK_API_URL: slack.apiUrl,
  });

  it("says what is right", async () => {
    const { code, out } = await run(["check", "--channel", ROOMS.news], env());
    expect(code).toBe(0);
    expect(
      out
        .trim()
        .split("\n")
        .filter((line) => !line.startsWith("✓")),
    ).toEqual([]);
    expect(out).toContain("#news");
  });

  it("names what is missing, and ends with a failure", async () => {
    slack.world.scopes.delete("chat:write");
    const { code, out, err } = await run(["check", "--channel", `slack:${ROOMS.news}`], env());
    expect(code).toBe(1);
    expect(out).toContain("✗ What the bot may do: The app lacks chat:write");
    expect(err).toContain("2 of 5 things are not right yet.");
  });

  it("looks at the channels that digests are set for from a chat, too, but not at those that are paused", async () => {
    const LEDE_DATA = await temporaryFolder();
    const store = await openStore(LEDE_DATA);
    const pause = { reason: "Lede was removed from the channel.", at: new Date() };
    await store.subscriptions.save(makeSubscription({ to: `slack:${ROOMS.desk}` }), new Date());
    await store.subscriptions.save(makeSubscription({ to: "slack:C0GONE", paused: pause }), new Date());
    await store.close();
    const { out } = await run(["check"], { ...env(), LEDE_DATA });
    expect(out).toContain(`✓ The channel slack:${ROOMS.desk}: #desk`);
    expect(out).not.toContain("C0GONE");
  });

  it("says what to set where nothing is", async () => {
    const { code, err } = await run(["check"]);
    expect(code).toBe(2);
    expect(err).toContain("SLACK_BOT_TOKEN");
  });

  it("checks Discord beside it", async () => {
    const discord = await startLoopbackDiscord();
    try {
      const [channel] = discord.addGuild("Harbour").channels;
      const both = { ...env(), DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl };
      await run(["discord"], both);
      const { code, out } = await run(["check", "--channel", channel?.id ?? ""], both);
      expect(code).toBe(0);
      expect(out).toContain("✓ Slack's bot token");
      expect(out).toContain(`✓ A post in discord:${channel?.id ?? ""}: posted, found again, and taken away`);
    } finally {
      await discord.close();
    }
  });

  it("refuses a channel that is none", async () => {
    expect((await run(["check", "--channel", "#news"], env())).code).toBe(2);
  });

  it("prints no token", async () => {
    slack.world.tokenError = "invalid_auth";
    const { out, err } = await run(["check"], env());
    expect(`${out}${err}`).not.toContain(slack.world.tokens.bot);
  });
});
