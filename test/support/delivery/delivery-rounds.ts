import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { FAST_POLICY } from "./fast-policy.ts";
import type { SlackFault } from "../loopback-slack/slack-faults.ts";
import type { Fault as DiscordFault } from "../loopback-discord/faults.ts";
import { driveOutbox } from "../run-outbox.ts";
import type { Round } from "./delivery-desks.ts";
import { FILE_BLOCK, sumOf, type DeliveryGround, type Tally } from "./delivery-ground.ts";

const POST = /^POST .*\/messages$/;

export interface KillOptions {
  readonly rounds: number;
  readonly workers: number;
}

export interface Killed extends Tally {
  /** Rounds in which a delivery was under way when a worker was killed. */
  readonly inTheAct: number;
  /** Composing jobs that their worker did not end, because it was killed or too slow; none where each has its own. */
  readonly composingAgain: number;
}

/** Rounds overlap a little: what a dead worker left is found out while the next ones are already at it. */
const OVERLAP = 4;

/** A round is composed, and posted, in about so long. Milliseconds. */
const COMPOSING_MS = 60;
const POSTING_MS = 100;

/** Answers take a moment, so that many kills come between a post and what is written of it. Milliseconds. */
const answerAfter = (): number => 10 + Math.random() * 60;

/** Each round a worker is killed with -9 at a random moment while all of them post, and another takes its place. */
export async function killRounds(ground: DeliveryGround, { rounds, workers: count }: KillOptions): Promise<Killed> {
  ground.slack.faults.behave((method) => (method === "chat.postMessage" ? { kind: "slow", ms: answerAfter() } : null));
  const workers = Array.from({ length: count }, () => ground.startWorker());
  const rounded: Round[] = [];
  let inTheAct = 0;
  for (let round = 0; round < rounds; round++) {
    const victim = (await Promise.all(workers))[round % count];
    ground.discord.faults.clear();
    for (let i = 0; i < 8; i++) ground.discord.faults.add({ kind: "late", ms: answerAfter() }, { on: POST });
    const added = await ground.addRound(`k${round}`);
    rounded.push(added);
    await momentIn(added, ground);
    await kill(victim);
    const under = await ground.store.outbox.list({ states: ["sending"], limit: 100 });
    if (under.length > 0) inTheAct++;
    workers[round % count] = ground.startWorker();
    const earlier = rounded[round - OVERLAP];
    if (earlier !== undefined) await ground.settled(earlier);
  }
  await Promise.all(workers);
  for (const each of rounded.slice(-OVERLAP)) await ground.settled(each);
  return { ...(await ground.tally(rounded)), inTheAct, composingAgain: await ground.composing.takenUpAgain() };
}

/** A moment of chance while the round is composed, or while it is posted. */
async function momentIn(round: Round, ground: DeliveryGround): Promise<void> {
  if (Math.random() < 0.5) {
    await ground.composing.begun(round.dueAt);
    await sleep(Math.random() * COMPOSING_MS);
  } else {
    await ground.composed(round);
    await sleep(Math.random() * POSTING_MS);
  }
}

async function kill(worker: ChildProcess | undefined): Promise<void> {
  if (worker === undefined || worker.exitCode !== null) throw new Error("The worker was dead already.");
  const over = once(worker, "exit");
  worker.kill("SIGKILL");
  await over;
}

/** What goes wrong, how it befalls the platforms' posts. */
export interface DeliveryFault {
  readonly name: string;
  readonly slack: () => SlackFault;
  readonly discord: () => DiscordFault;
}

const beyondLease = (): number => FAST_POLICY.request * (1 + Math.random());

/** The faults of a platform. Where both kinds are possible, what was asked is done or not, by chance. */
export const PLATFORM_FAULTS: readonly DeliveryFault[] = [
  { name: "response lost after delivery", slack: () => ({ kind: "lost" }), discord: () => ({ kind: "lost" }) },
  {
    name: "429 storms",
    slack: () => ({ kind: "limited", seconds: 1 }),
    discord: () => ({ kind: "limited", retryAfter: 0.3 }),
  },
  {
    name: "500s, done or not",
    slack: () => ({ kind: "status", status: 500, done: Math.random() < 0.5 }),
    discord: () => (Math.random() < 0.5 ? { kind: "status", status: 500 } : { kind: "done-but", status: 502 }),
  },
  {
    name: "slow posts beyond our patience",
    slack: () => ({ kind: "slow", ms: beyondLease() }),
    discord: () => ({ kind: "late", ms: beyondLease() }),
  },
];

