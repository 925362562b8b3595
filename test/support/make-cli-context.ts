import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { CliContext } from "../../src/entry/cli/cli-context.ts";
import { makeLog } from "../../src/entry/make-log.ts";
import { parseSettings } from "../../src/entry/settings.ts";

const HOME = resolve(import.meta.dirname, "../..");

export interface CliWorld {
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly now?: Date;
  readonly stdin?: Uint8Array;
}

/** What a command has of the world, with what it prints kept for the test to read. */
export function makeCliContext({ env = {}, cwd = HOME, now = new Date("2026-11-02T07:00:00Z"), stdin }: CliWorld = {}) {
  const printed = { out: "", err: "" };
  let time = now;
  const context: CliContext = {
    version: "0.0.0-test",
    home: HOME,
    settings: () => parseSettings({ env: { LEDE_TIMEZONE: "UTC", ...env }, cwd, home: HOME, readText }),
    clock: () => time,
    openLog: () => makeLog(context.stderr, { env, clock: () => time }),
    stdin: once(stdin),
    stdout: { write: (text) => ((printed.out += text), true) },
    stderr: { write: (text) => ((printed.err += text), true) },
  };
  /** Moves the clock. */
  const at = (instant: Date): void => void (time = instant);
  return { context, printed, at };
}

function readText(path: string): string | null {
  return existsSync(path) ? readFileSync(path, "utf8") : null;
}

async function* once(bytes: Uint8Array | undefined): AsyncIterable<Uint8Array> {
  if (bytes !== undefined) yield bytes;
}
