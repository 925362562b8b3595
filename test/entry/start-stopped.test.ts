import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, expect, onTestFinished, test, vi } from "vitest";
import type { ChannelAddress } from "../../src/article/subscription.ts";
import { deliveriesOf, loadRenderers } from "../../src/dispatch/render-digest.ts";
import { openStore } from "../../src/store/store.ts";
import { startLoopbackDiscord, type LoopbackDiscord } from "../support/loopback-discord/loopback-discord.ts";
import type { Channel } from "../support/loopback-discord/world.ts";
import { startNewsSite, type LoopbackNewsSite } from "../support/loopback-news-site.ts";
import { LoopbackSlack } from "../support/loopback-slack/loopback-slack.ts";
import { ROOMS } from "../support/loopback-slack/slack-world.ts";
import { makeArticle, makeCondensed, makeDigest } from "../support/make-news.ts";
import { makeSubscription } from "../support/make-subscription.ts";
import { startLede, type StartedLede } from "../support/start-lede.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

/** Service managers kill after this (milliseconds). */
const PATIENCE = 10_000;

let cwd: string;
let slack: LoopbackSlack;
let discord: LoopbackDiscord;
let channel: Channel;
let site: LoopbackNewsSite;

beforeEach(async () => {
  cwd = await temporaryFolder();
  slack = await LoopbackSlack.start();
  discord = await startLoopbackDiscord();
  site = await startNewsSite();
  onTestFinished(async () => void (await Promise.all([slack.close(), discord.close(), site.close()])));
  const [first] = discord.addGuild("Newsroom").channels;
  if (first === undefined) throw new Error("The guild has a channel.");
  channel = first;
  await writeFile(join(cwd, "lede.yaml"), `allowHosts: [localhost]\nsources: [{ feed: "${site.url}/feed" }]\n`);
  await inStore(async ({ outbox }) => {
    const render = await loadRenderers(new Set(["slack", "discord"]), cwd);
    const deliveries = [slackRoom(), discordChannel()].flatMap((to) =>
      // The second of a channel waits until the first is posted.
      ["one", "two"].flatMap((id) =>
        deliveriesOf(
          makeDigest([makeCondensed(makeArticle(id))], { id: `${to}-${id}` }),
          makeSubscription({ to }),
          render,
        ),
      ),
    );
    await outbox.add(deliveries, new Date());
  });
});

const slackRoom = (): ChannelAddress => `slack:${ROOMS.news}`;
const discordChannel = (): ChannelAddress => `discord:${channel.id}`;

async function inStore<T>(work: (store: Awaited<ReturnType<typeof openStore>>) => Promise<T>): Promise<T> {
  const store = await openStore(join(cwd, "data"));
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

const counts = async () => (await inStore((store) => store.overview(new Date()))).deliveries;

function start(): StartedLede {
  const { bot, app } = slack.world.tokens;
  return startLede([], {
    cwd,
    env: {
      LEDE_DATA: join(cwd, "data"),
      LEDE_FILE: join(cwd, "lede.yaml"),
      SLACK_BOT_TOKEN: bot,
      SLACK_APP_TOKEN: app,
      SLACK_API_URL: slack.apiUrl,
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.apiUrl,
    },
  });
}

/** Told to stop, it ends by itself and in time. */
async function stop({ child, ended, log }: StartedLede): Promise<void> {
  const before = performance.now();
  child.kill("SIGTERM");
  expect(await ended, log()).toBe(0);
  expect(performance.now() - before).toBeLessThan(PATIENCE);
}

/** How often the platforms were asked to post. */
const posts = (): readonly number[] => [
  slack.calls.filter(({ method }) => method === "chat.postMessage").length,
  discord.seen.filter(({ method, path }) => method === "POST" && path.endsWith("/messages")).length,
];
const shown = (): readonly number[] => [slack.posted(ROOMS.news).length, channel.messages.length];

async function untilBothPost(lede: StartedLede): Promise<void> {
  const gone = lede.ended.then(() => expect.unreachable(lede.log()));
  await Promise.race([
    vi.waitUntil(() => posts().every((count) => count > 0), { timeout: 20_000, interval: 10 }),
    gone,
  ]);
  gone.catch(() => undefined);
}

test(
  "SIGTERM during a post: it is finished and nothing more begun; the next start posts the rest",
  { timeout: 60_000 },
  async () => {
    slack.faults.script("chat.postMessage", { kind: "slow", ms: 1500 });
    discord.faults.add({ kind: "late", ms: 1500 }, { on: /POST .*\/messages$/ });
    const stopped = start();
    await untilBothPost(stopped);
    await stop(stopped);
    expect(posts()).toEqual([1, 1]);
    expect(await counts()).toMatchObject({ sent: 2, pending: 2, sending: 0, unknown: 0 });

    const next = start();
    await vi.waitFor(async () => expect(await counts()).toMatchObject({ sent: 4 }), { timeout: 20_000, interval: 100 });
    await stop(next);
    expect(shown()).toEqual([2, 2]);
    expect(posts()).toEqual([2, 2]);
  },
);

test(
  "SIGTERM while nobody answers: it ends all the same, and the next start looks up what became of the posts",
  { timeout: 90_000 },
  async () => {
    slack.faults.script("chat.postMessage", { kind: "slow", ms: 60_000 });
    discord.faults.add({ kind: "late", ms: 9_000 }, { on: /POST .*\/messages$/ });
    for (const path of ["/feed", "/article"]) site.put(path, () => undefined);
    const stopped = start();
    await untilBothPost(stopped);
    // A person waits for a site that never answers either.
    await slack.type({ command: "/summary", text: `${site.url}/article` }).answers();
    await stop(stopped);
    expect(posts()).toEqual([1, 1]);
    expect(await counts()).toMatchObject({ sent: 0, unknown: 2, pending: 2, sending: 0 });

    const next = start();
    await vi.waitFor(async () => expect(await counts()).toMatchObject({ sent: 4 }), { timeout: 30_000, interval: 100 });
    await stop(next);
    expect(shown()).toEqual([2, 2]);
    expect(posts()).toEqual([2, 2]);
  },
);
