import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { runCli } from "../../src/entry/cli.ts";
import { startCommand } from "../../src/entry/cli/start-command.ts";
import { startLoopbackDiscord, type LoopbackDiscord } from "../support/loopback-discord/loopback-discord.ts";
import { PERMISSIONS } from "../support/loopback-discord/permissions.ts";
import type { Channel } from "../support/loopback-discord/world.ts";
import { startNewsSite, type LoopbackNewsSite } from "../support/loopback-news-site.ts";
import { LoopbackSlack } from "../support/loopback-slack/loopback-slack.ts";
import { ROOMS } from "../support/loopback-slack/slack-world.ts";
import { makeCliContext } from "../support/make-cli-context.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

/** `lede start` with a chat to be in, a site to read, and the minutes and the clock in the test's hand. */
interface World {
  readonly site: LoopbackNewsSite;
  /** Moves the clock to the next time that it shows this, in UTC, and lets the minute come. */
  minuteAt(time: string): Promise<void>;
  minute(): Promise<void>;
  stop(): Promise<void>;
}

const FEED = `<?xml version="1.0"?><rss version="2.0"><channel><title>Example Wire</title><link>https://wire.example</link>
${["Norvik", "Tolland", "Sarovar"].map((town, index) => item(town, index)).join("\n")}</channel></rss>`;

function item(town: string, index: number): string {
  const words = `The port of ${town} will spend €${240 + index} million on four new quays, it said on Monday. They will let 18 million tonnes of iron ore a year through by 2031. About 300 people are to work there, the port's director said. Work begins in the spring and takes five years. The town's council has to agree first, and is to vote on it in December. Its fishermen are against the plan, because the quays would stand where their boats lie now.`;
  return `<item><title>${town} port to double its quays</title><guid>${town}</guid><description>${words.repeat(3)}</description></item>`;
}

const ARTICLE = `<!doctype html><html lang="en"><head><title>Ferry runs aground</title></head><body><article><h1>Ferry runs aground off Sker Island</h1>
<p>A ferry with 186 passengers ran aground off Sker Island on Monday, and all of them were taken ashore, the coastguard said.</p>
<p>The ship had left Port Ellis at noon for the island, which 2,300 people live on. It lies on a sandbank, and about 40,000 litres of diesel are in its tanks.</p>
<p>A tug is to pull it free at high tide. The company that runs it has cancelled its sailings until Thursday.</p></article></body></html>`;

async function startWorld(env: Readonly<Record<string, string>>): Promise<World> {
  const cwd = await temporaryFolder();
  const site = await startNewsSite();
  site.put("/feed", { body: FEED });
  site.put("/ferry", { body: ARTICLE, type: "text/html" });
  await writeFile(join(cwd, "lede.yaml"), "allowHosts: [localhost]\ntimezone: UTC\n");
  const { context } = makeCliContext({
    cwd,
    env: { LEDE_DATA: join(cwd, "data"), INIT_CWD: cwd, LEDE_FILE: join(cwd, "lede.yaml"), LEDE_PORT: "0", ...env },
  });
  let ahead = 0;
  const clock = (): Date => new Date(Date.now() + ahead);
  const stop = Promise.withResolvers<void>();
  const ticking = Promise.withResolvers<() => Promise<void>>();
  const ended = startCommand(
    {},
    { ...context, clock },
    {
      stopped: stop.promise,
      everyMinute(onMinute, onError) {
        ticking.resolve(() => onMinute().catch(onError));
        return { stop: async () => undefined };
      },
    },
  );
  const minute = await Promise.race([ticking.promise, ended.then(() => expect.unreachable("It ended."))]);
  return {
    site,
    minute,
    async minuteAt(time) {
      const next = new Date(`${clock().toISOString().slice(0, 10)}T${time}:00Z`);
      if (next <= clock()) next.setUTCDate(next.getUTCDate() + 1);
      ahead = next.getTime() - Date.now();
      await minute();
    },
    async stop() {
      stop.resolve();
      await ended;
      await site.close();
    },
  };
}

