import { readFileSync } from "node:fs";
import { dirname } from "node:path";
import { runCli } from "./entry/cli.ts";
import { parseSettings } from "./entry/settings.ts";

/** Starts Lede: joins it to this process, hands the arguments over and leaves the exit code. */
export async function main(): Promise<void> {
  const home = dirname(import.meta.dirname);
  stopQuietlyWhenNobodyReads();
  process.exitCode = await runCli(process.argv.slice(2), {
    version: readVersion(home),
    home,
    settings: () => parseSettings({ env: process.env, cwd: process.cwd(), home }),
    clock: () => new Date(),
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
  });
}

function readVersion(home: string): string {
  const manifest: unknown = JSON.parse(readFileSync(`${home}/package.json`, "utf8"));
  return typeof manifest === "object" && manifest !== null && "version" in manifest ? String(manifest.version) : "0";
}

/** `lede digest | head` closes the pipe early: that is no failure of ours. */
function stopQuietlyWhenNobodyReads(): void {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    process.exit(0);
  });
}
