import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { median } from "./measure.ts";

/** How often a process's memory is looked at, in milliseconds. */
const LOOK_EVERY = 250;
/** Milliseconds in which a process has to be ready. */
const START_WITHIN = 60_000;

/** A process under load. Its memory is read from /proc, so this needs Linux. */
export interface ServedProcess {
  /** The resident set so far, in MB of 1,000,000 bytes. */
  memory(): { readonly peak: number; readonly median: number };
  /** Seconds of the processor so far, on all threads. */
  cpuSeconds(): number;
  /** What it wrote, for when something is wrong. */
  log(): string;
  stop(): Promise<void>;
}

export interface ServedWith {
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly isReady: () => boolean;
}

/** Starts `node <args>` with nothing else in its environment, and waits until it is ready. @throws Error where it ends before. */
export async function startServed({ args, cwd, env, isReady }: ServedWith): Promise<ServedProcess> {
  const child = spawn(process.execPath, args, { cwd, env: { PATH: process.env["PATH"], ...env } });
  const written: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => written.push(text));
  }
  const ended = once(child, "close");
  const log = (): string => written.join("");
  const giveUpAt = performance.now() + START_WITHIN;
  while (!isReady()) {
    if (child.exitCode !== null || performance.now() > giveUpAt) {
      child.kill("SIGKILL");
      throw new Error(`node ${args.join(" ")} does not serve:\n${log()}`);
    }
    await sleep(50);
  }
  const { pid } = child;
  const sizes: number[] = [];
  const looking = setInterval(() => sizes.push(readStatus(pid, "VmRSS")), LOOK_EVERY);
  return {
    memory: () => ({ peak: readStatus(pid, "VmHWM"), median: median(sizes) }),
    cpuSeconds: () => readCpu(pid),
    log,
    async stop() {
      clearInterval(looking);
      child.kill("SIGTERM");
      await ended;
    },
  };
}

/** A line of /proc/<pid>/status in MB of 1,000,000 bytes. Source: proc_pid_status(5). */
function readStatus(pid: number | undefined, name: string): number {
  const status = readFileSync(`/proc/${String(pid)}/status`, "utf8");
  const kibibytes = new RegExp(`^${name}:\\s+(\\d+) kB`, "m").exec(status)?.[1];
  return (Number(kibibytes) * 1024) / 1e6;
}

/** User and system time of all threads, in jiffies of 10 ms. Source: proc_pid_stat(5). */
function readCpu(pid: number | undefined): number {
  const fields = readFileSync(`/proc/${String(pid)}/stat`, "utf8")
    .replace(/^.*\) /s, "")
    .split(" ");
  return (Number(fields[11]) + Number(fields[12])) / 100;
}