/** Who asks more often is told to wait: twelve times in half a minute are the most. */
const PATIENT = { timeout: 20_000, interval: 3_000 };

let world: World;
afterEach(() => world.stop());

describe("lede start on Slack", () => {
  let slack: LoopbackSlack;
  beforeEach(async () => {
    slack = await LoopbackSlack.start();
    const { bot, app } = slack.world.tokens;
    world = await startWorld({ SLACK_BOT_TOKEN: bot, SLACK_APP_TOKEN: app, SLACK_API_URL: slack.apiUrl });
  });
  afterEach(() => slack.close());

  const shown = async (command: string, text: string, count = 1): Promise<string> => {
    const answers = await slack.type({ command, text }).answers(count);
    return JSON.stringify(answers.at(-1)?.blocks);
  };

  test("follows a feed, answers from it, reads a link, and posts the digest at its time, once", async () => {
    expect(await shown("/lede", `follow ${world.site.url}/feed`, 2)).toContain("Following Example Wire");
    await world.minute();
    await vi.waitFor(async () => expect(await shown("/summary", "Norvik quays")).toContain("Norvik port"), PATIENT);
    expect(await shown("/figures", "Norvik")).toContain("€240 million");
    expect(await shown("/summary", `${world.site.url}/ferry`, 2)).toContain("Ferry runs aground");
    expect(await shown("/lede", "schedule 08:00 daily UTC")).toContain("daily at 08:00");
    await world.minuteAt("08:00");
    await vi.waitFor(() => expect(slack.posted(ROOMS.news)).toHaveLength(1), 20_000);
    const digest = JSON.stringify(slack.posted(ROOMS.news)[0]?.blocks);
    for (const town of ["Norvik", "Tolland", "Sarovar"]) expect(digest).toContain(`${town} port`);
    // What somebody asked for is nobody else's news.
    expect(digest).not.toContain("Ferry");
    await world.minute();
    await world.minuteAt("08:01");
    expect(slack.posted(ROOMS.news)).toHaveLength(1);
  });
});

describe("lede start on Discord", () => {
  let discord: LoopbackDiscord;
  let channel: Channel;
  beforeEach(async () => {
    discord = await startLoopbackDiscord();
    const [first] = discord.addGuild("Newsroom").channels;
    if (first === undefined) throw new Error("The guild has a channel.");
    channel = first;
    const env = { DISCORD_TOKEN: discord.world.token ?? "", DISCORD_API_URL: discord.apiUrl };
    // Only what is registered can be called.
    await runCli(["setup", "discord"], makeCliContext({ env }).context);
    world = await startWorld(env);
    // Lede starts its work without waiting for the gateway.
    await vi.waitUntil(() => discord.gateway.connected > 0, { timeout: 10_000 });
  });
  afterEach(() => discord.close());

  test("follows a feed, answers from it, and posts the digest at its time, once", async () => {
    const answers = async (
      words: string,
      ...[options, expected]: readonly [Readonly<Record<string, string>>, string]
    ): Promise<void> => {
      const exchange = discord.people.call(words, { channel, options, may: PERMISSIONS.MANAGE_CHANNELS });
      await exchange.until(() => JSON.stringify(exchange.message?.components ?? "").includes(expected));
    };
    await answers("lede help", {}, "Lede reads the news");
    await answers("lede follow", { link: `${world.site.url}/feed` }, "Following Example Wire");
    await world.minute();
    await vi.waitFor(() => answers("summary", { about: "Norvik quays" }, "Norvik port"), PATIENT);
    await answers("lede schedule", { time: "08:00" }, "daily at 08:00");
    await world.minuteAt("08:00");
    await vi.waitFor(() => expect(channel.messages).toHaveLength(1), 20_000);
    expect(JSON.stringify(channel.messages[0]?.components)).toContain("Tolland port");
    await world.minuteAt("08:01");
    expect(channel.messages).toHaveLength(1);
  });
});
