import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { runCli } from "./entry/cli.ts";
import { makeLog } from "./entry/make-log.ts";
import { parseSettings } from "./entry/settings.ts";
import { LedeError } from "./shared/errors.ts";
import { systemCode } from "./shared/system-error.ts";

const clock = (): Date => new Date();

/** Starts Lede: joins it to this process, hands the arguments over and leaves the exit code. */
export async function main(): Promise<void> {
  const home = dirname(import.meta.dirname);
  stopQuietlyWhenNobodyReads();
  readDotEnv(join(home, ".env"));
  process.exitCode = await runCli(process.argv.slice(2), {
    version: readVersion(home),
    home,
    settings: () => parseSettings({ env: process.env, cwd: process.cwd(), home, readText }),
    clock,
    openLog: () => makeLog(process.stderr, { env: process.env, clock }),
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
  });
}

function readVersion(home: string): string {
  const manifest: unknown = JSON.parse(readFileSync(`${home}/package.json`, "utf8"));
  return typeof manifest === "object" && manifest !== null && "version" in manifest ? String(manifest.version) : "0";
}

/** Tokens and keys that stand in a file instead of the environment; what the environment sets stays as it is. */
function readDotEnv(path: string): void {
  try {
    process.loadEnvFile(path);
  } catch (error) {
    if (systemCode(error) !== "ENOENT") throw error;
  }
}

function readText(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch (cause) {
    if (systemCode(cause) === "ENOENT") return null;
    throw new LedeError(
      "bad-settings",
      `Cannot read the settings file ${path}: ${systemCode(cause) || String(cause)}.`,
      {
        next: "Make it a readable file, or set LEDE_FILE to another.",
        cause,
      },
    );
  }
}

/** `lede digest | head` closes the pipe early: that is no failure of ours. */
function stopQuietlyWhenNobodyReads(): void {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    process.exit(0);
  });
}