/** Rounds in which half of the first posts go wrong in one way, with two workers. */
export async function faultRounds(ground: DeliveryGround, fault: DeliveryFault, rounds: number): Promise<Tally> {
  const workers = await Promise.all([ground.startWorker(), ground.startWorker()]);
  const rounded: Round[] = [];
  for (let round = 0; round < rounds; round++) {
    const name = `${fault.name.replaceAll(/\W/g, "")}${round}`;
    ground.slack.faults.script("chat.postMessage", ...Array.from({ length: 3 }, () => fault.slack()));
    for (let i = 0; i < 3; i++) ground.discord.faults.add(fault.discord(), { on: POST });
    const added = await ground.addRound(name);
    await ground.settled(added);
    rounded.push(added);
  }
  await Promise.all(workers.map(kill));
  return await ground.tally(rounded);
}

/** What a round adds to SQLite's log, about; the log begins again from its start when it is long. */
const ROUND_BYTES = 1_000_000;

/**
 * Rounds in which one of two workers can write no file beyond a size of chance: its disk is full before it composes, or
 * while it posts, and then it cannot say what became of it.
 *
 * @param folder of the SQLite store.
 */
export async function fullDiskRounds(ground: DeliveryGround, folder: string, rounds: number): Promise<Tally> {
  const rounded: Round[] = [];
  for (let round = 0; round < rounds; round++) {
    const written = statSync(join(folder, "lede.db-wal")).size;
    const fileBlocks = Math.floor((Math.random() * (written + ROUND_BYTES)) / FILE_BLOCK);
    const limited = await ground.startWorker({ fileBlocks });
    const added = await ground.addRound(`full${round}`);
    await sleep(200);
    const other = await ground.startWorker();
    await ground.settled(added);
    rounded.push(added);
    await kill(other);
    if (limited.exitCode === null) await kill(limited);
  }
  return await ground.tally(rounded);
}

/**
 * Rounds in which the database goes away while two workers compose and post.
 *
 * @param restart takes it away and brings it back.
 */
export async function restartRounds(
  ground: DeliveryGround,
  restart: () => Promise<void>,
  rounds: number,
): Promise<Tally> {
  const workers = await Promise.all([ground.startWorker(), ground.startWorker()]);
  const rounded: Round[] = [];
  for (let round = 0; round < rounds; round++) {
    const added = await ground.addRound(`restart${round}`);
    await momentIn(added, ground);
    await restart();
    await ground.settled(added);
    rounded.push(added);
  }
  await Promise.all(workers.map(kill));
  return await ground.tally(rounded);
}

/** Rounds in which the platform answers nothing for an hour, by a driven clock, beginning at a random moment. */
export async function outageRounds(place: () => string, rounds: number): Promise<Tally> {
  const tallies: Tally[] = [];
  for (let round = 0; round < rounds; round++) {
    const { add, pass, platform, store, words } = await driveOutbox(place());
    const keys = Array.from({ length: 6 }, (_, part) => `outage${Math.floor(part / 2)}:${(part % 2) + 1}`);
    await add(...keys);
    await pass(Math.random() * 5);
    platform.fail("lost-response");
    platform.breakDown();
    await pass(3_600);
    platform.recover();
    await pass(900);
    const count = (key: string): number => words().filter((each) => each === `Words of ${key}`).length;
    const kept = await store.outbox.list({ states: ["sent", "held"], limit: 100 });
    tallies.push({
      deliveries: keys.length,
      lost: keys.filter((key) => count(key) === 0),
      doubled: keys.filter((key) => count(key) > 1),
      held: kept.filter(({ state }) => state === "held").map(({ key }) => key),
      takenUpAgain: kept.filter(({ claims }) => claims > 1).length,
    });
    await store.close();
  }
  return sumOf(tallies);
}
