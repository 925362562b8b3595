import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { ChannelAddress } from "../../../src/article/subscription.ts";
import { DELIVERY_STATES, type Delivery } from "../../../src/dispatch/delivery.ts";
import { openStore, type Store } from "../../../src/store/store.ts";
import { discordTextsOf } from "../find-discord-faults.ts";
import { slackTextsOf } from "../find-slack-faults.ts";
import { startLoopbackDiscord, type LoopbackDiscord } from "../loopback-discord/loopback-discord.ts";
import { LoopbackSlack } from "../loopback-slack/loopback-slack.ts";
import { watchComposing, type ComposingJobs } from "./composing-jobs.ts";
import { Desks, type Round } from "./delivery-desks.ts";
import type { workerOrder } from "./delivery-worker.ts";
import type { z } from "zod";

const WORKER = fileURLToPath(new URL("./delivery-worker.ts", import.meta.url));

/** Half of a worker's start is compiling what the one before it has compiled. Where Node itself would keep it. */
const COMPILED = join(tmpdir(), "node-compile-cache");

/** Channels a platform of each round. */
const CHANNELS = 3;

/** A round is given up after this; between two looks whether it is over. Milliseconds. */
const PATIENCE = 60_000;
const LOOK_EVERY = 25;

/** Bytes. Source: POSIX, `ulimit -f`. */
export const FILE_BLOCK = 512;

/** More deliveries than any number of rounds puts into the outbox. */
const ALL = 1_000_000;

/** What became of some rounds of deliveries. */
export interface Tally {
  readonly deliveries: number;
  /** Never seen in their channel; also digests that were never composed. */
  readonly lost: readonly string[];
  /** Seen there more than once; also digests beside the one of their slot. */
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
  readonly composing: ComposingJobs;
  /** Started, its modules loaded, at work. */
  startWorker(options?: WorkerOptions): Promise<ChildProcess>;
  /** Makes a slot of several channels due, each with the same fresh news. */
  addRound(name: string): Promise<Round>;
  /** Waits until a digest of the round is composed. */
  composed(round: Round): Promise<void>;
  /** Waits until all digests of the round are composed and nothing more will become of their deliveries. */
  settled(round: Round): Promise<void>;
  /** What everyone sees in the channels now, of these rounds. */
  tally(rounds: readonly Round[]): Promise<Tally>;
  close(): Promise<void>;
}

export interface WorkerOptions {
  /** Blocks of `FILE_BLOCK` beyond which the process can write no file: its disk is full. */
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
  const composing = await watchComposing(location);
  const workers = new Set<ChildProcess>();
  const order: z.infer<typeof workerOrder> = {
    store: location,
    slack: platforms.includes("slack") ? { botToken: slack.world.tokens.bot, apiUrl: slack.apiUrl } : null,
    discord: platforms.includes("discord")
      ? { token: discord.token, apiUrl: discord.apiUrl, requestsPerSecond: 1_000 }
      : null,
  };
  const addChannel = (platform: "slack" | "discord", name: string): ChannelAddress => {
    if (platform === "discord") return `discord:${discord.addChannel(name, guild).id}`;
    const id = `C${name.replaceAll(/\W/g, "").toUpperCase()}`;
    const members = new Set([slack.world.botUser]);
    slack.world.channels.set(id, { id, name, private: false, archived: false, members });
    return `slack:${id}`;
  };
  const addChannels = (desk: string): readonly ChannelAddress[] =>
    platforms.flatMap((platform) =>
      Array.from({ length: CHANNELS }, (_, index) => addChannel(platform, `${desk}-${platform}-${index}`)),
    );
  const desks = new Desks({ store, addChannels });

