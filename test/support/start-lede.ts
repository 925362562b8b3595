import { spawn, type ChildProcess } from "node:child_process";
import { join, resolve } from "node:path";
import { onTestFinished } from "vitest";

const HOME = resolve(import.meta.dirname, "../..");

export interface StartedLede {
  readonly child: ChildProcess;
  /** What it has said on standard error so far. */
  readonly log: () => string;
  /** The code it ended with; null where a signal ended it. */
  readonly ended: Promise<number | null>;
}

export interface StartedIn {
  /** The folder that it is started in. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
}

/** `lede start` as a process of its own, which does not outlive the test. */
export function startLede(args: readonly string[], { cwd, env }: StartedIn): StartedLede {
  const child = spawn(process.execPath, [join(HOME, "src/lede.js"), "start", ...args], {
    cwd,
    env: { PATH: process.env["PATH"], LEDE_TIMEZONE: "UTC", LEDE_PORT: "0", INIT_CWD: cwd, ...env },
  });
  let log = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (log += text));
  child.stdout.resume();
  const ended = new Promise<number | null>((over) => child.once("exit", over));
  onTestFinished(() => void child.kill("SIGKILL"));
  return { child, log: () => log, ended };
}
