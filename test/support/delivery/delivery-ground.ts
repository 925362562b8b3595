import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { ChannelAddress } from "../../../src/article/subscription.ts";
import type { NewDelivery } from "../../../src/dispatch/delivery.ts";
import { renderDiscordNotice } from "../../../src/dispatch/discord-components.ts";
import { openStore, type Store } from "../../../src/store/store.ts";
import { discordTextsOf } from "../find-discord-faults.ts";
import { startLoopbackDiscord, type LoopbackDiscord } from "../loopback-discord/loopback-discord.ts";
import { LoopbackSlack } from "../loopback-slack/loopback-slack.ts";
import { makeSlackMessage } from "../loopback-slack/make-message.ts";
import type { workerOrder } from "./delivery-worker.ts";
import type { z } from "zod";

const WORKER = fileURLToPath(new URL("./delivery-worker.ts", import.meta.url));

/** Channels a platform and parts a channel of each round. */
const CHANNELS = 3;
const PARTS = 2;

/** What became of some rounds of deliveries. */
export interface Tally {
  readonly deliveries: number;
  /** Never seen in their channel. */
  readonly lost: readonly string[];
  /** Seen there more than once. */
  readonly doubled: readonly string[];
  /** Left to a person. */
  readonly held: readonly string[];
  /** Claimed more than once: looked up, or posted again after a refusal for a while. */
  readonly takenUpAgain: number;
}

/** Loopback Slack and Discord, a store, and any number of workers between them that may be killed. */
export interface DeliveryGround {
  readonly slack: LoopbackSlack;
  readonly discord: LoopbackDiscord;
  readonly store: Store;
  /** Started, its modules loaded, looking into the outbox. */
  startWorker(options?: WorkerOptions): Promise<ChildProcess>;
  /** Puts a round's deliveries into the outbox. @returns their keys */
  addRound(name: string): Promise<readonly string[]>;
  /** Waits until nothing more will become of these deliveries. */
  settled(keys: readonly string[]): Promise<void>;
  tally(keys: readonly string[]): Promise<Tally>;
  close(): Promise<void>;
}

export interface WorkerOptions {
  /** Blocks of 512 or 1,024 bytes beyond which the process can write no file: its disk is full. */
  readonly fileBlocks?: number;
}

export interface GroundOptions {
  /** Of the store: a folder or a database's URL. */
  readonly location: string;
  /** Where the workers post; both unless said. Each takes a worker half a second to load. */
  readonly platforms?: readonly ("slack" | "discord")[];
}