  return {
    slack,
    discord,
    store,
    composing,
    async startWorker({ fileBlocks } = {}) {
      const shell = fileBlocks === undefined ? {} : { execPath: "/bin/sh", execArgv: limitedTo(fileBlocks) };
      const env = { ...process.env, NODE_COMPILE_CACHE: COMPILED };
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
    addRound: (name) => desks.begin(name),
    async composed(round) {
      await until(async () => {
        const parts = await Promise.all(round.desk.channels.map((channel) => partsOf(store, { round, channel })));
        return parts.some((each) => each.length > 0) ? null : `Nothing of ${round.title} is composed.`;
      });
    },
    async settled(round) {
      for (const channel of round.desk.channels) {
        await until(async () => {
          const parts = await partsOf(store, { round, channel });
          if (parts.length > 0 && parts.every(isOver)) return null;
          return `${round.title} in ${channel}: ${JSON.stringify(parts.map(({ state, reason }) => ({ state, reason })))}`;
        });
      }
      desks.end(round);
    },
    async tally(rounds) {
      const kept = await store.outbox.list({ states: DELIVERY_STATES, limit: ALL });
      const deliveries = Map.groupBy(kept.map(withWords), ({ to }) => to);
      const channels = new Set(rounds.flatMap(({ desk }) => desk.channels));
      const seen = new Map(Array.from(channels, (channel) => [channel, wordsIn(channel, { slack, discord })]));
      return sumOf(
        rounds.flatMap(({ desk, title }) =>
          desk.channels.map((channel) =>
            tallyDigest(`${title} in ${channel}`, {
              deliveries: (deliveries.get(channel) ?? []).filter(({ words }) => words.includes(title)),
              seen: (seen.get(channel) ?? []).filter((words) => words.includes(title)),
            }),
          ),
        ),
      );
    },
    async close() {
      for (const worker of workers) worker.kill("SIGKILL");
      await Promise.all([...workers].map((worker) => once(worker, "exit")));
      await composing.close();
      await store.close();
      await slack.close();
      await discord.close();
    },
  };
}

/** Waits. @param why says why it is not yet so; null when it is. */
async function until(why: () => Promise<string | null>): Promise<void> {
  const giveUpAt = Date.now() + PATIENCE;
  for (;;) {
    const reason = await why();
    if (reason === null) return;
    if (Date.now() > giveUpAt) throw new Error(reason);
    await sleep(LOOK_EVERY);
  }
}

/** The parts of the digest of a channel's slot; none while it is not composed. */
async function partsOf(
  store: Store,
  { round, channel }: { readonly round: Round; readonly channel: ChannelAddress },
): Promise<readonly Delivery[]> {
  const digest = await store.latestDigest(channel);
  if (digest?.slot !== round.slot) return [];
  const parts: Delivery[] = [];
  for (;;) {
    const part = await store.outbox.get(`${digest.id}:${parts.length + 1}`);
    if (part === null) return parts;
    parts.push(part);
  }
}

function isOver({ state }: Delivery): boolean {
  return state === "sent" || state === "dead" || state === "held";
}

/** A delivery with what people read in it: by that, not by the keys that Lede finds them by, messages are told apart. */
interface WordedDelivery extends Delivery {
  readonly words: string;
}

interface SeenDigest {
  readonly deliveries: readonly WordedDelivery[];
  /** The words of each message in the channel. */
  readonly seen: readonly string[];
}

function tallyDigest(name: string, { deliveries, seen }: SeenDigest): Tally {
  const times = ({ words }: WordedDelivery): number => seen.filter((each) => each === words).length;
  const strange = seen.filter((each) => deliveries.every(({ words }) => words !== each));
  const digests = new Set(deliveries.map(({ subject }) => subject));
  return {
    deliveries: deliveries.length,
    lost: [...(digests.size === 0 ? [name] : []), ...keysOf(deliveries.filter((each) => times(each) === 0))],
    doubled: [
      ...(digests.size > 1 ? [name] : []),
      ...keysOf(deliveries.filter((each) => times(each) > 1)),
      ...strange.map((words) => `${name}: ${words}`),
    ],
    held: keysOf(deliveries.filter(({ state }) => state === "held")),
    takenUpAgain: deliveries.filter(({ claims }) => claims > 1).length,
  };
}

function keysOf(deliveries: readonly Delivery[]): readonly string[] {
  return deliveries.map(({ key }) => key);
}

function withWords(delivery: Delivery): WordedDelivery {
  return { ...delivery, words: wordsOf(delivery.message.body) };
}

function wordsIn(
  channel: ChannelAddress,
  { slack, discord }: Pick<DeliveryGround, "slack" | "discord">,
): readonly string[] {
  const [platform, id = ""] = channel.split(":");
  const messages = platform === "slack" ? slack.posted(id) : (discord.world.channels.get(id)?.messages ?? []);
  return messages.map(wordsOf);
}

/** Of a message as it is posted or as the platform keeps it. */
function wordsOf(body: object): string {
  return ("blocks" in body ? slackTextsOf(body) : discordTextsOf(body)).join("\n");
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
