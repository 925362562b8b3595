import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { openStore } from "../../src/store/store.ts";
import { LoopbackSlack } from "../../test/support/loopback-slack/loopback-slack.ts";
import { HOME } from "./seed-articles.ts";
import { startServed } from "./served-process.ts";
import { subscribeMany } from "./subscribe-many.ts";

/** Milliseconds in which all digests have to be there. */
const GIVE_UP_AFTER = 180_000;

/** What one `lede start` on SQLite came to. */
export interface OneProcess {
  /** From its socket to Slack until every channel has its digest; reading the samples is a part of it. */
  readonly seconds: number;
  /** MB of 1,000,000 bytes. */
  readonly peak: number;
  readonly cpuSeconds: number;
  readonly messages: number;
}

/** Starts Lede with so many channels of one loopback Slack, whose digests are all due, and waits until they are there. */
export async function measureOneProcess(subscriptions: number): Promise<OneProcess> {
  const folder = mkdtempSync(join(tmpdir(), "lede-bench-"));
  const slack = await LoopbackSlack.start();
  try {
    for (let index = 0; index < subscriptions; index++) addChannel(slack, channelOf(index));
    const data = join(folder, "data");
    const store = await openStore(data);
    await subscribeMany(store, { count: subscriptions, team: slack.world.team.id, channelOf });
    await store.close();
    writeFileSync(join(folder, "lede.yaml"), `timezone: UTC\nsources:\n  - folder: ${join(HOME, "seeds")}\n`);
    const { bot, app } = slack.world.tokens;
    const env = {
      LEDE_DATA: data,
      LEDE_FILE: join(folder, "lede.yaml"),
      LEDE_PORT: "0",
      SLACK_BOT_TOKEN: bot,
      SLACK_APP_TOKEN: app,
      SLACK_API_URL: slack.apiUrl,
    };
    const args = [join(HOME, "src/lede.js"), "start"];
    const lede = await startServed({ args, cwd: folder, env, isReady: () => slack.sockets.open > 0 });
    try {
      const started = performance.now();
      await allPosted(slack, subscriptions);
      const seconds = (performance.now() - started) / 1000;
      const { messages } = slack.world;
      return { seconds, peak: lede.memory().peak, cpuSeconds: lede.cpuSeconds(), messages: messages.length };
    } catch (error) {
      console.error(lede.log());
      throw error;
    } finally {
      await lede.stop();
    }
  } finally {
    await slack.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function channelOf(index: number): string {
  return `C1MANY${index}`;
}

function addChannel({ world }: LoopbackSlack, id: string): void {
  const members = new Set([world.botUser]);
  world.channels.set(id, { id, name: id.toLowerCase(), private: false, archived: false, members });
}

async function allPosted({ world }: LoopbackSlack, channels: number): Promise<void> {
  const giveUpAt = performance.now() + GIVE_UP_AFTER;
  let reached = 0;
  while (reached < channels) {
    if (performance.now() > giveUpAt) throw new Error(`Only ${reached} of ${channels} channels have their digest.`);
    await sleep(100);
    reached = new Set(world.messages.map(({ channel }) => channel)).size;
  }
}