export async function openDeliveryGround({
  location,
  platforms = ["slack", "discord"],
}: GroundOptions): Promise<DeliveryGround> {
  const slack = await LoopbackSlack.start();
  // Discord itself keeps a message from being doubled for some minutes; here the outbox has to.
  const discord = await startLoopbackDiscord({ nonceMs: 0 });
  const guild = discord.addGuild("Harbour");
  const store = await openStore(location);
  // Half of a worker's start is reading what the one before it has read.
  const compiled = await mkdtemp(join(tmpdir(), "lede-compiled-"));
  const workers = new Set<ChildProcess>();
  const order: z.infer<typeof workerOrder> = {
    store: location,
    slack: platforms.includes("slack") ? { botToken: slack.world.tokens.bot, apiUrl: slack.apiUrl } : null,
    discord: platforms.includes("discord")
      ? { token: discord.token, apiUrl: discord.apiUrl, requestsPerSecond: 1_000 }
      : null,
  };
  const addresses = new Map<string, ChannelAddress>();

  const addChannel = (platform: "slack" | "discord", name: string): ChannelAddress => {
    if (platform === "discord") return `discord:${discord.addChannel(name, guild).id}`;
    const id = `C${name.replaceAll(/\W/g, "").toUpperCase()}`;
    const members = new Set([slack.world.botUser]);
    slack.world.channels.set(id, { id, name, private: false, archived: false, members });
    return `slack:${id}`;
  };

  return {
    slack,
    discord,
    store,
    async startWorker({ fileBlocks } = {}) {
      const shell = fileBlocks === undefined ? {} : { execPath: "/bin/sh", execArgv: limitedTo(fileBlocks) };
      const env = { ...process.env, NODE_COMPILE_CACHE: compiled };
      const worker = fork(WORKER, [JSON.stringify(order)], {
        execArgv: [],
        ...shell,
        env,
        stdio: ["ignore", "ignore", "pipe", "ipc"],
      });
      workers.add(worker);
      const complaints: Buffer[] = [];
      worker.stderr?.on("data", (chunk: Buffer) => complaints.push(chunk));
      const over = once(worker, "exit").then(([code]) => {
        workers.delete(worker);
        return `ended with ${String(code)}: ${Buffer.concat(complaints).toString()}`;
      });
      const began = await Promise.race([once(worker, "message").then(() => null), over]);
      if (began !== null && fileBlocks === undefined) throw new Error(`The worker ${began}`);
      return worker;
    },
    async addRound(name) {
      const deliveries = platforms.flatMap((platform) =>
        Array.from({ length: CHANNELS }, (_, channel) => `${name}-${platform}-${channel}`).flatMap((subject) =>
          makeDeliveries(subject, addChannel(platform, subject)),
        ),
      );
      for (const { key, to } of deliveries) addresses.set(key, to);
      await store.outbox.add(deliveries, new Date());
      return deliveries.map(({ key }) => key);
    },
    async settled(keys) {
      const giveUpAt = Date.now() + 60_000;
      for (const key of keys) {
        while (!isOver((await store.outbox.get(key))?.state)) {
          if (Date.now() > giveUpAt) throw new Error(`${key} is ${JSON.stringify(await store.outbox.get(key))}.`);
          await sleep(15);
        }
      }
    },
    async tally(keys) {
      const seen = new Map(keys.map((key) => [key, seenOf(key, addresses.get(key), { slack, discord })]));
      const kept = await Promise.all(keys.map((key) => store.outbox.get(key)));
      const held = kept.filter((delivery) => delivery?.state === "held");
      return {
        deliveries: keys.length,
        lost: keys.filter((key) => seen.get(key) === 0),
        doubled: keys.filter((key) => (seen.get(key) ?? 0) > 1),
        held: held.map((delivery) => delivery?.key ?? ""),
        takenUpAgain: kept.filter((delivery) => (delivery?.claims ?? 0) > 1).length,
      };
    },
    async close() {
      for (const worker of workers) worker.kill("SIGKILL");
      await Promise.all([...workers].map((worker) => once(worker, "exit")));
      await store.close();
      await slack.close();
      await discord.close();
      await rm(compiled, { recursive: true, force: true });
    },
  };
}

function makeDeliveries(subject: string, to: ChannelAddress): readonly NewDelivery[] {
  return Array.from({ length: PARTS }, (_, part) => {
    const key = `${subject}:${part + 1}`;
    const words = wordsOf(key);
    const body = { ...renderDiscordNotice([words], { key }) };
    return {
      key,
      kind: "digest",
      subject,
      subscription: null,
      to,
      message: to.startsWith("slack:") ? makeSlackMessage(key, words) : { key, body },
      under: null,
      edits: null,
    };
  });
}

function wordsOf(key: string): string {
  return `The words of ${key}, and no others.`;
}

function seenOf(
  key: string,
  to: ChannelAddress | undefined,
  { slack, discord }: Pick<DeliveryGround, "slack" | "discord">,
): number {
  const [platform, channel = ""] = to?.split(":") ?? [];
  const texts =
    platform === "slack"
      ? slack.posted(channel).map(({ text }) => text)
      : (discord.world.channels.get(channel)?.messages ?? []).map((message) =>
          discordTextsOf(message).join("\n").replaceAll("\\", ""),
        );
  return texts.filter((text) => text.includes(wordsOf(key))).length;
}

function isOver(state: string | undefined): boolean {
  return state === "sent" || state === "dead" || state === "held";
}

/** `sh -c 'ulimit …; exec node "$@"'` in the place of node. */
function limitedTo(blocks: number): string[] {
  return ["-c", `ulimit -f ${blocks} && exec "$0" "$@"`, process.execPath];
}

/** The sum of the tallies of several rounds. */
export function sumOf(tallies: readonly Tally[]): Tally {
  return {
    deliveries: tallies.reduce((sum, each) => sum + each.deliveries, 0),
    lost: tallies.flatMap(({ lost }) => lost),
    doubled: tallies.flatMap(({ doubled }) => doubled),
    held: tallies.flatMap(({ held }) => held),
    takenUpAgain: tallies.reduce((sum, each) => sum + each.takenUpAgain, 0),
  };
}
