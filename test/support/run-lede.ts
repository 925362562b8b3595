import { spawn } from "node:child_process";
import { join, resolve } from "node:path";

const HOME = resolve(import.meta.dirname, "../..");

export interface LedeRun {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface LedeWorld {
  /** The folder that the user types in; the store goes into `data` below it. */
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: Uint8Array | string;
}

/** Runs `lede <arguments>` as a process of its own, as a person would, and waits for its end. */
export async function runLede(args: readonly string[], { cwd, env = {}, stdin = "" }: LedeWorld): Promise<LedeRun> {
  const child = spawn(process.execPath, [join(HOME, "src/lede.js"), ...args], {
    cwd,
    env: { PATH: process.env["PATH"], LEDE_DATA: join(cwd, "data"), LEDE_TIMEZONE: "UTC", INIT_CWD: cwd, ...env },
  });
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => out.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => err.push(chunk));
  // A command that fails early does not read its input: a closed pipe is no failure of the test.
  child.stdin.on("error", () => undefined);
  child.stdin.end(stdin);
  const code = await new Promise<number | null>((ended, failed) => {
    child.on("close", ended);
    child.on("error", failed);
  });
  return { code, out: Buffer.concat(out).toString("utf8"), err: Buffer.concat(err).toString("utf8") };
}
